"""Lists, searches and refusals number the entries they show; 1 is always the newest."""

import re

import pytest

from cli.kept import keep
from cli.session.numbered import is_shown, refused, write
from equityjournal.store.disk.places import numbers_place
from equityjournal.store.settings.values import journal_place
from program import Program

pytestmark = pytest.mark.usefixtures("plain_letters")

NUMBERED = re.compile(r"^ *([0-9]+)\. (.*)$", re.MULTILINE)


# Lists


@pytest.mark.usefixtures("three")
def test_a_list_at_a_terminal_ends_with_number_1_the_newest(program: Program) -> None:
    """The day and letters of each, and of a private one only the day and the word."""
    screen = program.at_terminal("list").out
    days = [(number, line.split("  ")[0]) for number, line in NUMBERED.findall(screen)]
    assert days == [("3", "3 May 2026"), ("2", "31 May 2026"), ("1", "1 June 2026")]
    assert re.search(r"2\. 31 May 2026  [a-z2-7]{6}\n  private\n", screen)
    assert "Nobody" not in screen


def test_a_pipe_has_ids_newest_first_and_no_numbers(program: Program, three: list[str]) -> None:
    """What could not be taken from there is not offered."""
    piped = program("list").out
    assert re.findall(r"2026-\d\d-\d\d-\w{6}", piped) == three
    assert not NUMBERED.findall(piped)
    assert not numbers_place().exists()


@pytest.mark.usefixtures("three")
def test_in_a_search_too_1_is_the_newest_wherever_it_stands(program: Program) -> None:
    """The best match stands at the bottom, in sight, whatever its number."""
    write(program, "The panel, again the panel, and that panel.", "-d", "2 May")
    screen = program.at_terminal("search", "panel").out
    assert [number for number, _ in NUMBERED.findall(screen)] == ["1", "2"]
    assert is_shown(program, 1, "met without her")
    assert is_shown(program, 2, "again the panel")


def test_a_search_among_private_entries_numbers_them(program: Program, three: list[str]) -> None:
    """It shows their words to their writer; the number is said with the day alone."""
    screen = program.at_terminal("search", "nobody", "--private").out
    assert "to see this" in screen
    said = program.at_terminal("show", "1").out
    assert said.startswith("Number 1, 31 May 2026: private\n")
    assert three[1] in said


@pytest.mark.parametrize("day", ["today", "1 June", "2026-06-01"])
def test_a_day_with_several_entries_is_listed_and_its_numbers_count(program: Program, day: str) -> None:
    """`show today`, then `show 2`."""
    write(program, "The first.")
    write(program, "The second.")
    write(program, "Another day.", "-d", "3 May")
    screen = program.at_terminal("show", day).out
    assert [number for number, _ in NUMBERED.findall(screen)] == ["2", "1"]
    assert is_shown(program, 2, "The first.")
    assert is_shown(program, 1, "The second.")


@pytest.mark.parametrize(
    "typed", [["show", "zzzzzz"], ["edit", "2026"], ["tag", "4 April", "power"], ["show", "1"]]
)
@pytest.mark.usefixtures("three")
def test_a_refusal_that_offers_entries_numbers_them(program: Program, typed: list[str]) -> None:
    """With ids and first words, but for those of a private one; the numbers count from then on."""
    screen = refused(program, *typed)
    lines = NUMBERED.findall(screen)
    assert [number for number, _ in lines] == ["3", "2", "1"]
    assert "31 May 2026 (2026-05-31-" in lines[1][1]
    assert "): private" in lines[1][1]
    assert "Nobody" not in screen
    assert is_shown(program, 3, "Three of us")


def test_at_most_ten_are_offered_and_the_rest_is_counted(program: Program) -> None:
    """A day of many entries does not fill the screen."""
    for _ in range(12):
        keep(journal_place(), program.clock)
    screen = refused(program, "edit", "today")
    assert len(NUMBERED.findall(screen)) == 10
    assert "and 2 more" in screen
