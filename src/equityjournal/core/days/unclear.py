"""Unclear days: of several readings, or at odds with themselves."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date

from equityjournal.core.text.dates import day_names, in_words, month_in_words, with_weekday
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import listed, say


class UnreadDay(UnclearDate):
    """A text with no likeness to a day."""


class Unclear(Exception, ABC):
    """A day in the grammar's words, but unclear."""

    @abstractmethod
    def as_error(self, text: str) -> UnclearDate:
        """The refusal, with the reason in words."""


class Several(Unclear):
    """A text with several days as its meaning.

    Args:
        days: Its readings.
    """

    def __init__(self, *days: date) -> None:
        super().__init__(*days)
        self.days: Sequence[date] = sorted(days)

    def as_error(self, text: str) -> UnclearDate:
        """The readings, in words."""
        return UnclearDate(
            say(
                "“{text}” could be {days}. Type the day itself, as in {day}.",
                text=text,
                days=listed([with_weekday(day) for day in self.days], last=say("or")),
                day=in_words(self.days[0]),
            )
        )


class SeveralMonths(Several):
    """A text with several months as its meaning, given by their first days."""

    def as_error(self, text: str) -> UnclearDate:
        """The readings, in words."""
        months = [month_in_words(day.month, day.year) for day in self.days]
        return UnclearDate(
            say(
                "“{text}” could be {months}. Type the month with its year.",
                text=text,
                months=listed(months, last=say("or")),
            )
        )


class WrongDay(Unclear):
    """A date with another name than its own.

    Args:
        day: The day, by its date.
        weekday: The weekday it was said to be; None for today or yesterday.
    """

    def __init__(self, day: date, weekday: int | None) -> None:
        super().__init__(day, weekday)
        self.day = day
        self.weekday = weekday

    def as_error(self, text: str) -> UnclearDate:
        """The contradiction, in words."""
        if self.weekday is None:
            return UnclearDate(
                say(
                    "“{text}” names two days. Type one of them, as in {day}.",
                    text=text,
                    day=in_words(self.day),
                )
            )
        return UnclearDate(
            say(
                "{day} is a {weekday}, not a {other}. Type the day you mean.",
                day=in_words(self.day),
                weekday=day_names()[self.day.weekday()],
                other=day_names()[self.weekday],
            )
        )


class YearInFull(Unclear):
    """A year in two figures, far from this year.

    Args:
        year: The year by the rule.
    """

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year

    def as_error(self, text: str) -> UnclearDate:
        """The rule, in words."""
        return UnclearDate(
            say(
                "Two figures for a year are read as one of this century, so “{text}” would be in {year}. "
                "Write all four figures of the year.",
                text=text,
                year=self.year,
            )
        )
