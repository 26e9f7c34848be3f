"""What is cut off or damaged comes back from its versions, and nothing cut off is sealed as whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.fake_editor import Editor
from cli.kept import kept_files
from equityjournal.store.records.seal import State, read_seal
from program import Outcome, Program

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off, and can be read": lambda data: data[: data.index(b"# end of")],
    "cut off in its words": lambda data: data[: data.index(b"second")],
    "cut off near its top": lambda data: data[:40],
    "empty": lambda _: b"",
    "damaged": lambda data: data.replace(b"pack = ", b"pack = = "),
    "no text": lambda _: b"\xff\xfe\x00",
}


def words(program: Program) -> str:
    """What the entry says."""
    text: str = program("show", "last", "--json").json["answers"][0]["text"]
    return text


def problems(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """The kind of each problem and what is said of it, by path."""
    return {one["path"]: (one["kind"], one["message"]) for one in outcome.json["problems"]}


@pytest.fixture
def entry(program: Program, journal: Path) -> Path:
    """The file of an entry with two earlier versions."""
    program("write", "First words. Then second words.")
    program("edit", "last", "--title", "One")
    program("edit", "last", "--title", "Two")
    (path,) = kept_files(journal)
    return path


def cut_in_words(path: Path) -> bytes:
    """Cut a file off within its words, so that it still can be read: what was lost does not show."""
    data = path.read_bytes()
    stump = data[: data.index(b" Then")] + b'"\n'
    path.write_bytes(stump)
    return stump


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_command_that_check_names_brings_an_entry_back(
    program: Program, journal: Path, entry: Path, damage: str
) -> None:
    """Its bytes as they were are kept, named as kept and no fault, and go when it is erased."""
    before = DAMAGE[damage](entry.read_bytes())
    entry.write_bytes(before)
    name = entry.relative_to(journal).as_posix()
    advice = problems(program("check", "--json", code=1))[name][1]
    assert f"`equityjournal restore {entry.stem} --version 2`" in advice
    assert "One" in program("show", entry.stem, "--versions").out
    told = program("restore", entry.stem, "--version", "2").out
    (kept,) = journal.glob("versions/*/*.broken")
    assert kept.relative_to(journal).as_posix() in "".join(told.split("\n"))
    assert kept.read_bytes() == before
    assert words(program) == "First words. Then second words."
    checked = program("check", "--json")
    assert problems(checked)[kept.relative_to(journal).as_posix()][0] == "kept"
    assert checked.json["whole"]
    program("erase", "last", "--yes")
    assert not kept.exists()


def test_versions_whose_entry_is_nowhere_are_named_and_come_back(
    program: Program, journal: Path, entry: Path
) -> None:
    """By the command that is named, also while their loss is noticed; or they are erased by the other."""
    entry.unlink()
    kind, advice = problems(program("check", "--json", code=1))[f"versions/{entry.stem}"]
    assert kind == "orphaned"
    assert f"`equityjournal restore {entry.stem} --version 2`" in advice
    assert f"`equityjournal erase {entry.stem}`" in advice
    assert "is back in the journal" in program("restore", entry.stem[-6:], "--version", "2").out
    assert words(program) == "First words. Then second words."
    assert "versions" not in program("check").out


def test_bringing_one_back_does_not_make_the_others_forgotten(program: Program, journal: Path) -> None:
    """A great loss is said until all are there again, or it is accepted."""
    for number in range(12):
        program("write", f"Entry {number}.")
        program("edit", "last", "--title", "T")
    lost = kept_files(journal)
    for path in lost:
        path.unlink()
    program("restore", lost[0].stem, "--version", "1")
    assert "11 entries vanished" in program("write", "More.", code=1).err
    for path in lost[1:]:
        program("restore", path.stem, "--version", "1")
    program("write", "More.")


def test_versions_of_an_entry_in_the_trash_wait_for_it(program: Program, entry: Path) -> None:
    """They are no fault; the entry comes back first."""
    program("delete", "last")
    assert program("check", "--json").json["problems"] == []
    assert "is in the trash" in program("restore", entry.stem, "--version", "1", code=1).err


def test_a_version_that_is_cut_off_is_not_sealed_as_whole(
    program: Program, journal: Path, entry: Path
) -> None:
    """It is named by `check`, shown as cut off, and does not come back; the whole one beside it does."""
    latest = max(journal.glob("versions/*/*.toml"))
    cut_in_words(latest)
    assert (
        problems(program("check", "--json", code=1))[latest.relative_to(journal).as_posix()][0] == "cut-off"
    )
    assert "Its end is cut off here" in program("show", "last", "--versions").out
    before = entry.read_bytes()
    assert "cut off" in program("restore", "last", "--version", "2", code=1).err
    assert entry.read_bytes() == before
    program("restore", "last", "--version", "1")
    cut_in_words(entry)
    name = entry.relative_to(journal).as_posix()
    assert "--version 3`" in problems(program("check", "--json", code=1))[name][1]


def test_an_entry_cut_off_in_the_trash_comes_back_as_it_is(
    program: Program, journal: Path, entry: Path
) -> None:
    """Named by `check` and in the list of the trash, still cut off when it is back, and private."""
    program("delete", "last")
    (deleted,) = journal.glob("trash/*/*.toml")
    stump = cut_in_words(deleted)
    assert (
        problems(program("check", "--json", code=1))[deleted.relative_to(journal).as_posix()][0] == "cut-off"
    )
    assert "Its end is cut off." in program("restore").out
    assert "Its end is cut off, as it was in the trash." in program("restore", entry.stem).out
    assert entry.read_bytes() == stump
    assert program("show", "last", "--json").json["private"]


def test_what_cannot_be_read_in_the_trash_is_named_there(
    program: Program, journal: Path, entry: Path
) -> None:
    """The trash is not called empty, and the entry not unknown."""
    program("delete", "last")
    (deleted,) = journal.glob("trash/*/*.toml")
    deleted.write_bytes(b"schema = ")
    assert f"{entry.stem} cannot be read." in program("restore").out
    assert "cannot be read there" in program("restore", entry.stem, code=1).err


def test_a_file_of_a_newer_version_is_not_replaced(program: Program, journal: Path, entry: Path) -> None:
    """It is whole for the program that wrote it; and a link or a folder in its place is no file to replace."""
    newer = entry.read_bytes().replace(b"schema = 1", b"schema = 2")
    entry.write_bytes(newer)
    assert "newer version" in program("restore", entry.stem, "--version", "1", code=1).err
    assert entry.read_bytes() == newer
    entry.unlink()
    entry.symlink_to("elsewhere")
    assert "link" in program("restore", entry.stem, "--version", "1", code=1).err
    assert entry.is_symlink()


@pytest.mark.parametrize(
    "verb", [["tag", "last", "power"], ["edit", "last", "--title", "T"], ["check", "--accept"]]
)
def test_no_verb_seals_an_entry_that_is_cut_off(
    program: Program, journal: Path, entry: Path, verb: list[str]
) -> None:
    """Its end may be in a backup."""
    stump = cut_in_words(entry)
    program(*verb, code=1)
    assert entry.read_bytes() == stump
    assert read_seal(stump).state is State.CUT_OFF


@pytest.mark.parametrize("room", ["drafts", "trash", "versions", "choices", "conversations"])
def test_a_small_file_that_is_cut_off_is_named(program: Program, journal: Path, room: str) -> None:
    """As strictly as an entry."""
    program("write", "First words. Then second words.")
    program.at_terminal("write", typed=["Half.", "^C"], code=None)
    program("edit", "last", "--title", "T")
    program("set-aside", "power")
    program("discussed", "last", "--with", "Amara")
    if room == "trash":
        program("delete", "last")
    (path, *_) = (journal / room).rglob("*.toml")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"# end of")])
    kind, message = problems(program("check", "--json", code=1))[path.relative_to(journal).as_posix()]
    assert kind == "cut-off"
    assert "Look for a whole copy in a backup" in message


def test_an_edit_in_the_editor_of_an_entry_that_came_back_goes_on(
    program: Program, entry: Path, editor: Editor
) -> None:
    """What came back is an entry as any other."""
    entry.write_bytes(entry.read_bytes()[:60])
    program("restore", entry.stem, "--version", "1")
    editor.replaces("second", "third")
    program("edit", "last")
    assert words(program) == "First words. Then third words."


def test_an_unfinished_answer_that_is_cut_off_is_said_to_be_when_it_is_taken_up(
    program: Program, journal: Path
) -> None:
    """Its bytes stay in the trash as they were, before a whole file takes their place."""
    program.at_terminal("write", "-t", "power", typed=["First words.", "^C"], code=None)
    (draft,) = journal.glob("drafts/*.toml")
    data = draft.read_bytes()
    stump = data[: data.index(b"# end of")]
    draft.write_bytes(stump)
    told = program.at_terminal("write", "--resume", typed=["", "More.", ".", "", ""], code=None).out
    assert "The end of its file is cut off" in " ".join(told.split())
    (kept,) = journal.glob("trash/drafts/*.broken")
    assert kept.read_bytes() == stump


def test_an_entry_under_a_wrong_name_is_never_called_its_own_copy(program: Program, journal: Path) -> None:
    """It is the only one there is: `check` says which name it should have, and never that it can go."""
    identity = program("write", "The only one there is.", "--json").json["id"]
    (path,) = kept_files(journal)
    path.rename(path.with_name(f"{identity[:11]}zzzzzz.toml"))
    said = " ".join(program("check", code=1).out.split())
    assert f"its name should be {identity}.toml" in said
    assert "You can delete" not in said


def test_an_entry_under_a_wrong_name_in_the_trash_is_named(program: Program, journal: Path) -> None:
    """`restore` sends there whoever finds that it cannot be read; by its own id it comes back."""
    identity = program("write", "The only one there is.", "--json").json["id"]
    program("delete", "last")
    (path,) = (journal / "trash").rglob("*.toml")
    path.rename(path.with_name(f"{identity[:11]}zzzzzz.toml"))
    assert "`equityjournal check` says what is wrong" in " ".join(program("restore").out.split())
    assert f"its name should be {identity}.toml" in " ".join(program("check", code=1).out.split())
    program("restore", identity)
    assert program("check").code == 0
