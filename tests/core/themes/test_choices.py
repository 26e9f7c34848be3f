from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.examples import TODAY, ago, at_noon, unhurried
from equityjournal.core.themes.choices import AS_USUAL, IN_FOCUS, SET_ASIDE, in_order, latest
from equityjournal.core.themes.kept_choice import KeptChoice
from equityjournal.core.themes.silence import read
from equityjournal.core.themes.weights import Calendar, Choice, Theme


def table(**changes: Any) -> dict[str, Any]:
    """A choice as it is read from its file."""
    return {"schema": 1, "made": at_noon(TODAY), "day": TODAY, "theme": "power", "weight": 0, **changes}


def kept(theme: str = "power", made: datetime | None = None, **changes: Any) -> KeptChoice:
    """A choice as it is kept."""
    return KeptChoice.model_validate(table(theme=theme, made=made or at_noon(TODAY), **changes))


# Kept


def test_a_choice_is_read_with_its_days_and_weight() -> None:
    """Every key of the file is there, and unknown ones are kept."""
    read_back = kept(day=ago(1), weight=2, until=TODAY, why="a project")

    assert (read_back.day, read_back.until, read_back.weight) == (ago(1), TODAY, IN_FOCUS)
    assert read_back.model_dump()["why"] == "a project"
    assert kept().until is None


def test_the_three_weights_are_nought_one_and_two() -> None:
    """Set aside weighs nothing, in focus twice as much as usual."""
    assert (SET_ASIDE, AS_USUAL, IN_FOCUS) == (0, 1, 2)
    assert [kept(weight=weight).weight for weight in (0, 1, 2)] == [0, 1, 2]


@pytest.mark.parametrize(
    "change",
    [
        {"weight": 3}, {"weight": -1}, {"weight": True}, {"weight": "0"}, {"weight": 1.0}, {"schema": 2}, {"theme": ""},
        {"day": at_noon(TODAY)}, {"until": "2026-12-01"}, {"made": TODAY}, {"made": datetime(2026, 1, 1)},
    ],
)  # fmt: skip
def test_a_choice_is_read_strictly(change: dict[str, Any]) -> None:
    """Nothing is turned into what it is not."""
    with pytest.raises(ValidationError):
        KeptChoice.model_validate(table(**change))


# In order


def test_choices_come_in_the_order_they_were_made() -> None:
    """Not in the order of their files, nor of their days, and offsets are reckoned in."""
    an_hour_before = datetime(2026, 11, 21, 12, tzinfo=timezone(timedelta(hours=1)))
    choices = [
        kept("care", at_noon(TODAY), weight=2),
        kept("power", at_noon(TODAY) + timedelta(seconds=1), day=ago(9)),
        kept("trust", an_hour_before, until=TODAY),
        kept("a", at_noon(TODAY)),
    ]

    assert in_order(choices) == [
        Choice("trust", TODAY, 0, TODAY),
        Choice("a", TODAY, 0, None),
        Choice("care", TODAY, 2, None),
        Choice("power", ago(9), 0, None),
    ]


@unhurried
@given(st.permutations(range(5)))
def test_synced_copies_may_be_read_in_any_order(order: list[int]) -> None:
    """However the files come off the disk, the choices come out the same."""
    choices = [
        kept(theme, datetime(2026, 11, 21, 12, number // 2, tzinfo=UTC), weight=number % 3)
        for number, theme in enumerate("abcde")
    ]

    assert in_order([choices[number] for number in order]) == in_order(choices)


# The latest


def test_no_choice_is_in_force_where_none_was_made() -> None:
    """Choices about other themes, and about days to come, do not count."""
    choices = [Choice("care", TODAY, 0), Choice("power", TODAY + timedelta(days=1), 0)]

    assert latest([], "power", TODAY) is None
    assert latest(choices, "power", TODAY) is None


def test_a_choice_is_in_force_from_its_own_day() -> None:
    """On the day itself it holds."""
    assert latest([Choice("power", TODAY, 0)], "power", TODAY) == Choice("power", TODAY, 0)


def test_the_choice_of_the_latest_day_holds_and_of_one_day_the_one_made_last() -> None:
    """Choices are given in the order made; their days decide first."""
    choices = [Choice("power", ago(1), 0), Choice("power", ago(5), 2), Choice("power", ago(1), 1)]

    assert latest(choices, "power", TODAY) == Choice("power", ago(1), 1)
    assert latest(choices, "power", ago(2)) == Choice("power", ago(5), 2)


def test_a_choice_with_a_last_day_holds_through_it_and_no_longer() -> None:
    """On its last day it still holds, on the next it does not, and no earlier one comes back."""
    choices = [Choice("power", ago(9), 2), Choice("power", ago(5), 0, ago(2))]

    assert latest(choices, "power", ago(2)) == choices[1]
    assert latest(choices, "power", ago(1)) is None


@unhurried
@given(
    st.lists(
        st.builds(
            Choice,
            st.sampled_from(["power", "care"]),
            st.dates(date(2026, 11, 1), date(2026, 11, 30)),
            st.integers(0, 2),
            st.none() | st.dates(date(2026, 11, 1), date(2026, 11, 30)),
        ),
        max_size=6,
    )
)
def test_the_choice_in_force_is_the_weight_the_silence_test_uses(choices: list[Choice]) -> None:
    """What is said of a choice and what is reckoned with never differ; without one the weight is 1."""
    weights = {
        name: 1 if (one := latest(choices, name, TODAY)) is None else one.weight for name in ("power", "care")
    }
    shares = {
        one.name: one.share
        for one in read(Calendar([Theme("power", "g"), Theme("care", "g")], {}, choices, TODAY)).themes
    }

    total = sum(weights.values())
    assert shares == {name: weight / total if weight else 0 for name, weight in weights.items()}
