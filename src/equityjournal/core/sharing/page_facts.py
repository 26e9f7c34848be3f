"""Facts of a page for two: what its writer ticked, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from equityjournal.core.sharing.messages import Item
from equityjournal.core.sharing.talk import Talk


class ThemeThatCameUp(NamedTuple):
    """A theme of entries that may be shared, with its days by month."""

    title: str
    days: Sequence[tuple[str, int]]
    """Months in words, in order, each with the number of days."""


@dataclass(frozen=True)
class MeetingFacts:
    """All that stands on a page for two.

    Args:
        name: The name of the other.
        since: The day of the last talk; None without any.
        feelings: Words for feelings, if ticked.
        wishes: Titles of the themes to be asked about.
        themes: Themes that came up, if ticked.
        steps: Lines on small things noted together.
        items: Entries, masked.
        agreed: What was agreed last time.
    """

    name: str
    since: date | None = None
    feelings: Sequence[str] = ()
    wishes: Sequence[str] = ()
    themes: Sequence[ThemeThatCameUp] = ()
    steps: Sequence[str] = ()
    items: Sequence[Item] = ()
    agreed: Talk | None = None
