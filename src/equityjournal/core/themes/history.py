"""The history of a journal: counts and days, never text."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from equityjournal.core.days.moments import microseconds

REST = timedelta(days=14)
"""A prompt put by is not offered again for so long, unless asked for; then it is forgotten."""


class Offer(NamedTuple):
    """A prompt offered on a day."""

    prompt: str
    """Name of the prompt: theme/id."""
    day: date
    """Day of the offer."""
    passed: bool
    """Whether the writer chose something else."""
    about: date | None = None
    """The day written about, where it differs."""
    moment: int = 0
    """Microseconds since 1970, to sort by."""

    @property
    def theme(self) -> str:
        """The prompt's own theme."""
        return self.prompt.split("/", 1)[0]

    @property
    def day_about(self) -> date:
        """The day written about."""
        return self.about or self.day


def offer_put_by(prompt: str, when: datetime, happened: date) -> Offer:
    """A prompt put by, in a writing about a day."""
    day = when.date()
    return Offer(
        prompt, day, passed=True, about=None if happened == day else happened, moment=microseconds(when)
    )


class History:
    """Days written, by theme, and prompts offered.

    Args:
        credits: Days on which each theme was credited, by theme id, whatever its pack.
        days: Days written about.
        untagged: The day of each entry that credits no theme.
        offers: Offers, oldest first.
        packs: Packs of the entries that credit a theme, by theme id.
        last_written: Moment the latest entry that was not imported was saved.
        is_on_path: Whether any entry is on a private path.
        was_on_path: Whether the entry saved last is.
    """

    def __init__(
        self,
        *,
        credits: Mapping[str, Collection[date]] = MappingProxyType({}),  # noqa: A002
        days: Collection[date] = (),
        untagged: Sequence[date] = (),
        offers: Sequence[Offer] = (),
        packs: Mapping[str, Collection[str]] = MappingProxyType({}),
        last_written: datetime | None = None,
        is_on_path: bool = False,
        was_on_path: bool = False,
    ) -> None:
        self.credits = credits
        self.days = days
        self.untagged = untagged
        self.offers = offers
        self.packs = packs
        self.last_written = last_written
        self.is_on_path = is_on_path
        self.was_on_path = was_on_path

    @property
    def drawn(self) -> int:
        """Number of prompts offered so far, repeats included."""
        return len(self.offers)

    def written_since(self, last: date | None, today: date) -> int:
        """Number of days written after a day (None: ever), up to today."""
        days = self._days_in_order
        return max(bisect_right(days, today) - (bisect_right(days, last) if last else 0), 0)

    @cached_property
    def _days_in_order(self) -> Sequence[date]:
        return sorted(self.days)

    def packs_of(self, theme: str) -> Collection[str]:
        """Packs of the entries crediting a theme."""
        return self.packs.get(theme, ())

    def offered_since(self, theme: str, last: date | None, today: date) -> int:
        """Number of a theme's own prompts offered after a day."""
        since = [offer for offer in self.offers if offer.theme == theme and offer.day_about <= today]
        if last is not None:
            since = [offer for offer in since if offer.day_about > last]
        return len(since)
