"""Rules for spans: weeks, months, years, and the last few of them."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from equityjournal.core.days.calendar import Standpoint, months_on
from equityjournal.core.days.counted import WEEK
from equityjournal.core.days.dated import YEAR_OF_MONTHS
from equityjournal.core.days.rules import SLOTS, day_meant
from equityjournal.core.days.token_values import year_of
from equityjournal.core.days.tokens import Token
from equityjournal.core.days.unclear import Several, SeveralMonths
from equityjournal.core.text.dates import end_of_month

Span = tuple[date, date]
YEARS = range(1900, 2200)
SATURDAY = 5
_TURNS = {"last": -1, "this": 0, "next": 1}
_COUNTS = SLOTS["count"].split("|")


def span_meant(tokens: Sequence[Token], today: date) -> Span | None:
    """The first and last day of a span, if any.

    Raises:
        Several, YearInFull, WrongDay, ValueError, OverflowError: As for `day_meant`.
    """
    if not tokens:
        return None
    tokens = [Token("WEEKEND") if token.kind == "weekend" else token for token in tokens]
    readings: Sequence[Callable[[list[Token], date], Span | None]] = (
        _edge, _week_around_a_day, _calendar, _lately, _weekend, _month, _year,
    )  # fmt: skip
    for reading in readings:
        if span := reading(tokens, today):
            return span
    return None


def _kinds(tokens: Sequence[Token]) -> str:
    return " ".join(token.kind for token in tokens)


def _edge(tokens: list[Token], today: date) -> Span | None:
    """The first or last day of a span: `end of the month`."""
    if len(tokens) < 2 or tokens[0].kind not in ("start", "end"):
        return None
    rest = tokens[1:]
    if len(rest) == 1 and rest[0].kind in ("UNIT", "MONTHS"):
        rest = [Token("this"), *rest]
    whole = span_meant(rest, today)
    if whole is None:
        return None
    if tokens[0].kind == "end" and whole[1] - whole[0] == timedelta(days=6):
        raise Several(whole[1] - timedelta(days=2), whole[1])  # Friday to some, Sunday to others
    edge = whole[tokens[0].kind == "end"]
    return edge, edge


def _week_around_a_day(tokens: list[Token], today: date) -> Span | None:
    """A week from a day, up to a day, or around a day."""
    if len(tokens) < 2:
        return None
    if tokens[0].kind in ("commencing", "ending"):
        day = day_meant(tokens[1:], Standpoint(today))
        if day is None:
            return None
        six = timedelta(days=6)
        return (day, day + six) if tokens[0].kind == "commencing" else (day - six, day)
    if tokens[0] == Token("UNIT", WEEK) and any(token.kind in ("ORDINAL", "MONTH") for token in tokens):
        day = day_meant(tokens[1:], Standpoint(today))
        return _week_of(day) if day else None
    return None


def _calendar(tokens: list[Token], today: date) -> Span | None:
    """Last, this or next week, month or year; the week before last."""
    kinds = _kinds(tokens)
    if kinds in ("UNIT before last", "MONTHS before last"):
        return _turned(tokens[0], -2, today)
    if len(tokens) != 2:
        return None
    turn, unit = tokens if tokens[0].kind in _TURNS else reversed(tokens)
    return _turned(unit, _TURNS[turn.kind], today) if turn.kind in _TURNS else None


def _turned(unit: Token, turn: int, today: date) -> Span | None:
    """A calendar week, month or year, counted from this."""
    if unit == Token("UNIT", WEEK):
        return _week_of(today + timedelta(days=turn * WEEK))
    if unit == Token("MONTHS", 1):
        first = months_on(today.replace(day=1), turn)
        return first, end_of_month(first)
    if unit == Token("MONTHS", YEAR_OF_MONTHS):
        return date(today.year + turn, 1, 1), date(today.year + turn, 12, 31)
    return None


def _week_of(day: date) -> Span:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _lately(tokens: list[Token], today: date) -> Span | None:
    """The last few days, weeks, months or years, up to today."""
    rest = tokens[1:] if tokens[0].kind in ("last", "past") else tokens
    if tokens[0].kind == "past" and len(rest) == 1:
        rest = [Token("NUMBER", 1), *rest]
    if len(rest) != 2 or rest[0].kind not in _COUNTS or not rest[0].value:
        return None
    count, unit = rest[0].value, rest[1]
    if unit.kind == "UNIT":
        return today - timedelta(days=count * unit.value - 1), today
    if unit.kind == "MONTHS":
        return months_on(today, -count * unit.value) + timedelta(days=1), today
    return None


def _weekend(tokens: list[Token], today: date) -> Span | None:
    """A Saturday and Sunday; by default, the latest begun."""
    saturday = _week_of(today)[0] + timedelta(days=SATURDAY)
    begun = saturday if saturday <= today else saturday - timedelta(days=WEEK)
    first = {
        "WEEKEND": begun,
        "this WEEKEND": saturday,
        "last WEEKEND": saturday - timedelta(days=WEEK),
        "WEEKEND before last": saturday - timedelta(days=2 * WEEK),
    }.get(_kinds(tokens))
    return (first, first + timedelta(days=1)) if first else None


def _month(tokens: list[Token], today: date) -> Span | None:
    """A month; without a year, the latest begun."""
    kinds, month = _kinds(tokens), next((token.value for token in tokens if token.kind == "MONTH"), 0)
    if not month:
        return None
    begun = today.year - (month > today.month)
    if kinds == "MONTH":
        return _whole_month(begun, month)
    if kinds == "last MONTH":
        if month < today.month:
            raise SeveralMonths(date(today.year, month, 1), date(today.year - 1, month, 1))
        return _whole_month(today.year - 1, month)
    if kinds in ("MONTH YEAR", "MONTH SHORT"):
        year = year_of(tokens[1], today)
        return _whole_month(year, month) if year in YEARS else None
    if len(tokens) == 3 and tokens[0].kind == "MONTH" and tokens[2] == Token("MONTHS", YEAR_OF_MONTHS):
        turn = _TURNS.get(tokens[1].kind)
        return _whole_month(today.year + turn, month) if turn is not None else None
    return None


def _whole_month(year: int, month: int) -> Span:
    first = date(year, month, 1)
    return first, end_of_month(first)


def _year(tokens: list[Token], _today: date) -> Span | None:
    """A year in four figures."""
    if _kinds(tokens) != "YEAR" or tokens[0].value not in YEARS:
        return None
    return date(tokens[0].value, 1, 1), date(tokens[0].value, 12, 31)
