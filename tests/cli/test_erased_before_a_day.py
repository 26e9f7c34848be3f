"""`erase --before`: entries about earlier days, counted and erased without a byte left."""

from pathlib import Path

import pytest

from cli.kept import kept_files
from cli.traces import holding
from program import Program


def test_all_entries_about_earlier_days_are_counted_and_erased(
    program: Program, home: Path, journal: Path
) -> None:
    """How many, from when to when, how many private and deleted; the day itself and later ones stay."""
    for day, more in (("3 March 2024", ["--private"]), ("4 April 2025", []), ("31 December 2025", [])):
        program("write", "-d", day, *more, "Old zzkettle.")
        program("edit", "last", "--title", "T")
    program("delete", "31 December 2025")
    program("write", "-d", "1 January 2026", "Kept.")
    program("write", "-d", "2 May", "Kept too.")
    said = " ".join(program.at_terminal("erase", "--before", "1 January 2026", typed=["yes"]).out.split())
    assert "3 entries are about days before 1 January 2026, from 3 March 2024 to 31 December 2025." in said
    assert "1 of them is private. 1 of them is in the trash." in said
    assert "3 entries are gone for good." in said
    assert "zzkettle" not in said
    assert holding(home, "zzkettle") == []
    assert [entry["excerpt"] for entry in program("list", "--json").json] == ["Kept too.", "Kept."]
    assert program("check").out.startswith("2 entries were read. The journal is whole.")


def test_without_a_yes_none_of_them_goes(program: Program, journal: Path) -> None:
    """At the question, and where nobody is there to answer it; with none before that day, that is said."""
    program("write", "-d", "3 March 2025", "Old.")
    program.at_terminal("erase", "--before", "today", typed=["y"])
    assert "nobody is here to answer" in program("erase", "--before", "today", code=1).err
    assert (
        "No entry is about a day before 3 March 2025"
        in program("erase", "--before", "3 March 2025", code=1).err
    )
    assert len(kept_files(journal)) == 1
    program("erase", "--before", "today", "--yes")
    assert not kept_files(journal)


@pytest.mark.parametrize(
    "command",
    [
        ["erase"], ["erase", "last", "--before", "today"], ["erase", "--before", "today", "--words", "x"],
        ["erase", "--before", "today", "--replies"], ["erase", "last", "--words", "x", "--replies"],
        ["erase", "questions", "--words", "x"], ["erase", "last", "--words", " "], ["erase", "--before", "soonish"],
    ],
)  # fmt: skip
def test_what_cannot_be_meant_together_is_refused(
    program: Program, journal: Path, command: list[str]
) -> None:
    """In a sentence, and nothing goes."""
    program("write", "-d", "3 March 2025", "Old x.")
    refused = program(*command, "--yes", code=None)
    assert refused.code in (1, 2)
    assert len(kept_files(journal)) == 1


def test_nothing_suggests_it_unasked(program: Program) -> None:
    """Neither the first screen nor any reading verb names it."""
    program("write", "-d", "3 March 2020", "Old.")
    for verb in ("themes", "list", "show last", "review", "steps", "check"):
        said = program(*verb.split())
        assert "--before" not in said.out + said.err
