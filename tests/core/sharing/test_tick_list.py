"""The list from which a writer ticks what goes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.entries.brief import Brief
from equityjournal.core.sharing.numbers import numbers_in
from equityjournal.core.sharing.talk import Doing, Step, Talk
from equityjournal.core.sharing.tick_list import Ticks, entries_to_offer, tick_list, ticks_of

TALK = Talk(
    id="a" * 26, day=date(2026, 5, 1), noted=datetime(2026, 5, 1, tzinfo=UTC), with_whom="Sunita",
    doing=[Doing(who="Amara", text="ask")],
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", []), ("  ", []), ("none", []), ("None ", []), ("2 3", [2, 3]), ("2,3", [2, 3]), ("2, 3;5", [2, 3, 5]),
        ("1-3", [1, 2, 3]), ("1 - 3, 5", [1, 2, 3, 5]), ("1–3", [1, 2, 3]), ("3 2 3", [3, 2]), ("2,", [2]),
        ("0", None), ("7", None), ("3-1", None), ("5-7", None), ("two", None), ("1 x", None), ("-", None), ("1-2-3", None),
        ("99999", None), ("²", None), ("٣", None),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(typed: str, numbers: list[int] | None) -> None:
    """One by one, with commas, from one to another, each once; whatever else was typed is asked for again."""
    assert numbers_in(typed, 6) == numbers


@given(st.text(max_size=12), st.integers(0, 12))
def test_no_number_is_ticked_that_is_not_in_the_list(typed: str, count: int) -> None:
    """Whatever is typed."""
    assert set(numbers_in(typed, count) or []) <= set(range(1, count + 1))


def test_the_list_is_in_the_order_of_a_talk_and_brings_what_each_line_says() -> None:
    """How one was, what came up, wishes, entries, and small things noted together."""
    step = Step(talk=TALK, n=1)
    offers = tick_list(
        feelings=True, themes=True, wishes=[("power", "Power dynamics")], entries=[("e1", "1 May: Words")],
        steps=[(step, "Amara: ask (open)")],
    )  # fmt: skip
    assert [line for line, _ in offers] == [
        "how you have been, in your words for feelings",
        "the themes that came up",
        "to be asked about: Power dynamics",
        "1 May: Words",
        "small thing noted together: Amara: ask (open)",
    ]
    everything = Ticks(entries=["e1"], wishes=["power"], steps=[step], feelings=True, themes=True)
    assert ticks_of(offers[:5]) == everything
    assert ticks_of(offers[3:4]) == Ticks(entries=["e1"], wishes=[], steps=[])


def test_nothing_is_ticked_of_itself() -> None:
    """Neither is anything offered that there is not."""
    assert tick_list() == []
    assert ticks_of([]).is_empty
    assert not ticks_of(tick_list(themes=True)).is_empty


def brief(days_ago: int, written_ago: int | None = None) -> Brief:
    """An entry about a day some days ago, written then or on another day."""
    today = datetime(2026, 6, 1, 18, tzinfo=UTC)
    written = today - timedelta(days=days_ago if written_ago is None else written_ago)
    happened = (today - timedelta(days=days_ago)).date()
    return Brief(f"{days_ago}", happened, written, "", "", [], [], "", False, "")


@pytest.mark.parametrize(
    ("briefs", "last_talk", "offered", "more"),
    [
        ([], None, 0, 0),
        ([brief(n) for n in range(20)], None, 6, 0),
        ([brief(n) for n in range(20)], date(2026, 5, 30), 6, 0),
        ([brief(n) for n in range(20)], date(2026, 5, 23), 10, 0),
        ([brief(n) for n in range(20)], date(2026, 5, 15), 12, 6),
    ],
)
def test_entries_since_the_last_talk_are_offered_newest_first(
    briefs: list[Brief], last_talk: date | None, offered: int, more: int
) -> None:
    """Twelve at most, and how many more there are; where few are new, earlier ones fill the list to six."""
    assert entries_to_offer(briefs, last_talk) == (briefs[:offered], more)


def test_an_entry_written_since_the_last_talk_is_new_whatever_day_it_is_about() -> None:
    """It stands among the others by its day."""
    old_but_new = brief(90, written_ago=1)
    briefs = [*(brief(n) for n in range(10, 20)), old_but_new]
    listed, more = entries_to_offer(briefs, date(2026, 5, 30))
    assert (listed, more) == ([*briefs[:5], old_but_new], 0)
