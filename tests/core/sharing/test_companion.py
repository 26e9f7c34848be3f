"""Companions: who they are to one another, and when that is asked again."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from equityjournal.core.sharing.companion import Companion

DAY = date(2026, 6, 3)


def companion(**facts: Any) -> Companion:
    """Somebody with no say in the writer's job."""
    return Companion(
        **{"id": "a" * 26, "name": "Bronwen", "role": "coach", "manages": False, "asked": DAY, "danger": DAY,
           "meets": "files", **facts}
    )  # fmt: skip


def test_a_manager_may_see_no_feelings() -> None:
    """Whichever of the two it is."""
    assert companion().may_see_feelings
    assert not companion(manages=True).may_see_feelings
    assert not companion(manages=True, role="writer").may_see_feelings
    assert companion().is_coach
    assert not companion(role="writer").is_coach


def test_who_manages_whom_is_asked_again_after_a_year() -> None:
    """And not a day before."""
    assert not companion().is_to_be_asked_again(date(2027, 6, 3))
    assert companion().is_to_be_asked_again(date(2027, 6, 4))


@pytest.mark.parametrize(
    "wrong", [{"id": "x"}, {"name": ""}, {"role": "friend"}, {"meets": "mail"}, {"manages": "no"}, {"along": ["moods"]}]
)  # fmt: skip
def test_a_companion_is_read_strictly(wrong: dict[str, object]) -> None:
    """A word that may be a mistake is none of ours."""
    with pytest.raises(ValidationError):
        companion(**wrong)
