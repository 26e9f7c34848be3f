"""Few of many cases in the suite, and all of them under `make torture`.

Tests marked `many`, and all property tests, are run by both.
"""

import random
from collections.abc import Iterable
from itertools import product
from typing import TypeVar

import pytest
from hypothesis import is_hypothesis_test, settings

Case = TypeVar("Case")
Other = TypeVar("Other")

settings.register_profile("suite", max_examples=20, deadline=None)
settings.register_profile("torture", max_examples=1000, deadline=None)
"""No example of a property test is timed: a busy machine is not a mistake."""

_TRIED = {"all": False}


def try_all(*, really: bool) -> None:
    """Have all cases tried, or few of them; to be called before any test is loaded."""
    _TRIED["all"] = really
    settings.load_profile("torture" if really else "suite")


def some(cases: Iterable[Case], most: int = 100) -> list[Case]:
    """The cases to be tried: all of them, or so many of them, always the same, in their order."""
    cases = list(cases)
    if _TRIED["all"] or len(cases) <= most:
        return cases
    lot = random.Random(1948)  # noqa: S311 - a fixed lot for tests
    return [cases[place] for place in sorted(lot.sample(range(len(cases)), most))]


def each_with_each(ones: Iterable[Case], others: Iterable[Other]) -> list[tuple[Case, Other]]:
    """The pairs to be tried: each with each, or so few that all of both are among them."""
    ones, others = list(ones), list(others)
    if _TRIED["all"]:
        return list(product(ones, others))
    most = max(len(ones), len(others))
    return [(ones[at % len(ones)], others[at % len(others)]) for at in range(most)]


def mark_property_tests(items: Iterable[pytest.Item]) -> None:
    """Mark property tests as of many cases, and not to be measured: which lines chance reaches proves nothing."""
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.many)
            item.add_marker(pytest.mark.no_cover)
