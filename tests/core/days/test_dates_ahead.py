from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import TODAY, unhurried
from equityjournal.core.days.typed import parse_day
from equityjournal.core.text.dates import month_names
from equityjournal.core.text.errors import UnclearDate


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("saturday", date(2026, 11, 21)),
        ("friday", date(2026, 11, 27)),
        ("last friday", date(2026, 11, 20)),
        ("21 November", date(2026, 11, 21)),
        ("3 December", date(2026, 12, 3)),
        ("3 June", date(2027, 6, 3)),
        ("29 February", date(2028, 2, 29)),
        ("tomorrow", date(2026, 11, 22)),
        ("in 3 days", date(2026, 11, 24)),
        ("next friday", date(2026, 11, 27)),
        ("next week", date(2026, 11, 29)),
        ("end of the month", date(2026, 11, 30)),
    ],
)
def test_a_day_meant_ahead_is_the_next_one_from_today_on(text: str, day: date) -> None:
    """Setting something aside until Friday means the Friday to come."""
    assert parse_day(text, date(2026, 11, 21), ahead=True) == day  # a Saturday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 20)),
        ("saturday", date(2026, 11, 21)),
        ("sunday", date(2026, 11, 22)),
        ("friday", date(2026, 11, 27)),
        ("last friday", date(2026, 11, 20)),
        ("last saturday", date(2026, 11, 14)),
        ("3 days ago", date(2026, 11, 18)),
        ("21 November", date(2026, 11, 21)),
        ("22 November", date(2026, 11, 22)),
        ("20 November", date(2027, 11, 20)),
        ("29 February", date(2028, 2, 29)),
        ("3 June 2026", date(2026, 6, 3)),
        ("2026-06-03", date(2026, 6, 3)),
    ],
)
def test_looking_ahead_a_weekday_or_a_day_without_a_year_is_the_next_one(text: str, day: date) -> None:
    """For a promise the next Friday is meant, today among the days to come; whatever is clear stays as it is."""
    assert parse_day(text, TODAY, ahead=True) == day


@pytest.mark.parametrize("text", ["soon", "asap", "christmas", "in a few days", "last 3 June", ""])
def test_looking_ahead_the_grammar_is_as_closed_as_ever(text: str) -> None:
    """A word outside it is refused, and never guessed at."""
    with pytest.raises(UnclearDate, match="is not a day I can read"):
        parse_day(text, TODAY, ahead=True)


@pytest.mark.parametrize("text", ["30 December", "29 February", "thursday"])
def test_on_the_last_day_of_the_calendar_there_is_no_day_to_come(text: str) -> None:
    """After the last day that there is, no day can be meant."""
    with pytest.raises(UnclearDate, match="There is no such day"):
        parse_day(text, date.max, ahead=True)


@unhurried
@given(st.integers(1, 31), st.integers(1, 12), st.dates().filter(lambda day: day.year < 9990))
def test_looking_ahead_is_looking_back_from_the_other_side(number: int, month: int, today: date) -> None:
    """The next such day has no other between it and today, and looking back from it finds it again."""
    text = f"{number} {month_names()[month - 1]}"
    try:
        day = parse_day(text, today, ahead=True)
    except UnclearDate:
        assert number > 29
        return

    assert day >= today
    assert parse_day(text, day) == day
    if day > today > date(10, 1, 1):
        assert parse_day(text, day - timedelta(days=1)) < today
