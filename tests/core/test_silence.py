"""The silence test, checked against sums done by hand and against a slow oracle.

One file, though long: every case is a worked sum, and they read best side by side. In the sums, "A on 5"
means that theme A was credited on day 5; day 0 is 1 January 2026.
"""

import math
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.silence_by_hand import Row, by_hand
from equityjournal.core.silence import Choice, Reading, Standing, Theme, read

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


# The worked example of the specification.

EXAMPLE_PACK = equal_pack("E", "R", "S", "C", "P", "J", "T", "M")
EXAMPLE_CREDITS = {
    "E": days(0, 3, 15, 22, 36, 44, 58),
    "R": days(3, 9, 30, 44),
    "S": days(51),
    "C": days(22),
}


@pytest.mark.parametrize("later", [0, 1, 365])
def test_the_worked_example_comes_out_as_printed_and_a_year_later_too(later: int) -> None:
    """Every number of the worked example is as the specification prints it, then and a year later."""
    reading = read(EXAMPLE_PACK, EXAMPLE_CREDITS, [], day(58 + later))

    # n: 1 2 1 1 2 1 1 2 1 1 on the ten days = 13.
    # After R's last (44): 51, 58 = 2. After S's (51): 58 = 1. After C's (22): 1 + 1 + 2 + 1 + 1 = 6.
    # (7/8)^1 = 0.8750, ^2 = 0.7656, ^6 = 0.4488, ^13 = 0.1762.
    assert reading.credits == 13
    assert reading.early
    assert names(reading.themes) == ["P", "J", "T", "M", "C", "R", "S", "E"]
    assert {s.name: s.since for s in reading.themes} == {
        "E": 0, "S": 1, "R": 2, "C": 6, "P": 13, "J": 13, "T": 13, "M": 13,
    }  # fmt: skip
    assert {s.name: round(s.chance, 4) for s in reading.themes} == {
        "E": 1, "S": 0.875, "R": 0.7656, "C": 0.4488, "P": 0.1762, "J": 0.1762, "T": 0.1762, "M": 0.1762,
    }  # fmt: skip
    assert words(reading.themes) == {
        "E": "present", "R": "present", "S": "present", "C": "present",
        "P": "not yet", "J": "not yet", "T": "not yet", "M": "not yet",
    }  # fmt: skip
    assert {s.name: s.last for s in reading.themes} == {
        "E": day(58), "R": day(44), "S": day(51), "C": day(22), "P": None, "J": None, "T": None, "M": None,
    }  # fmt: skip
    assert {s.name: s.days for s in reading.themes} == {
        "E": 7, "R": 4, "S": 1, "C": 1, "P": 0, "J": 0, "T": 0, "M": 0,
    }  # fmt: skip
    assert {s.share for s in reading.themes} == {1 / 8}
    assert {s.group for s in reading.themes} == {"all"}
    assert theme(reading, "C").log_chance == log(Fraction(7, 8) ** 6)
    assert theme(reading, "M").log_chance == log(Fraction(7, 8) ** 13)
    assert theme(reading, "M").log_floor == log(Fraction(7, 8) ** 13)

    # One group is the only one: nothing to compare.
    assert names(reading.groups) == ["all"]
    assert (reading.groups[0].word, reading.groups[0].since, reading.groups[0].share) == ("present", 0, 1)
    assert (reading.groups[0].log_chance, reading.groups[0].log_floor) == (0, 0)
    assert (reading.groups[0].last, reading.groups[0].days) == (day(58), 10)


def test_the_floor_of_a_credited_theme_counts_the_days_it_was_itself_credited() -> None:
    """A theme never touched, on the same days and credits, is what the floor stands for."""
    reading = read(EXAMPLE_PACK, EXAMPLE_CREDITS, [], day(58))

    # 13 credits for every theme, E's own seven among them.
    assert {s.name: s.log_floor for s in reading.themes} == dict.fromkeys("ERSCPJTM", log(0.875**13))


# Choices: focus, set aside, brought back, for a while.


def test_each_day_is_weighed_by_the_choices_in_force_that_day() -> None:
    """A focus chosen on day 10 weighs from day 10 on and not before."""
    pack = equal_pack("A", "B", "C")
    chosen = [Choice("B", day(10), 2)]
    credited = {"A": days(5, 15)}

    # Weights 1 1 1 on day 5; 1 2 1 on day 15.
    # B: (1 - 1/3)(1 - 2/4) = 1/3.  C and A's floor: (1 - 1/3)(1 - 1/4) = 1/2.
    reading = read(pack, credited, chosen, day(20))

    assert names(reading.themes) == ["B", "C", "A"]
    assert [s.log_chance for s in reading.themes] == [log(Fraction(1, 3)), log(Fraction(1, 2)), 0]
    assert [s.log_floor for s in reading.themes] == [
        log(Fraction(1, 3)), log(Fraction(1, 2)), log(Fraction(1, 2)),
    ]  # fmt: skip
    assert [s.since for s in reading.themes] == [2, 2, 0]
    assert [s.share for s in reading.themes] == [0.5, 0.25, 0.25]
    assert [s.word for s in reading.themes] == ["not yet", "not yet", "present"]


def test_a_choice_is_in_force_on_its_own_day() -> None:
    """What was chosen on a day weighs in what was written that day."""
    pack = equal_pack("A", "B")

    # B in focus on day 5: share 2/3, so chance 1/3; chosen a day later it would have been 1/2.
    on_the_day = read(pack, {"A": days(5)}, [Choice("B", day(5), 2)], day(6))
    day_after = read(pack, {"A": days(5)}, [Choice("B", day(6), 2)], day(6))

    assert theme(on_the_day, "B").log_chance == log(Fraction(1, 3))
    assert theme(day_after, "B").log_chance == log(Fraction(1, 2))
    assert theme(day_after, "B").share == about(2 / 3)


