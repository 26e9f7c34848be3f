"""A number stays with its entry, or is refused, whatever happens to the journal in between."""

from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.kept import keep, kept_files
from cli.session.numbered import is_shown, refused, write
from equityjournal.store.settings.values import journal_place
from program import Program

pytestmark = pytest.mark.usefixtures("plain_letters")


# Changes since


def test_a_number_stays_with_its_entry_when_others_come(program: Program, three: list[str]) -> None:
    """Newer, older, and of the same day."""
    program.at_terminal("list")
    for day in ("today", "yesterday", "1 May"):
        write(program, "Another.", "-d", day)
    for number, identity in enumerate(three, start=1):
        assert identity in program.at_terminal("show", str(number)).out


@pytest.mark.parametrize("verb", [["delete", "2"], ["erase", "2", "--yes"]])
def test_a_number_whose_entry_is_gone_is_refused(program: Program, three: list[str], verb: list[str]) -> None:
    """It never means the next one, whoever took the entry away; the others keep their numbers."""
    program.at_terminal("list")
    program(verb[0], three[1], *verb[2:])
    said = refused(program, *(["show", "2"] if verb[0] == "erase" else verb))
    assert "not there any more" in said
    assert len(kept_files(journal_place())) == 2
    assert is_shown(program, 3, "Three of us")


def change(identity: str, old: str, new: str) -> None:
    """Edit an entry's file by hand, in another window."""
    (path,) = journal_place().glob(f"entries/*/*/{identity}.toml")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The panel met.", "The panel met.", "The panel met!"),
        ("word " * 80 + "end", "end", "END"),
        ("The panel met.\nNothing else.", "The panel met.\n", "Nothing met.\n"),
        ("Private words.", "Private words", "Other words"),
    ],
    ids=["a sign", "beyond the words shown", "the first of two", "private"],
)
def test_a_number_whose_first_line_was_changed_is_refused(
    program: Program, text: str, old: str, new: str
) -> None:
    """However little of it, wherever in the line, private or not."""
    private = ["--private"] if "Private" in text else []
    identity = write(program, text, *private)
    program.at_terminal("list")
    change(identity, old, new)
    for verb in (["show", "1"], ["delete", "1"], ["edit", "1", "--title", "x"]):
        said = refused(program, *verb)
        assert "was changed since" in said
        assert "Other words" not in said


def test_a_change_below_the_first_line_changes_no_number(program: Program) -> None:
    """Nor do its title, its day, its tags, or that it is private now, when its words are no longer said."""
    identity = write(program, "The panel met.\nNothing else.", "-t", "power")
    program.at_terminal("list")
    change(identity, "Nothing else.", "Something else.")
    assert is_shown(program, 1, "Something else.")
    program("edit", identity, "--title", "At the panel", "-d", "3 May", "--private")
    assert program.at_terminal("show", "1").out.startswith("Number 1, 3 May 2026: private\n")


def test_a_number_of_a_file_damaged_since_is_refused(program: Program, three: list[str]) -> None:
    """It cannot be read, so it is not there."""
    program.at_terminal("list")
    change(three[0], 'title = ""', "title = My title")
    assert "not there any more" in refused(program, "show", "1")
    assert "Three of us" in program.at_terminal("show", "3").out


# Whatever happens in between


def change_something(program: Program, journal: Path, kind: str, place: int) -> None:
    """What another window may do meanwhile to the entry with some place among all files."""
    files = kept_files(journal)
    identity = files[place % len(files)].stem if files else "2026-06-01-aaaaaa"
    if kind == "add":
        keep(journal, program.clock, text=f"Added on top.\n{place}")
    elif kind == "change first line" and files:
        change(identity, 'text = """\n', 'text = """\nEdited ')
    elif kind == "change title" and files:
        program("edit", identity, "--title", f"Title {place}")
    elif kind == "private":
        program("edit", identity, "--private", code=None)
    else:
        program(kind, identity, *(["--yes"] if kind == "erase" else []), code=None)


def first_lines(journal: Path) -> dict[str, str]:
    """The first line of each entry that is there, by its id."""
    return {
        path.stem: path.read_text("utf-8").split('text = """\n')[1].split("\n")[0]
        for path in kept_files(journal)
    }


KINDS = ("add", "delete", "erase", "restore", "change first line", "change title", "private")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    entries=st.integers(1, 5),
    between=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9)), max_size=6),
)
def test_a_number_means_the_entry_it_stood_beside_or_is_refused(
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    entries: int,
    between: list[tuple[str, int]],
) -> None:
    """After any sequence of adds, deletes, edits and the like, in whatever windows."""
    journal = tmp_path / uuid4().hex
    monkeypatch.setenv("EQUITYJOURNAL_DIR", str(journal))
    for number in range(entries):
        keep(journal, program.clock, text=f"Entry {number}.\nMore.")
    program.at_terminal("list")
    shown = [entry["id"] for entry in program("list", "--json").json]
    was = first_lines(journal)
    for kind, place in between:
        change_something(program, journal, kind, place)
    now = first_lines(journal)
    for number, identity in enumerate(shown, start=1):
        if now.get(identity) == was[identity]:
            said = program.at_terminal("show", str(number)).out
            assert said.startswith(f"Number {number}, ")
            assert f"\n{identity}\n" in said
        elif now:
            said = refused(program, "show", str(number))
            assert ("was changed since" if identity in now else "not there any more") in said
