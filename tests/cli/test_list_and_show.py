from pathlib import Path

import pytest

from cli.kept import keep
from equityjournal.store.settings.values import journal_place
from program import FakeClock, Program


def write(program: Program, text: str, *options: str) -> str:
    """Keep an entry; return its id."""
    identity: str = program("write", "--json", *options, "--", text).json["id"]
    return identity


def test_an_empty_journal_says_how_to_begin(program: Program, journal: Path) -> None:
    """`list` on nothing is one sentence, and makes no folder."""
    assert "`equityjournal write`" in program("list").out
    assert program("list", "--json").json == []
    assert not journal.exists()


def test_entries_are_newest_first_by_the_day_they_are_about(program: Program) -> None:
    """The order is by `happened`, then `written`, then id."""
    old = write(program, "old", "-d", "3 May 2026")
    today_first = write(program, "first today")
    today_second = write(program, "second today")
    older_written_last = write(program, "older", "-d", "4 May 2026")
    listed = [entry["id"] for entry in program("list", "--json").json]
    assert listed == [today_second, today_first, older_written_last, old]


def test_list_json_has_the_documented_keys(program: Program) -> None:
    """Keys, and all themes an entry credits."""
    write(program, "word " * 60, "-p", "power/who-decided", "--setting", "panel", "-f", "torn")
    (entry,) = program("list", "--json").json
    assert list(entry) == [
        "id", "happened", "written", "title", "pack", "themes", "feelings", "setting", "private", "excerpt",
    ]  # fmt: skip
    assert entry["themes"] == ["power", "positionality"]
    assert entry["excerpt"].startswith("word word")
    assert len(entry["excerpt"]) < 100


def test_ten_are_shown_at_a_terminal_unless_more_are_asked_for(program: Program) -> None:
    """--limit and --all choose how many are shown; a pipe and JSON have all that match."""
    for number in range(12):
        keep(journal_place(), program.clock, text=f"entry {number}.")
    assert "10 of 12 entries" in program.at_terminal("list").out
    assert "entry 11." in program.at_terminal("list", "--limit", "1").out
    assert "entry 10." not in program.at_terminal("list", "--limit", "1").out
    assert "of 12" not in program.at_terminal("list", "--all").out
    assert program("list").out.count("entry") == 12
    assert program("list", "--limit", "3").out.count("entry ") == 3
    assert len(program("list", "--json", "--limit", "3").json) == 12


def test_filters_are_inclusive_and_combine(program: Program) -> None:
    """Each filter alone, and two together, pick exactly the entries meant."""
    may = write(program, "a", "-d", "31 May 2026", "-t", "power", "-f", "Torn", "--setting", "Home  visit")
    june = write(program, "b", "-t", "humility", "-f", "torn")

    def listed(*filters: str) -> list[str]:
        return [entry["id"] for entry in program("list", "--json", *filters).json]

    assert listed("--since", "31/05/2026") == [june, may]
    assert listed("--since", "today") == listed("--since", "2026-06-01") == [june]
    assert listed("--until", "yesterday") == [may]
    assert listed("-t", "Power dyn") == [may]
    assert listed("-f", "torn") == [june, may]
    assert listed("--setting", "home visit") == [may]
    assert listed("--pack", "relational") == [june, may]
    assert listed("-f", "torn", "-t", "humility") == [june]
    assert listed("-f", "torn", "-t", "emotions") == []
    assert "No entry fits" in program("list", "-t", "emotions").out


def test_a_filter_that_names_nothing_is_refused(program: Program) -> None:
    """An unknown theme or an unclear day in a filter is exit code 1, in a sentence."""
    write(program, "a")
    for filters in (["-t", "zzz"], ["--since", "whenever"], ["--pack", "zzz"], ["--until", ""]):
        assert program("list", *filters, code=1).err.count("\n") == 1


def test_an_entry_goes_by_many_names(program: Program) -> None:
    """Any start of its id, its letters or a start of them, `last`, and a day all find it."""
    first = write(program, "one", "-d", "3 May 2026")
    second = write(program, "two", "-d", "4 May 2026")
    for name in (first, first[:10], first[11:], first[11:15], "3 May", "03/05/2026", f" {first.upper()} "):
        assert program("show", name, "--json").json["id"] == first
    assert program("show", "last", "--json").json["id"] == second
    assert program("show", "4 may 2026", "--json").json["id"] == second


def test_last_is_the_entry_written_last(program: Program) -> None:
    """`last` is what was just written, whatever day it is about."""
    write(program, "today")
    earlier = write(program, "about last week", "-d", "last friday")
    assert program("show", "last", "--json").json["id"] == earlier


