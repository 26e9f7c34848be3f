"""The silence test of groups, whose themes are weighed together; see silence_by_hand."""

from fractions import Fraction

import pytest

from core.silence_by_hand import about, day, days, equal_pack, group, log, names, theme, words
from equityjournal.core.themes.silence import read
from equityjournal.core.themes.weights import Calendar, Choice, Theme


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
    reading = read(Calendar(conditions_and_insights(), {credited: days(*range(touches))}, [], day(90)))

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
    reading = read(Calendar(pack, {"A": days(3), "B": days(3)}, [], day(5)))

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
    reading = read(Calendar(pack, {"C": days(1, 2)}, chosen, day(2)))
    assert (group(reading, "first").share, group(reading, "second").share) == (0.75, 0.25)
    assert group(reading, "first").log_chance == log(Fraction(1, 16))
    assert group(reading, "second").log_floor == log(Fraction(9, 16))


def test_a_group_is_dated_only_by_themes_that_were_live() -> None:
    """A theme credited while set aside keeps its own date, and lends none to its group."""
    pack = [*equal_pack("A", "B", group="first"), *equal_pack("C", group="second")]
    chosen = [Choice("B", day(10), 0), Choice("B", day(20), 1)]
    credited = {"A": days(5), "B": days(5, 12), "C": days(14)}

    reading = read(Calendar(pack, credited, chosen, day(25)))

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

    aside = read(Calendar(pack, credited, chosen, day(15)))
    assert names(aside.groups) == ["second", "first"]
    assert (group(aside, "first").word, group(aside, "first").chance) == ("set aside", 1)
    assert (group(aside, "first").since, group(aside, "first").share) == (0, 0)
    # "second" alone on day 13: skipped. Day 5 at 2/4, day 11 at 2/3: (1/2)(1/3) = 1/6.
    assert group(aside, "second").log_floor == log(Fraction(1, 6))

    # From day 20 B weighs 1 of 3: day 25, 2/3.
    back = read(Calendar(pack, credited, chosen, day(25)))
    assert (group(back, "first").word, group(back, "first").since) == ("not yet", 1)
    assert group(back, "first").log_chance == log(Fraction(2, 3))


def test_groups_that_tie_come_in_order_of_first_appearance() -> None:
    """Groups alike in everything are listed as the pack first names them, even where themes alternate."""
    pack = [Theme("A", "zeal"), Theme("B", "ardour"), Theme("C", "zeal"), Theme("D", "ardour")]

    assert names(read(Calendar(pack, {}, [], day(0))).groups) == ["zeal", "ardour"]
    # A on 1: "ardour" at 1/2 is silent; then B on 2 turns it round.
    assert names(read(Calendar(pack, {"A": days(1)}, [], day(2))).groups) == ["ardour", "zeal"]
    assert names(read(Calendar(pack, {"A": days(1), "B": days(2)}, [], day(2))).groups) == ["zeal", "ardour"]
