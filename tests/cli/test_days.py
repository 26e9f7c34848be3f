"""One grammar of days, whichever verb takes the day. It is Monday 1 June 2026."""

from pathlib import Path

import pytest

from cli.kept import only_record
from program import Program


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("28/5", "Thursday 28 May 2026"),
        ("28.5.26", "Thursday 28 May 2026"),
        ("yesterday evening", "yesterday, Sunday 31 May 2026"),
        ("a month ago", "Friday 1 May 2026"),
        ("ddoe", "yesterday, Sunday 31 May 2026"),
        ("Thursday, 28th May", "Thursday 28 May 2026"),
    ],
)
def test_the_day_read_is_said_back(program: Program, typed: str, said: str) -> None:
    """`write` and `edit` both say which day they understood, with its weekday."""
    assert f"about {said} (" in program("write", "Words.", "-d", typed).out
    program("write", "Other words.")
    assert f"about {said.removeprefix('yesterday, ')} (" in program("edit", "last", "-d", typed).out


def test_a_day_to_come_is_kept_with_a_warning(program: Program) -> None:
    """It may be meant; it is said all the same."""
    assert "2 June 2026 is still to come" in program("write", "Words.", "-d", "tomorrow").err
    assert "12 June 2026 is still to come" in program("write", "Words.", "-d", "12/6/26").err


@pytest.mark.parametrize(
    "verb", [["write", "Words.", "-d"], ["list", "--since"], ["set-aside", "power", "--until"]]
)
def test_a_misspelt_day_is_offered_put_right(program: Program, verb: list[str]) -> None:
    """Every verb refuses it with the day it is like."""
    assert "Did you mean Tuesday?" in program(*verb, "tusday", code=1).err


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--since", "last week"], ["b", "c"]),
        (["--until", "last week"], ["a", "b"]),
        (["--since", "may", "--until", "may"], ["b"]),
        (["--since", "August 2020", "--until", "August 2020"], ["a"]),
        (["--since", "2020", "--until", "2020"], ["a"]),
        (["--since", "w/c 25/5", "--until", "w/e 31/5"], ["b"]),
        (["--since", "the 28th"], ["b", "c"]),
    ],
)
def test_a_span_begins_with_its_first_day_and_ends_with_its_last(
    program: Program, options: list[str], found: list[str]
) -> None:
    """`--since` takes the first day of it, and `--until` the last."""
    for day, words in (("9/8/2020", "word a"), ("28/5/2026", "word b"), ("today", "word c")):
        program("write", words, "-d", day)
    for verb in (["list"], ["search", "word"], ["export", "markdown"]):
        out = program(*verb, *options).out.replace("[word]", "word")  # as `search` marks it
        assert [letter for letter in "abc" if f"word {letter}" in out] == found


def test_a_day_names_the_entry_about_it(program: Program) -> None:
    """`show` takes every way of giving a day."""
    program("write", "Words of the day.", "-d", "28/5")
    for typed in ("28/5", "the 28th", "last thursday", "28.5.2026", "thurs"):
        assert "Words of the day." in program("show", typed).out


def test_by_when_takes_the_same_words(program: Program, journal: Path) -> None:
    """A step's day is the next such day."""
    said = program("write", "Words.", "--step", "Ring her", "--by", "end of the month")
    assert "30 June 2026" in said.out + said.err
    assert str(only_record(journal)["steps"][0]["due"]) == "2026-06-30"


def test_words_without_likeness_to_a_day_are_refused_with_what_works(program: Program) -> None:
    """The sentence fits the option: a day gone by, a day to come, or a time."""
    assert "Try yesterday, friday" in program("write", "Words.", "-d", "zzz", code=1).err
    assert "Try yesterday, last week" in program("list", "--since", "zzz", code=1).err
    assert "Try friday, in two weeks" in program("set-aside", "power", "--until", "zzz", code=1).err
    assert "short, medium and long" in program("write", "Words.", "--step", "x", "--by", "zzz", code=1).err


@pytest.mark.parametrize(
    ("typed", "said"),
    [("tusday", "Did you mean Tuesday?"), ("yesteday", "Did you mean yesterday?"), ("31 june", "There is no such day"),
     ("last week", "is more than one day"), ("easter", "is not the same date every year")],
)  # fmt: skip
def test_an_entry_pointed_at_by_a_misspelt_day_is_answered_with_the_day(
    program: Program, typed: str, said: str
) -> None:
    """Wherever an entry is named, the latest are offered besides; nothing is guessed."""
    program("write", "Words of today.")
    for verb in (["show"], ["edit", "--title", "x"], ["delete"], ["tag"]):
        refused = program(*verb, typed, *(["power"] if verb == ["tag"] else []), code=1).err
        assert said in " ".join(refused.split())
        assert "Words of today." in refused
    assert "No entry is called “qwxz”" in program("show", "qwxz", code=1).err
