"""Periods: three months, the months of each, and the period before."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.examples import TODAY, ago, unhurried
from equityjournal.core.themes.period import Period, three_months_to


@given(st.dates(min_value=date(1, 6, 1)))
@unhurried
def test_three_months_begin_the_day_after_the_same_day_three_months_before(until: date) -> None:
    """Or on the first of a month, where the month before has no such day; they have 89 to 92 days."""
    period = three_months_to(until)
    assert period.until == until
    assert period.since.day in (until.day + 1, 1)
    assert 89 <= period.length <= 92


def test_three_months_do_not_leave_the_calendar() -> None:
    """In the first months there are, they begin with the first day."""
    assert three_months_to(date(1, 2, 3)) == Period(date.min, date(1, 2, 3))
    assert Period(date.min, date(1, 2, 3)).before is None


@given(st.dates(min_value=date(1990, 1, 1)), st.integers(1, 1500), st.integers(1, 6))
@unhurried
def test_months_and_stretches_hold_every_day_once(until: date, days: int, most: int) -> None:
    """Laid end to end, they are the whole period; there are no more stretches than was asked for."""
    period = Period(until - timedelta(days=days), until)
    for parts in (period.months, period.stretches(most)):
        assert parts[0].since == period.since
        assert parts[-1].until == until
        assert sum(part.length for part in parts) == period.length
    assert len(period.stretches(most)) <= most


def test_the_last_month_there_is_ends_with_the_calendar() -> None:
    """December 9999 is a month like any other."""
    assert Period(date(9999, 12, 1), date.max).months == [Period(date(9999, 12, 1), date.max)]


def test_a_period_holds_its_first_and_its_last_day() -> None:
    """And neither the day before nor the day after."""
    period = Period(ago(3), ago(1))
    assert [days for days in range(5) if period.holds(ago(days))] == [1, 2, 3]


def test_the_period_before_is_as_long_and_ends_the_day_before() -> None:
    """Thirty days before thirty days."""
    assert Period(ago(29), TODAY).before == Period(ago(59), ago(30))
