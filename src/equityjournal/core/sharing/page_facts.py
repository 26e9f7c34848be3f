"""Facts of a page for two: what its writer ticked, and nothing else.

All of them come from shareable entries: the page is the same whatever else is in the journal.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from equityjournal.core.sharing.letter_parts import Item
    from equityjournal.core.sharing.talk import Talk

Stretch = tuple[date, date]
"""The first and the last day of some time."""


class ThemeThatCameUp(NamedTuple):
    """A theme of entries that may be shared, with its days."""

    title: str
    days: Sequence[int]
    """Number of days on which it came up, for each of the page's stretches."""


@dataclass(frozen=True)
class MeetingFacts:
    """All that stands on a page for two: what was ticked, and what was agreed last time."""

    name: str  # of the other
    since: date | None = None  # the day of the last talk
    stretches: Sequence[Stretch] = ()  # of the time looked back on, oldest first
    feelings: Sequence[str] = ()
    wishes: Sequence[str] = ()  # titles of themes to be asked about
    themes: Sequence[ThemeThatCameUp] = ()  # most days first
    steps: Sequence[str] = ()  # lines on small things noted together
    items: "Sequence[Item]" = ()  # entries, masked
    agreed: "Talk | None" = None
    is_coachs: bool = False  # a page of the coach's own, of what was shared


def themes_that_came_up(
    came_up: Mapping[str, Collection[date]], stretches: Sequence[Stretch], title: Callable[[str], str]
) -> list[ThemeThatCameUp]:
    """Themes with a day in the stretches, most days first; themes of one title are one.

    A theme without a day has no row, so that none is seen to be missing.
    """
    days: dict[str, set[date]] = {}
    for theme in sorted(came_up):
        days.setdefault(title(theme), set()).update(came_up[theme])
    found = [
        ThemeThatCameUp(name, [sum(first <= day <= last for day in there) for first, last in stretches])
        for name, there in days.items()
    ]
    with_days = [theme for theme in found if any(theme.days)]
    return sorted(with_days, key=lambda theme: (-sum(theme.days), theme.title))