def test_a_focus_outweighs_the_others_two_to_one() -> None:
    """One theme of eight in focus has 2/9 and the others 1/9; of fourteen, 2/15 and 1/15."""
    for n in (8, 14):
        pack = equal_pack(*(f"t{i}" for i in range(n)))
        reading = read(pack, {"t0": days(1, 2, 3)}, [Choice("t7", day(0), 2)], day(3))

        # Three credits elsewhere: (1 - 2/(n+1))^3 and (1 - 1/(n+1))^3.
        assert reading.themes[0].name == "t7"
        assert theme(reading, "t7").share == about(2 / (n + 1))
        assert theme(reading, "t7").log_chance == log(Fraction(n - 1, n + 1) ** 3)
        assert theme(reading, "t1").share == about(1 / (n + 1))
        assert theme(reading, "t1").log_chance == log(Fraction(n, n + 1) ** 3)


# A is written about on days 0 to 4, on 12 and on 25; B is set aside on day 10 and brought back on day 20.
ASIDE_AND_BACK = (
    equal_pack("A", "B"),
    {"A": days(0, 1, 2, 3, 4, 12, 25)},
    [Choice("B", day(10), 0), Choice("B", day(20), 1)],
)


@pytest.mark.parametrize("number", [10, 15, 19])
def test_a_theme_set_aside_is_read_as_set_aside(number: int) -> None:
    """While it is set aside, a theme has no silence: since 0, chance 1, share 0."""
    reading = read(*ASIDE_AND_BACK, day(number))
    aside = theme(reading, "B")

    assert names(reading.themes) == ["A", "B"]
    assert (aside.word, aside.since, aside.chance, aside.share) == ("set aside", 0, 1, 0)
    assert (aside.log_chance, aside.log_floor) == (0, 0)
    assert theme(reading, "A").share == 1
    # Days 0 to 4 at a half each; day 12, when A was the only live theme, is skipped but is a credit.
    assert theme(reading, "A").log_floor == log(Fraction(1, 32))
    assert not reading.early
    assert reading.credits == (5 if number < 12 else 6)


def test_a_theme_set_aside_is_read_as_live_the_day_before() -> None:
    """A silence is named up to the day the theme is set aside, and not after."""
    reading = read(*ASIDE_AND_BACK, day(9))

    # (1/2)^5 = 1/32 < 0.05, never credited.
    assert theme(reading, "B").word == "not so far"
    assert theme(reading, "B").log_chance == log(Fraction(1, 32))


def test_a_theme_brought_back_starts_afresh() -> None:
    """What was written before a theme was brought back is not held against it."""
    reading = read(*ASIDE_AND_BACK, day(30))

    # B's spell began on day 20: only day 25 counts, at a half.
    back = theme(reading, "B")
    assert (back.word, back.since) == ("not yet", 1)
    assert back.log_chance == log(Fraction(1, 2))
    assert back.log_floor == log(Fraction(1, 2))
    # A's floor: days 0 to 4 and 25 at a half each; day 12 skipped. 1/64 < 0.05, so not early.
    assert theme(reading, "A").log_floor == log(Fraction(1, 64))
    assert theme(reading, "A").since == 0
    assert not reading.early
    assert reading.credits == 7


def test_the_day_a_theme_is_brought_back_counts() -> None:
    """A spell includes its own first day."""
    pack, credited, chosen = ASIDE_AND_BACK
    reading = read(pack, credited | {"A": days(19, 20)}, chosen, day(20))

    # Day 19 is before the spell, day 20 in it.
    assert theme(reading, "B").since == 1
    assert theme(reading, "B").log_chance == log(Fraction(1, 2))


def test_a_credit_from_an_earlier_spell_still_dates_a_theme_but_not_its_silence() -> None:
    """After a theme is brought back, its last day stands while its silence starts with the spell."""
    pack, credited, chosen = ASIDE_AND_BACK
    reading = read(pack, credited | {"B": days(1)}, chosen, day(30))

    # Without the new spell: days 2, 3, 4 and 25 = 1/16. With it: day 25 only = 1/2.
    back = theme(reading, "B")
    assert (back.last, back.days, back.since, back.word) == (day(1), 1, 1, "present")
    assert back.log_chance == log(Fraction(1, 2))


def test_set_aside_until_a_day_includes_that_day_and_ends_after_it() -> None:
    """A theme set aside until day 19 is set aside on day 19, and begins a spell on day 20."""
    pack = equal_pack("A", "B", "C")
    chosen = [Choice("C", day(10), 0, until=day(19))]
    credited = {"A": days(5, 15, 20, 25)}

    assert theme(read(pack, credited, chosen, day(19)), "C").word == "set aside"

    # C on day 20: 2/3, since 1. On day 25: (2/3)^2 = 4/9, since 2.
    on_20 = theme(read(pack, credited, chosen, day(20)), "C")
    assert (on_20.word, on_20.since, on_20.share) == ("not yet", 1, about(1 / 3))
    assert on_20.log_chance == log(Fraction(2, 3))

    # B: day 5 at 1/3, day 15 at 1/2 (C aside), days 20 and 25 at 1/3: (2/3)(1/2)(2/3)(2/3) = 4/27.
    on_25 = read(pack, credited, chosen, day(25))
    assert theme(on_25, "C").since == 2
    assert theme(on_25, "C").log_chance == log(Fraction(4, 9))
    assert theme(on_25, "B").log_chance == log(Fraction(4, 27))
    assert names(on_25.themes) == ["B", "C", "A"]


