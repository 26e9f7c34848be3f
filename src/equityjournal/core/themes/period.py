"""A stretch of days to look back over, in months."""

from datetime import date, timedelta
from typing import NamedTuple

from equityjournal.core.text.dates import end_of_month


class Period(NamedTuple):
    """A stretch of days, including both ends."""

    since: date
    until: date

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.until - self.since).days + 1

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return self.since <= day <= self.until

    @property
    def before(self) -> "Period | None":
        """The period before, of the same length, if within the calendar."""
        if self.since.toordinal() <= self.length:
            return None
        return Period(self.since - timedelta(days=self.length), self.since - timedelta(days=1))

    @property
    def is_whole_month(self) -> bool:
        """Whether the period is a calendar month."""
        return self.since.day == 1 and self.until == end_of_month(self.since)

    @property
    def months(self) -> "list[Period]":
        """The calendar months; the first and last perhaps in part."""
        found, first = [], self.since
        while first <= self.until:
            last = min(end_of_month(first), self.until)
            found.append(Period(first, last))
            if last == date.max:
                break
            first = last + timedelta(days=1)
        return found

    def stretches(self, most: int) -> "list[Period]":
        """The months, joined evenly into at most `most` stretches."""
        months = self.months
        each = -(-len(months) // most)
        return [
            Period(months[at].since, months[min(at + each, len(months)) - 1].until)
            for at in range(0, len(months), each)
        ]


def three_months_to(until: date) -> Period:
    """The three months up to a day: to 25 November from 26 August."""
    year, month = (until.year, until.month - 3) if until.month > 3 else (until.year - 1, until.month + 9)
    if year < 1:
        return Period(date.min, until)
    same_day = min(until.day, end_of_month(date(year, month, 1)).day)
    return Period(date(year, month, same_day) + timedelta(days=1), until)
