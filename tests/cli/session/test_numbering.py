"""Numbers stand for the entries beside which they were shown, on that terminal, and pass to no other."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from cli.fake_editor import Editor
from cli.kept import kept_files
from cli.session.numbered import is_shown, refused, write
from equityjournal.store.settings.values import journal_place
from program import Program

pytestmark = pytest.mark.usefixtures("plain_letters")

NUMBERED = re.compile(r"^ *([0-9]+)\. (.*)$", re.MULTILINE)


# Taking a number


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        (["show", "1"], "Monday 1 June 2026"),
        (["show", "1."], "Monday 1 June 2026"),
        (["edit", "1", "--title", "At the panel"], "Title: At the panel"),
        (["tag", "1", "humility"], "Saved: "),
        (["untag", "1", "power"], "Take the theme back?"),
        (["delete", "1"], "Move it to the trash?"),
        (["erase", "1"], "Erase 2026-06-01"),
        (["erase", "1", "--yes"], "Erase 2026-06-01"),
        (["notices", "1"], "This looks for patterns."),
        (["discussed", "1", "--with", "my supervisor"], "Noted beside 2026-06-01"),
        (["restore", "1", "--version", "1"], "Version 1 of 2026-06-01"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("three")
def test_every_verb_says_which_entry_a_number_is_before_it_acts(
    program: Program, typed: list[str], after: str
) -> None:
    """Its day and first words come first."""
    program("edit", "2026-06-01", "--setting", "panel")
    program.at_terminal("list")
    screen = program.at_terminal(*typed, typed=["no"]).out
    said = "Number 1, 1 June 2026: The panel met without her.\n"
    assert screen.startswith(said)
    assert after in screen.removeprefix(said)


def test_share_says_which_entries_its_numbers_are(two: tuple[Program, Program], out: Path) -> None:
    """Each, before anything is shown of the share; a private one is refused as ever."""
    amara, _ = two
    write(amara, "Of the panel.")
    write(amara, "Of the desk.", "--private", "-d", "yesterday")
    amara.at_terminal("list")
    screen = amara.at_terminal("share", "1", "--with", "Bronwen", "-o", str(out), typed=["no"], code=None).out
    assert screen.startswith("Number 1, 1 June 2026: Of the panel.\n")
    assert not out.exists()
    screen = amara.at_terminal("share", "2", "--with", "Bronwen", "-o", str(out), code=1).out
    assert screen.startswith("Number 2, 31 May 2026: private\n")
    assert "is private" in screen


def test_the_editor_opens_after_the_line_is_said(program: Program, three: list[str], editor: Editor) -> None:
    """`edit 3` is the third of the list."""
    editor.replaces("Three of us want", "It was said to us alone that we want")
    program.at_terminal("list")
    screen = program.at_terminal("edit", "3").out
    assert screen.startswith("Number 3, 3 May 2026: Three of us want the drop-in back.\n")
    assert "to us alone" in program("show", three[2]).out


@pytest.mark.parametrize(
    "typed",
    [["delete", "1"], ["erase", "1"], ["erase", "1", "--yes"], ["untag", "1", "power"]],
    ids=" ".join,
)
def test_what_takes_away_asks_of_a_number(program: Program, three: list[str], typed: list[str]) -> None:
    """Also with --yes; anything but yes leaves all as it is, and of an id nothing more is asked than before."""
    before = [path.read_bytes() for path in kept_files(journal_place())]
    program.at_terminal("list")
    for answer, code in ((["no"], 0), (["y"], 0), ([""], 0), (["^D"], 0), (["^C"], 130)):
        assert "Nothing was" in program.at_terminal(*typed, typed=answer, code=code).out
    assert [path.read_bytes() for path in kept_files(journal_place())] == before
    program.at_terminal(*typed, typed=["yes"])
    assert [path.read_bytes() for path in kept_files(journal_place())] != before
    assert (three[0] in str(kept_files(journal_place()))) is (typed[0] == "untag")


def test_what_was_deleted_by_number_is_restored_by_it(program: Program, three: list[str]) -> None:
    """The number stays with the entry in the trash too; the list of the trash gives numbers of its own."""
    program.at_terminal("list")
    program.at_terminal("delete", "3", typed=["yes"])
    assert program.at_terminal("restore", "3").out.startswith("Number 3, 3 May 2026: Three of us")
    assert program("show", three[2]).code == 0
    program("delete", three[2])
    assert "1. 2026-05-03" in program.at_terminal("restore").out
    assert "is back" in program.at_terminal("restore", "1").out


@pytest.mark.parametrize("number", ["0", "4", "007", "12", "999"])
@pytest.mark.usefixtures("three")
def test_a_number_that_was_not_shown_is_refused(program: Program, number: str) -> None:
    """The last one there was is said; nothing else is meant."""
    program.at_terminal("list")
    assert "from 1 to 3" in refused(program, "show", number)
    assert is_shown(program, 3, "Three of us")


@pytest.mark.parametrize(
    "verb", [["show"], ["edit", "--title", "x"], ["delete"], ["erase", "--yes"], ["notices"]]
)
def test_away_from_a_terminal_a_number_is_refused_with_ids(
    program: Program, three: list[str], verb: list[str]
) -> None:
    """In a pipe, and where the window cannot be told from others."""
    program.at_terminal("list")
    before = [path.read_bytes() for path in kept_files(journal_place())]
    piped = program(verb[0], "1", *verb[1:], code=1)
    unknown = refused(program, verb[0], "1", *verb[1:], window=None)
    for said in (piped.err, unknown):
        assert "only on the terminal that showed it" in " ".join(said.split())
        assert all(identity in said for identity in three)
        assert not NUMBERED.findall(said)
        assert "Nobody" not in said
    assert piped.out == ""
    assert [path.read_bytes() for path in kept_files(journal_place())] == before


def test_with_json_a_number_is_refused_with_ids(program: Program, three: list[str]) -> None:
    """A program has no use for numbers, at a terminal neither; nor does JSON give any."""
    program.at_terminal("list")
    for verb in ("show", "notices"):
        said = refused(program, verb, "1", "--json")
        assert "--json" in said
        assert three[0] in said
        assert not NUMBERED.findall(said)
    program.at_terminal("list", "--json", "--since", "today")
    assert is_shown(program, 3, "Three of us")


def test_before_anything_was_shown_a_number_is_refused_with_ids(program: Program, three: list[str]) -> None:
    """It takes no entry by being the first of some list nobody saw."""
    said = refused(program, "delete", "1")
    assert "No list was shown" in said
    assert all(identity in said for identity in three)
    assert "There are no entries yet" in refused_elsewhere(program, "show", "1")


def refused_elsewhere(program: Program, *verb: str) -> str:
    """The refusal of a journal that is not there yet."""
    return refused(program, "--journal", str(journal_place().with_name("another")), *verb)


# Windows, journals, time


@pytest.mark.usefixtures("three")
def test_two_terminals_do_not_see_each_others_numbers(program: Program) -> None:
    """Each has those of its own last list."""
    program.at_terminal("list", window="left")
    program.at_terminal("list", "--until", "4 May", window="right")
    assert "Three of us" in program.at_terminal("show", "1", window="right").out
    assert "The panel" in program.at_terminal("show", "1", window="left").out
    assert "had number 1 alone" in refused(program, "show", "2", window="right")
    assert "No list was shown" in refused(program, "show", "2", window="a third")


@pytest.mark.usefixtures("three")
def test_two_journals_do_not_share_numbers(program: Program, tmp_path: Path) -> None:
    """A number of one is refused in a copy of it, though that holds the same entries; a moved one keeps its own."""
    copy, moved = tmp_path / "copy", tmp_path / "moved"
    shutil.copytree(journal_place(), copy)
    program.at_terminal("list")
    assert "No list was shown" in refused(program, "--journal", str(copy), "show", "1")
    assert is_shown(program, 1, "The panel")
    journal_place().rename(moved)
    assert "The panel" in program.at_terminal("--journal", str(moved), "show", "1").out


def test_a_journal_in_the_place_of_another_has_none_of_its_numbers(
    program: Program, three: list[str]
) -> None:
    """What stood beside the number is not there."""
    another = journal_place().with_name("another")
    program("--journal", str(another), "write", "Of another journal.")
    program.at_terminal("list")
    journal_place().rename(journal_place().with_name("away"))
    another.rename(journal_place())
    for number, identity in enumerate(three, start=1):
        said = refused(program, "show", str(number))
        assert "No list was shown" in said if number == 1 else "had number 1 alone" in said
        assert identity not in said


@pytest.mark.usefixtures("three")
def test_a_number_counts_for_an_hour(program: Program) -> None:
    """Then it is refused, and choosing begins anew; so it is when the clock was set back."""
    program.at_terminal("list")
    shown = program.clock.moment
    program.clock.moment = shown + timedelta(minutes=59)
    assert is_shown(program, 1, "The panel")
    for moment in (shown + timedelta(minutes=61), shown - timedelta(minutes=1), shown + timedelta(days=365)):
        program.clock.moment = shown
        program.at_terminal("list")
        program.clock.moment = moment
        assert "No list was shown" in refused(program, "delete", "1")


# Ids that look like numbers


@pytest.mark.parametrize("letters", ["234567", "222222", "234abc", "22727a"])
def test_an_id_of_digits_means_what_it_meant(
    program: Program, monkeypatch: pytest.MonkeyPatch, letters: str
) -> None:
    """Four digits and more are letters of an id, or its year; one to three are a number and no start of it."""
    monkeypatch.setattr("equityjournal.store.disk.names.six_letters", lambda: letters)
    identity = write(program, "The panel met.")
    program.at_terminal("list")
    for name in (letters, letters[:4], "2026", "2026-06", identity):
        assert program("show", name, "--json").json["id"] == identity
        assert identity in program.at_terminal("show", name).out
    for start in (letters[:3], letters[:2]):
        assert "had number 1 alone" in refused(program, "show", start)
