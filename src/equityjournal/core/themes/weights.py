"""Weights of a pack's themes, day by day, and the days of each theme's credit.

The silence test and the breadth test both count on this calendar: `n_d`, the number of live themes credited
on a day, and `share_t,d`, a theme's part of that day's weights.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from math import log
from typing import NamedTuple


class Theme(NamedTuple):
    """A theme for the test; given in pack order."""

    id: str
    group: str
    added: date | None = None
    """First day the theme is expected; None: always."""


class Choice(NamedTuple):
    """A weight the writer chose; given in order of choosing."""

    theme: str
    day: date
    """The first day in force."""
    weight: int
    """0 set aside, 1 as usual, 2 in focus."""
    until: date | None = None
    """The last day in force; after it the weight is 1 again, unless a later choice came first."""


Weights = Mapping[str, int]
"""Weights by theme id; 0 for a theme that is not live."""


def log_missed(weight: int, total: int) -> float:
    """ln(1 − share): of one credit going to another theme.

    A theme alone on its days has no other to be compared with, and misses nothing: 0.
    """
    return log((total - weight) / total) if weight < total else 0.0


class Calendar:
    """Calendar of the counted days, in stretches of constant weights.

    Args:
        themes: The pack's themes, in its order.
        credits: Days credited, by theme id. Days after `today` and ids not in `themes` are ignored.
        choices: Themes set aside, brought back or focused by the writer, in the order made.
        today: The day of reading; later days are ignored.
    """

    def __init__(
        self,
        themes: Sequence[Theme],
        credits: Mapping[str, Collection[date]],  # noqa: A002
        choices: Sequence[Choice],
        today: date,
    ) -> None:
        self.today = today
        ever = {theme.id: _in_order(credits.get(theme.id, ())) for theme in themes}
        self.credited = {name: days[: bisect_right(days, today)] for name, days in ever.items()}
        self.themes = themes
        self._choices = {
            theme.id: sorted(
                (choice for choice in choices if choice.theme == theme.id), key=lambda choice: choice.day
            )
            for theme in themes
        }
        turns = {date.min}
        turns |= {theme.added for theme in themes if theme.added}
        for made in self._choices.values():
            turns |= {choice.day for choice in made}
            turns |= {
                choice.until + timedelta(days=1)
                for choice in made
                if choice.until and choice.until < date.max
            }
        self.turns = sorted(turn for turn in turns if turn <= today)
        self.weights: list[Weights] = [
            {theme.id: self._weight(theme, turn) for theme in themes} for turn in self.turns
        ]

    def _weight(self, theme: Theme, day: date) -> int:
        """The weight in force on a day.

        The last chosen counts: 1 by default, 0 before the theme was added.
        """
        if theme.added and day < theme.added:
            return 0
        made = self._choices[theme.id]
        at = bisect_right(made, day, key=lambda choice: choice.day)
        if at == 0:
            return 1
        latest = made[at - 1]
        return 1 if latest.until and day > latest.until else latest.weight

    def weights_of(self, names: Collection[str]) -> Sequence[int]:
        """Joint weight of some themes in each stretch."""
        return [sum(stretch[name] for name in names) for stretch in self.weights]

    @property
    def _stretches(self) -> Iterator[tuple[Weights, date, date | None]]:
        """Stretches: weights, first day, first day after (None: today)."""
        return zip(self.weights, self.turns, [*self.turns[1:], None], strict=True)

    def credited_while_live(self, names: Collection[str]) -> list[date]:
        """Days of credit of any of these themes while live."""
        days: list[date] = []
        for stretch, turn, end in self._stretches:
            for name in names:
                if stretch[name] > 0:
                    days += self.credited[name][slice(*self._ends(name, turn, end))]
        return _in_order(days)

    @property
    def total(self) -> int:
        """Σ n_d over all counted days."""
        return sum(self._between(stretch, turn, end) for stretch, turn, end in self._stretches)

    def _between(self, stretch: Weights, first: date, before: date | None) -> int:
        """Σ n_d of live themes, from `first` to before `before`."""
        ends = (self._ends(name, first, before) for name, weight in stretch.items() if weight > 0)
        return sum(max(end - start, 0) for start, end in ends)

    def _ends(self, name: str, first: date, before: date | None) -> tuple[int, int]:
        """Bounds of a theme's credited days from `first` to before `before`."""
        days = self.credited[name]
        return bisect_left(days, first), len(days) if before is None else bisect_left(days, before)

    def spell(self, weights: Sequence[int]) -> date:
        """First day of the present spell: since the weight last went from 0 to above 0.

        Args:
            weights: The weight in each stretch, as `weights_of` gives it; above 0 in the last.
        """
        return self.turns[max((at + 1 for at, weight in enumerate(weights) if not weight), default=0)]

    def credited_from(self, name: str, first: date) -> Sequence[date]:
        """Days of a theme's credit, from `first` on."""
        days = self.credited[name]
        return days[bisect_left(days, first) :]

    def weights_on(self, day: date) -> Weights:
        """Weights of all themes on a day up to today."""
        return self.weights[bisect_right(self.turns, day) - 1]

    def live_days(self, most: int | None = None) -> list[date]:
        """Counted days with a live theme credited, in order.

        Args:
            most: Only so many of them, the last ones; None: all.
        """
        days: set[date] = set()
        for name in self.credited:
            # None of the last days can lie before so many days of its own theme.
            days.update(islice(self._backwards(name), most))
        in_order = sorted(days)
        return in_order if most is None else in_order[-most:]

    def _backwards(self, name: str) -> Iterator[date]:
        """Days of a theme's credit while live, the last first."""
        for stretch, turn, end in reversed(list(self._stretches)):
            if stretch[name] > 0:
                yield from reversed(self.credited[name][slice(*self._ends(name, turn, end))])

    def gap(self, first: date, weights: Sequence[int]) -> tuple[int, float]:
        """Σ n_d and Σ n_d · ln(1 − share_d), from `first` to today."""
        count, logarithm = 0, 0.0
        for (stretch, turn, end), weight in zip(self._stretches, weights, strict=True):
            total, here = sum(stretch.values()), self._between(stretch, max(first, turn), end)
            count += here
            logarithm += here * log_missed(weight, total)
        return count, logarithm


def _in_order(days: Iterable[date]) -> list[date]:
    """Days in order, each once; quickest where most of them stand in order already."""
    return list(dict.fromkeys(sorted(days)))
