"""Values of a day's tokens: numbers, turns, units, years."""

from collections.abc import Sequence
from datetime import date, timedelta

from equityjournal.core.days.calendar import months_on
from equityjournal.core.days.tokens import Token
from equityjournal.core.days.unclear import YearInFull

SHORT_YEARS = 20  # the most years a year in two figures may lie away
_TURNS = {"last": -1, "this": 0, "next": 1}


def value_of(tokens: Sequence[Token], kind: str) -> int:
    """The value of the token of a kind."""
    return next(token.value for token in tokens if token.kind == kind)


def turn_of(tokens: Sequence[Token]) -> int:
    """-1, 0 or 1 for last, this or next."""
    return next(_TURNS[token.kind] for token in tokens if token.kind in _TURNS)


def moved(day: date, tokens: Sequence[Token], turn: int) -> date:
    """A day moved by the number and unit named.

    Without a number, it is moved by one unit.
    """
    count = tokens[0].value if tokens[0].kind in ("NUMBER", "TWO", "YEAR") else 1
    counted = [token.value for token in tokens[1:] if token.kind in ("NUMBER", "TWO", "YEAR")]
    count = turn * (counted[0] if counted else count)
    unit = next(token for token in tokens if token.kind in ("UNIT", "MONTHS"))
    if unit.kind == "UNIT":
        return day + timedelta(days=count * unit.value)
    return months_on(day, count * unit.value)


def is_in_days(tokens: Sequence[Token]) -> bool:
    """Whether the unit is a day: `3 days today` has no meaning."""
    return any(token == Token("UNIT", 1) for token in tokens)


def month_of(number: int) -> int:
    """A month's number.

    Raises:
        ValueError: When no month has it.
    """
    return date(2000, number, 1).month


def year_of(token: Token, today: date) -> int:
    """A typed year; two figures are of this century.

    Raises:
        YearInFull: When two figures give a year far from this one.
    """
    if token.kind == "YEAR":
        return token.value
    year = today.year // 100 * 100 + token.value
    if abs(year - today.year) > SHORT_YEARS:
        raise YearInFull(year)
    return year
