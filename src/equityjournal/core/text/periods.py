"""Periods as typed: `september`, `last month`, `2025`, or a day."""

import re
from datetime import date, timedelta

from equityjournal.core.text.dates import end_of_month, month_names, parse_day
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import say

_YEARS = range(1900, 2200)


def parse_period(text: str, today: date) -> tuple[date, date]:
    """The first and last day of a period.

    The grammar: a month, with a year if need be (without, the latest one that has begun); a year; `this` or
    `last` with `week`, `month` or `year`, by the calendar, weeks from Monday; `last 3 months`, and so for
    days, weeks and years, up to today; any day that `parse_day` reads.

    Raises:
        UnclearDate: For a text outside the grammar.
    """
    plain = re.sub(r"^(?:in|on|about) ", "", " ".join(text.split()), flags=re.IGNORECASE)
    words = plain.casefold().removeprefix("the ")
    try:
        period = _calendar(words, today) or _lately(words, today) or _month_or_year(words, today)
    except (ValueError, OverflowError):
        raise UnclearDate(say("There is no such time as “{text}”.", text=text)) from None
    if period is None:
        day = parse_day(plain, today)
        return day, day
    return period


def first_day(text: str, today: date) -> date:
    """The first day of a typed period.

    Raises:
        UnclearDate: As for `parse_period`.
    """
    return parse_period(text, today)[0]


def last_day(text: str, today: date) -> date:
    """The last day of a typed period.

    Raises:
        UnclearDate: As for `parse_period`.
    """
    return parse_period(text, today)[1]


def _calendar(words: str, today: date) -> tuple[date, date] | None:
    """This or last week, month or year."""
    monday = today - timedelta(days=today.weekday())
    if words == "this week":
        return monday, monday + timedelta(days=6)
    if words == "last week":
        return monday - timedelta(days=7), monday - timedelta(days=1)
    if words == "this month":
        return today.replace(day=1), end_of_month(today)
    if words == "last month":
        last = today.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    if words in ("this year", "last year"):
        year = today.year - (words == "last year")
        return date(year, 1, 1), date(year, 12, 31)
    return None


def _lately(words: str, today: date) -> tuple[date, date] | None:
    """The last few days, weeks, months or years, up to today."""
    found = re.fullmatch(r"(?:(?:last|past) )?([0-9]{1,4}) (day|week|month|year)s?", words)
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    if not count:
        return None
    if unit in ("day", "week"):
        return today - timedelta(days=count * (7 if unit == "week" else 1) - 1), today
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    month = date(months // 12, months % 12 + 1, 1)
    same_day = month.replace(day=min(today.day, end_of_month(month).day))
    return same_day + timedelta(days=1), today


def _month_or_year(words: str, today: date) -> tuple[date, date] | None:
    """A month by its name, or a year."""
    found = re.fullmatch(r"(?:([^\W\d_]{3,})\.?)?(?:(?:^| )([0-9]{4}))?", words)
    if found is None or not words:
        return None
    year = int(found[2]) if found[2] else None
    if year is not None and year not in _YEARS:
        return None
    if not found[1]:
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    month = _month(found[1])
    if month is None:
        return None
    if year is None:
        year = today.year - (month > today.month)
    first = date(year, month, 1)
    return first, end_of_month(first)


def _month(name: str) -> int | None:
    """A month's number, from its name or the first letters of it."""
    for number, month in enumerate(month_names(), start=1):
        whole = month.casefold()
        if name in (whole, whole[:3]) or (name == "sept" and whole.startswith(name)):
            return number
    return None
