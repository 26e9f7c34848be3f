"""What a coach is told of what was shared: what is in it, and nothing of what is not."""

from datetime import UTC, datetime, timedelta
from typing import Any

from coaching import HUMILITY, POWER, item
from equityjournal.core.sharing.coach_view import (
    asked_about,
    limits_sentence,
    returning,
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


def test_a_theme_of_one_month_does_not_come_back() -> None:
    """Named twice in one entry, it came up once: a letter is made by somebody else's program."""
    assert returning([item(themes=[POWER, POWER])]) == []


def test_themes_that_come_back_stand_latest_first() -> None:
    """Each with its months in order, once, whatever the order of the entries."""
    months = {"2026-05-02-aaaaaa": [POWER], "2026-04-01-bbbbbb": [POWER, HUMILITY],
              "2026-05-09-cccccc": [POWER], "2026-06-01-dddddd": [HUMILITY]}  # fmt: skip
    found = returning(item(entry, about=entry[:10], themes=themes) for entry, themes in months.items())
    assert found == [(HUMILITY, ["2026-04", "2026-06"]), (POWER, ["2026-04", "2026-05"])]


def test_themes_to_be_asked_about_come_latest_first() -> None:
    """Each theme once."""
    assert asked_about([letter(ask_about=[POWER]), letter(days=2, ask_about=[HUMILITY, POWER])]) == [
        HUMILITY,
        POWER,
    ]


def test_nothing_can_be_learnt_from_what_is_not_there() -> None:
    """As the screen says."""
    assert limits_sentence("Amara").startswith("Amara chose what to share. Nothing can be learnt")
