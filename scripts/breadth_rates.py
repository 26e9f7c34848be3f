"""How often the breadth test speaks, simulated: by accident, and where writing is narrow.

`.venv/bin/python scripts/breadth_rates.py` prints two tables for docs/proofs.md in a minute or two; `--quick`
takes seconds, with fewer writers. A writer here has one day of writing after another, and is read on each, as
a person is who looks at `themes` after writing. Weights are equal, so that a chance depends on the numbers of
themes, of credits and of themes seen alone, and is looked up; a test holds that `read_breadth` says the same.
"""

import argparse
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import log
from random import Random
from statistics import median
from typing import NamedTuple

from equityjournal.core.packs.pack import Pack
from equityjournal.core.themes.breadth import LATELY, LEAST_DAYS, LEAST_THEMES, NARROW, chance_of_at_most
from equityjournal.core.themes.silence import NAMED
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.reading_packs import read_pack

SEED = 1948
THEMES = 14  # of the usual pack
DAYS = 120  # of writing, for each writer
FIRST_DAYS = 60  # for those who hear "so far"
WRITERS, FEW_WRITERS = 4000, 200

Day = frozenset[int]
Writer = Callable[[Random], Iterator[Day]]


class Reading(NamedTuple):
    """The test's result on a day of writing."""

    so_far: bool
    """Narrow so far."""
    lately: bool
    """Narrow lately."""


def readings(themes: int, days: Iterator[Day], most: int) -> Iterator[Reading]:
    """The result on each day of writing, by the rules of the breadth test for equal weights.

    Args:
        themes: The number of live themes.
        days: The themes credited on each day, at least one.
        most: How many days to read.
    """
    last: deque[Day] = deque()
    lately: Counter[int] = Counter()
    ever: set[int] = set()
    total = 0
    for number in range(1, most + 1):
        day = next(days)
        last.append(day)
        lately.update(day)
        if len(last) > LATELY:
            lately.subtract(last.popleft())
        ever |= day
        total += len(day)
        early = total * _log_missed(themes) >= log(NAMED) - 1e-12
        so_far = early and number >= LEAST_DAYS and themes >= LEAST_THEMES
        seen = sum(count > 0 for count in lately.values())
        yield Reading(
            so_far and is_narrow(themes, total, len(ever)),
            len(last) == LATELY and is_narrow(themes, sum(map(len, last)), seen),
        )


@cache
def is_narrow(themes: int, credits: int, seen: int) -> bool:  # noqa: A002 - the word of the formula
    """Whether so few themes, of equal weights, are narrow after so many credits."""
    chance = chance_of_at_most(seen, [credits * _log_missed(themes)] * themes)
    return chance < NARROW - 1e-12


def _log_missed(themes: int) -> float:
    return log(1 - 1 / themes)


# Writers


def even(*a_day: int, themes: int = THEMES) -> Writer:
    """Every theme alike: so many different ones a day, by lot."""

    def write(lot: Random) -> Iterator[Day]:
        while True:
            yield frozenset(lot.sample(range(themes), lot.choice(a_day)))

    return write


def in_runs(stays: float) -> Writer:
    """One theme a day: yesterday's again with this chance, else any."""

    def write(lot: Random) -> Iterator[Day]:
        theme = lot.randrange(THEMES)
        while True:
            yield frozenset([theme])
            if lot.random() >= stays:
                theme = lot.randrange(THEMES)

    return write


def in_sets(size: int) -> Writer:
    """Themes that always come together, as the same tags on each entry: one such set a day."""
    sets = [frozenset(range(first, min(first + size, THEMES))) for first in range(0, THEMES, size)]

    def write(lot: Random) -> Iterator[Day]:
        while True:
            yield lot.choice(sets)

    return write


def by_prompts(pack: Pack) -> Writer:
    """One answer a day to a prompt of a pack: a theme by lot, then one of its prompts, with its `also`."""
    numbers = {theme.id: number for number, theme in enumerate(pack.themes)}
    of_theme = [
        [
            frozenset(numbers[theme] for theme in prompt.themes if theme in numbers)
            for prompt in pack.live
            if prompt.theme == theme.id and prompt.written_for is None
        ]
        for theme in pack.themes
    ]
    asked = [credited for credited in of_theme if credited]

    def write(lot: Random) -> Iterator[Day]:
        while True:
            yield lot.choice(lot.choice(asked))

    return write