def test_a_later_choice_takes_over_before_the_until_of_an_earlier_one() -> None:
    """Once a later-dated choice is in force, the end of the earlier one no longer matters."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(15, 20, 35)}
    chosen = [Choice("C", day(10), 0, until=day(30)), Choice("C", day(20), 2)]

    # C's spell begins on day 20, at weight 2 there and, still, on day 35: (1/2)(1/2) = 1/4.
    # B: day 15 at 1/2 (C aside), days 20 and 35 at 1/4: (1/2)(3/4)(3/4) = 9/32.
    reading = read(pack, credited, chosen, day(35))
    assert theme(reading, "C").share == 0.5
    assert theme(reading, "C").since == 2
    assert theme(reading, "C").log_chance == log(Fraction(1, 4))
    assert theme(reading, "B").log_chance == log(Fraction(9, 32))

    # And so with a theme set aside for a while, then without end: it is still aside on day 35.
    chosen = [Choice("C", day(10), 0, until=day(30)), Choice("C", day(20), 0)]
    assert theme(read(pack, credited, chosen, day(35)), "C").word == "set aside"


def test_a_focus_for_a_while_gives_way_to_as_usual_in_the_same_spell() -> None:
    """The end of a focus gives weight 1 again and begins nothing."""
    pack = equal_pack("A", "B")
    credited = {"A": days(5, 15, 20)}
    chosen = [Choice("B", day(10), 2, until=day(19))]

    # B: day 5 at 1/2, day 15 at 2/3, day 20 at 1/2: (1/2)(1/3)(1/2) = 1/12.
    reading = read(pack, credited, chosen, day(20))
    assert theme(reading, "B").since == 3
    assert theme(reading, "B").share == 0.5
    assert theme(reading, "B").log_chance == log(Fraction(1, 12))
    # The end of a choice is not the return of the one before it: set aside, then in focus for a while.
    chosen = [Choice("B", day(1), 0), Choice("B", day(10), 2, until=day(19))]
    assert theme(read(pack, credited, chosen, day(20)), "B").share == 0.5


def test_set_aside_and_brought_back_on_one_day_changes_nothing() -> None:
    """Of several choices on one day the last one listed counts, and no new spell begins."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(5, 15)}
    chosen = [Choice("C", day(10), 0), Choice("C", day(10), 1)]

    # C: (2/3)^2 = 4/9 over days 5 and 15, as if nothing had been chosen.
    assert read(pack, credited, chosen, day(20)) == read(pack, credited, [], day(20))
    assert theme(read(pack, credited, chosen, day(20)), "C").since == 2
    assert theme(read(pack, credited, chosen, day(20)), "C").log_chance == log(Fraction(4, 9))


def test_brought_back_and_set_aside_on_one_day_is_set_aside() -> None:
    """The last choice listed for a day holds, whichever it is."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(5, 15, 25)}
    aside = [Choice("C", day(10), 0), Choice("C", day(12), 1), Choice("C", day(12), 0)]

    assert theme(read(pack, credited, aside, day(15)), "C").word == "set aside"

    # Back, aside, then in focus, all on day 20: the spell begins on day 20; day 25 at 2/4.
    back = [*aside, Choice("C", day(20), 1), Choice("C", day(20), 0), Choice("C", day(20), 2)]
    reading = read(pack, credited, back, day(25))
    assert theme(reading, "C").since == 1
    assert theme(reading, "C").log_chance == log(Fraction(1, 2))


def test_choices_hold_by_their_day_and_not_by_when_they_were_made() -> None:
    """A choice made later but dated earlier gives way to the later-dated one."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(5, 15, 25)}
    chosen = [Choice("C", day(20), 2), Choice("C", day(10), 0)]

    assert theme(read(pack, credited, chosen, day(19)), "C").word == "set aside"

    # From day 20 in focus: day 25 at 2/4.
    reading = read(pack, credited, chosen, day(25))
    assert theme(reading, "C").since == 1
    assert theme(reading, "C").log_chance == log(Fraction(1, 2))


def test_a_choice_for_a_later_day_does_not_count_yet() -> None:
    """A choice dated after today changes nothing until its day."""
    pack = equal_pack("A", "B")
    chosen = [Choice("B", day(10), 0)]

    assert read(pack, {"A": days(5)}, chosen, day(9)) == read(pack, {"A": days(5)}, [], day(9))
    assert theme(read(pack, {"A": days(5)}, chosen, day(10)), "B").word == "set aside"


# Themes added later.


def test_a_theme_added_later_weighs_nothing_before_it_was_added() -> None:
    """A new theme's silence starts on the day it was added, which counts."""
    pack = [*equal_pack("A", "B"), Theme("N", "all", added=day(10))]
    credited = {"A": days(5, 10, 12)}

    # Day 5: shares 1/2, N weighs nothing. Days 10 and 12: 1/3 each.
    # N: (2/3)^2 = 4/9.  B: (1/2)(2/3)^2 = 2/9.
    reading = read(pack, credited, [], day(15))
    assert names(reading.themes) == ["B", "N", "A"]
    assert (theme(reading, "N").since, theme(reading, "N").word) == (2, "not yet")
    assert theme(reading, "N").log_chance == log(Fraction(4, 9))
    assert theme(reading, "N").log_floor == log(Fraction(4, 9))
    assert theme(reading, "B").since == 3
    assert theme(reading, "B").log_chance == log(Fraction(2, 9))

    # The day before it was added its weight is 0.
    assert theme(read(pack, credited, [], day(9)), "N").word == "set aside"
    assert theme(read(pack, credited, [], day(9)), "B").share == 0.5
    assert theme(read(pack, credited, [], day(10)), "N").since == 1


