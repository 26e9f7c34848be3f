"""Questions put by: names for two weeks, then counts by theme.

No entry says what was offered and not answered. An answered question stands in its entry.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from equityjournal.core.themes.history import REST, Offer

Credits = Mapping[str, Collection[date]]
"""Days on which each theme was credited, by theme id."""


class Count(NamedTuple):
    """A theme's questions put by, of more than two weeks ago."""

    ever: int = 0
    since: int = 0
    """Of these, the ones after the theme last came up."""
    last: date | None = None
    """The day it had last come up when they were counted."""


class PutBy(NamedTuple):
    """All questions put by on this machine."""

    lately: tuple[Offer, ...] = ()
    """Those of the last two weeks, oldest first."""
    counts: Mapping[str, Count] = MappingProxyType({})
    """Those before, by theme."""

    @property
    def number(self) -> int:
        """Number of questions."""
        return len(self.lately) + sum(count.ever for count in self.counts.values())

    def since(self, theme: str, last: date | None, today: date) -> int:
        """Number of a theme's questions put by after a day; None: ever.

        Args:
            theme: The theme.
            last: The day it last came up.
            today: The last day that counts.
        """
        near = [offer for offer in self.lately if offer.theme == theme and offer.day_about <= today]
        if last is None:
            return len(near) + self.counts.get(theme, Count()).ever
        after = sum(offer.day_about > last for offer in near)
        count = self.counts.get(theme, Count())
        return after + (0 if last > (count.last or date.min) else count.since)

    def asked(self, since: date, until: date) -> Mapping[str, int]:
        """Number of questions put by in a period, by theme.

        Of those before the last two weeks the day is unknown; all count that may lie in it.
        """
        asked: dict[str, int] = {}
        for offer in self.lately:
            if since <= offer.day_about <= until:
                asked[offer.theme] = asked.get(offer.theme, 0) + 1
        for theme, count in self.counts.items():
            if count.since and (count.last is None or count.last < until):
                asked[theme] = asked.get(theme, 0) + count.since
        return asked

    def with_more(self, offers: Iterable[Offer]) -> "PutBy":
        """A copy with more questions put by."""
        return PutBy((*self.lately, *offers), self.counts)

    def faded(self, today: date, credited_on: Credits) -> "PutBy":
        """A copy with counts for questions older than two weeks.

        Args:
            today: Today.
            credited_on: The days on which themes came up.
        """
        counts = dict(self.counts)
        old = [offer for offer in self.lately if today - offer.day > REST]
        for offer in old:
            last = max((day for day in credited_on.get(offer.theme, ()) if day <= today), default=None)
            count = counts.get(offer.theme, Count())
            is_known = (last or date.min) <= (count.last or date.min)
            since = count.since if is_known else 0
            counted = offer.day_about > (last or date.min)
            counts[offer.theme] = Count(count.ever + 1, since + counted, count.last if is_known else last)
        return PutBy(tuple(offer for offer in self.lately if today - offer.day <= REST), counts)
