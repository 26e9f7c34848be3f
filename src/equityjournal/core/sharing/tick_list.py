"""The list from which a writer ticks what goes: numbered, and nothing ticked.

It is for the writer's own screen. What goes is what was ticked, and nothing of how the list came about.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.core.entries.brief import Brief
from equityjournal.core.sharing.talk import Step
from equityjournal.core.text.speech import say

LATELY, SINCE_LAST_TALK = 6, 12
"""Largest numbers of entries in the list: at any time, and where more were written since the last talk."""


class Ticks(NamedTuple):
    """What a writer brings to a meeting, as ticked."""

    entries: Sequence[str] = ()
    """Ids."""
    wishes: Sequence[str] = ()
    """Ids of themes to be asked about."""
    steps: Sequence[Step] = ()
    feelings: bool = False
    themes: bool = False
    """Whether the themes that came up go on the page."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ticked."""
        return not any(self)


class Offer(NamedTuple):
    """A line of the list, and what ticking it brings."""

    line: str
    brings: Ticks


def tick_list(
    *,
    feelings: bool = False,
    themes: bool = False,
    wishes: Sequence[tuple[str, str]] = (),
    entries: Sequence[tuple[str, str]] = (),
    steps: Sequence[tuple[Step, str]] = (),
) -> list[Offer]:
    """The lines of the list, in the order of a talk; their numbers begin at 1."""
    offers = []
    if feelings:
        offers.append(Offer(say("how you have been, in your words for feelings"), Ticks(feelings=True)))
    if themes:
        offers.append(Offer(say("the themes that came up"), Ticks(themes=True)))
    offers += [
        Offer(say("to be asked about: {title}", title=title), Ticks(wishes=[theme]))
        for theme, title in wishes
    ]
    offers += [Offer(line, Ticks(entries=[entry])) for entry, line in entries]
    offers += [
        Offer(say("small thing noted together: {step}", step=line), Ticks(steps=[step]))
        for step, line in steps
    ]
    return offers


def ticks_of(ticked: Iterable[Offer]) -> Ticks:
    """All that the ticked lines bring."""
    brings = [offer.brings for offer in ticked]
    return Ticks(
        entries=[entry for ticks in brings for entry in ticks.entries],
        wishes=[theme for ticks in brings for theme in ticks.wishes],
        steps=[step for ticks in brings for step in ticks.steps],
        feelings=any(ticks.feelings for ticks in brings),
        themes=any(ticks.themes for ticks in brings),
    )


def entries_to_offer(newest: Sequence[Brief], last_talk: date | None) -> tuple[Sequence[Brief], int]:
    """The entries of the list, and how many more were written since the last talk."""
    since = [brief for brief in newest if last_talk is None or brief.written.date() >= last_talk]
    first = since[: LATELY if last_talk is None else SINCE_LAST_TALK]
    earlier = [brief for brief in newest if brief not in since][: max(LATELY - len(first), 0)]
    more = 0 if last_talk is None else len(since) - len(first)
    return [brief for brief in newest if brief in first or brief in earlier], more
