"""Arithmetic on days: weekdays, months, and years left out."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from equityjournal.core.text.dates import end_of_month


class Standpoint(NamedTuple):
    """A day to read texts on, and a side to look to."""

    today: date
    ahead: bool = False
    """A day that comes round again is the next one, instead of the latest."""

    def days(self, count: int) -> date:
        """The day so many days on from today."""
        return self.today + timedelta(days=count)

    @property
    def monday(self) -> date:
        """The first day of this week."""
        return self.days(-self.today.weekday())


def before(weekday: int, today: date) -> date:
    """The latest such weekday before today."""
    return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)


def after(weekday: int, today: date) -> date:
    """The next such weekday after today."""
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def months_on(day: date, count: int) -> date:
    """The same day of another month, or its last day."""
    months = day.year * 12 + day.month - 1 + count
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, end_of_month(first).day))


def coming_round(day: int, month: int | None, here: Standpoint) -> date:
    """The latest or next day with this number and month.

    Today counts as either.

    Raises:
        ValueError: When there is no such day.
    """
    for first in _months_from(here):
        if month in (None, first.month) and 0 < day <= end_of_month(first).day:
            found = first.replace(day=day)
            if found == here.today or (found > here.today) == here.ahead:
                return found
    raise ValueError("no such day")


def _months_from(here: Standpoint) -> Iterator[date]:
    """First days of months, from this month on.

    Eight years hold every day of the calendar, even across 1900.
    """
    start = here.today.year * 12 + here.today.month - 1
    for count in range(8 * 12 + 1):
        months = start + count if here.ahead else start - count
        if not 12 <= months < 10000 * 12:
            return
        yield date(months // 12, months % 12 + 1, 1)