def test_a_choice_made_before_a_theme_was_added_holds_from_the_day_it_was_added() -> None:
    """Before `added` the weight is 0 whatever was chosen; after it, the choice is in force."""
    pack = [*equal_pack("A", "B"), Theme("N", "all", added=day(10))]
    chosen = [Choice("N", day(3), 2)]
    credited = {"A": days(5, 10, 12), "N": days(4)}

    # N weighs 0 on day 5 (and its credit on day 4 counts for nothing but its dates), 2 of 4 on 10 and 12.
    # N: (1/2)^2 = 1/4.  B: (1/2)(3/4)^2 = 9/32.
    reading = read(pack, credited, chosen, day(15))
    assert reading.credits == 3
    assert (theme(reading, "N").last, theme(reading, "N").days) == (day(4), 1)
    assert (theme(reading, "N").since, theme(reading, "N").word) == (2, "present")
    assert theme(reading, "N").log_chance == log(Fraction(1, 4))
    assert theme(reading, "B").log_chance == log(Fraction(9, 32))

    # Set aside before it was added, it stays so.
    assert theme(read(pack, credited, [Choice("N", day(3), 0)], day(15)), "N").word == "set aside"


# Groups.


def conditions_and_insights() -> list[Theme]:
    """A pack like the default one: six themes of one group, eight of another."""
    return [
        *equal_pack(*(f"c{i}" for i in range(6)), group="conditions"),
        *equal_pack(*(f"i{i}" for i in range(8)), group="insights"),
    ]


@pytest.mark.parametrize(
    ("credited", "silent", "touches", "chance", "word"),
    [
        # All about the insights: (8/14)^5 = 0.0609, (8/14)^6 = 0.0348.
        ("i0", "conditions", 5, Fraction(8, 14) ** 5, "not yet"),
        ("i0", "conditions", 6, Fraction(8, 14) ** 6, "not so far"),
        # All about the conditions: (6/14)^3 = 0.0787, (6/14)^4 = 0.0337.
        ("c0", "insights", 3, Fraction(6, 14) ** 3, "not yet"),
        ("c0", "insights", 4, Fraction(6, 14) ** 4, "not so far"),
    ],
)
def test_groups_speak_much_sooner_than_their_themes(
    credited: str, silent: str, touches: int, chance: Fraction, word: str
) -> None:
    """A group of six or eight is named after a few touches, when its themes are still early."""
    reading = read(conditions_and_insights(), {credited: days(*range(touches))}, [], day(90))

    assert names(reading.groups)[0] == silent
    assert group(reading, silent).word == word
    assert group(reading, silent).since == touches
    assert group(reading, silent).log_chance == log(chance)
    assert group(reading, silent).share == about(6 / 14 if silent == "conditions" else 8 / 14)
    assert (group(reading, silent).last, group(reading, silent).days) == (None, 0)
    assert reading.early
    assert set(words(reading.themes).values()) == {"not yet", "present"}


def test_a_group_is_credited_once_for_each_live_theme_of_it() -> None:
    """Two themes of one group on one day are two touches, and one day written."""
    pack = [*equal_pack("A", "B", group="first"), *equal_pack("C", group="second")]
    reading = read(pack, {"A": days(3), "B": days(3)}, [], day(5))

    # n = 2 at a share of 1/3 for "second": (2/3)^2 = 4/9, for the group as for its one theme.
    # The other group's floor: (1 - 2/3)^2 = 1/9.
    assert reading.credits == 2
    assert (group(reading, "second").since, group(reading, "second").word) == (2, "not yet")
    assert group(reading, "second").log_chance == log(Fraction(4, 9))
    assert theme(reading, "C").log_chance == log(Fraction(4, 9))
    assert (group(reading, "first").days, group(reading, "first").last) == (1, day(3))
    assert (group(reading, "first").since, group(reading, "first").word) == (0, "present")
    assert group(reading, "first").log_floor == log(Fraction(1, 9))
    assert names(reading.groups) == ["second", "first"]


def test_a_group_weighs_what_its_themes_weigh() -> None:
    """A focus adds to its group's share, and a theme set aside takes from it."""
    pack = [*equal_pack("A", "B", group="first"), *equal_pack("C", "D", group="second")]
    chosen = [Choice("A", day(0), 2), Choice("D", day(0), 0)]

    # Weights 2 1 1 0: "first" 3/4, "second" 1/4. C on 1 and 2: (1/4)^2 = 1/16 for "first".
    reading = read(pack, {"C": days(1, 2)}, chosen, day(2))
    assert (group(reading, "first").share, group(reading, "second").share) == (0.75, 0.25)
    assert group(reading, "first").log_chance == log(Fraction(1, 16))
    assert group(reading, "second").log_floor == log(Fraction(9, 16))


def test_a_group_is_dated_only_by_themes_that_were_live() -> None:
    """A theme credited while set aside keeps its own date, and lends none to its group."""
    pack = [*equal_pack("A", "B", group="first"), *equal_pack("C", group="second")]
    chosen = [Choice("B", day(10), 0), Choice("B", day(20), 1)]
    credited = {"A": days(5), "B": days(5, 12), "C": days(14)}

    reading = read(pack, credited, chosen, day(25))

    # n: 2 on day 5, nothing on day 12 (B aside), 1 on day 14: 3 in all.
    assert reading.credits == 3
    assert (theme(reading, "B").last, theme(reading, "B").days) == (day(12), 2)
    assert (group(reading, "first").last, group(reading, "first").days) == (day(5), 1)
    # The group stayed live through A: day 14 at 1/2.
    assert group(reading, "first").since == 1
    assert group(reading, "first").log_chance == log(Fraction(1, 2))
    # B's own spell began on day 20: nothing since.
    assert theme(reading, "B").since == 0