def narrowing(to: int, after: int) -> Writer:
    """Every theme alike, one a day; after some days only a few, by lot."""

    def write(lot: Random) -> Iterator[Day]:
        for _ in range(after):
            yield frozenset([lot.randrange(THEMES)])
        few = lot.sample(range(THEMES), to)
        while True:
            yield frozenset([lot.choice(few)])

    return write


# Tables


class Rates(NamedTuple):
    """How often the test speaks to one kind of writer, of 1."""

    readings: float
    """Of all readings from the seventh day on: narrow so far or lately."""
    so_far: float
    """Of all writers: narrow so far at least once, within sixty days."""
    ever: float
    """Of all writers: narrow at least once, within 120 days."""


def rates(themes: int, writer: Writer, writers: int, seed: int = SEED) -> Rates:
    """The rates of a kind of writer."""
    lot = Random(seed)  # noqa: S311 - a fixed lot, so that anybody gets the same figures
    narrow = so_far = ever = 0
    for _ in range(writers):
        found = list(readings(themes, writer(lot), DAYS))
        times = sum(any(reading) for reading in found)
        narrow += times
        ever += times > 0
        so_far += any(reading.so_far for reading in found[:FIRST_DAYS])
    return Rates(narrow / (writers * (DAYS - LEAST_DAYS + 1)), so_far / writers, ever / writers)


def first_noticed(writer: Writer, writers: int, after: int = 0, seed: int = SEED) -> Sequence[int]:
    """For each writer, the day after `after` on which narrow writing is first noticed, in order."""
    lot = Random(seed)  # noqa: S311 - as above
    found = []
    for _ in range(writers):
        told = list(readings(THEMES, writer(lot), after + DAYS))[after:]
        found.append(next((at for at, reading in enumerate(told, start=1) if any(reading)), DAYS + 1))
    return sorted(found)


def packs() -> list[Pack]:
    """The shipped packs with themes enough to be compared, and questions for everybody."""
    read = [read_pack(path) for path in sorted(shipped_packs().glob("*.toml"))]
    return [
        pack
        for pack in read
        if isinstance(pack, Pack)
        and len(pack.themes) >= LEAST_THEMES
        and any(prompt.written_for is None for prompt in pack.live)
    ]


def kinds() -> list[tuple[str, int, Writer]]:
    """Each kind of writer who is not narrow: its name, the number of themes, and how it writes."""
    return [
        ("every theme alike, one a day", THEMES, even(1)),
        ("every theme alike, one or two a day", THEMES, even(1, 2)),
        ("every theme alike, two a day", THEMES, even(2)),
        ("every theme alike, three a day", THEMES, even(3)),
        ("three themes in all, one a day", 3, even(1, themes=3)),
        ("runs: yesterday's theme again on 1 day in 10", THEMES, in_runs(0.1)),
        ("runs: yesterday's theme again on 3 days in 10", THEMES, in_runs(0.3)),
        ("runs: yesterday's theme again on 5 days in 10", THEMES, in_runs(0.5)),
        ("fixed sets: the same two themes always together", THEMES, in_sets(2)),
        ("fixed sets: the same three themes always together", THEMES, in_sets(3)),
        *(
            (f"a question of `{pack.id}` a day, with its `also`", len(pack.themes), by_prompts(pack))
            for pack in packs()
        ),
    ]


def table(writers: int) -> Iterator[str]:
    """The lines of both tables, in Markdown."""
    yield "| writer | themes | readings called narrow | ever, so far, in 60 days | ever, in 120 days |"
    yield "|---|---|---|---|---|"
    for name, themes, writer in kinds():
        found = rates(themes, writer, writers)
        yield f"| {name} | {themes} | {' | '.join(f'{rate:.2%}' for rate in found)} |"
    yield ""
    yield "| narrow writing, one theme a day | first noticed: half by day | 99 in 100 by day | all by day |"
    yield "|---|---|---|---|"
    for name, few, after in [
        ("3 themes only", 3, 0), ("5 themes only", 5, 0), ("7 themes only", 7, 0),
        ("every theme alike, and 4 only from day 61", 4, 60),
    ]:  # fmt: skip
        days = first_noticed(narrowing(few, after), writers, after)
        yield f"| {name} | {median(days):.0f} | {days[len(days) * 99 // 100]} | {days[-1]} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Simulate how often the breadth test speaks.")
    parser.add_argument("--quick", action="store_true", help="few writers, in seconds")
    chosen = parser.parse_args()
    for line in table(FEW_WRITERS if chosen.quick else WRITERS):
        print(line)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
