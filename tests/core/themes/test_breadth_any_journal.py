"""The breadth test of any journal: against a slow oracle, and what must always hold."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.silence_by_hand import days_by_hand
from core.themes.test_silence_any_journal import Journal, journals
from equityjournal.core.themes import breadth
from equityjournal.core.themes.breadth import LATELY, Breadth, Windows
from equityjournal.core.themes.weights import Calendar


def read(journal: Journal, *, early: bool = True) -> Windows:
    """Both windows of a journal on its day."""
    calendar = Calendar(journal.themes, journal.credits, journal.choices, journal.today)
    return breadth.read_breadth(calendar, early=early)


def by_hand(journal: Journal, window: Breadth, only: int | None) -> None:
    """A window is what a sum over calendar days, and over every set of themes, gives in exact fractions."""
    calendar = days_by_hand(journal.themes, journal.credits, journal.choices, journal.today)
    counting = [at for at, today in enumerate(calendar) if today.touched]
    counting = counting if only is None else counting[-only:]
    live = [name for name, weight in calendar[-1].weights.items() if weight > 0]
    seen, missed = 0, []
    for name in live:
        spell = max((at + 1 for at, today in enumerate(calendar) if not today.weights[name]), default=0)
        within = [calendar[at] for at in counting if at >= spell]
        seen += any(name in today.credited for today in within)
        shares = [(today.share([name]), len(today.touched)) for today in within]
        missed.append(prod(((1 - share) ** n for share, n in shares if share < 1), start=Fraction(1)))
    chance = sum(
        prod((1 - q if up else q for up, q in zip(came_up, missed, strict=True)), start=Fraction(1))
        for came_up in product([False, True], repeat=len(live))
        if sum(came_up) <= seen
    )
    assert (window.days, window.seen, window.of) == (len(counting), seen, len(live))
    assert window.credits == sum(len(calendar[at].touched) for at in counting)
    assert window.expected == pytest.approx(float(sum(1 - q for q in missed)), rel=1e-9, abs=1e-12)
    assert window.chance == pytest.approx(float(chance), rel=1e-9)


@given(journals())
def test_any_journal_reads_as_it_does_by_hand(journal: Journal) -> None:
    """Both windows agree with the oracle, or are silent where the rules say so."""
    windows = read(journal)
    calendar = days_by_hand(journal.themes, journal.credits, journal.choices, journal.today)
    counting = sum(bool(today.touched) for today in calendar)
    live = sum(weight > 0 for weight in calendar[-1].weights.values())

    assert (windows.so_far is None) is (counting < 7 or live < 3)
    assert (windows.lately is None) is (counting < LATELY or live < 2)
    assert read(journal, early=False) == Windows(None, windows.lately)
    if windows.so_far:
        by_hand(journal, windows.so_far, None)
    if windows.lately:
        by_hand(journal, windows.lately, LATELY)


@given(journals())
def test_a_chance_lies_above_nothing_and_at_most_at_one(journal: Journal) -> None:
    """However the days fell; and no more themes are expected, or seen, than there are."""
    for window in read(journal):
        if window:
            assert 0 < window.chance <= 1
            assert 0 <= window.expected <= window.of
            assert 0 <= window.seen <= window.of


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_within_a_day_changes_nothing(journal: Journal, random: Any) -> None:
    """Credits shuffled, within a theme and between themes, read the same."""
    shuffled = {
        name: random.sample(journal.credits[name], len(journal.credits[name]))
        for name in random.sample(sorted(journal.credits), len(journal.credits))
    }
    assert read(Journal(journal.themes, shuffled, journal.choices, journal.today)) == read(journal)


@given(journals(), st.data())
def test_reading_on_a_later_day_changes_nothing(journal: Journal, data: st.DataObject) -> None:
    """As long as no choice begins or ends, no theme is added and no entry is dated in between."""
    turns = [choice.day for choice in journal.choices]
    turns += [choice.until + timedelta(days=1) for choice in journal.choices if choice.until]
    turns += [theme.added for theme in journal.themes if theme.added]
    turns += [day for on in journal.credits.values() for day in on]
    first = min(
        (turn for turn in turns if turn > journal.today), default=journal.today + timedelta(days=4000)
    )
    later = journal.today + timedelta(days=data.draw(st.integers(0, (first - journal.today).days - 1)))
    assert read(Journal(journal.themes, journal.credits, journal.choices, later)) == read(journal)


@given(journals(settled=True), st.data())
def test_another_theme_instead_of_one_seen_never_lowers_the_chance(
    journal: Journal, data: st.DataObject
) -> None:
    """With as many live themes on each day as before, more variety is never narrower."""
    calendar = {
        today.day: today
        for today in days_by_hand(journal.themes, journal.credits, journal.choices, journal.today)
    }
    before = read(journal)
    for at, window in enumerate(before):
        if window is None:
            continue
        swaps = [
            (day, seen, unseen.id)
            for day, today in calendar.items()
            if day >= window.first
            for seen in window.came_up
            if seen in today.touched
            for unseen in journal.themes
            if unseen.id not in window.came_up and _is_live_since(calendar, unseen.id, day)
        ]
        if not swaps:
            continue
        day, seen, unseen = data.draw(st.sampled_from(swaps))
        credited = journal.credits | {
            seen: [other for other in journal.credits[seen] if other != day],
            unseen: [*journal.credits.get(unseen, []), day],
        }
        after = read(Journal(journal.themes, credited, journal.choices, journal.today))[at]
        assert after
        assert after.credits == window.credits
        assert after.chance >= window.chance * (1 - 1e-12)


def _is_live_since(calendar: Any, name: str, day: date) -> bool:
    """Whether a theme is live from a day on, so that a credit on it counts as seen."""
    return all(today.weights[name] > 0 for at, today in calendar.items() if at >= day)