def test_a_group_set_aside_as_a_whole_starts_afresh_when_one_of_its_themes_returns() -> None:
    """A group's spell begins when its weight goes from 0 to above 0."""
    pack = [*equal_pack("A", "B", group="first"), *equal_pack("C", "D", group="second")]
    chosen = [Choice("A", day(10), 0), Choice("B", day(12), 0), Choice("B", day(20), 1)]
    credited = {"C": days(5, 11, 13, 25)}

    aside = read(pack, credited, chosen, day(15))
    assert names(aside.groups) == ["second", "first"]
    assert (group(aside, "first").word, group(aside, "first").chance) == ("set aside", 1)
    assert (group(aside, "first").since, group(aside, "first").share) == (0, 0)
    # "second" alone on day 13: skipped. Day 5 at 2/4, day 11 at 2/3: (1/2)(1/3) = 1/6.
    assert group(aside, "second").log_floor == log(Fraction(1, 6))

    # From day 20 B weighs 1 of 3: day 25, 2/3.
    back = read(pack, credited, chosen, day(25))
    assert (group(back, "first").word, group(back, "first").since) == ("not yet", 1)
    assert group(back, "first").log_chance == log(Fraction(2, 3))


def test_groups_that_tie_come_in_order_of_first_appearance() -> None:
    """Groups alike in everything are listed as the pack first names them, even where themes alternate."""
    pack = [Theme("A", "zeal"), Theme("B", "ardour"), Theme("C", "zeal"), Theme("D", "ardour")]

    assert names(read(pack, {}, [], day(0)).groups) == ["zeal", "ardour"]
    # A on 1: "ardour" at 1/2 is silent; then B on 2 turns it round.
    assert names(read(pack, {"A": days(1)}, [], day(2)).groups) == ["ardour", "zeal"]
    assert names(read(pack, {"A": days(1), "B": days(2)}, [], day(2)).groups) == ["zeal", "ardour"]


# Little or nothing to compare.


def test_nothing_written_yet_is_early_and_in_pack_order() -> None:
    """Before anything is written every theme is "not yet", at chance 1."""
    pack = [*equal_pack("Z", "Y", group="first"), *equal_pack("X", "W", group="second")]
    reading = read(pack, {}, [Choice("Y", day(0), 0)], day(5))

    assert (reading.early, reading.credits) == (True, 0)
    assert names(reading.themes) == ["Z", "X", "W", "Y"]
    assert [s.word for s in reading.themes] == ["not yet", "not yet", "not yet", "set aside"]
    assert [s.share for s in reading.themes] == [about(1 / 3), about(1 / 3), about(1 / 3), 0]
    for standing in (*reading.themes, *reading.groups):
        assert (standing.last, standing.days, standing.since) == (None, 0, 0)
        assert (standing.log_chance, standing.log_floor, standing.chance) == (0, 0, 1)
    assert [(s.name, s.word) for s in reading.groups] == [("first", "not yet"), ("second", "not yet")]


def test_one_live_theme_has_nothing_to_be_compared_with() -> None:
    """With one live theme there is no silence, however long, and everything stays early."""
    pack = equal_pack("A", "B")
    chosen = [Choice("B", day(0), 0)]

    # On 50 days A's share is 1: skipped, but counted. B's credit on day 3 is of a theme set aside.
    reading = read(pack, {"A": days(*range(50)), "B": days(3)}, chosen, day(300))
    assert (reading.early, reading.credits) == (True, 50)
    only = theme(reading, "A")
    assert (only.word, only.share, only.since, only.chance) == ("present", 1, 0, 1)
    assert (only.log_chance, only.log_floor) == (0, 0)
    assert (only.last, only.days) == (day(49), 50)

    # A pack of one theme, before anything is written.
    alone = read(equal_pack("A"), {}, [], day(0))
    assert [(s.word, s.share, s.chance) for s in alone.themes] == [("not yet", 1, 1)]


def test_days_on_which_a_theme_was_the_only_live_one_are_skipped() -> None:
    """Only days with something to compare stand in the sums."""
    pack = equal_pack("A", "B")
    chosen = [Choice("B", day(10), 0)]

    # A on 5, B on 7, then B set aside; A never again. A: day 7 at 1/2. Floor: days 5 and 7 = 1/4.
    reading = read(pack, {"A": days(5), "B": days(7, 11)}, chosen, day(40))
    assert theme(reading, "A").since == 1
    assert theme(reading, "A").log_chance == log(Fraction(1, 2))
    assert theme(reading, "A").log_floor == log(Fraction(1, 4))
    # A on 12 too, alone: a credit, and no more to the floor.
    reading = read(pack, {"A": days(5, 12), "B": days(7, 11)}, chosen, day(40))
    assert reading.credits == 3
    assert theme(reading, "A").since == 0
    assert theme(reading, "A").log_floor == log(Fraction(1, 4))


def test_everything_set_aside_leaves_nothing_to_say() -> None:
    """With every theme set aside the reading is early and every share 0."""
    pack = equal_pack("A", "B")
    chosen = [Choice("A", day(9), 0), Choice("B", day(9), 0)]
    reading = read(pack, {"A": days(*range(9))}, chosen, day(10))

    # Nine credits while both were live; on day 8, B was at (1/2)^9 and nothing was early.
    assert not read(pack, {"A": days(*range(9))}, chosen, day(8)).early
    assert (reading.early, reading.credits) == (True, 9)
    for standing in (*reading.themes, *reading.groups):
        assert (standing.word, standing.share, standing.since) == ("set aside", 0, 0)
        assert (standing.chance, standing.log_floor) == (1, 0)
    assert theme(reading, "A").last == day(8)


