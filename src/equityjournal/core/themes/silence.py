"""The silence test: themes out of sight, with their certainty.

The idea, in a person's terms: *if you gave each theme its share, how likely is a silence this long?* A
theme that takes one credit in fourteen is often missing from ten in a row, and seldom from sixty. When fewer
than one such silence in twenty would come about by accident, the theme is worth naming.

It is the gap test of random-number testing (Knuth, The Art of Computer Programming, vol. 2, section 3.3.2 D)
turned on a journal. For theme t, over the days d after its last credit, from its spell's first day to today:

    since_t  = Σ n_d
    chance_t = exp Σ n_d · ln(1 − share_t,d)
    share_t,d = weight of t ÷ sum of all weights, on day d
    n_d      = how many live themes were credited on day d; days without any do not count

It depends on what was written and never on the day it is read: a break from writing changes nothing. It needs
no half-life and no window. Its honest limit: each theme has about one chance in twenty of being named by
accident, so that with fourteen themes about one reading in two names one that way.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import exp, log
from typing import NamedTuple

NAMED = 0.05  # chance below which a silence is named: 1 in 20
LESS = 0.20  # chance below which a theme is "less lately": 1 in 5


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


class Standing(NamedTuple):
    """The result for one theme or group on a day."""

    name: str
    group: str
    word: str
    """Result: set aside, not so far, not lately, not yet, less lately, or present."""
    last: date | None
    """The last day credited, up to the day of reading."""
    days: int
    """Number of days credited, up to the day of reading."""
    since: int
    """Credits of live themes since its last: Σ n_d."""
    share: float
    """Share on the day of reading, between 0 and 1."""
    log_chance: float
    """Natural logarithm of `chance`, which never reaches minus infinity."""
    log_floor: float
    """Logarithm of the chance for a theme never credited: the lowest possible so far."""

    @property
    def is_named(self) -> bool:
        """Whether the silence is longer than chance makes it, but for 1 in 20."""
        return self.word in ("not so far", "not lately")

    @property
    def chance(self) -> float:
        """Probability of a silence this long by accident: above 0, at most 1."""
        return max(exp(self.log_chance), sys.float_info.min)


class Reading(NamedTuple):
    """Results on a day, most silent first, set-aside themes last."""

    early: bool
    """Early days: even a theme never touched could still be missing by chance."""
    credits: int
    """Σ n_d over every day that counts."""
    themes: tuple[Standing, ...]
    groups: tuple[Standing, ...]


def read(
    themes: Sequence[Theme],
    credits: Mapping[str, Collection[date]],  # noqa: A002 - the word of the formula
    choices: Sequence[Choice],
    today: date,
) -> Reading:
    """Run the silence test on a pack's themes and groups.

    Args:
        themes: The pack's themes, in its order.
        credits: Days credited, by theme id. Days after `today` and ids not in `themes` are ignored.
        choices: Themes set aside, brought back or focused by the writer, in the order made.
        today: The day of reading; later days are ignored.

    Returns:
        Every theme and group, ordered by chance (by its logarithm), then longest untouched, then pack order.
    """
    calendar = _Calendar(themes, credits, choices, today)
    of_themes = [
        calendar.standing(theme.id, theme.group, calendar.credited[theme.id], calendar.weights_of([theme.id]))
        for theme in themes
    ]
    members: dict[str, list[str]] = {}
    for theme in themes:
        members.setdefault(theme.group, []).append(theme.id)
    of_groups = [
        calendar.standing(group, group, calendar.credited_while_live(names), calendar.weights_of(names))
        for group, names in members.items()
    ]
    live = [standing for standing in of_themes if standing.share > 0]
    return Reading(
        early=not any(_below(standing.log_floor, NAMED) for standing in live),
        credits=calendar.total,
        themes=_ordered(of_themes),
        groups=_ordered(of_groups),
    )


def _ordered(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Results by chance, longest untouched, and pack order.

    Set-aside themes come last.
    """
    return tuple(
        sorted(
            standings,
            key=lambda standing: (
                standing.word == "set aside",
                standing.log_chance,
                standing.last or date.min,
            ),
        )
    )


