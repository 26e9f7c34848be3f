"""The silence test worked out by hand: every calendar day in turn, in exact fractions, with no cleverness.

It is the oracle for `equityjournal.core.themes.silence`, written from the specification alone and meant to be slow. Above it
stand the builders for sums that tests give as figures: "A on 5" means that theme A was credited on day 5; day 0 is
1 January 2026.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from equityjournal.core.themes.silence import Reading, Standing
from equityjournal.core.themes.weights import Choice, Theme

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


FIVE_IN_A_HUNDRED = Fraction(1, 20)
TWENTY_IN_A_HUNDRED = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Row:
    """One theme or group, read on a day; `chance` and `floor` are exact."""

    name: str
    group: str
    place: int  # its place in the pack, from 0
    word: str
    last: date | None
    days: int
    since: int
    share: Fraction
    log_chance: float
    log_floor: float
    chance: Fraction
    floor: Fraction
    terms: tuple[tuple[int, Fraction], ...]  # (n_d, share) of each day that makes up the chance

    @property
    def aside(self) -> bool:
        """Whether its weight is 0 on the day it is read."""
        return self.word == "set aside"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole test, worked by hand; themes and groups in pack order, not in order of chance."""

    early: bool
    credits: int
    themes: tuple[Row, ...]
    groups: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day: what each theme weighed, and which were credited."""

    day: date
    weights: dict[str, int]
    credited: frozenset[str]

    @property
    def touched(self) -> list[str]:
        """The live themes credited: their number is n_d."""
        return [theme for theme, weight in self.weights.items() if weight > 0 and theme in self.credited]

    def share(self, members: Sequence[str]) -> Fraction:
        """What these themes weigh together, of what all themes weigh; 0 where nothing is live."""
        total = sum(self.weights.values())
        return Fraction(sum(self.weights[m] for m in members), total) if total else Fraction(0)


def by_hand(
    themes: Sequence[Theme], credited: Mapping[str, Collection[date]], choices: Sequence[Choice], today: date
) -> Sheet:
    """Work out the silence test for `today`, day by day."""
    calendar = days_by_hand(themes, credited, choices, today)
    theme_rows = tuple(
        _row(t.id, t.group, place, [t.id], calendar, every_credit_dates_it=True)
        for place, t in enumerate(themes)
    )
    group_names = list(dict.fromkeys(theme.group for theme in themes))
    group_rows = tuple(
        _row(g, g, place, [t.id for t in themes if t.group == g], calendar, every_credit_dates_it=False)
        for place, g in enumerate(group_names)
    )
    early = True
    for row in theme_rows:
        if not row.aside and row.floor < FIVE_IN_A_HUNDRED:
            early = False
    return Sheet(early, sum(len(day.touched) for day in calendar), theme_rows, group_rows)


def weight_on(theme: Theme, choices: Sequence[Choice], day: date) -> int:
    """Give the weight of a theme on a day: that of the last choice on or before it."""
    if theme.added is not None and day < theme.added:
        return 0
    last: Choice | None = None
    for choice in choices:
        made = choice.theme == theme.id and choice.day <= day
        if made and (last is None or choice.day >= last.day):
            last = choice
    if last is None or (last.until is not None and day > last.until):
        return 1
    return last.weight


def days_by_hand(
    themes: Sequence[Theme], credited: Mapping[str, Collection[date]], choices: Sequence[Choice], today: date
) -> list[Day]:
    """Every day from the day before anything happened, to today."""
    happenings = [today]
    happenings += [day for theme in themes for day in credited.get(theme.id, ())]
    happenings += [choice.day for choice in choices]
    happenings += [theme.added for theme in themes if theme.added is not None]
    calendar = []
    day = min(happenings) - timedelta(days=1)
    while day <= today:
        weights = {theme.id: weight_on(theme, choices, day) for theme in themes}
        named = frozenset(theme.id for theme in themes if day in credited.get(theme.id, ()))
        calendar.append(Day(day, weights, named))
        day += timedelta(days=1)
    return calendar


def _row(
    name: str,
    group: str,
    place: int,
    members: Sequence[str],
    calendar: Sequence[Day],
    *,
    every_credit_dates_it: bool,
) -> Row:
    """Read one theme, or the themes of one group together, at the end of the calendar.

    A theme is dated by every credit; a group only by credits of themes that were live that day.
    """
    dated = [
        day.day
        for day in calendar
        if any(m in (day.credited if every_credit_dates_it else day.touched) for m in members)
    ]
    last = dated[-1] if dated else None
    share = calendar[-1].share(members)

    spell: list[Day] = []  # the days since its weight last went from 0 to above 0
    for day in calendar:
        if day.share(members) == 0:
            spell = []
        else:
            spell.append(day)

    since, log_chance, log_floor, chance, floor = 0, 0.0, 0.0, Fraction(1), Fraction(1)
    terms: list[tuple[int, Fraction]] = []
    for day in spell:
        n, part = len(day.touched), day.share(members)
        if n == 0:
            continue
        after_last_credit = last is None or day.day > last
        if after_last_credit:
            since += n
        if part == 1:
            continue  # the only live one: nothing to compare
        log_floor += n * math.log(1 - part)
        floor *= (1 - part) ** n
        if after_last_credit:
            log_chance += n * math.log(1 - part)
            chance *= (1 - part) ** n
            terms.append((n, part))

    word = _word(set_aside=share == 0, never=last is None, chance=chance)
    return Row(
        name=name,
        group=group,
        place=place,
        word=word,
        last=last,
        days=len(dated),
        since=since,
        share=share,
        log_chance=log_chance,
        log_floor=log_floor,
        chance=chance,
        floor=floor,
        terms=tuple(terms),
    )


def _word(*, set_aside: bool, never: bool, chance: Fraction) -> str:
    """The table of words, from the top."""
    if set_aside:
        return "set aside"
    if never and chance < FIVE_IN_A_HUNDRED:
        return "not so far"
    if chance < FIVE_IN_A_HUNDRED:
        return "not lately"
    if never:
        return "not yet"
    if chance < TWENTY_IN_A_HUNDRED:
        return "less lately"
    return "present"