# Which credits count.


def test_future_credits_count_from_their_day() -> None:
    """A credit dated ahead is not there the day before, and is there on its day."""
    pack = equal_pack("A", "B")
    credited = {"A": days(5), "B": days(50)}

    before = read(pack, credited, [], day(49))
    assert before == read(pack, {"A": days(5)}, [], day(49))
    assert before.credits == 1
    assert (theme(before, "B").last, theme(before, "B").days) == (None, 0)
    assert (theme(before, "B").word, theme(before, "B").since) == ("not yet", 1)

    on_the_day = read(pack, credited, [], day(50))
    assert on_the_day.credits == 2
    assert (theme(on_the_day, "B").last, theme(on_the_day, "B").days) == (day(50), 1)
    assert (theme(on_the_day, "B").since, theme(on_the_day, "A").since) == (0, 1)


def test_a_credit_while_set_aside_dates_a_theme_and_touches_nothing_else() -> None:
    """Writing about a theme set aside shows in its dates, and in no silence."""
    pack = equal_pack("A", "B", "C")
    chosen = [Choice("B", day(10), 0), Choice("B", day(20), 1)]
    credited = {"A": days(12), "B": days(12, 13), "C": days(5)}

    # On day 12 A alone is live and credited: n = 1, at a half. Day 13 has n = 0 and does not count.
    aside = read(pack, credited, chosen, day(15))
    assert aside.credits == 2
    assert (theme(aside, "B").word, theme(aside, "B").last, theme(aside, "B").days) == (
        "set aside", day(13), 2,
    )  # fmt: skip
    assert theme(aside, "C").since == 1
    assert theme(aside, "C").log_chance == log(Fraction(1, 2))

    # B is back on day 20, and A is credited on 20 to 27: (2/3)^8 = 0.0390. B was credited before.
    credited |= {"A": days(12, 20, 21, 22, 23, 24, 25, 26, 27)}
    back = read(pack, credited, chosen, day(27))
    assert (theme(back, "B").since, theme(back, "B").word) == (8, "not lately")
    assert theme(back, "B").log_chance == log(Fraction(2, 3) ** 8)


def test_a_theme_no_longer_in_the_pack_credits_nothing() -> None:
    """Credits and choices of a former theme change nothing at all."""
    pack = equal_pack("A", "B", "C")
    credited: dict[str, Collection[date]] = {"A": days(1, 2), "B": days(2)}
    chosen = [Choice("B", day(1), 2)]
    plain = read(pack, credited, chosen, day(9))

    # n: 1 on day 1, 2 on day 2; C at 1/4 on both: (3/4)^3.
    assert plain.credits == 3
    assert theme(plain, "C").log_chance == log(Fraction(27, 64))
    assert read(pack, credited | {"gone": days(1, 2, 3)}, chosen, day(9)) == plain
    assert read(pack, credited, [*chosen, Choice("gone", day(0), 2)], day(9)) == plain


def test_a_day_counts_once_and_in_any_order() -> None:
    """Collections of any kind, in any order, with days said twice, read the same."""
    plain = read(EXAMPLE_PACK, EXAMPLE_CREDITS, [], day(58))
    backwards = {name: tuple(reversed(on)) for name, on in reversed(EXAMPLE_CREDITS.items())}
    as_sets = {name: frozenset(on) for name, on in EXAMPLE_CREDITS.items()}
    twice = {name: [*on, *on] for name, on in EXAMPLE_CREDITS.items()}

    assert read(EXAMPLE_PACK, backwards, [], day(58)) == plain
    assert read(EXAMPLE_PACK, as_sets, [], day(58)) == plain
    assert read(EXAMPLE_PACK, twice, [], day(58)) == plain


# Words and their thresholds.


@pytest.mark.parametrize(
    ("size", "touches", "never", "before"),
    [
        (2, 2, "not yet", "present"),  # (1/2)^2 = 0.25
        (2, 3, "not yet", "less lately"),  # (1/2)^3 = 0.125
        (2, 4, "not yet", "less lately"),  # (1/2)^4 = 0.0625
        (2, 5, "not so far", "not lately"),  # (1/2)^5 = 0.03125
        (8, 12, "not yet", "present"),  # (7/8)^12 = 0.2014
        (8, 13, "not yet", "less lately"),  # (7/8)^13 = 0.1762
        (8, 22, "not yet", "less lately"),  # (7/8)^22 = 0.0530
        (8, 23, "not so far", "not lately"),  # (7/8)^23 = 0.0464
        (14, 21, "not yet", "present"),  # (13/14)^21 = 0.2109
        (14, 22, "not yet", "less lately"),  # (13/14)^22 = 0.1959
        (14, 40, "not yet", "less lately"),  # (13/14)^40 = 0.0516
        (14, 41, "not so far", "not lately"),  # (13/14)^41 = 0.0479
        # A hundred themes come closest to the thresholds.
        (100, 160, "not yet", "present"),  # 0.99^160 = 0.2003
        (100, 161, "not yet", "less lately"),  # 0.99^161 = 0.1983
        (100, 298, "not yet", "less lately"),  # 0.99^298 = 0.05004
        (100, 299, "not so far", "not lately"),  # 0.99^299 = 0.0495
    ],
)
def test_words_change_at_one_in_twenty_and_one_in_five(
    size: int, touches: int, never: str, before: str
) -> None:
    """Each word begins at its own number of touches, for small packs and large."""
    pack = equal_pack(*(f"t{i}" for i in range(size)))
    writing = {"t0": days(*range(1, touches + 1))}

    untouched = read(pack, writing, [], day(400))
    assert theme(untouched, "t1").word == never
    assert theme(untouched, "t1").since == touches
    # The floor is the chance of a theme never credited.
    assert untouched.early is (never == "not yet")

    touched_first = read(pack, writing | {"t1": days(0)}, [], day(400))
    assert theme(touched_first, "t1").word == before
    assert theme(touched_first, "t1").since == touches


