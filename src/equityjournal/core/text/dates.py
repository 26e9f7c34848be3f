"""Days in words, and the closed grammar for typed days.

Nothing is guessed: text outside the grammar is refused, and no word of an entry is read as a date.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import say


def month_names() -> Sequence[str]:
    """Month names, January to December, in the language spoken."""
    return (
        say("January"), say("February"), say("March"), say("April"), say("May"), say("June"),
        say("July"), say("August"), say("September"), say("October"), say("November"), say("December"),
    )  # fmt: skip


def short_month_names() -> Sequence[str]:
    """Month names in short form, for the heads of narrow columns."""
    return (
        say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"),
        say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec"),
    )  # fmt: skip


def day_names() -> Sequence[str]:
    """Weekday names, Monday to Sunday, in the language spoken."""
    return (
        say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"),
        say("Sunday"),
    )  # fmt: skip


def in_words(day: date) -> str:
    """A day in words: `3 June 2026`."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def month_in_words(month: int, year: int) -> str:
    """A month in words, from its number: `June 2026`."""
    return say("{month} {year}", month=month_names()[month - 1], year=year)


def end_of_month(day: date) -> date:
    """The last day of a day's month."""
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def with_weekday(day: date) -> str:
    """A day in words with its weekday: `Wednesday 3 June 2026`."""
    return f"{day_names()[day.weekday()]} {in_words(day)}"


def parse_day(text: str, today: date, *, ahead: bool = False) -> date:
    """Parse a day in the closed grammar.

    The grammar: `today`; `yesterday` or `last night`; `friday`, `fri`, `last friday` or `last fri` (the
    latest one before today); `3 days ago`, `a week ago`, `two weeks ago` (numbers in words up to ten), `a
    fortnight ago`; `3 June`, `3rd June`, `3 Jun`, `June 3` (the latest one up to today), each with a year
    if need be; `03/06/2026` (day first); `2026-06-03`. Names of days and months may be their first three
    letters. `3/6` is refused: it is 3 June to some, and 6 March to others.

    Args:
        text: What was typed. Capitals and extra spaces make no difference.
        today: The day it is where the person is.
        ahead: A weekday, or a day without a year, is the next one from today on instead of the latest.

    Returns:
        The day. Unless `ahead`, it may lie in the future only when a year was given.

    Raises:
        UnclearDate: When the text is not in the grammar, or names a day that does not exist.
    """
    words = " ".join(text.split()).casefold()
    try:
        day = _relative_day(words, today, ahead) or _named_day(words, today, ahead) or _numbered_day(words)
    except (ValueError, OverflowError):
        raise UnclearDate(say("There is no such day as “{text}”.", text=text)) from None
    if day is None:
        raise UnclearDate(
            say(
                "“{text}” is not a day I can read. Try yesterday, last Friday, 3 days ago, a week ago, "
                "3 June, 3 June 2026, 03/06/2026 (day first) or 2026-06-03.",
                text=text,
            )
        )
    return day


def a_year_before(today: date) -> list[date]:
    """This day of the year before; 29 February counts as the 28th, and has none of its own."""
    if (today.month, today.day) == (2, 29):
        return []
    day = today.replace(year=today.year - 1)
    following = day + timedelta(days=1)
    return [day, following] if (following.month, following.day) == (2, 29) else [day]


def on_day(day: date, today: date) -> str:
    """The day of a past action: `earlier today`, `yesterday`, `on 3 June 2026`."""
    if day == today:
        return say("earlier today")
    if day == today - timedelta(days=1):
        return say("yesterday")
    return say("on {day}", day=in_words(day))


def _relative_day(words: str, today: date, ahead: bool) -> date | None:
    """A day relative to today: `yesterday`, `3 days ago`, `last friday`."""
    if words == say("today").casefold():
        return today
    if words in (say("yesterday").casefold(), say("last night")):
        return today - timedelta(days=1)
    if ago := re.fullmatch(r"([0-9]{1,5}|[a-z]+) (day|week|fortnight)s? ago", words):
        count = int(ago[1]) if ago[1].isdecimal() else _NUMBERS.get(ago[1])
        return None if count is None else today - timedelta(days=count * _DAYS[ago[2]])
    name = words.removeprefix("last ")
    weekday = _index_of(day_names(), name, ("tues", "wednes", "thur", "thurs"))
    if weekday is None:
        return None
    if ahead and words == name:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)


_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip


def _index_of(names: Sequence[str], wanted: str, others: Sequence[str] = ()) -> int | None:
    """Index of a name, in full or in short form."""
    for at, name in enumerate(names):
        whole = name.casefold()
        if wanted in (whole, whole[:3]) or (wanted in others and whole.startswith(wanted)):
            return at
    return None


def _named_day(words: str, today: date, ahead: bool) -> date | None:
    """A day with its month as a word: `3 June`, `June 3 2026`."""
    found = re.fullmatch(
        r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>[^\W\d_]+)"
        r"|(?P<month_first>[^\W\d_]+) (?P<day_after>[0-9]{1,2})(?:st|nd|rd|th)?)(?: (?P<year>[0-9]{4}))?",
        words,
    )
    if found is None:
        return None
    at = _index_of(month_names(), found["month"] or found["month_first"], ("sept",))
    if at is None:
        return None
    day, month = int(found["day"] or found["day_after"]), at + 1
    if found["year"]:
        return date(int(found["year"]), month, day)
    # Eight years hold every day of the calendar, 29 February too, even across a year such as 1900.
    years = (
        range(today.year, min(today.year + 9, 10000))
        if ahead
        else range(today.year, max(today.year - 9, 0), -1)
    )
    for year in years:
        if day <= end_of_month(date(year, month, 1)).day:
            there = date(year, month, day)
            if there == today or (there > today) == ahead:
                return there
    raise ValueError("no such day")


def _without_year(words: str, first: int, second: int) -> str:
    """The sentence on a day and a month in figures, without a year.

    Raises:
        ValueError: When no year has such a day, whichever of the two is the month.
    """
    if first != second and min(first, second) > 0 and max(first, second) <= len(month_names()):
        return say(
            "“{text}” could be either of two days. Write the month as a word, as in 3 June, or the whole "
            "date with the day first, as in 03/06/2026.",
            text=words,
        )
    date(2024, min(first, second), max(first, second))  # a leap year has every day
    return say(
        "“{text}” has no year. Write the month as a word, as in 3 June, or the whole date with the day "
        "first, as in 03/06/2026.",
        text=words,
    )


def _numbered_day(words: str) -> date | None:
    """A day in figures: `2026-06-03` or `03/06/2026`."""
    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", words):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if without_year := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})", words):
        raise UnclearDate(_without_year(words, int(without_year[1]), int(without_year[2])))
    if slashed := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", words):
        return date(int(slashed[3]), int(slashed[2]), int(slashed[1]))
    return None
