"""Typed days and spans, read in the closed grammar.

Nothing is guessed: text outside the grammar is refused, and no word of an entry is read as a date.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from equityjournal.core.days import refusals, words
from equityjournal.core.days.calendar import Standpoint
from equityjournal.core.days.rules import day_meant
from equityjournal.core.days.spans import Span, span_meant
from equityjournal.core.days.tokens import Token, tokens_of
from equityjournal.core.days.unclear import Unclear

Read = TypeVar("Read")


def parse_day(text: str, today: date, *, ahead: bool = False) -> date:
    """Parse a day in the closed grammar.

    The words stand in `words.py`, and the ways of joining them at the end of `rules.py`. In figures the day
    comes first, unless a year of four figures stands in front. A year in two figures is of this century, and
    refused when that lies more than 20 years away.

    Args:
        text: What was typed. Capitals, accents, commas and extra spaces make no difference.
        today: The day it is where the person is.
        ahead: A weekday, or a day without a year, is the next one from today on instead of the latest;
            and a week is its last day.

    Returns:
        The day. Unless `ahead`, it lies in the future only when the text says so.

    Raises:
        UnclearDate: When the text is not in the grammar, has several readings, or names a day that does not
            exist.
    """
    here = Standpoint(today, ahead)
    return _read(
        text, lambda tokens: _day(tokens, here), lambda given: refusals.of_a_day(given, here, is_day)
    )


def parse_period(text: str, today: date) -> Span:
    """The first and last day of a period.

    A month, with a year if need be (without, the latest one that has begun); a year; `this` or `last` with
    `week`, `month` or `year`, by the calendar, weeks from Monday; `last 3 months`, and so for days, weeks and
    years, up to today; a weekend; the week beginning or ending on a day; any day that `parse_day` reads.

    Raises:
        UnclearDate: For a text outside the grammar.
    """
    return _read(
        text,
        lambda tokens: _span(tokens, today),
        lambda given: refusals.of_a_span(given, Standpoint(today), is_period),
    )


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


def is_day(text: str, here: Standpoint) -> bool:
    """Whether text is a single day."""
    return _is_read(text, lambda tokens: _day(tokens, here))


def is_period(text: str, here: Standpoint) -> bool:
    """Whether text is a period or a day."""
    return _is_read(text, lambda tokens: _span(tokens, here.today))


def _read(
    text: str, reading: Callable[[list[Token]], Read | None], refuse: Callable[[str], Exception]
) -> Read:
    """The meaning of a text, or its refusal as an error."""
    try:
        found = reading(_tokens(text))
    except Unclear as unclear:
        raise unclear.as_error(text) from None
    except (ValueError, OverflowError):
        raise refusals.no_such_day(text) from None
    if found is None:
        raise refuse(text)
    return found


def _is_read(text: str, reading: Callable[[list[Token]], Read | None]) -> bool:
    try:
        return reading(_tokens(text)) is not None
    except (Unclear, ValueError, OverflowError):
        return False


def _tokens(text: str) -> list[Token]:
    tokens = tokens_of(text)
    while len(tokens) > 1 and tokens[0].kind in words.LEADING:
        del tokens[0]
    return tokens


def _day(tokens: list[Token], here: Standpoint) -> date | None:
    """A day; ahead, also the last day of a week, or an edge of a longer span."""
    day = day_meant(tokens, here)
    if day is not None or not here.ahead:
        return day
    span = span_meant(tokens, here.today)
    is_week = sorted(token.kind for token in tokens) in (["UNIT", "next"], ["UNIT", "this"])
    return span[1] if span and (is_week or span[0] == span[1]) else None


def _span(tokens: list[Token], today: date) -> Span | None:
    """A span, perhaps of a single day."""
    if len(tokens) > 1 and tokens[0].kind == "in" and (span := span_meant(tokens[1:], today)):
        return span
    if span := span_meant(tokens, today):
        return span
    day = day_meant(tokens, Standpoint(today))
    return (day, day) if day is not None else None
