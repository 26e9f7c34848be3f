"""`erase` by whatever name, under an open editor, and in the index."""

import re
import sqlite3
from pathlib import Path

import pytest

from cli.fake_editor import Editor
from cli.kept import kept_files
from equityjournal.store.disk.config import erased_place, index_place
from equityjournal.store.index import marks
from program import Outcome, Program

DAMAGE = {
    "damaged": (b"pack = ", b"pack = = "),
    "newer": (b"schema = 1", b"schema = 2"),
    "conflicted": (b'title = ""', b"<<<<<<< a\n=======\n>>>>>>> b"),
    "cut off": (b"# end of", b""),
}


def said(outcome: Outcome) -> str:
    """Everything on the screen, on one line."""
    return " ".join((outcome.out + outcome.err).split())


def holding(folder: Path, word: bytes) -> list[Path]:
    """Files below a folder that hold a word."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and word in path.read_bytes()]


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


def test_the_history_of_git_is_mentioned_where_there_is_one(program: Program, journal: Path) -> None:
    """It is packed, so that nobody can look into it for an id."""
    program("write", "Words.")
    assert "Git" not in program("erase", "last", "--yes").out
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


# An editor that is open on it


def erases(path: Path, then: str) -> str:
    """What an editor does that is open while another window erases the entry."""
    return (
        f"import subprocess\n"
        f"subprocess.run([sys.executable, '-m', 'equityjournal', 'erase', {path.stem!r}, '--yes'], check=True)\n"
        f"{then}"
    )


SAVES = "path.write_text('A zzkettle, and more.')"


def test_an_editor_open_on_it_is_told_and_its_text_given_back(
    program: Program, journal: Path, editor: Editor
) -> None:
    """Nothing of it is kept silently; no file that is not there is named."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(erases(path, SAVES))
    told = program("edit", "last", code=1).err
    assert "This is what you wrote, so that you can copy it from here:\nA zzkettle, and more." in told
    assert f"{path.stem} was erased while it was open here" in told
    assert str(journal) not in told
    assert holding(journal, b"zzkettle") == []
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize(("typed", "kept"), [("yes", True), ("", False)])
def test_at_a_terminal_the_text_may_be_kept_under_no_id(
    program: Program, journal: Path, editor: Editor, typed: str, kept: bool
) -> None:
    """As an unfinished answer, with its labels, which `write` offers again."""
    program("write", "--private", "--title", "T", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(erases(path, SAVES))
    told = program.at_terminal("edit", "last", typed=[typed], code=1).out
    assert "Keep these words as an unfinished answer of its own?" in " ".join(told.split())
    drafts = list(journal.glob("drafts/*"))
    assert len(drafts) == kept
    assert all(b"private = true" in draft.read_bytes() for draft in drafts)
    assert not [draft for draft in drafts if path.stem.encode() in draft.read_bytes()]


@pytest.mark.parametrize("then", ["", "path.unlink(missing_ok=True)"])
def test_an_editor_that_left_no_change_is_told_as_well(
    program: Program, journal: Path, editor: Editor, then: str
) -> None:
    """And nothing is offered, as nothing was written."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(erases(path, then or "path.write_text('A zzkettle.\\n')"))
    told = program("edit", "last", code=1).err
    assert "was erased while it was open here" in told
    assert "This is what you wrote" not in told
    assert holding(journal, b"zzkettle") == []


def test_an_editor_open_on_an_entry_that_was_deleted_keeps_its_text(
    program: Program, journal: Path, editor: Editor
) -> None:
    """It is offered again once the entry is back."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(erases(path, SAVES).replace("'erase', ", "'delete', ").replace(", '--yes'", ""))
    assert f"`equityjournal restore {path.stem}` brings it back" in said(program("edit", "last", code=1))
    program("restore", path.stem)
    editor.does("pass")
    program("edit", "last")
    assert program("show", "last", "--json").json["answers"][0]["text"] == "A zzkettle, and more."


# The index


def test_an_index_that_cannot_be_cleaned_is_said(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is gone all the same; the exit code is that of a failure."""
    program("write", "A zzkettle.")
    program("list")

    def no_vacuum(database: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("equityjournal.store.index.forgotten_words.remove", no_vacuum)
    monkeypatch.setattr(marks, "remove_index", lambda _: False)
    told = program("erase", "last", "--yes", code=1)
    assert "is gone for good" in told.out
    (index,) = index_place().glob("*.sqlite")
    assert "Its words may still stand in the index" in told.err
    assert str(index) in "".join(told.err.split("\n"))
    assert kept_files(journal) == []


@pytest.mark.parametrize("gone", ["file", "month", "trash"])
def test_words_of_files_that_went_by_other_ways_leave_the_index(
    program: Program, journal: Path, gone: str
) -> None:
    """Taken away by a sync service or by hand, from the entries or from the trash; at the next look."""
    program("write", "-d", "3 May", "Nobody rang back.")
    program("write", "A zzkettle.")
    (path,) = journal.glob("entries/2026/06/*.toml")
    program("list")
    if gone == "trash":
        program("delete", path.stem)
        (path,) = journal.glob("trash/*/*.toml")
        assert holding(index_place(), b"zzkettle")
    path.unlink()
    if gone == "month":
        path.parent.rmdir()
    program("list")
    assert holding(index_place(), b"zzkettle") == []
    assert len(program("search", "rang", "--json").json) == 1


def test_an_edit_or_a_move_cleans_nothing(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words are still on the disk, and cleaning costs time at every change."""
    program("write", "A zzkettle.")
    program("list")

    def cleaned(database: sqlite3.Connection) -> None:
        raise AssertionError("the whole index was written again")

    monkeypatch.setattr("equityjournal.store.index.forgotten_words.remove", cleaned)
    (path,) = kept_files(journal)
    program("edit", "last", "--title", "T")
    program("tag", "last", "power")
    program("list")
    (journal / "entries" / "moved").mkdir()
    path.rename(journal / "entries" / "moved" / path.name)
    program("list")
    program("delete", "last")
    program("list")
    program("restore", path.stem)
    assert len(program("list", "--json").json) == 1


def test_an_erased_entry_that_comes_back_is_named_until_it_goes_or_is_to_stay(
    program: Program, journal: Path
) -> None:
    """By a sync service, from another device or a copy: reading says so, and `check` with both ways on."""
    program("write", "A zzkettle.")
    program("write", "Another.")
    (path,) = (path for path in kept_files(journal) if b"zzkettle" in path.read_bytes())
    before = path.read_bytes()
    program("erase", path.stem, "--yes")
    program("check")
    for again in (f"erase {path.stem} --yes", "check --accept"):
        path.write_bytes(before)
        assert f"{path.stem} was erased here, and has come back." in said(program("list"))
        assert program("list", "--json").err
        told = said(program("check", code=1))
        assert f"`equityjournal erase {path.stem}` removes it again" in told
        assert "erased" in [one["kind"] for one in program("check", "--json", code=1).json["problems"]]
        program(*again.split())
        program("check")
        assert "was erased here" not in said(program("list"))
    assert path.exists()


@pytest.mark.parametrize("room", ["trash", "versions"])
def test_an_erased_entry_that_comes_back_into_another_room_is_named(
    program: Program, journal: Path, room: str
) -> None:
    """As from a device that deleted or edited it."""
    program("write", "A zzkettle.")
    program("edit", "last", "--title", "T")
    if room == "trash":
        program("delete", "last")
    (path,) = (journal / room).rglob("*.toml") if room == "versions" else journal.glob("trash/*/*.toml")
    (identity,) = (folder.name for folder in (journal / "versions").iterdir())
    before = path.read_bytes()
    program("erase", identity, "--yes")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before)
    assert f"{identity} was erased on this machine" in said(program("check", code=1))
    program("erase", identity, "--yes")
    program("check")


def test_what_is_kept_of_an_erased_id_tells_neither_the_id_nor_its_day(program: Program, home: Path) -> None:
    """Eight digits of its hash, on this machine alone; none is kept twice."""
    program("write", "Words.")
    program("write", "Words.")
    ids = [entry["id"] for entry in program("list", "--json").json]
    for identity in ids:
        program("erase", identity, "--yes")
    (kept,) = erased_place().glob("*.toml")
    listed = re.findall(r'"(.*)"', kept.read_text())
    assert len(listed) == 2
    assert all(re.fullmatch("[0-9a-f]{8}", digits) for digits in listed)
    assert [
        path for path in home.rglob("*") if path.is_file() and ids[0][10:].encode() in path.read_bytes()
    ] == []


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
