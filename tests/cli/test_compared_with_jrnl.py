"""The page on jrnl, kept true: its numbers, and each kind of scenario that it says holds.

It is Monday 1 June 2026. Scenarios that have a test of their own elsewhere are not told again.
"""

import re
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pytest

from cli.kept import only_record
from program import Program

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "compared-with-jrnl.md"
WAYS = "holds", "by design", "not yet"


def test_the_page_counts_its_rows_rightly() -> None:
    """The sentence at its top gives the number of each word in its tables."""
    page = PAGE.read_text("utf-8")
    rows = Counter(re.findall(rf"^\| .+ \| ({'|'.join(WAYS)}) \|", page, re.MULTILINE))
    holding, by_design, not_yet = (rows[way] for way in WAYS)
    assert sum(rows.values()) == 102
    assert f"{holding} hold, {by_design} are not so by design, and {not_yet} are not there yet." in page


def test_a_reason_stands_beside_every_row_that_does_not_hold() -> None:
    """Nobody is left to guess why."""
    for row in re.findall(
        r"^\| .+ \| (?:by design|not yet) \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE
    ):
        assert row.strip()


@pytest.mark.parametrize(
    "text",
    ["This is. The title", "A site - empty.test. Much hoped for", "七転び。八起き", "🌞 sunny day. Saw an 🐘", "[1] line",
     "Mail to test@example.org came back", "note: a colon", "Первая", "# A heading\n\n===\n\nand a rule"],
)  # fmt: skip
def test_a_text_comes_back_as_it_was_given(program: Program, journal: Path, text: str) -> None:
    """No title, day or tag is cut out of it."""
    said = program("write", text, "-t", "power").out
    assert len(said.splitlines()) < 6
    record = only_record(journal)
    assert (record["answers"][0]["text"].strip(), record["title"]) == (text, "")
    assert text.split("\n", maxsplit=1)[0] in program("show", "last").out


@pytest.mark.parametrize("typed", [[], ["   ", "\t"]], ids=["nothing", "blanks"])
def test_nothing_typed_keeps_nothing_and_says_so(program: Program, journal: Path, typed: list[str]) -> None:
    """Leaving at once is no entry; how to finish stood on the screen."""
    screen = program.at_terminal("write", typed=typed, code=130).out
    assert "Finish with a full stop" in screen
    assert "Nothing was written, so nothing is saved." in screen
    assert not list(journal.glob("entries/**/*.toml"))


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2020-02-29", "2020-02-29"), ("2020-12-31", "2020-12-31"), ("26/06/2099", "2099-06-26"),
     ("june 9 2013", "2013-06-09"), ("23 July 2013", "2013-07-23"), ("MoN", "2026-05-25"), ("sUndAy", "2026-05-31")],
)  # fmt: skip
def test_a_day_is_kept_as_given(program: Program, journal: Path, typed: str, day: str) -> None:
    """Weekdays are the latest before today."""
    program("write", "Words.", "-d", typed)
    assert str(only_record(journal)["happened"]) == day


def test_a_time_of_day_and_a_day_in_no_calendar_are_refused(program: Program, journal: Path) -> None:
    """Both stay the writer's to put right."""
    assert "Only the day is kept" in program("write", "Words.", "-d", "2013-11-30 15:42", code=1).err
    assert "There is no such day" in program("write", "Words.", "-d", "2019-02-29", code=1).err
    assert not list(journal.glob("entries/**/*.toml"))


def test_days_and_words_find_their_entries(program: Program) -> None:
    """From, to, of a day, a month, a year; by a word, by all of several, by none."""
    for day, words, theme in (
        ("9 june 2013", "Lantern first", "power"),
        ("10 july 2013", "Lantern second kettle", "humility"),
        ("yesterday", "Yesterday kettle", "power"),
        ("today", "Today of all days", "power"),
        ("tomorrow", "A day to come", "power"),
    ):
        program("write", words, "-d", day, "-t", theme)

    def listed(*options: str) -> list[str]:
        return [entry["excerpt"] for entry in program("list", "--json", *options).json]

    assert listed("--since", "yesterday", "--until", "today") == ["Today of all days", "Yesterday kettle"]
    assert listed("--since", "today", "--until", "today") == ["Today of all days"]
    assert listed("--since", "june 2013", "--until", "june 2013") == ["Lantern first"]
    assert listed("--since", "2013", "--until", "2013") == ["Lantern second kettle", "Lantern first"]
    assert listed("--since", "10/7/2013", "--until", "july 10 2013") == ["Lantern second kettle"]
    assert program("list", "--limit", "2").out.count("Lantern") == 0
    assert program("list", "--limit", "50").out.count("Lantern") == 2
    both = program("search", "lantern", "kettle", "--json").json
    assert [entry["happened"] for entry in both] == ["2013-07-10"]
    of_theme = program("search", "lantern", "-t", "POWER", "--json").json
    assert [entry["happened"] for entry in of_theme] == ["2013-06-09"]
    assert program("search", "slkdfsdkfjsd").out.count("\n") <= 2


