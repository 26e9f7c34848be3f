from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import TODAY, unhurried
from equityjournal.core.days.typed import parse_day
from equityjournal.core.days.unclear import UnreadDay
from equityjournal.core.text.dates import day_names, month_names, with_weekday
from equityjournal.core.text.errors import UnclearDate

DAYS = st.dates()


def latest_named(number: int, month: int, today: date) -> date | None:
    """The latest such day up to today, looked for one day at a time, eight years back."""
    for back in range(3000):
        if back > (today - date.min).days:
            return None
        day = today - timedelta(days=back)
        if (day.day, day.month) == (number, month):
            return day
    return None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 20)),
        ("friday", date(2026, 11, 20)),
        ("last friday", date(2026, 11, 20)),
        ("sunday", date(2026, 11, 15)),
        ("saturday", date(2026, 11, 14)),
        ("last saturday", date(2026, 11, 14)),
        ("0 days ago", date(2026, 11, 21)),
        ("1 day ago", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 18)),
        ("99999 days ago", TODAY - timedelta(days=99999)),
        ("3 June", date(2026, 6, 3)),
        ("03 june", date(2026, 6, 3)),
        ("21 November", date(2026, 11, 21)),
        ("22 November", date(2025, 11, 22)),
        ("31 December", date(2025, 12, 31)),
        ("3 June 2026", date(2026, 6, 3)),
        ("3 June 2030", date(2030, 6, 3)),
        ("last night", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("last Fri", date(2026, 11, 20)),
        ("last tues", date(2026, 11, 17)),
        ("a week ago", date(2026, 11, 14)),
        ("2 weeks ago", date(2026, 11, 7)),
        ("a fortnight ago", date(2026, 11, 7)),
        ("two days ago", date(2026, 11, 19)),
        ("ten days ago", date(2026, 11, 11)),
        ("20 Nov", date(2026, 11, 20)),
        ("24 Nov", date(2025, 11, 24)),
        ("3rd June", date(2026, 6, 3)),
        ("1st May 2025", date(2025, 5, 1)),
        ("June 3", date(2026, 6, 3)),
        ("June 3rd 2025", date(2025, 6, 3)),
        ("9 Sept", date(2026, 9, 9)),
        ("1 May 2026", date(2026, 5, 1)),
        ("03/06/2026", date(2026, 6, 3)),
        ("3/6/2026", date(2026, 6, 3)),
        ("13/04/2026", date(2026, 4, 13)),
        ("2026-06-03", date(2026, 6, 3)),
        ("2030-01-02", date(2030, 1, 2)),
        ("0001-01-01", date.min),
        ("1 January 0001", date.min),
        ("01/01/0001", date.min),
        ("9999-12-31", date.max),
        ("31 December 9999", date.max),
        ("31/12/9999", date.max),
    ],
)
def test_every_form_of_the_grammar_is_read(text: str, day: date) -> None:
    """On Saturday 21 November 2026, each of these is that day."""
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["  LAST   Friday ", "last\tfriday", "Last\u00a0FRIDAY"])
def test_capitals_and_extra_spaces_make_no_difference(text: str) -> None:
    """A day may be typed carelessly."""
    assert parse_day(text, TODAY) == date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "1", "a", "the", "last last friday", "last", "last today", "last 3 June",  "-3 days ago",
        "100000 days ago", "days", "20260603", "+3 days ago", "٣ June", "３/６/２０２６", "2026-06-0٣", "3,6",
        "3 June 2026 or so", "it was 3 June 2026", "2026-06-03-k7m3qd", "3-6", "3.6", "3 6", "3 June 1",
        "a few days ago", "a couple of days ago", "the other day", "recently", "1-5 June", "sunday or monday",
    ],
)  # fmt: skip
def test_whatever_is_not_in_the_grammar_is_refused_with_examples(text: str) -> None:
    """Nothing is guessed: the sentence repeats what was typed and shows what can be read."""
    with pytest.raises(UnreadDay) as refused:
        parse_day(text, TODAY)

    assert refused.value.sentence == (
        f"“{text}” is not a day I can read. Try yesterday, friday, 3 days ago, 3 June or 3/6/2026 (day first)."
    )