def test_a_chance_of_exactly_one_in_twenty_or_one_in_five_is_not_below_it() -> None:
    """The thresholds are strict: at exactly 0.05 and 0.20 the milder word holds."""
    # 19 of 20 themes in one group, never credited; the other credited once: chance 1/20 exactly.
    pack = [*equal_pack(*(f"t{i}" for i in range(19)), group="many"), Theme("one", "few")]
    assert group(read(pack, {"one": days(1)}, [], day(1)), "many").word == "not yet"
    assert group(read(pack, {"one": days(1, 2)}, [], day(2)), "many").word == "not so far"

    # 4 of 5 in one group, credited on day 0; then the other, once: chance 1/5 exactly.
    pack = [*equal_pack("A", "B", "C", "D", group="many"), Theme("one", "few")]
    credited = {"A": days(0), "one": days(1)}
    assert group(read(pack, credited, [], day(1)), "many").word == "present"
    assert group(read(pack, credited | {"one": days(1, 2)}, [], day(2)), "many").word == "not lately"  # 1/25


def test_early_ends_with_the_first_theme_that_could_have_been_missed() -> None:
    """One theme in focus can end the early days, even on the day it is itself written about."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(1, 2, 3, 4), "B": days(5), "C": days(6)}
    chosen = [Choice("B", day(0), 2)]

    # Day 4: B (1/2)^4 = 0.0625: early. Day 5, B credited itself: its floor is (1/2)^5 = 0.03125.
    assert read(pack, credited, chosen, day(4)).early
    day_5 = read(pack, credited, chosen, day(5))
    assert theme(day_5, "B").word == "present"
    assert not day_5.early
    # Without the focus, six credits: (2/3)^6 = 0.0878, early still.
    assert read(pack, credited, [], day(6)).early


# Order.


def test_ties_go_to_the_longest_untouched_and_then_by_the_pack() -> None:
    """Equal chances are listed never credited first, then by last day, then as in the pack."""
    pack = equal_pack("late", "early", "never", "twin", "writing")
    credited = {"late": days(40), "early": days(30), "twin": days(30), "writing": days(65)}
    resting = ["late", "early", "never", "twin"]
    chosen = [Choice(name, day(50), 0) for name in resting] + [Choice(name, day(60), 1) for name in resting]

    # All four came back on day 60 and have been silent for one credit, at 1/5: the same 4/5.
    reading = read(pack, credited, chosen, day(70))
    assert names(reading.themes) == ["never", "early", "twin", "late", "writing"]
    assert [s.log_chance for s in reading.themes[:4]] == [log(Fraction(4, 5))] * 4
    assert [s.since for s in reading.themes] == [1, 1, 1, 1, 0]


def test_chance_comes_before_time_in_the_order() -> None:
    """A theme in focus and credited before goes ahead of one never credited, if it is the less likely."""
    pack = equal_pack("writing", "never", "focus")
    credited = {"focus": days(0), "writing": days(1, 2)}

    # focus at 2/4: 1/4. never at 1/4 on three days: 27/64.
    reading = read(pack, credited, [Choice("focus", day(0), 2)], day(3))
    assert names(reading.themes) == ["focus", "never", "writing"]
    assert theme(reading, "never").log_chance == log(Fraction(27, 64))


def test_a_hundred_thousand_credits_neither_vanish_nor_lose_their_order() -> None:
    """Kept as logarithms, chances far below the smallest number still compare."""
    pack = equal_pack("never", "writing", "focus")
    start = date(1700, 1, 1)
    written = [start + timedelta(days=number) for number in range(1, 100_001)]
    credited = {"writing": written, "focus": [start]}
    reading = read(pack, credited, [Choice("focus", start, 2)], written[-1])

    # focus at 2/4 on 100,000 days: 100000·ln(1/2) = -69,314.7; never at 1/4 on one more: -28,768.5.
    # By chance alone both would be 0, and "never" would go first, by time and by the pack.
    assert reading.credits == 100_001
    assert names(reading.themes) == ["focus", "never", "writing"]
    focus, never, writing = reading.themes
    assert focus.log_chance == pytest.approx(100_000 * math.log(1 / 2), rel=1e-9)
    assert never.log_chance == pytest.approx(100_001 * math.log(3 / 4), rel=1e-9)
    assert (focus.since, never.since, writing.since) == (100_000, 100_001, 0)
    assert (focus.word, never.word, writing.word) == ("not lately", "not so far", "present")
    assert focus.chance == never.chance == sys.float_info.min > 0
    assert writing.chance == 1
    assert not reading.early


def test_chance_is_the_exponential_of_its_logarithm_and_never_zero() -> None:
    """A standing turns its logarithm into a chance, held above zero at the smallest number."""

    def with_logarithm(log_chance: float) -> Standing:
        return Standing(
            name="A", group="g", word="not so far", last=None, days=0, since=9, share=0.5,
            log_chance=log_chance, log_floor=log_chance,
        )  # fmt: skip

    assert with_logarithm(0.0).chance == 1
    assert with_logarithm(math.log(0.3)).chance == about(0.3)
    assert with_logarithm(-700.0).chance == pytest.approx(math.exp(-700), rel=1e-9)
    assert with_logarithm(-745.0).chance == sys.float_info.min
    assert with_logarithm(-1e300).chance == sys.float_info.min


def test_the_ends_of_the_calendar_are_days_like_any_other() -> None:
    """The first and last days there are can be written on, chosen from, and chosen until."""
    pack = [Theme("A", "g", added=date.min), Theme("B", "g"), Theme("C", "g"), Theme("D", "g")]
    credited = {"A": [date.min, date.max], "D": [date.min]}
    chosen = [Choice("B", date.min, 0, until=date.max), Choice("C", date.max, 2, until=date.max)]

    # B is aside throughout. C: 2/3 on the first day, at 2 of 4 on the last (n = 1): (2/3)^2 (1/2) = 2/9.
    reading = read(pack, credited, chosen, date.max)
    assert theme(reading, "B").word == "set aside"
    assert theme(reading, "C").since == 3
    assert theme(reading, "C").log_chance == log(Fraction(2, 9))
    assert (theme(reading, "A").last, theme(reading, "A").days) == (date.max, 2)
    assert (theme(reading, "D").last, theme(reading, "D").since) == (date.min, 1)


# Anything at all: against the oracle, and what must always hold.


@dataclass(frozen=True, slots=True)
class Journal:
    """Everything the silence test is given."""

    themes: list[Theme]
    credits: dict[str, list[date]]
    choices: list[Choice]
    today: date

    def read(self) -> Reading:
        """Read the silence test on its day."""
        return read(self.themes, self.credits, self.choices, self.today)


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
anything = settings(max_examples=120, deadline=None)


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


@settings(max_examples=400, deadline=None)
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


@anything
@given(journals(settled=True), st.integers(1, 4000))
def test_leave_changes_nothing(journal: Journal, away: int) -> None:
    """Read later, with nothing written or chosen in between, a journal reads the same."""
    later = read(journal.themes, journal.credits, journal.choices, journal.today + timedelta(days=away))

    assert later == journal.read()


@anything
@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_credits_is_of_no_account(journal: Journal, random: Any) -> None:
    """Credits shuffled, within a theme and between themes, read the same."""
    shuffled: dict[str, list[date]] = {}
    for name in random.sample(sorted(journal.credits), len(journal.credits)):
        shuffled[name] = random.sample(journal.credits[name], len(journal.credits[name]))

    assert read(journal.themes, shuffled, journal.choices, journal.today) == journal.read()


@anything
@given(journals(), st.data())
def test_splitting_a_days_writing_in_two_changes_nothing(journal: Journal, data: st.DataObject) -> None:
    """A theme is credited once a day, however often the day is given."""
    repeated = {
        name: on + (data.draw(st.lists(st.sampled_from(on))) if on else [])
        for name, on in journal.credits.items()
    }
    once: Mapping[str, Collection[date]] = {name: set(on) for name, on in journal.credits.items()}

    assert read(journal.themes, repeated, journal.choices, journal.today) == journal.read()
    assert read(journal.themes, once, journal.choices, journal.today) == journal.read()


@anything
@given(journals(), st.data())
def test_what_is_dated_after_today_changes_nothing(journal: Journal, data: st.DataObject) -> None:
    """Future credits and future choices wait for their day."""
    ahead = st.integers(1, 400).map(lambda number: journal.today + timedelta(days=number))
    name = data.draw(st.sampled_from(journal.themes)).id
    credited = journal.credits | {name: [*journal.credits.get(name, []), data.draw(ahead)]}
    choices = [*journal.choices, Choice(name, data.draw(ahead), data.draw(st.integers(0, 2)))]

    assert read(journal.themes, credited, choices, journal.today) == journal.read()


@anything
@given(journals(), st.data())
def test_crediting_a_theme_never_lowers_its_own_chance(journal: Journal, data: st.DataObject) -> None:
    """A further credit, from a theme's last day up to today, makes its silence shorter and no less likely."""
    name = data.draw(st.sampled_from(journal.themes)).id
    before = theme(journal.read(), name)
    earliest = before.last or DAY_0
    credit = earliest + timedelta(days=data.draw(st.integers(0, (journal.today - earliest).days)))
    credited = journal.credits | {name: [*journal.credits.get(name, []), credit]}
    after = theme(read(journal.themes, credited, journal.choices, journal.today), name)

    assert after.last == credit
    assert after.days == before.days + (credit != before.last)
    assert after.since <= before.since
    assert after.log_chance >= before.log_chance - 1e-12