def test_an_entry_saved_by_a_clock_that_ran_ahead_is_not_the_last_for_years(
    program: Program, clock: FakeClock
) -> None:
    """`last` means it while the clock is so, or while nothing else is there; then what is written after it."""
    clock.set_day("2031-03-03")
    ahead = write(program, "written in 2031")
    assert program("show", "last", "--json").json["id"] == ahead
    clock.set_day("2026-06-02")
    assert program("show", "last", "--json").json["id"] == ahead
    after = write(program, "written in 2026")
    assert program("show", "last", "--json").json["id"] == after
    program("delete", "last")
    assert [entry["id"] for entry in program("list", "--json").json] == [ahead]


def test_a_name_that_fits_several_offers_them_all(program: Program) -> None:
    """Two entries about one day, or under one start, are both offered, and nothing is guessed."""
    both = {write(program, "one"), write(program, "two")}
    for verb in (["show", "2026"], ["show", "today", "--json"], ["edit", "today"], ["delete", "2026-06-01"]):
        refused = program(*verb, code=1).err
        assert all(identity in refused for identity in both)
        assert "one" in refused
        assert "two" in refused


def test_a_day_with_several_entries_is_shown_as_its_list(program: Program) -> None:
    """Whoever asks for a day sees all of it, and no other day; a day with one entry is that entry."""
    both = {write(program, "one"), write(program, "two")}
    write(program, "three", "-d", "yesterday")
    for day in ("today", "1 June", "2026-06-01"):
        shown = program("show", day).out
        assert all(identity in shown for identity in both)
        assert "three" not in shown
    assert "Sunday 31 May" in program("show", "yesterday").out


def test_a_name_that_fits_nothing_offers_the_nearest(program: Program) -> None:
    """A wrong letter, or a day without an entry, is answered with what is near."""
    identity = write(program, "one")
    wrong = identity[:-1] + ("a" if identity[-1] != "a" else "b")
    assert identity in program("show", wrong, code=1).err
    assert identity in program("show", wrong[11:], code=1).err
    assert identity in program("show", "3 May", code=1).err
    assert identity in program("show", "", code=1).err


def test_nothing_can_be_shown_of_nothing(program: Program) -> None:
    """On an empty journal, `show last` says how to begin."""
    assert "equityjournal write" in program("show", "last", code=1).err


def test_show_gives_the_whole_record(program: Program) -> None:
    """On the screen: facts, questions and answers, in order; as JSON, the keys of the file."""
    program(
        "write", "-p", "power/who-decided", "--setting", "panel", "--person", "a parent", "-f", "torn",
        "--title", "At the panel", "--private", "They did.\nAgain.",
    )  # fmt: skip
    shown = program("show", "last").out
    for piece in (
        "Monday 1 June 2026", "At the panel", "Setting: panel", "With: a parent", "Feelings: torn",
        "Themes: Power dynamics, Recognising positionality", "Private", "  They did.\n  Again.\n", "Written on 1 June",
    ):  # fmt: skip
        assert piece in shown
    record = program("show", "last", "--json").json
    assert record["schema"] == 1
    assert record["written"] == "2026-06-01T18:10:02+00:00"
    assert record["private"] is True


def test_text_cannot_steer_the_screen(program: Program) -> None:
    """Control, bidirectional and hidden characters in an entry are shown, never obeyed; markup is only text."""
    evil = "\x1b[31mred \x9b0m \u202ereversed \x07 \r[bold]x[/bold] [/foo] :smile: \x7f"
    identity = write(program, evil, "--title", evil, "-f", evil)
    shown = program("show", identity).out + program("list").out + program("export", "markdown").out
    assert not set(shown) & set("\x1b\x9b\u202e\x07\r\x7f")
    assert "^[[31m" in program("show", identity).out
    assert "[bold]x[/bold] [/foo] :smile:" in program("show", identity).out
    assert "\x7f" not in program("show", identity, "--json").out
    assert program("show", identity, "--json").json["feelings"] == [" ".join(evil.split())]


@pytest.mark.parametrize("pause", ["themes", "list", "show"])
def test_help_is_plain(program: Program, pause: str) -> None:
    """Help is plain lines within 80 columns, without boxes."""
    lines = program(pause, "--help").out.splitlines()
    assert lines[0].startswith("Usage: equityjournal")
    assert all(line.isascii() or "…" in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_a_limit_beyond_every_number_shows_all(program: Program) -> None:
    """Any whole number may be a limit, however many figures it has."""
    program("write", "Words of mine.")
    for verb in (["list"], ["search", "words"]):
        assert "of mine." in program(*verb, "--limit", "9" * 25).out


def test_two_lists_of_an_entry_are_not_asked_for_at_once(program: Program) -> None:
    """Neither of its versions and its replies is left out without a word."""
    program("write", "Words.")
    said = program("show", "last", "--versions", "--replies", code=2)
    assert "Ask for one at a time" in said.err
