"""Days as people here say them, and the closed grammar in which a day may be given.

Nothing is ever guessed: what is not in the grammar is refused, and no word of an entry is read as a date.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from equityjournal.core.errors import UnclearDate
from equityjournal.core.speech import say


def month_names() -> Sequence[str]:
    """January to December, in the language spoken."""
    return (
        say("January"), say("February"), say("March"), say("April"), say("May"), say("June"),
        say("July"), say("August"), say("September"), say("October"), say("November"), say("December"),
    )  # fmt: skip


def short_month_names() -> Sequence[str]:
    """The same, as short as the head of a narrow column has to be."""
    return (
        say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"),
        say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec"),
    )  # fmt: skip


def day_names() -> Sequence[str]:
    """Monday to Sunday, in the language spoken."""
    return (
        say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"),
        say("Sunday"),
    )  # fmt: skip


def in_words(day: date) -> str:
    """A day as it is said: `3 June 2026`."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """A day as it is said when it matters which: `Wednesday 3 June 2026`."""
    return f"{day_names()[day.weekday()]} {in_words(day)}"


def parse_day(text: str, today: date, *, ahead: bool = False) -> date:
    """Read a day in the closed grammar.

    The grammar: `today`, `yesterday`, `friday` or `last friday` (the latest one before today), `3 days ago`,
    `3 June` (the latest one up to today), `3 June 2026`, `03/06/2026` (day first), `2026-06-03`.

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
                "“{text}” is not a day I can read. Try yesterday, friday, 3 days ago, 3 June, 3 June 2026, "
                "03/06/2026 (day first) or 2026-06-03.",
                text=text,
            )
        )
    return day


def _relative_day(words: str, today: date, ahead: bool) -> date | None:
    if words == say("today").casefold():
        return today
    if words == say("yesterday").casefold():
        return today - timedelta(days=1)
    if ago := re.fullmatch(r"([0-9]{1,5}) days? ago", words):
        return today - timedelta(days=int(ago[1]))
    weekdays = [name.casefold() for name in day_names()]
    if ahead and words in weekdays:
        return today + timedelta(days=(weekdays.index(words) - today.weekday()) % 7)
    if (name := words.removeprefix("last ")) in weekdays:
        back = (today.weekday() - weekdays.index(name)) % 7
        return today - timedelta(days=back or 7)
    return None


def _named_day(words: str, today: date, ahead: bool) -> date | None:
    found = re.fullmatch(r"([0-9]{1,2}) ([^\W\d_]+)(?: ([0-9]{4}))?", words)
    months = [name.casefold() for name in month_names()]
    if found is None or found[2] not in months:
        return None
    day, month = int(found[1]), months.index(found[2]) + 1
    if found[3]:
        return date(int(found[3]), month, day)
    # Eight years hold every day of the calendar, 29 February too, even across a year such as 1900.
    years = (
        range(today.year, min(today.year + 9, 10000))
        if ahead
        else range(today.year, max(today.year - 9, 0), -1)
    )
    for year in years:
        if day <= _days_in(year, month):
            there = date(year, month, day)
            if there == today or (there > today) == ahead:
                return there
    raise ValueError("no such day")


def _numbered_day(words: str) -> date | None:
    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", words):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if slashed := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", words):
        return date(int(slashed[3]), int(slashed[2]), int(slashed[1]))
    return None


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else date.max
    return (following - timedelta(days=1)).day if following != date.max else 31
