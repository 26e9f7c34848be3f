"""What the silence test and the choice of prompts need to know of a journal: counts and days, never text."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple


class Offer(NamedTuple):
    """One prompt that was offered, on a day."""

    prompt: str
    """Cited as theme/id."""
    day: date
    """The day it was offered on."""
    passed: bool
    """Something else was chosen."""
    about: date | None = None
    """The day that was written about, where that is another."""

    @property
    def theme(self) -> str:
        """The prompt's own theme."""
        return self.prompt.split("/", 1)[0]


@dataclass
class History:
    """A journal, as far as themes are concerned."""

    credits: Mapping[str, Collection[date]] = field(default_factory=dict)
    """The days on which each theme was credited, by theme id, whatever its pack."""
    days: set[date] = field(default_factory=set)
    """The days that something was written about."""
    untagged: Sequence[date] = ()
    """The day of each entry that credits no theme."""
    offers: Sequence[Offer] = ()
    """Oldest first."""
    last_written: datetime | None = None
    """When the latest entry was saved."""

    def written_since(self, last: date | None, today: date) -> int:
        """On how many days something was written after a day (None: ever), up to today."""
        days = self._days_in_order
        return max(bisect_right(days, today) - (bisect_right(days, last) if last else 0), 0)

    @cached_property
    def _days_in_order(self) -> Sequence[date]:
        return sorted(self.days)

    def offered_since(self, theme: str, last: date | None, today: date) -> tuple[int, int]:
        """How often prompts of this very theme were offered after a day, and how often put by."""
        since = [
            offer
            for offer in self.offers
            if offer.theme == theme
            and (about := offer.about or offer.day) <= today
            and (last is None or about > last)
        ]
        return len(since), sum(offer.passed for offer in since)