def test_a_text_of_many_words_is_not_taken_for_a_misspelt_day() -> None:
    """It may hold one, and is no day all the same."""
    with pytest.raises(UnclearDate) as refused:
        parse_day("we met on frday and then not again until the review", TODAY)
    assert "Did you mean" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "30 February", "31 April", "31/04/2026", "2026-02-29", "29 February 2026", "0 June", "32 June", "0 June 2026",
        "2026-13-01", "13/0/2026", "45/45", "31/2", "31/04", "32/1", "0/31", "2026-00-01", "2026-01-00", "0000-01-01", "3 June 0000", "00/01/2026",
    ],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused_by_name(text: str) -> None:
    """A day in the right form that no calendar holds is said not to exist."""
    with pytest.raises(UnclearDate) as refused:
        parse_day(text, TODAY)

    assert refused.value.sentence == f"There is no such day as “{text}”."


@pytest.mark.parametrize("text", ["yesterday", "monday", "last sunday", "1 day ago", "2 January"])
def test_on_the_first_day_of_the_calendar_there_is_no_day_before(text: str) -> None:
    """Before the first day that there is, no day can be meant."""
    with pytest.raises(UnclearDate, match="There is no such day"):
        parse_day(text, date.min)


@pytest.mark.parametrize(
    ("today", "leap_day"),
    [
        (date(2026, 11, 21), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2020, 2, 29)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(1904, 2, 28), date(1896, 2, 29)),
        (date(1903, 12, 31), date(1896, 2, 29)),
        (date(2104, 2, 28), date(2096, 2, 29)),
    ],
)
def test_29_february_is_the_latest_leap_day(today: date, leap_day: date) -> None:
    """The latest 29 February is found, even across a year such as 1900 that had none."""
    assert parse_day("29 February", today) == leap_day


def test_at_the_end_of_the_calendar_every_month_has_its_days() -> None:
    """Days of the last year that there is are read like any others."""
    assert parse_day("31 December", date.max) == date.max
    assert parse_day("30 November", date.max) == date(9999, 11, 30)
    with pytest.raises(UnclearDate):
        parse_day("31 November", date.max)


@unhurried
@given(st.integers(1, 31), st.integers(1, 12), DAYS)
def test_a_day_without_a_year_is_the_latest_one_and_never_to_come(
    number: int, month: int, today: date
) -> None:
    """Whatever day it is, `3 June` is the latest one up to today, or refused when there is none."""
    text, expected = f"{number} {month_names()[month - 1]}", latest_named(number, month, today)

    if expected is None:
        with pytest.raises(UnclearDate):
            parse_day(text, today)
    else:
        assert parse_day(text, today) == expected


@unhurried
@given(st.sampled_from(day_names()), st.sampled_from(["", "last "]), DAYS.filter(lambda day: day.year > 1))
def test_a_weekday_is_the_latest_one_before_today(name: str, last: str, today: date) -> None:
    """A weekday lies one to seven days back and is that weekday; `last` changes nothing."""
    day = parse_day(last + name, today)

    assert 1 <= (today - day).days <= 7
    assert with_weekday(day).startswith(name)


@unhurried
@given(st.integers(0, 99999), DAYS)
def test_days_ago_are_counted_back(count: int, today: date) -> None:
    """So many days ago is that many days back, or refused when the calendar does not reach so far."""
    if count > (today - date.min).days:
        with pytest.raises(UnclearDate):
            parse_day(f"{count} days ago", today)
    else:
        assert parse_day(f"{count} days ago", today) == today - timedelta(days=count)


@unhurried
@given(st.text() | st.text("0123456789/- aeglrstyadnofijmu"), DAYS)
def test_any_text_is_a_day_or_refused(text: str, today: date) -> None:
    """Whatever is typed, the answer is a day or one refusal, and the same when capitals and spaces differ."""
    try:
        day = parse_day(text, today)
    except UnclearDate:
        return
    assert parse_day(f"  {text.upper()} ", today) == day


@pytest.mark.parametrize(
    ("text", "right"), [("12/25", "25/12"), ("04/13/2026", "13/04/2026"), ("4-13-26", "13-4-26")]
)
def test_a_month_before_its_day_is_offered_the_other_way_round(text: str, right: str) -> None:
    """The day comes first here; where the first figure can be no day of that month, this is said."""
    with pytest.raises(UnclearDate) as refused:
        parse_day(text, TODAY)

    assert refused.value.sentence == f"The day comes before the month here. Did you mean {right}?"
