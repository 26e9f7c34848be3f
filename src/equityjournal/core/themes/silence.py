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
from collections.abc import Sequence
from datetime import date, timedelta
from math import exp, log
from typing import NamedTuple

from equityjournal.core.themes.weights import Calendar

NAMED = 0.05  # chance below which a silence is named: 1 in 20
LESS = 0.20  # chance below which a theme is "less lately": 1 in 5


class Standing(NamedTuple):
    """The result for a theme or group on a day."""

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
        """Whether the silence is longer than chance explains, with an error of 1 in 20."""
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


def read(calendar: Calendar) -> Reading:
    """Run the silence test on a pack's themes and groups.

    Args:
        calendar: The themes, the days credited and the writer's choices, up to the day of reading.

    Returns:
        Every theme and group, ordered by chance (by its logarithm), then longest untouched, then pack order.
    """
    themes = calendar.themes
    of_themes = [
        _standing(calendar, theme.id, theme.group, calendar.credited[theme.id], [theme.id])
        for theme in themes
    ]
    members: dict[str, list[str]] = {}
    for theme in themes:
        members.setdefault(theme.group, []).append(theme.id)
    of_groups = [
        _standing(calendar, group, group, calendar.credited_while_live(names), names)
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


def _standing(
    calendar: Calendar, name: str, group: str, credited: Sequence[date], members: Sequence[str]
) -> Standing:
    """The formula for a theme or group, by the weights of its `members`."""
    weights = calendar.weights_of(members)
    last = credited[-1] if credited else None
    if not weights[-1]:
        return Standing(name, group, "set aside", last, len(credited), 0, 0.0, 0.0, 0.0)

    spell = calendar.spell(weights)
    _, log_floor = calendar.gap(spell, weights)
    if last is None or last < spell:
        since, log_chance = calendar.gap(spell, weights)
    elif last == calendar.today:
        since, log_chance = 0, 0.0
    else:
        since, log_chance = calendar.gap(last + timedelta(days=1), weights)
    return Standing(
        name=name,
        group=group,
        word=_word(log_chance, never=last is None),
        last=last,
        days=len(credited),
        since=since,
        share=weights[-1] / sum(calendar.weights[-1].values()),
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
