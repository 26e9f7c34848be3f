"""Small steps: something somebody promised themselves, in the order they are read, and in words.

A day that has gone by is shown like any other: nothing here knows what day it is, so nothing can be late.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from equityjournal.core.dates import in_words, parse_day
from equityjournal.core.errors import UnclearDate
from equityjournal.core.speech import say

HORIZONS = ("short", "medium", "long")
SOON = timedelta(weeks=2)  # a step meant for a day up to then is near


class Promised(NamedTuple):
    """One small step, with the entry it stands in."""

    id: str
    """Of its entry."""
    n: int
    """Its place among the steps of its entry, from 1; `done` and `drop` take it."""
    text: str
    """Its words; none where its entry is private."""
    horizon: str | None
    """`short`, `medium` or `long`; None: not said."""
    due: date | None
    done: date | None
    dropped: date | None
    reason: str
    """Why it was let go, if that was said."""
    happened: date
    """The day its entry is about."""
    private: bool
    """Its entry is private."""

    @property
    def is_open(self) -> bool:
        """Whether it was neither kept nor let go."""
        return self.done is None and self.dropped is None


class Sorted(NamedTuple):
    """Small steps as they are read."""

    open: Sequence[Promised]
    """Those with a day first, by that day; then short, medium and long; then those without either."""
    kept: Sequence[Promised]
    """The latest first."""
    let_go: Sequence[Promised]
    """The latest first."""


def in_order(steps: Iterable[Promised]) -> Sorted:
    """Sort small steps: the open ones by day and horizon, the others by the day they were kept or let go."""
    steps = sorted(steps, key=lambda step: (step.happened, step.id, step.n))
    return Sorted(
        sorted((step for step in steps if step.is_open), key=_how_far),
        sorted((step for step in steps if step.done), key=lambda step: step.done or date.min, reverse=True),
        sorted(
            (step for step in steps if step.dropped and not step.done),
            key=lambda step: step.dropped or date.min,
            reverse=True,
        ),
    )


def near(steps: Sequence[Promised], today: date, most: int) -> Sequence[Promised]:
    """The open steps that are short, or meant for a day in the next two weeks or before: at most so many."""
    return [step for step in steps if step.horizon == "short" or (step.due and step.due <= today + SOON)][
        :most
    ]


def _how_far(step: Promised) -> tuple[date, int]:
    far = HORIZONS.index(step.horizon) if step.horizon in HORIZONS else len(HORIZONS)
    return step.due or date.max, far


def parse_by(text: str, today: date) -> tuple[str | None, date | None]:
    """By when a step is meant: `short`, `medium` or `long`, or a day, which is read ahead.

    Returns:
        The horizon and the day, one of which is None.

    Raises:
        UnclearDate: When it is neither.
    """
    word = " ".join(text.split()).casefold()
    spoken = {say("short"): "short", say("medium"): "medium", say("long"): "long"}
    horizon = spoken.get(word, word if word in HORIZONS else None)
    if horizon:
        return horizon, None
    if word == say("tomorrow").casefold():
        return None, today + timedelta(days=1)
    try:
        return None, parse_day(text, today, ahead=True)
    except UnclearDate:
        raise UnclearDate(
            say(
                "“{text}” does not say by when. Try friday, 3 June, 3 June 2026, 03/06/2026 (day first), or "
                "one of short, medium and long.",
                text=text,
            )
        ) from None


def by_when(horizon: str | None, due: date | None) -> str:
    """By when, in words: `by 1 December 2026`, or `short term`; nothing where nothing was said."""
    if due is not None:
        return say("by {day}", day=in_words(due))
    terms = {"short": say("short term"), "medium": say("medium term"), "long": say("long term")}
    return terms.get(horizon or "", "")


def how_it_stands(done: date | None, dropped: date | None, reason: str) -> str:
    """What became of a step: `kept on 3 December 2026`; nothing while it is open."""
    if done is not None:
        return say("kept on {day}", day=in_words(done))
    if dropped is not None:
        gone = say("let go on {day}", day=in_words(dropped))
        return f"{gone}: {reason}" if reason else gone
    return ""
