"""The silence test of any journal: against a slow oracle, and what must always hold."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.silence_by_hand import DAY_0, Row, about, by_hand, day, group, names, theme
from equityjournal.core.themes.silence import Reading, Standing, read
from equityjournal.core.themes.weights import Calendar, Choice, Theme


@dataclass(frozen=True, slots=True)
class Journal:
    """Everything the silence test is given."""

    themes: list[Theme]
    credits: dict[str, list[date]]
    choices: list[Choice]
    today: date

    def read(self) -> Reading:
        """Read the silence test on its day."""
        return read(Calendar(self.themes, self.credits, self.choices, self.today))


LAST_DAY = 45


def numbered_days(first: int, last: int) -> st.SearchStrategy[date]:
    """Days between two, both included."""
    return st.integers(first, last).map(day)


@st.composite
def journals(draw: st.DrawFn, *, settled: bool = False) -> Journal:
    """Make small journals; in a settled one nothing is dated after today, and no choice ends on it."""
    today = draw(st.integers(0, LAST_DAY))
    horizon = today if settled else LAST_DAY + 10
    ids = [f"t{number}" for number in range(draw(st.integers(2, 6)))]
    some_group = st.sampled_from(["north", "east", "south"][: draw(st.integers(1, 3))])
    added = st.none() | st.none() | numbered_days(0, horizon)
    themes = [Theme(name, draw(some_group), draw(added)) for name in ids]

    busy = st.lists(numbered_days(0, horizon), max_size=draw(st.integers(0, 30)))
    credited = {name: draw(busy) for name in [*ids, "former"] if draw(st.integers(0, 3))}

    choices = []
    for _ in range(draw(st.integers(0, 7))):
        made = draw(st.integers(0, horizon))
        ends = st.none() | st.integers(made, today - 1 if settled else made + 15).map(day)
        until = draw(ends) if not settled or made < today else None
        choices.append(
            Choice(draw(st.sampled_from([*ids, "former"])), day(made), draw(st.integers(0, 2)), until)
        )
    return Journal(themes, credited, choices, day(today))


NEAR = Fraction(1, 10**9)


def near(chance: Fraction, threshold: Fraction) -> bool:
    """Whether rounding might put a chance on either side of a threshold."""
    return abs(chance - threshold) <= NEAR


def assert_agrees(standing: Standing, row: Row) -> None:
    """One theme or group has every number and the word that the oracle has."""
    assert (standing.name, standing.group) == (row.name, row.group)
    assert (standing.last, standing.days, standing.since) == (row.last, row.days, row.since)
    assert standing.share == about(float(row.share))
    assert standing.log_chance == about(row.log_chance)
    assert standing.log_floor == about(row.log_floor)
    assert standing.chance == about(float(row.chance))
    if not (near(row.chance, Fraction(1, 20)) or near(row.chance, Fraction(1, 5))):
        assert standing.word == row.word


def assert_in_order(rows: Sequence[Row]) -> None:
    """The oracle's rows, put as the reading has them, are in the order of the specification.

    Between chances that are equal in value and came of different sums, rounding may choose.
    """
    for place, before in enumerate(rows):
        for after in rows[place + 1 :]:
            assert after.aside or not before.aside
            if before.aside or after.aside:
                continue
            assert before.log_chance <= after.log_chance + 1e-9
            if before.terms == after.terms:
                waited = (before.last or date.min, before.place)
                assert waited < (after.last or date.min, after.place)


@given(journals())
def test_any_journal_reads_as_it_does_by_hand(journal: Journal) -> None:
    """On small journals of every kind the reading is what the slow sum over calendar days gives."""
    reading = journal.read()
    sheet = by_hand(journal.themes, journal.credits, journal.choices, journal.today)

    assert reading.credits == sheet.credits
    for standings, rows in ((reading.themes, sheet.themes), (reading.groups, sheet.groups)):
        row = {row.name: row for row in rows}
        assert sorted(names(standings)) == sorted(row)
        for standing in standings:
            assert_agrees(standing, row[standing.name])
        assert_in_order([row[standing.name] for standing in standings])
    if not any(near(row.floor, Fraction(1, 20)) for row in sheet.themes):
        assert reading.early is sheet.early


@given(journals(settled=True), st.integers(1, 4000))
def test_leave_changes_nothing(journal: Journal, away: int) -> None:
    """Read later, with nothing written or chosen in between, a journal reads the same."""
    later = read(
        Calendar(journal.themes, journal.credits, journal.choices, journal.today + timedelta(days=away))
    )

    assert later == journal.read()


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_credits_is_of_no_account(journal: Journal, random: Any) -> None:
    """Credits shuffled, within a theme and between themes, read the same."""
    shuffled: dict[str, list[date]] = {}
    for name in random.sample(sorted(journal.credits), len(journal.credits)):
        shuffled[name] = random.sample(journal.credits[name], len(journal.credits[name]))

    assert read(Calendar(journal.themes, shuffled, journal.choices, journal.today)) == journal.read()


@given(journals(), st.data())
def test_splitting_a_days_writing_in_two_changes_nothing(journal: Journal, data: st.DataObject) -> None:
    """A theme is credited once a day, however often the day is given."""
    repeated = {
        name: on + (data.draw(st.lists(st.sampled_from(on))) if on else [])
        for name, on in journal.credits.items()
    }
    once: Mapping[str, Collection[date]] = {name: set(on) for name, on in journal.credits.items()}

    assert read(Calendar(journal.themes, repeated, journal.choices, journal.today)) == journal.read()
    assert read(Calendar(journal.themes, once, journal.choices, journal.today)) == journal.read()


@given(journals(), st.data())
def test_what_is_dated_after_today_changes_nothing(journal: Journal, data: st.DataObject) -> None:
    """Future credits and future choices wait for their day."""
    ahead = st.integers(1, 400).map(lambda number: journal.today + timedelta(days=number))
    name = data.draw(st.sampled_from(journal.themes)).id
    credited = journal.credits | {name: [*journal.credits.get(name, []), data.draw(ahead)]}
    choices = [*journal.choices, Choice(name, data.draw(ahead), data.draw(st.integers(0, 2)))]

    assert read(Calendar(journal.themes, credited, choices, journal.today)) == journal.read()


@given(journals(), st.data())
def test_crediting_a_theme_never_lowers_its_own_chance(journal: Journal, data: st.DataObject) -> None:
    """A further credit, from a theme's last day up to today, makes its silence shorter and no less likely."""
    name = data.draw(st.sampled_from(journal.themes)).id
    before = theme(journal.read(), name)
    earliest = before.last or DAY_0
    credit = earliest + timedelta(days=data.draw(st.integers(0, (journal.today - earliest).days)))
    credited = journal.credits | {name: [*journal.credits.get(name, []), credit]}
    after = theme(read(Calendar(journal.themes, credited, journal.choices, journal.today)), name)

    assert after.last == credit
    assert after.days == before.days + (credit != before.last)
    assert after.since <= before.since
    assert after.log_chance >= before.log_chance - 1e-12


