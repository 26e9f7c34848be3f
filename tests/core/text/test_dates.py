from datetime import date

from core.examples import TODAY
from equityjournal.core.text.dates import day_names, day_said, in_words, month_names, on_day, with_weekday


def test_a_day_is_said_as_people_here_say_it() -> None:
    """Day, month in words, year, and no zero in front."""
    assert in_words(date(2026, 6, 3)) == "3 June 2026"


def test_a_weekday_stands_before_the_day_when_it_matters() -> None:
    """The weekday is the right one."""
    assert with_weekday(date(2026, 6, 3)) == "Wednesday 3 June 2026"
    assert with_weekday(date(2026, 6, 7)) == "Sunday 7 June 2026"


def test_a_day_is_said_as_it_is_told_to_somebody() -> None:
    """Today and yesterday go by those names."""
    assert on_day(TODAY, TODAY) == "earlier today"
    assert on_day(date(2026, 11, 20), TODAY) == "yesterday"
    assert on_day(date(2026, 11, 19), TODAY) == "on 19 November 2026"


def test_months_and_days_have_their_names_in_order() -> None:
    """January to December, and Monday to Sunday."""
    months = "January February March April May June July August September October November December"

    assert list(month_names()) == months.split()
    assert list(day_names()) == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def test_a_day_of_a_writing_is_said_with_its_weekday_and_by_name_where_it_has_one() -> None:
    """Today and yesterday come before the weekday; any other day is its weekday and date."""
    today = date(2026, 6, 3)
    assert day_said(today, today) == "today, Wednesday 3 June 2026"
    assert day_said(date(2026, 6, 2), today) == "yesterday, Tuesday 2 June 2026"
    assert day_said(date(2026, 6, 1), today) == "Monday 1 June 2026"
