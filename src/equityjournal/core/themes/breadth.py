"""The breadth test: whether a writer keeps to few themes, with its certainty.

The idea, in a person's terms: *how many different themes came up, against how many chance would bring?* The
silence test asks of one theme at a time, and with fourteen themes is early for 41 credits. The number of
different themes says three times as soon that writing is narrow.

Over a window of days on which a live theme was credited, for each theme t live on the day of reading:

    q_t      = exp Σ n_d · ln(1 − share_t,d)     over the window's days d of its present spell
    expected = Σ (1 − q_t)
    chance   = P(S ≤ seen),   S = Σ of independent yes/no draws, each with the chance 1 − q_t

q_t is the floor of the silence test, in the window: how often t would not come up at all. Days on which it
was the only live theme are left out. `seen` counts the themes credited in the window within their present
spell. S has the Poisson binomial distribution (Wang, On the number of successes in independent trials,
Statistica Sinica 3, 1993), summed up theme by theme in q_t, so that a small chance keeps its digits and
stays in (0, 1]. For equal shares it is the occupancy problem with its boxes taken as independent (Feller, An
Introduction to Probability Theory and Its Applications, vol. 1, section IV.2).

Two windows. *So far*: all days, in early days alone, from the seventh day and for three live themes or more.
*Lately*: the last sixteen days, once there are so many. Less than 1 in 100 is narrow.

Its limits. Boxes are not independent: of themes that come up each for itself the chance here is, if
anything, too large. It is too small where themes always come together, as the same tags on each entry, and
where days go in runs; there the test speaks too often. `scripts/breadth_rates.py` simulates how often, and
docs/proofs.md has its figures. An even spread is not the ideal: narrow may be what the work asked.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from math import exp, expm1, fsum
from typing import NamedTuple

from equityjournal.core.themes.weights import Calendar, log_missed

NARROW = 0.01  # chance below which so few themes are called narrow: 1 in 100
LATELY = 16  # days of the window "lately"
LEAST_DAYS = 7  # days before "so far" says anything
LEAST_THEMES = 3  # live themes for "so far"; with two, silence says it all
_ROUNDING = 1e-12


class Breadth(NamedTuple):
    """The result for a window."""

    days: int
    """Days of the window, each with a live theme credited."""
    credits: int
    """Σ n_d over these days."""
    came_up: Sequence[str]
    """Ids of the live themes seen, most days first, then in pack order."""
    of: int
    """Themes live on the day of reading."""
    expected: float
    """How many of them chance would bring on average."""
    chance: float
    """Probability of so few by chance, or fewer: above 0, at most 1."""
    first: date
    """First day of the window."""

    @property
    def seen(self) -> int:
        """Number of live themes found."""
        return len(self.came_up)

    @property
    def narrow(self) -> bool:
        """Whether so few would come up by chance less than 1 time in 100."""
        return self.chance < NARROW - _ROUNDING


class Windows(NamedTuple):
    """The results for both windows; None for a window without a result."""

    so_far: Breadth | None = None
    lately: Breadth | None = None

    @property
    def narrow(self) -> Breadth | None:
        """The narrow window to speak of: so far before lately."""
        return next((window for window in self if window is not None and window.narrow), None)


def read_breadth(calendar: Calendar, *, early: bool) -> Windows:
    """Run the breadth test on the calendar of a pack's themes.

    Args:
        calendar: The themes with their credits and choices, up to the day of reading.
        early: Whether the silence test calls these early days.
    """
    live = sum(weight > 0 for weight in calendar.weights[-1].values())
    if live < 2:
        return Windows()
    so_far = calendar.live_days() if early and live >= LEAST_THEMES else []
    lately = calendar.live_days(LATELY)
    return Windows(
        _over(calendar, so_far) if len(so_far) >= LEAST_DAYS else None,
        _over(calendar, lately) if len(lately) == LATELY else None,
    )


def _over(calendar: Calendar, days: Sequence[date]) -> Breadth:
    """The formula over a window of days, in order."""
    weights = [calendar.weights_on(day) for day in days]
    credited = {name: set(calendar.credited_from(name, days[0])) for name in calendar.credited}
    counts = [
        sum(day in credited[name] for name, weight in stretch.items() if weight > 0)
        for day, stretch in zip(days, weights, strict=True)
    ]
    live = [name for name, weight in calendar.weights[-1].items() if weight > 0]
    came_up: Counter[str] = Counter()
    logs = []
    for name in live:
        spell = calendar.spell(calendar.weights_of([name]))
        counted = [at for at, day in enumerate(days) if day >= spell]
        came_up[name] = sum(days[at] in credited[name] for at in counted)
        logs.append(
            fsum(counts[at] * log_missed(weights[at][name], sum(weights[at].values())) for at in counted)
        )
    seen = sorted((name for name in live if came_up[name]), key=lambda name: -came_up[name])
    return Breadth(
        days=len(days),
        credits=sum(counts),
        came_up=seen,
        of=len(live),
        expected=fsum(-expm1(logarithm) for logarithm in logs),
        chance=chance_of_at_most(len(seen), logs),
        first=days[0],
    )


def chance_of_at_most(seen: int, logs: Iterable[float]) -> float:
    """P(S ≤ seen): the Poisson binomial distribution, by dynamic programming.

    Args:
        seen: The number of themes that came up.
        logs: ln q_t of each theme: the logarithm of its chance not to come up.
    """
    chances = [1.0] + [0.0] * seen  # of 0, 1, … seen themes, among those gone through
    for logarithm in logs:
        missed, met = exp(logarithm), -expm1(logarithm)
        for count in range(seen, 0, -1):
            chances[count] = chances[count] * missed + chances[count - 1] * met
        chances[0] *= missed
    return min(max(fsum(chances), sys.float_info.min), 1.0)
