"""Choices about themes: set aside, as usual, or in focus."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from equityjournal.core.themes.weights import Choice

SET_ASIDE, AS_USUAL, IN_FOCUS = 0, 1, 2


class Made(Protocol):
    """A choice as stored, with the moment of choosing."""

    @property
    def made(self) -> datetime:
        """Moment of choosing: of two for a day, the later holds."""

    @property
    def theme(self) -> str:
        """The theme's id."""

    @property
    def day(self) -> date:
        """The first day in force."""

    @property
    def weight(self) -> int:
        """0 set aside, 1 as usual, 2 in focus."""

    @property
    def until(self) -> date | None:
        """The last day in force."""


def in_order(kept: Iterable[Made]) -> list[Choice]:
    """Choices in the order made, for the silence test."""
    ordered = sorted(kept, key=lambda choice: (choice.made.timestamp(), choice.theme))
    return [Choice(choice.theme, choice.day, choice.weight, choice.until) for choice in ordered]


def latest(choices: Sequence[Choice], theme: str, today: date) -> Choice | None:
    """The choice in force for a theme on a day."""
    made = sorted(
        (choice for choice in choices if choice.theme == theme and choice.day <= today),
        key=lambda choice: choice.day,
    )
    if not made or (made[-1].until and today > made[-1].until):
        return None
    return made[-1]
