"""Days as people type them in a hurry, on Friday 27 November 2026: each read rightly, or refused with a reason.

The lists were written before the grammar. `refused:` stands before words of the sentence.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from equityjournal.core.days.like_a_day import looks_like_a_day
from equityjournal.core.days.typed import parse_day, parse_period
from equityjournal.core.text.errors import UnclearDate

FRIDAY = date(2026, 11, 27)

LOOKING_BACK = {
    # today and yesterday
    "Yesterday": "2026-11-26",
    "YESTERDAY AFTERNOON": "2026-11-26",
    "late last night": "2026-11-26",
    "this lunchtime": "2026-11-27",
    "Earlier today": "2026-11-27",
    "just now": "2026-11-27",
    "night before last": "2026-11-25",
    "first thing this morning": "2026-11-27",
    # weekdays
    "Tues": "2026-11-24",
    "weds": "2026-11-25",
    "on thurs": "2026-11-26",
    "Mon.": "2026-11-23",
    "Weds, late afternoon": "2026-11-25",
    "friday night": "2026-11-20",
    "last sat": "2026-11-21",
    "sunday just gone": "2026-11-22",
    "tuesday gone": "2026-11-24",
    "this past monday": "2026-11-23",
    "this monday": "2026-11-23",
    "this sunday": "refused: Sunday 22 November 2026 or Sunday 29 November 2026",
    "friday before last": "2026-11-13",
    "monday last week": "2026-11-16",
    "last week, Tuesday": "2026-11-17",
    "monday last fortnight": "refused: Try yesterday",
    "a week last monday": "2026-11-16",
    "a week ago Monday": "2026-11-16",
    "week ago on tuesday": "2026-11-17",
    "wednesday a week ago": "2026-11-18",
    "a fortnight ago tuesday": "2026-11-10",
    "a week ago saturday": "refused: Saturday 14 November 2026 or Saturday 21 November 2026",
    "three days ago monday": "refused: Try yesterday",
    "two fridays ago": "2026-11-13",
    "last\u00a0tuesday": "2026-11-24",
    # so long ago
    "week ago today": "2026-11-20",
    "a week ago yesterday": "2026-11-19",
    "2 wks ago": "2026-11-13",
    "a fortnight ago today": "2026-11-13",
    "ten days back": "2026-11-17",
    "six months ago": "2026-05-27",
    "18 months ago": "2025-05-27",
    "a year ago": "2025-11-27",
    "this time last week": "2026-11-20",
    "a couple of days ago": "refused: Try yesterday, friday, 3 days ago",
    "few days back": "refused: Try yesterday, friday, 3 days ago",
    "the other day": "refused: Try yesterday, friday, 3 days ago",
    # dates in words
    "the twenty-third": "2026-11-23",
    "twenty third of November": "2026-11-23",
    "Nov 23": "2026-11-23",
    "23nov": "2026-11-23",
    "23-Nov-2026": "2026-11-23",
    "23 Nov 26": "2026-11-23",
    "23 nov ’26": "2026-11-23",
    "25th, November": "2026-11-25",
    "Mon 23rd Nov": "2026-11-23",
    "Monday, 23rd November 2026,": "2026-11-23",
    "monday the 23rd": "2026-11-23",
    "mon 23": "2026-11-23",
    "tues 23": "refused: 23 November 2026 is a Monday, not a Tuesday",
    "the 1st of the month": "2026-11-01",
    "yesterday, 25 November": "refused: names two days. Type one of them, as in 25 November 2026",
    "tuesday the 23rd": "refused: 23 November 2026 is a Monday, not a Tuesday",
    "23rd of last month": "2026-10-23",
    "5th of last year": "refused: Try yesterday",
    "the 30th": "2026-10-30",
    "31st": "2026-10-31",
    "1st Dec": "2025-12-01",
    "14 feb last year": "2025-02-14",
    "3 June last month": "refused: Try yesterday",
    "2026 Nov 23": "2026-11-23",
    "november": "refused: more than one day",
    # dates in figures
    "25/12/25": "2025-12-25",
    "28/11": "2025-11-28",
    "27/11": "2026-11-27",
    "29/2": "2024-02-29",
    "2026-6-3": "2026-06-03",
    "03 06 2026": "2026-06-03",
    "12/25": "refused: Did you mean 25/12?",
    "31/04": "refused: There is no such day",
    "29 Feb 2026": "refused: There is no such day",
    "3/6/98": "refused: Write all four figures of the year",
    "25.12": "refused: 3/6/2026 (day first)",
    "20261103": "refused: 3/6/2026 (day first)",
    # days with a name
    "christmas day": "2025-12-25",
    "Boxing Day 2025": "2025-12-26",
    "New Year’s Eve": "2025-12-31",
    "bonfire night": "2026-11-05",
    "last hogmanay": "2025-12-31",
    "halloween last year": "2025-10-31",
    "christmas day last month": "refused: Try yesterday",
    "bank holiday": "refused: not the same date every year",
    "Good Friday": "refused: not the same date every year",
    "easter monday": "refused: not the same date every year",
    # more than a day, a time, several days
    "week before last": "refused: more than one day",
    "w/c 16/11": "refused: more than one day",
    "at the weekend": "refused: more than one day",
    "yesterday 3pm": "refused: Type yesterday alone",
    "2026-11-03T10:00": "refused: Type 2026-11-03 alone",
    "sunday or monday": "refused: Try yesterday",
    "1-5 June": "refused: Try yesterday",
    "start of term": "refused: Try yesterday",
    # misspelt
    "Thurday": "refused: Did you mean Thursday?",
    "wensday": "refused: Did you mean Wednesday?",
    "satruday": "refused: Did you mean Saturday?",
    "22nd Febuary": "refused: Did you mean 22nd February?",
    "31st Febuary": "refused: Try yesterday",
    "yesturday evening": "refused: Did you mean yesterday evening?",
    "2 weaks ago": "refused: Did you mean 2 weeks ago?",
    # Welsh
    "dydd Mawrth": "2026-11-24",
    "nos Sul": "2026-11-22",
    "bore ddoe": "2026-11-26",
    "echdoe": "2026-11-25",
    "3ydd o Fehefin": "2026-06-03",
    "wythnos yn ôl": "2026-11-20",
    "dydd Gwener diwethaf": "2026-11-20",
    # Scots
    "Hogmanay": "2025-12-31",
    "the morn": "2026-11-28",
    "friday past": "2026-11-20",
    "the nicht": "2026-11-27",
    "Setterday": "2026-11-21",
    "twa days syne": "2026-11-25",
}
LOOKING_AHEAD = {
    "tomorrow morning": "2026-11-28",
    "by friday": "2026-11-27",
    "next tues": "2026-12-01",
    "next friday": "2026-12-04",
    "next saturday": "refused: Saturday 28 November 2026 or Saturday 5 December 2026",
    "this monday": "refused: Monday 23 November 2026 or Monday 30 November 2026",
    "this sunday": "2026-11-29",
    "coming wednesday": "2026-12-02",
    "a week on monday": "2026-12-07",
    "tuesday week": "2026-12-08",
    "a week from monday": "2026-12-07",
    "a week tomorrow": "2026-12-05",
    "6 weeks today": "2027-01-08",
    "in a fortnight": "2026-12-11",
    "in 10 days’ time": "2026-12-07",
    "a month from now": "2026-12-27",
    "the 5th": "2026-12-05",
    "1/12": "2026-12-01",
    "end of next month": "2026-12-31",
    "End of November": "2026-11-30",
    "end of the week": "refused: Friday 27 November 2026 or Sunday 29 November 2026",
    "close of play": "2026-11-27",
    "new year's day": "2027-01-01",
    "next bonfire night": "2027-11-05",
    "wythnos nesaf": "2026-12-06",
    "yfory": "2026-11-28",
    "christmas": "refused: Try friday, in two weeks",
    "asap": "refused: Try friday, in two weeks",
    "monday or tuesday": "refused: Try friday, in two weeks",
    "december": "refused: more than one day",
    "next month": "refused: more than one day",
    "nxet week": "refused: Did you mean next week?",
}
SPANS = {
    "the week before last": "2026-11-09 2026-11-15",
    "last weekend": "2026-11-21 2026-11-22",
    "w/c 16/11": "2026-11-16 2026-11-22",
    "week ending 22 Nov": "2026-11-16 2026-11-22",
    "week ending soon": "refused: is not a time I can read",
    "week of 18 November": "2026-11-16 2026-11-22",
    "week of November": "refused: is not a time I can read",
    "the past fortnight": "2026-11-14 2026-11-27",
    "past week": "2026-11-21 2026-11-27",
    "aug ’20": "2020-08-01 2020-08-31",
    "08/2020": "2020-08-01 2020-08-31",
    "last december": "2025-12-01 2025-12-31",
    "august last year": "2025-08-01 2025-08-31",
    "august 3 years": "refused: is not a time I can read",
    "last august": "refused: August 2025 or August 2026",
    "end of august": "2026-08-31 2026-08-31",
    "since monday": "2026-11-23 2026-11-23",
    "llynedd": "2025-01-01 2025-12-31",
    "mis diwethaf": "2026-10-01 2026-10-31",
    "tachwedd 2025": "2025-11-01 2025-11-30",
    "summer": "refused: is not a time I can read",
    "Q3": "refused: is not a time I can read",
    "Augst 2020": "refused: Did you mean August 2020?",
}
NAMED_IN_THE_CONTRACT = {
    "3/6": "2026-06-03",
    "3/6/26": "2026-06-03",
    "3-6-2026": "2026-06-03",
    "3.6.2026": "2026-06-03",
    "2026/11/05": "2026-11-05",
    "the 5th": "2026-11-05",
    "5th of November": "2026-11-05",
    "day before yesterday": "2026-11-25",
    "this morning": "2026-11-27",
    "tonight": "2026-11-27",
    "yesterday evening": "2026-11-26",
    "sunday evening": "2026-11-22",
    "a month ago": "2026-10-27",
    "heddiw": "2026-11-27",
    "ddoe": "2026-11-26",
    "dydd Llun": "2026-11-23",
    "3 Mehefin": "2026-06-03",
    "the day": "2026-11-27",
    "yestreen": "2026-11-26",
    "25/11": "2026-11-25",
    "yesteday": "refused: Did you mean yesterday?",
    "tusday": "refused: Did you mean Tuesday?",
    "Novmber": "refused: Did you mean a day of November?",
    "3 Novmber": "refused: Did you mean 3 November?",
}


@pytest.mark.parametrize(("typed", "meant"), [*LOOKING_BACK.items(), *NAMED_IN_THE_CONTRACT.items()])
def test_a_day_looking_back_is_read_or_refused_and_never_guessed(typed: str, meant: str) -> None:
    """Each way of giving a day means that day; where there is doubt, the refusal names it."""
    if meant.startswith("refused: "):
        with pytest.raises(UnclearDate) as refused:
            parse_day(typed, FRIDAY)
        assert meant.removeprefix("refused: ") in refused.value.sentence
    else:
        assert parse_day(typed, FRIDAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(("typed", "meant"), LOOKING_AHEAD.items())
def test_a_day_looking_ahead_is_read_or_refused_and_never_guessed(typed: str, meant: str) -> None:
    """By when: a day that comes round again is the next one, and a week is its last day."""
    if meant.startswith("refused: "):
        with pytest.raises(UnclearDate) as refused:
            parse_day(typed, FRIDAY, ahead=True)
        assert meant.removeprefix("refused: ") in refused.value.sentence
    else:
        assert parse_day(typed, FRIDAY, ahead=True) == date.fromisoformat(meant)


@pytest.mark.parametrize(("typed", "meant"), SPANS.items())
def test_a_span_is_read_or_refused_and_never_guessed(typed: str, meant: str) -> None:
    """For --since and --until: a span has a first day and a last."""
    if meant.startswith("refused: "):
        with pytest.raises(UnclearDate) as refused:
            parse_period(typed, FRIDAY)
        assert meant.removeprefix("refused: ") in refused.value.sentence
    else:
        first, last = meant.split()
        assert parse_period(typed, FRIDAY) == (date.fromisoformat(first), date.fromisoformat(last))


PAGE = Path(__file__).parents[3] / "docs" / "reference" / "days.md"


def spellings(heading: str, column: int = 1) -> list[str]:
    """The spellings in a column of a table of the page on days."""
    part = PAGE.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.split("|")[column] for line in part.splitlines() if line.startswith("| `")]
    return [typed for row in rows for typed in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("typed", spellings("One day"))
def test_the_page_on_days_names_days_that_are_read(typed: str) -> None:
    """Each spelling in its first table is a day, and of them only `tomorrow` is to come."""
    assert (parse_day(typed, FRIDAY) > FRIDAY) == (typed == "tomorrow")


@pytest.mark.parametrize("typed", spellings("A stretch of time"))
def test_the_page_on_days_names_spans_that_are_read(typed: str) -> None:
    """Each spelling in its second table has a first day and a last."""
    first, last = parse_period(typed, FRIDAY)
    assert first <= last


@pytest.mark.parametrize("typed", spellings("Refused, and why"))
def test_the_page_on_days_names_days_that_are_refused(typed: str) -> None:
    """Each spelling in its last table is refused as a day."""
    with pytest.raises(UnclearDate):
        parse_day(typed, FRIDAY)


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("friday evening", True), ("last week", True), ("3/6", True), ("25/11", True), ("dydd Llun", True),
        ("the 5th", True), ("tonight", True), ("quick note", False), ("next steps", False), ("first", False),
        ("two", False), ("late", False), ("a bore", False), ("in court", False), ("early help", False),
    ],
)  # fmt: skip
def test_text_is_like_a_day_when_every_word_of_it_is(text: str, like: bool) -> None:
    """A slip is asked about; words of any other text are not."""
    assert looks_like_a_day(text, FRIDAY) == like


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("night shift last night", date(2026, 6, 4)), ("last night's shift", date(2026, 6, 4)),
        ("yesterday's late shift", date(2026, 6, 4)), ("nights on Tuesday", date(2026, 6, 2)),
        ("back shift on 3 June", date(2026, 6, 3)), ("early shift today", date(2026, 6, 5)),
    ],
)  # fmt: skip
def test_a_shift_makes_no_difference_to_the_day(typed: str, day: date) -> None:
    """Whoever works in shifts says which; a night shift is of the day on which it begins."""
    assert parse_day(typed, date(2026, 6, 5)) == day