@anything
@given(journals(), st.data())
def test_writing_about_a_theme_once_clears_it(journal: Journal, data: st.DataObject) -> None:
    """Credited today, a live theme is present, and so is its group."""
    chosen = data.draw(st.sampled_from(journal.themes))
    credited = journal.credits | {chosen.id: [*journal.credits.get(chosen.id, []), journal.today]}
    reading = read(journal.themes, credited, journal.choices, journal.today)
    live = theme(reading, chosen.id).share > 0

    assert theme(reading, chosen.id).word == ("present" if live else "set aside")
    assert theme(reading, chosen.id).since == 0
    assert theme(reading, chosen.id).log_chance == 0
    if live:
        assert group(reading, chosen.group).word == "present"
        assert group(reading, chosen.group).log_chance == 0


@anything
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

    assert numbers(read(themes, journal.credits, journal.choices, journal.today)) == numbers(journal.read())


@anything
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


@anything
@given(journals())
def test_nothing_is_named_in_the_early_days(journal: Journal) -> None:
    """Early, no live theme has a chance below 0.05, nor a word that says so."""
    reading = journal.read()
    named = [s.name for s in reading.themes if s.word in {"not so far", "not lately"}]
    unlikely = [s.name for s in reading.themes if s.chance < 0.05 - 1e-12]

    assert set(unlikely) <= set(named)
    if reading.early:
        assert named == []
