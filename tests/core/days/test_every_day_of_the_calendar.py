from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import unhurried
from equityjournal.core.days.typed import first_day, last_day, parse_day
from equityjournal.core.entries.steps import by_when
from equityjournal.core.entries.typed_step import parse_by
from equityjournal.core.text.dates import (
    day_names,
    day_said,
    in_words,
    month_in_words,
    month_names,
    on_day,
    with_weekday,
)
from equityjournal.core.text.errors import UnclearDate

IN_USE = st.dates(date(1970, 1, 1), date(2099, 12, 31))
TURNS = [date(year, month, day) for year in (2023, 2024, 2027) for month, day in ((12, 31), (12, 30))]
TURNS += [day + timedelta(days=count) for day in TURNS for count in (1, 2, 3)]
LEAPS = [date(year, 2, 27) + timedelta(days=count) for year in (2023, 2024, 2100) for count in range(4)]
CLOCKS_CHANGE = [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 28), date(2026, 10, 26)]
EDGES = sorted({*TURNS, *LEAPS, *CLOCKS_CHANGE})


@unhurried
@given(IN_USE, IN_USE)
def test_a_day_reads_back_from_every_way_the_program_writes_it(day: date, today: date) -> None:
    """In words, with its weekday, as ISO, and as it is said of a writing or a past action."""
    for written in (
        day.isoformat(), in_words(day), with_weekday(day), day_said(day, today), on_day(day, today),
        f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}", f"{day:%Y/%m/%d}",
    ):  # fmt: skip
        assert parse_day(written, today) == day
        assert parse_day(written, today, ahead=True) == day
    assert parse_by(by_when(None, day), today) == (None, day)


@unhurried
@given(IN_USE, IN_USE)
def test_a_month_reads_back_from_the_way_the_program_writes_it(day: date, today: date) -> None:
    """A month with its year goes from its first day to its last."""
    written = month_in_words(day.month, day.year)

    assert first_day(written, today) == day.replace(day=1)
    assert (last_day(written, today) + timedelta(days=1)).day == 1
    assert first_day(written, today) <= day <= last_day(written, today)


@unhurried
@given(IN_USE, IN_USE)
def test_two_figures_of_a_year_mean_one_year_or_ask_for_four(day: date, today: date) -> None:
    """A short year is of this century, whatever the date; far from this year it is refused."""
    typed, century = f"{day.day}/{day.month}/{day.year % 100:02}", today.year // 100
    year = century * 100 + day.year % 100
    if abs(year - today.year) > 20:
        with pytest.raises(UnclearDate, match="Write all four figures"):
            parse_day(typed, today)
    elif not (day.month == 2 and day.day == 29):
        assert parse_day(typed, today) == day.replace(year=year)


@pytest.mark.parametrize("today", EDGES, ids=str)
def test_days_near_today_are_the_right_ones_at_the_turns_of_the_year(today: date) -> None:
    """Round new year, 29 February and the changes of the clock, relative days are counted on the calendar."""
    week = [today - timedelta(days=count) for count in range(8)]
    assert parse_day("yesterday", today) == week[1]
    assert parse_day("the day before yesterday", today) == week[2]
    assert parse_day("a week ago", today) == week[7]
    assert parse_day("tomorrow", today) == today + timedelta(days=1)
    for day in week[1:]:
        name = day_names()[day.weekday()]
        assert parse_day(name, today) == day
        assert parse_day(f"{name} evening", today) == day
        assert parse_day(f"{day.day} {month_names()[day.month - 1]}", today) == day
        assert parse_day(f"{day.day}/{day.month}", today) == day
        assert parse_day(f"the {day.day}th", today) == day
        assert parse_day(f"{(today - day).days} days ago", today) == day
    for day in (today + timedelta(days=count) for count in range(1, 8)):
        name = day_names()[day.weekday()]
        assert parse_day(f"{day.day}/{day.month}", today, ahead=True) == day
        assert parse_day(f"the {day.day}th", today, ahead=True) == day
        assert parse_day(f"in {(day - today).days} days", today, ahead=True) == day
        assert parse_day(f"coming {name}", today, ahead=True) == day
        assert parse_day(f"{name} week", today, ahead=True) == day + timedelta(days=7)
    assert first_day("last week", today) == today - timedelta(days=today.weekday() + 7)
    assert last_day("last week", today) == today - timedelta(days=today.weekday() + 1)


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        ("2026-03-31", "a month ago", "2026-02-28"),
        ("2024-03-31", "a month ago", "2024-02-29"),
        ("2024-03-29", "a month ago", "2024-02-29"),
        ("2026-05-31", "a month ago", "2026-04-30"),
        ("2026-05-30", "a month ago", "2026-04-30"),
        ("2026-01-31", "a month ago", "2025-12-31"),
        ("2026-01-31", "two months ago", "2025-11-30"),
        ("2024-02-29", "a month ago", "2024-01-29"),
        ("2024-02-29", "a year ago", "2023-02-28"),
        ("2024-02-29", "4 years ago", "2020-02-29"),
        ("2026-01-31", "the 31st", "2026-01-31"),
        ("2026-03-30", "the 31st", "2026-01-31"),
        ("2026-03-01", "the 29th", "2026-01-29"),
        ("2024-03-01", "the 29th", "2024-02-29"),
        ("2026-01-01", "yesterday", "2025-12-31"),
        ("2026-01-01", "31st of last month", "2025-12-31"),
        ("2026-01-01", "25/12", "2025-12-25"),
        ("2026-12-25", "last christmas day", "2025-12-25"),
        ("2026-12-31", "1/1", "2026-01-01"),
        ("2024-02-29", "29/2", "2024-02-29"),
        ("2100-03-01", "29/2", "2096-02-29"),
    ],
)
def test_a_month_ago_is_the_same_number_or_the_last_of_the_month(today: str, typed: str, meant: str) -> None:
    """Months of different lengths, years with a 29 February and new year have the plain answer."""
    assert parse_day(typed, date.fromisoformat(today)) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        ("2026-01-31", "in a month", "2026-02-28"),
        ("2026-01-31", "the 31st", "2026-01-31"),
        ("2026-02-01", "the 31st", "2026-03-31"),
        ("2026-12-31", "1/1", "2027-01-01"),
        ("2026-12-31", "tomorrow", "2027-01-01"),
        ("2026-12-30", "end of the month", "2026-12-31"),
        ("2026-12-30", "end of next month", "2027-01-31"),
        ("2024-02-01", "end of the month", "2024-02-29"),
        ("2026-12-28", "next week", "2027-01-10"),
        ("2026-02-28", "29 February", "2028-02-29"),
        ("2026-12-25", "next christmas day", "2027-12-25"),
    ],
)
def test_looking_ahead_over_the_end_of_a_month_or_year(today: str, typed: str, meant: str) -> None:
    """A day to come is in the right month and year."""
    assert parse_day(typed, date.fromisoformat(today), ahead=True) == date.fromisoformat(meant)