def test_what_means_nothing_changes_nothing(program: Program, journal: Path) -> None:
    """A nonsense day, or a name that means no entry, leaves every file as it was."""
    program("write", "Words.")
    before = {path: path.read_bytes() for path in journal.glob("entries/**/*.toml")}
    program("edit", "last", "-d", "nonsense", code=1)
    program("edit", "nonsense", "-d", "today", code=1)
    program("delete", "nonsense", code=1)
    assert {path: path.read_bytes() for path in journal.glob("entries/**/*.toml")} == before


def test_journals_are_made_when_needed_and_kept_apart(program: Program, tmp_path: Path) -> None:
    """Folders with a slash at the end, in folders that are not there yet, and with an emoji in the name."""
    for name in ("a/b/one/", "two 🌞"):
        program("--journal", f"{tmp_path}/{name}", "write", f"Words of {name}", "-d", "3/7/2014")
    assert "Words of a/b/one/" in program("--journal", f"{tmp_path}/a/b/one", "list").out
    second = program("--journal", f"{tmp_path}/two 🌞/", "list").out
    assert "Words of two 🌞" in second
    assert "a/b/one" not in second


def test_an_unreadable_day_hides_no_other_entry(program: Program, journal: Path) -> None:
    """The file is named with what to do, and is left as it is."""
    program("write", "Unreadable.", "-d", "23 july 2013")
    (path,) = journal.glob("entries/2013/**/*.toml")
    path.write_text(path.read_text("utf-8").replace("2013-07-23\n", '"some day"\n', 1), "utf-8")
    broken = path.read_bytes()
    program("write", "Readable.")
    said = program("list")
    assert "Readable." in said.out
    assert path.name in said.err
    assert path.read_bytes() == broken


def test_a_narrow_window_holds_every_line(program: Program) -> None:
    """Thirty-five columns are enough."""
    program("write", "A long thought about who was in the room and who was not, which goes on.")
    screen = program.at_terminal("show", "last", columns=35).out
    assert max(len(line) for line in screen.splitlines()) <= 35


def test_the_version_told_is_that_of_the_package(program: Program) -> None:
    """One number, wherever it stands."""
    assert version("equityjournal") in program("--version").out


def test_a_folder_that_is_not_there_and_a_missing_question_are_answered_in_a_sentence(
    program: Program,
) -> None:
    """No traceback, and no framework's words."""
    program("write", "Words.")
    assert "not a place for a file" in program("export", "markdown", "-o", "nowhere/x.md", code=1).err
    assert "There is no prompt called" in program("write", "-p", "no/such", code=1).err


def test_either_of_two_words_and_entries_without_a_theme(program: Program) -> None:
    """OR and NOT in a search; entries without a theme, and those of this day in other years, in list and search."""
    for day, words, *theme in (
        ("1 june 2024", "Lantern by the door", "-t", "power"),
        ("1 june 2025", "Kettle in the hall"),
        ("2 june 2025", "Lantern and kettle"),
    ):
        program("write", words, "-d", day, *theme)

    def found(*line: str) -> list[str]:
        return sorted(entry["happened"] for entry in program(*line, "--json").json)

    assert found("search", "door", "OR", "hall") == ["2024-06-01", "2025-06-01"]
    assert found("search", "lantern", "NOT", "kettle") == ["2024-06-01"]
    assert found("search", "lantern", "--without-theme") == ["2025-06-02"]
    assert found("list", "--without-theme") == ["2025-06-01", "2025-06-02"]
    assert found("list", "--on-this-day") == ["2024-06-01", "2025-06-01"]
    assert "takes a single value" in program("search", "lantern", "-t", "power", "-t", "trust", code=2).err


def test_a_deletion_by_number_asks_and_any_other_is_undone_by_restore(
    program: Program, journal: Path
) -> None:
    """Saying no deletes nothing."""
    program("write", "Words.")
    program.at_terminal("list")
    assert "Nothing was deleted." in program.at_terminal("delete", "1", typed=["no"]).out
    kept = only_record(journal)
    program.at_terminal("delete", "last")
    assert not list(journal.glob("entries/**/*.toml"))
    program("restore", "last")
    assert only_record(journal) == kept