@given(journals(), st.data())
def test_writing_about_a_theme_once_clears_it(journal: Journal, data: st.DataObject) -> None:
    """Credited today, a live theme is present, and so is its group."""
    chosen = data.draw(st.sampled_from(journal.themes))
    credited = journal.credits | {chosen.id: [*journal.credits.get(chosen.id, []), journal.today]}
    reading = read(Calendar(journal.themes, credited, journal.choices, journal.today))
    live = theme(reading, chosen.id).share > 0

    assert theme(reading, chosen.id).word == ("present" if live else "set aside")
    assert theme(reading, chosen.id).since == 0
    assert theme(reading, chosen.id).log_chance == 0
    if live:
        assert group(reading, chosen.group).word == "present"
        assert group(reading, chosen.group).log_chance == 0


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_the_pack_settles_ties_and_nothing_else(journal: Journal, random: Any) -> None:
    """However a pack is ordered, each theme and group has the same numbers."""

    def numbers(reading: Reading) -> dict[tuple[str, str], tuple[object, ...]]:
        kinds = {"theme": reading.themes, "group": reading.groups}
        return {
            (kind, s.name): (
                s.last, s.days, s.since, about(s.share), about(s.log_chance), about(s.log_floor),
            )
            for kind, standings in kinds.items()
            for s in standings
        }  # fmt: skip

    themes = random.sample(journal.themes, len(journal.themes))

    assert numbers(read(Calendar(themes, journal.credits, journal.choices, journal.today))) == numbers(
        journal.read()
    )


@given(journals())
def test_every_reading_holds_together(journal: Journal) -> None:
    """Chances lie in (0, 1], shares add up, and what is set aside is at chance 1 and last."""
    reading = journal.read()

    for standings in (reading.themes, reading.groups):
        aside = [standing.word == "set aside" for standing in standings]
        assert aside == sorted(aside)
        for standing in standings:
            assert 0 < standing.chance <= 1
            assert standing.log_floor <= standing.log_chance + 1e-12
            assert (standing.share == 0) is (standing.word == "set aside")
            assert (standing.last is None) is (standing.days == 0)
        assert sum(s.share for s in standings) == about(0 if all(aside) else 1)


@given(journals())
def test_nothing_is_named_in_the_early_days(journal: Journal) -> None:
    """Early, no live theme has a chance below 0.05, nor a word that says so."""
    reading = journal.read()
    named = [s.name for s in reading.themes if s.word in {"not so far", "not lately"}]
    unlikely = [s.name for s in reading.themes if s.chance < 0.05 - 1e-12]

    assert set(unlikely) <= set(named)
    if reading.early:
        assert named == []
