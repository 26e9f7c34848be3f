from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogued import holds
from core.examples import TODAY, ago, answer, at_noon, entry, unhurried
from equityjournal.core.entries.selection import Selection, newest_first

# The filters


def test_no_filter_holds_every_entry() -> None:
    """Without a filter every entry is meant."""
    assert holds(Selection(), entry())


def test_days_are_inclusive_and_are_those_written_about() -> None:
    """The first and the last day belong, and the day of writing is of no account."""
    about_ten_days_ago = entry(ago(10), written=at_noon(TODAY))

    assert holds(Selection(since=ago(10), until=ago(10)), about_ten_days_ago)
    assert not holds(Selection(since=ago(9)), about_ten_days_ago)
    assert not holds(Selection(until=ago(11)), about_ten_days_ago)


def test_a_theme_is_any_that_the_entry_credits() -> None:
    """By an answer or by a hand tag, and by its whole id."""
    kept = entry(TODAY, answer(themes=["power"]), answer(" ", themes=["trust"]), themes=["care"])

    assert holds(Selection(theme="power"), kept)
    assert holds(Selection(theme="care"), kept)
    assert not holds(Selection(theme="trust"), kept)
    assert not holds(Selection(theme="pow"), kept)


def test_a_pack_is_the_one_the_entry_was_written_with() -> None:
    """By its whole id."""
    assert holds(Selection(pack="pause"), entry(pack="pause"))
    assert not holds(Selection(pack="pau"), entry(pack="pause"))


def test_a_feeling_is_a_whole_one_in_any_capitals() -> None:
    """Capitals and extra spaces make no difference; a part of a feeling is another word."""
    kept = entry(feelings=["Uneasy", "at  home"])

    assert holds(Selection(feeling=" uneasy"), kept)
    assert holds(Selection(feeling="AT HOME"), kept)
    assert not holds(Selection(feeling="easy"), kept)
    assert not holds(Selection(feeling=""), kept)


def test_a_setting_is_any_part_of_it_in_any_capitals() -> None:
    """Capitals and extra spaces make no difference, and a part will do."""
    kept = entry(setting="Home  visit")

    assert holds(Selection(setting="HOME VISIT"), kept)
    assert holds(Selection(setting="visit"), kept)
    assert not holds(Selection(setting="office"), kept)


def test_without_a_theme_means_that_the_entry_credits_none() -> None:
    """Neither by an answer with words nor by a hand tag; a theme that no pack has any more counts too."""
    assert holds(Selection(without_theme=True), entry())
    assert holds(Selection(without_theme=True), entry(TODAY, answer("Words."), answer(" ", themes=["trust"])))
    assert not holds(Selection(without_theme=True), entry(themes=["care"]))
    assert not holds(Selection(without_theme=True), entry(TODAY, answer(themes=["no-more"])))


@pytest.mark.parametrize(
    ("today", "happened", "is_meant"),
    [
        ("2026-11-21", "2025-11-21", True),
        ("2026-11-21", "1999-11-21", True),
        ("2026-11-21", "2030-11-21", True),
        ("2026-11-21", "2026-11-21", False),
        ("2026-11-21", "2025-11-20", False),
        ("2026-11-21", "2025-12-21", False),
        ("2028-02-29", "2024-02-29", True),
        ("2028-02-29", "2027-02-28", False),
        ("2027-02-28", "2024-02-29", True),  # that day is not in 2027
        ("2027-02-28", "2024-02-28", True),
        ("2028-02-28", "2024-02-29", False),
        ("2027-03-01", "2024-02-29", False),
    ],
)
def test_this_day_is_the_same_day_of_the_year_in_other_years(
    today: str, happened: str, is_meant: bool
) -> None:
    """Earlier and later years; a 29 February comes on the 28th where there is no other."""
    selection = Selection(on_this_day=date.fromisoformat(today))
    assert holds(selection, entry(date.fromisoformat(happened))) == is_meant


@unhurried
@given(st.dates(), st.dates())
def test_every_day_ever_is_meant_on_its_own_day_of_another_year(today: date, happened: date) -> None:
    """And on no other day of the year but the 28 February of a short year."""
    same = (today.month, today.day) == (happened.month, happened.day) and today.year != happened.year
    feb = (happened.month, happened.day) == (2, 29) and (today.month, today.day) == (2, 28)
    if not feb:
        assert holds(Selection(on_this_day=today), entry(happened)) == same
    if today.day < 29 and today.year != happened.year:
        moved = happened.replace(month=today.month, day=today.day)
        assert holds(Selection(on_this_day=today), entry(moved))


@pytest.mark.parametrize(
    "change",
    [
        {"happened": ago(6)},
        {"happened": ago(4)},
        {"themes": ["care"]},
        {"pack": "other"},
        {"feelings": []},
        {"setting": ""},
    ],
)
def test_all_filters_must_hold(change: dict[str, Any]) -> None:
    """One filter that does not hold is enough to leave an entry out."""
    every = Selection(ago(5), ago(5), "power", "trial", "uneasy", "visit")
    right: dict[str, Any] = {
        "happened": ago(5),
        "themes": ["power"],
        "pack": "trial",
        "feelings": ["uneasy"],
        "setting": "a visit",
    }

    assert holds(every, entry(**right))
    assert not holds(every, entry(**(right | change)))


# The order


def test_entries_come_newest_first_by_day_then_writing_then_id() -> None:
    """The day written about leads, then when it was written whatever the offset, then the id."""
    early = datetime(2026, 11, 21, 12, 30, tzinfo=timezone(timedelta(hours=1)))  # 11:30 in UTC
    newest = entry(TODAY, written=at_noon(ago(9)), letters="aaaaaa")
    later = entry(ago(1), written=at_noon(TODAY), letters="aaaaaa")
    same_b = entry(ago(1), written=early, letters="bbbbbb")
    same_a = entry(ago(1), written=early.astimezone(UTC), letters="aaaaaa")
    oldest = entry(ago(2), written=at_noon(TODAY) + timedelta(days=1))

    assert newest_first([oldest, same_a, newest, same_b, later]) == [newest, later, same_b, same_a, oldest]


def test_no_days_of_the_year_are_meant_unless_asked_for() -> None:
    """Every day counts."""
    assert Selection().days_of_year == []
