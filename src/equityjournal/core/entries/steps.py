"""Small steps: the writer's promises to themselves, sorted and in words.

A day gone by is shown like any other: nothing here knows today's date, so nothing can be late.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say

HORIZONS = ("short", "medium", "long")
SOON = timedelta(weeks=2)  # a step due within this time is near


class Promised(NamedTuple):
    """A small step, with its entry."""

    id: str
    """Id of its entry."""
    n: int
    """Number among the steps of its entry, from 1; `done` and `drop` take it."""
    text: str
    """Its words; none where its entry is private."""
    horizon: str | None
    """`short`, `medium` or `long`; None: not given."""
    due: date | None
    done: date | None
    dropped: date | None
    reason: str
    """Reason for letting go, if given."""
    happened: date
    """Day its entry is about."""
    private: bool
    """Whether its entry is private."""
    mark: str = ""
    """Mark of its words."""
    entry_mark: str = ""
    """Mark of the first line of its entry."""

    @property
    def is_open(self) -> bool:
        """Whether the step is neither kept nor let go."""
        return self.done is None and self.dropped is None


class Sorted(NamedTuple):
    """Small steps in reading order."""

    open: Sequence[Promised]
    """Steps with a day first, by day; then short, medium and long; then the others."""
    kept: Sequence[Promised]
    """Latest first."""
    let_go: Sequence[Promised]
    """Latest first."""


def in_order(steps: Iterable[Promised]) -> Sorted:
    """Small steps sorted for reading.

    Open steps go by day and horizon, others by the day they were kept or let go.
    """
    steps = sorted(steps, key=lambda step: (step.happened, step.id, step.n))
    return Sorted(
        sorted((step for step in steps if step.is_open), key=_open_order),
        sorted((step for step in steps if step.done), key=lambda step: step.done or date.min, reverse=True),
        sorted(
            (step for step in steps if step.dropped and not step.done),
            key=lambda step: step.dropped or date.min,
            reverse=True,
        ),
    )


def near(steps: Sequence[Promised], today: date, most: int) -> Sequence[Promised]:
    """Short steps and steps due within two weeks, at most `most`."""
    return [step for step in steps if step.horizon == "short" or (step.due and step.due <= today + SOON)][
        :most
    ]


def _open_order(step: Promised) -> tuple[date, int]:
    """Sort key of an open step: its day, then its horizon."""
    far = HORIZONS.index(step.horizon) if step.horizon in HORIZONS else len(HORIZONS)
    return step.due or date.max, far


def by_when(horizon: str | None, due: date | None) -> str:
    """A step's time in words: `by 1 December 2026`, or `short term`."""
    if due is not None:
        return say("by {day}", day=in_words(due))
    terms = {"short": say("short term"), "medium": say("medium term"), "long": say("long term")}
    return terms.get(horizon or "", "")


def how_it_stands(done: date | None, dropped: date | None, reason: str) -> str:
    """A step's outcome in words: `kept on 3 December 2026`; empty while open."""
    if done is not None:
        return say("kept on {day}", day=in_words(done))
    if dropped is not None:
        gone = say("let go on {day}", day=in_words(dropped))
        return f"{gone}: {reason}" if reason else gone
    return ""