def _up_to(today: date, days: list[date]) -> list[date]:
    return days[: bisect_right(days, today)]


_Weights = Mapping[str, int]


class _Calendar:
    """Calendar of the days that count, in stretches of constant weights."""

    def __init__(
        self,
        themes: Sequence[Theme],
        credits: Mapping[str, Collection[date]],  # noqa: A002
        choices: Sequence[Choice],
        today: date,
    ) -> None:
        self.today = today
        self.credited = {
            theme.id: _up_to(today, sorted(dict.fromkeys(credits.get(theme.id, ())))) for theme in themes
        }
        self._themes = themes
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
        self.weights: list[_Weights] = [
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
    def _stretches(self) -> Iterator[tuple[_Weights, date, date | None]]:
        """Stretches: weights, first day, first day after (None: today)."""
        return zip(self.weights, self.turns, [*self.turns[1:], None], strict=True)

    def credited_while_live(self, names: Collection[str]) -> list[date]:
        """Days on which any of these themes was credited while live."""
        days: set[date] = set()
        for stretch, turn, end in self._stretches:
            for name in names:
                if stretch[name] > 0:
                    days.update(self.credited[name][slice(*self._ends(name, turn, end))])
        return sorted(days)

    @property
    def total(self) -> int:
        """Σ n_d over all days that count."""
        return sum(self._between(stretch, turn, end) for stretch, turn, end in self._stretches)

    def _between(self, stretch: _Weights, first: date, before: date | None) -> int:
        """Σ n_d of live themes, from `first` to before `before`."""
        ends = (self._ends(name, first, before) for name, weight in stretch.items() if weight > 0)
        return sum(max(end - start, 0) for start, end in ends)

    def _ends(self, name: str, first: date, before: date | None) -> tuple[int, int]:
        """Bounds of a theme's credited days from `first` to before `before`."""
        days = self.credited[name]
        return bisect_left(days, first), len(days) if before is None else bisect_left(days, before)

    def _gap(self, first: date, weights: Sequence[int]) -> tuple[int, float]:
        """Σ n_d and Σ n_d · ln(1 − share_d), from `first` to today."""
        count, logarithm = 0, 0.0
        for (stretch, turn, end), weight in zip(self._stretches, weights, strict=True):
            total, here = sum(stretch.values()), self._between(stretch, max(first, turn), end)
            count += here
            if weight < total:  # a theme alone on its days has no other theme to be compared with
                logarithm += here * log((total - weight) / total)
        return count, logarithm

    def standing(self, name: str, group: str, credited: Sequence[date], weights: Sequence[int]) -> Standing:
        """The formula for a theme or group, by its `weights`."""
        last = credited[-1] if credited else None
        if not weights[-1]:
            return Standing(name, group, "set aside", last, len(credited), 0, 0.0, 0.0, 0.0)

        spell = self.turns[max((at + 1 for at, weight in enumerate(weights) if not weight), default=0)]
        _, log_floor = self._gap(spell, weights)
        if last is None or last < spell:
            since, log_chance = self._gap(spell, weights)
        elif last == self.today:
            since, log_chance = 0, 0.0
        else:
            since, log_chance = self._gap(last + timedelta(days=1), weights)
        return Standing(
            name=name,
            group=group,
            word=_word(log_chance, never=last is None),
            last=last,
            days=len(credited),
            since=since,
            share=weights[-1] / sum(self.weights[-1].values()),
            log_chance=log_chance,
            log_floor=log_floor,
        )


def _word(log_chance: float, *, never: bool) -> str:
    """The word for a chance."""
    if never:
        return "not so far" if _below(log_chance, NAMED) else "not yet"
    if _below(log_chance, NAMED):
        return "not lately"
    return "less lately" if _below(log_chance, LESS) else "present"


def _below(log_chance: float, limit: float) -> bool:
    """Whether a chance is below a limit, beyond rounding."""
    return log_chance < log(limit) - 1e-12
