"""What a coach is told of what was shared: what is in it, and nothing of what is not."""

from datetime import UTC, datetime, timedelta
from typing import Any

from coaching import HUMILITY, POWER, item
from equityjournal.core.sharing.coach_view import (
    appearances,
    asked_about,
    limits_sentence,
)
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Item
from equityjournal.store.sharing.keyring import new_keys

AMARA, BRONWEN = (new_keys(name).card for name in ("Amara Okafor", "Bronwen Rees"))
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)


def letter(*items: Item, days: int = 0, **fields: Any) -> Letter:
    """Something Amara shared."""
    head = {"id": "a" * 26, "made": NOW + timedelta(days=days), "sender": AMARA, "recipient": BRONWEN}
    return Letter(**{"masked": True, "items": list(items), **head, **fields})


def test_a_theme_named_twice_in_one_entry_came_up_once() -> None:
    """A letter is made by somebody else's program."""
    (one,) = appearances([item(themes=[POWER, POWER])])
    assert len(one.entries) == 1
    assert one.months == ["2026-06"]


def test_themes_come_latest_first() -> None:
    """Each with its entries; those that came up alone."""
    found = appearances(
        [item("2026-05-01-aaaaaa", themes=[POWER]), item("2026-06-01-bbbbbb", themes=[HUMILITY])]
    )
    assert [one.theme for one in found] == [HUMILITY, POWER]


def test_themes_to_be_asked_about_come_latest_first() -> None:
    """Each theme once."""
    assert asked_about([letter(ask_about=[POWER]), letter(days=2, ask_about=[HUMILITY, POWER])]) == [
        HUMILITY,
        POWER,
    ]


def test_nothing_can_be_learnt_from_what_is_not_there() -> None:
    """As the screen says."""
    assert limits_sentence("Amara").startswith("Amara chose what to share. Nothing can be learnt")
