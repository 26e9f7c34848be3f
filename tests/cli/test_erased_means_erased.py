"""`erase` by whatever name, whatever is left of the entry."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from cli.erased_files import holding, said
from cli.kept import kept_files
from program import Program

DAMAGE = {
    "damaged": (b"pack = ", b"pack = = "),
    "newer": (b"schema = 1", b"schema = 2"),
    "conflicted": (b'title = ""', b"<<<<<<< a\n=======\n>>>>>>> b"),
    "cut off": (b"# end of", b""),
}


@pytest.mark.parametrize("named", ["whole", "letters", "beginning"])
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("damage", DAMAGE)
def test_an_entry_that_cannot_be_read_is_erased_by_its_id(
    program: Program, journal: Path, damage: str, alone: bool, named: str
) -> None:
    """Whole, by its letters or by its beginning, whether or not another entry can be read."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    if not alone:
        program("write", "-d", "3 May", "Nobody rang back.")
    path.write_bytes(path.read_bytes().replace(*DAMAGE[damage]))
    name = {"whole": path.stem, "letters": path.stem[-6:], "beginning": path.stem[:13]}[named]
    assert f"{path.stem} is gone for good: 1 file." in program("erase", name, "--yes").out
    assert holding(journal.parent, b"zzkettle") == []
    assert len(program("list", "--json").json) == (0 if alone else 1)


@pytest.mark.parametrize("room", ["versions", "trash"])
def test_what_is_left_of_an_entry_is_erased_by_its_id(program: Program, journal: Path, room: str) -> None:
    """Earlier versions without an entry, and a damaged entry in the trash; it asks first, and says what it is about."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    if room == "versions":
        program("edit", "last", "--title", "T")
        path.unlink()
    else:
        program("delete", "last")
        (deleted,) = journal.glob("trash/*/*.toml")
        deleted.write_bytes(deleted.read_bytes()[:120])
    asked = program.at_terminal("erase", path.stem, typed=["yes"]).out
    assert "No file of it can be read as an entry." in asked
    assert f"Erase {path.stem}, about 1 June 2026, for good" in " ".join(asked.split())
    assert holding(journal.parent, b"zzkettle") == []


def test_what_is_left_is_named_with_its_path_and_not_called_erased(program: Program, journal: Path) -> None:
    """The exit code says so where no file was erased at all."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    copy = journal / ".stversions" / path.name
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    assert f"\n  .stversions/{path.name}\n" in program("erase", "last", "--yes").out
    again = program("erase", path.stem, "--yes", code=1)
    assert f"The journal holds no file of {path.stem} any more." in again.out
    assert f"\n  .stversions/{path.name}\n" in again.out
    copy.unlink()
    assert "no entries yet" in program("erase", path.stem, "--yes", code=1).err


def test_what_is_out_of_reach_is_said_and_the_history_of_git_where_there_is_one(
    program: Program, journal: Path
) -> None:
    """Backups and other copies always; the history is packed, so that nobody can look into it for an id."""
    program("write", "Words.")
    said = " ".join(program("erase", "last", "--yes").out.split())
    assert (
        "Backups, synced copies of the journal, documents you exported and the disk itself may still hold it"
        in said
    )
    assert "Git" not in said
    program("write", "Words.")
    (journal / ".git").mkdir()
    assert "Git keeps the history of this folder" in program("erase", "last", "--yes").out


def test_last_means_no_entry_that_cannot_be_read(program: Program, journal: Path) -> None:
    """Nobody knows when that one was written."""
    program("write", "Words.")
    (path,) = kept_files(journal)
    path.write_bytes(b"schema = ")
    assert "Name it by its id." in program("erase", "last", "--yes", code=1).err
    assert path.exists()


@pytest.mark.parametrize(
    "command", [["show"], ["edit"], ["tag", "power"], ["delete"], ["restore"], ["erase", "--yes"], ["done"]]
)
@pytest.mark.parametrize("name", ["last", "today"])
def test_there_are_no_entries_yet_is_never_said_beside_a_damaged_one(
    program: Program, journal: Path, name: str, command: list[str]
) -> None:
    """Nor where the folder of its month is a link; named by its id, a damaged one is said to be damaged."""
    program("write", "Words.")
    (path,) = kept_files(journal)
    path.write_bytes(b"schema = ")
    verb, *rest = command
    for wanted in (name, path.stem):
        if verb != "erase" or wanted == name:
            assert "no entries yet" not in said(program(verb, wanted, *rest, code=None))
    path.parent.rename(journal.parent / "elsewhere")
    path.parent.symlink_to(journal.parent / "elsewhere")
    assert "no entries yet" not in said(program(verb, name, *rest, code=None))


def test_a_damaged_entry_named_by_its_id_is_said_to_be_damaged(program: Program, journal: Path) -> None:
    """Beside others, too, where it is not called unknown."""
    program("write", "Words.")
    (path,) = kept_files(journal)
    program("write", "-d", "3 May", "Other words.")
    path.write_bytes(b"schema = ")
    for name in (path.stem, path.stem[-6:]):
        told = said(program("show", name, code=1))
        assert f"{path.stem} cannot be read as it stands" in told
        assert "`equityjournal check` says what mends it" in told


def test_every_file_below_the_journal_that_bears_the_id_is_named_whoever_put_it_there(
    program: Program, journal: Path
) -> None:
    """Files of other tools, renamed copies, and whatever lies deeper than the journal's own: named, and left."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    places = [
        f".stversions/entries/2026/06/{path.stem}~20260601-101010.toml",
        ".dropbox.cache/2026-06-01/kettle",
        ".obsidian/workspace.json",
        "._kettle.toml",
        "entries/2026/06/.Trash-1000/files/kettle.toml",
        "entries/a/b/c/d/e/f/g/kettle.toml",
        f"prompts/{path.stem}.toml",
        "a copy.toml",
        ".hg/store/data/kettle.i",
        "lost+found/#123",
    ]
    for place in places:
        copy = journal / place
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    told = program("erase", "last", "--yes").out
    for place in places:
        assert f"\n  {place}\n" in told
        assert (journal / place).exists()


class LockedFolder:
    """A disk that gives no file of a journal's entries up."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._real = os.unlink
        self._patch = patch

    def hold(self) -> None:
        """Refuse from now on."""
        self._patch.setattr("os.unlink", self._unlink)

    def let_go(self) -> None:
        """Give files up again."""
        self._patch.setattr("os.unlink", self._real)

    def _unlink(self, path: str | Path, *arguments: Any, **keywords: Any) -> None:
        if "entries" in Path(path).parts and Path(path).suffix == ".toml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        self._real(path, *arguments, **keywords)


def test_an_entry_that_could_not_be_removed_is_not_said_to_have_come_back(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder without the right to remove, erasing fails in a sentence, and the journal stays whole."""
    ids = [program("write", f"Words {number}.", "--json").json["id"] for number in range(2)]
    disk = LockedFolder(monkeypatch)
    disk.hold()
    assert "cannot be removed" in program("erase", ids[0], "--yes", code=1).err
    assert "come back" not in program("check").out + program("list").err
    disk.let_go()
    program("erase", ids[0], "--yes")
    assert [entry["id"] for entry in program("list", "--json").json] == ids[1:]
