"""Builders for sums of the silence test done by hand, and for what is read of them.

In the sums, "A on 5" means that theme A was credited on day 5; day 0 is 1 January 2026.
"""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from equityjournal.core.silence import Reading, Standing, Theme

DAY_0 = date(2026, 1, 1)


def day(number: int) -> date:
    """Day `number`, counted from day 0."""
    return DAY_0 + timedelta(days=number)


def days(*numbers: int) -> list[date]:
    """Several days."""
    return [day(number) for number in numbers]


def equal_pack(*ids: str, group: str = "all") -> list[Theme]:
    """Themes of one group, none of them added later."""
    return [Theme(id=name, group=group) for name in ids]


def theme(reading: Reading, name: str) -> Standing:
    """One theme of a reading."""
    return next(standing for standing in reading.themes if standing.name == name)


def group(reading: Reading, name: str) -> Standing:
    """One group of a reading."""
    return next(standing for standing in reading.groups if standing.name == name)


def names(standings: Sequence[Standing]) -> list[str]:
    """The names, in the order given."""
    return [standing.name for standing in standings]


def words(standings: Sequence[Standing]) -> dict[str, str]:
    """The word for each name."""
    return {standing.name: standing.word for standing in standings}


def about(number: float) -> Any:
    """A number, to one part in a thousand million."""
    return pytest.approx(number, rel=1e-9, abs=1e-9)


def log(fraction: Fraction | float) -> Any:
    """The logarithm of a chance worked out by hand, to one part in a thousand million."""
    return about(math.log(fraction))
