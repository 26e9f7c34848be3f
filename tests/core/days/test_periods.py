from datetime import date

import pytest

from equityjournal.core.days.typed import first_day, last_day, parse_period
from equityjournal.core.text.errors import UnclearDate

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("september", "2026-09-01", "2026-09-30"),
        ("Sept", "2026-09-01", "2026-09-30"),
        ("in September", "2026-09-01", "2026-09-30"),
        ("december", "2025-12-01", "2025-12-31"),
        ("november", "2026-11-01", "2026-11-30"),
        ("august 2020", "2020-08-01", "2020-08-31"),
        ("feb 2024", "2024-02-01", "2024-02-29"),
        ("2026-06", "2026-06-01", "2026-06-30"),
        ("6/2026", "2026-06-01", "2026-06-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last  Month", "2026-10-01", "2026-10-31"),
        ("the last month", "2026-10-01", "2026-10-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("last 3 months", "2026-08-28", "2026-11-27"),
        ("the last 7 days", "2026-11-21", "2026-11-27"),
        ("past 2 weeks", "2026-11-14", "2026-11-27"),
        ("3 months", "2026-08-28", "2026-11-27"),
        ("on Friday", "2026-11-20", "2026-11-20"),
        ("in the last 2 weeks", "2026-11-14", "2026-11-27"),
        ("last 1 year", "2025-11-28", "2026-11-27"),
        ("yesterday", "2026-11-26", "2026-11-26"),
        ("3 June", "2026-06-03", "2026-06-03"),
        ("2026-06-03", "2026-06-03", "2026-06-03"),
    ],
)
def test_a_period_is_read_from_its_first_to_its_last_day(typed: str, first: str, last: str) -> None:
    """Months, years, weeks, and the last few of them, are read as people here mean them; a day is a day."""
    assert parse_period(typed, FRIDAY) == (date.fromisoformat(first), date.fromisoformat(last))
    assert first_day(typed, FRIDAY).isoformat() == first
    assert last_day(typed, FRIDAY).isoformat() == last


@pytest.mark.parametrize(
    "typed",
    ["", "power", "next", "summer", "Q3", "last 0 days", "1066", "septembre", "last 9999 years", "mayhem"],
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(UnclearDate):
        parse_period(typed, FRIDAY)


def test_january_and_the_31st_have_months_before_them() -> None:
    """The ends of a year and of a long month are no stumbling block."""
    assert parse_period("last month", date(2026, 1, 31)) == (date(2025, 12, 1), date(2025, 12, 31))
    assert parse_period("last 1 month", date(2026, 3, 31)) == (date(2026, 3, 1), date(2026, 3, 31))
