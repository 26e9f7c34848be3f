"""The silence test where themes are in focus, set aside, brought back or added later; see silence_by_hand."""

from fractions import Fraction

import pytest

from core.silence_by_hand import about, day, days, equal_pack, log, names, theme
from equityjournal.core.themes.silence import read
from equityjournal.core.themes.weights import Calendar, Choice, Theme

# Choices: focus, set aside, brought back, for a while.


def test_each_day_is_weighed_by_the_choices_in_force_that_day() -> None:
    """A focus chosen on day 10 weighs from day 10 on and not before."""
    pack = equal_pack("A", "B", "C")
    chosen = [Choice("B", day(10), 2)]
    credited = {"A": days(5, 15)}

    # Weights 1 1 1 on day 5; 1 2 1 on day 15.
    # B: (1 - 1/3)(1 - 2/4) = 1/3.  C and A's floor: (1 - 1/3)(1 - 1/4) = 1/2.
    reading = read(Calendar(pack, credited, chosen, day(20)))

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
    on_the_day = read(Calendar(pack, {"A": days(5)}, [Choice("B", day(5), 2)], day(6)))
    day_after = read(Calendar(pack, {"A": days(5)}, [Choice("B", day(6), 2)], day(6)))

    assert theme(on_the_day, "B").log_chance == log(Fraction(1, 3))
    assert theme(day_after, "B").log_chance == log(Fraction(1, 2))
    assert theme(day_after, "B").share == about(2 / 3)


def test_a_focus_outweighs_the_others_two_to_one() -> None:
    """One theme of eight in focus has 2/9 and the others 1/9; of fourteen, 2/15 and 1/15."""
    for n in (8, 14):
        pack = equal_pack(*(f"t{i}" for i in range(n)))
        reading = read(Calendar(pack, {"t0": days(1, 2, 3)}, [Choice("t7", day(0), 2)], day(3)))

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
    reading = read(Calendar(*ASIDE_AND_BACK, day(number)))
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
    reading = read(Calendar(*ASIDE_AND_BACK, day(9)))

    # (1/2)^5 = 1/32 < 0.05, never credited.
    assert theme(reading, "B").word == "not so far"
    assert theme(reading, "B").log_chance == log(Fraction(1, 32))


def test_a_theme_brought_back_starts_afresh() -> None:
    """What was written before a theme was brought back is not held against it."""
    reading = read(Calendar(*ASIDE_AND_BACK, day(30)))

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
    reading = read(Calendar(pack, credited | {"A": days(19, 20)}, chosen, day(20)))

    # Day 19 is before the spell, day 20 in it.
    assert theme(reading, "B").since == 1
    assert theme(reading, "B").log_chance == log(Fraction(1, 2))


def test_a_credit_from_an_earlier_spell_still_dates_a_theme_but_not_its_silence() -> None:
    """After a theme is brought back, its last day stands while its silence starts with the spell."""
    pack, credited, chosen = ASIDE_AND_BACK
    reading = read(Calendar(pack, credited | {"B": days(1)}, chosen, day(30)))

    # Without the new spell: days 2, 3, 4 and 25 = 1/16. With it: day 25 only = 1/2.
    back = theme(reading, "B")
    assert (back.last, back.days, back.since, back.word) == (day(1), 1, 1, "present")
    assert back.log_chance == log(Fraction(1, 2))


def test_set_aside_until_a_day_includes_that_day_and_ends_after_it() -> None:
    """A theme set aside until day 19 is set aside on day 19, and begins a spell on day 20."""
    pack = equal_pack("A", "B", "C")
    chosen = [Choice("C", day(10), 0, until=day(19))]
    credited = {"A": days(5, 15, 20, 25)}

    assert theme(read(Calendar(pack, credited, chosen, day(19))), "C").word == "set aside"

    # C on day 20: 2/3, since 1. On day 25: (2/3)^2 = 4/9, since 2.
    on_20 = theme(read(Calendar(pack, credited, chosen, day(20))), "C")
    assert (on_20.word, on_20.since, on_20.share) == ("not yet", 1, about(1 / 3))
    assert on_20.log_chance == log(Fraction(2, 3))

    # B: day 5 at 1/3, day 15 at 1/2 (C aside), days 20 and 25 at 1/3: (2/3)(1/2)(2/3)(2/3) = 4/27.
    on_25 = read(Calendar(pack, credited, chosen, day(25)))
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
    reading = read(Calendar(pack, credited, chosen, day(35)))
    assert theme(reading, "C").share == 0.5
    assert theme(reading, "C").since == 2
    assert theme(reading, "C").log_chance == log(Fraction(1, 4))
    assert theme(reading, "B").log_chance == log(Fraction(9, 32))

    # And so with a theme set aside for a while, then without end: it is still aside on day 35.
    chosen = [Choice("C", day(10), 0, until=day(30)), Choice("C", day(20), 0)]
    assert theme(read(Calendar(pack, credited, chosen, day(35))), "C").word == "set aside"


def test_a_focus_for_a_while_gives_way_to_as_usual_in_the_same_spell() -> None:
    """The end of a focus gives weight 1 again and begins nothing."""
    pack = equal_pack("A", "B")
    credited = {"A": days(5, 15, 20)}
    chosen = [Choice("B", day(10), 2, until=day(19))]

    # B: day 5 at 1/2, day 15 at 2/3, day 20 at 1/2: (1/2)(1/3)(1/2) = 1/12.
    reading = read(Calendar(pack, credited, chosen, day(20)))
    assert theme(reading, "B").since == 3
    assert theme(reading, "B").share == 0.5
    assert theme(reading, "B").log_chance == log(Fraction(1, 12))
    # The end of a choice is not the return of the one before it: set aside, then in focus for a while.
    chosen = [Choice("B", day(1), 0), Choice("B", day(10), 2, until=day(19))]
    assert theme(read(Calendar(pack, credited, chosen, day(20))), "B").share == 0.5


def test_set_aside_and_brought_back_on_one_day_changes_nothing() -> None:
    """Of several choices on one day the last one listed counts, and no new spell begins."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(5, 15)}
    chosen = [Choice("C", day(10), 0), Choice("C", day(10), 1)]

    # C: (2/3)^2 = 4/9 over days 5 and 15, as if nothing had been chosen.
    assert read(Calendar(pack, credited, chosen, day(20))) == read(Calendar(pack, credited, [], day(20)))
    assert theme(read(Calendar(pack, credited, chosen, day(20))), "C").since == 2
    assert theme(read(Calendar(pack, credited, chosen, day(20))), "C").log_chance == log(Fraction(4, 9))


def test_brought_back_and_set_aside_on_one_day_is_set_aside() -> None:
    """The last choice listed for a day holds, whichever it is."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(5, 15, 25)}
    aside = [Choice("C", day(10), 0), Choice("C", day(12), 1), Choice("C", day(12), 0)]

    assert theme(read(Calendar(pack, credited, aside, day(15))), "C").word == "set aside"

    # Back, aside, then in focus, all on day 20: the spell begins on day 20; day 25 at 2/4.
    back = [*aside, Choice("C", day(20), 1), Choice("C", day(20), 0), Choice("C", day(20), 2)]
    reading = read(Calendar(pack, credited, back, day(25)))
    assert theme(reading, "C").since == 1
    assert theme(reading, "C").log_chance == log(Fraction(1, 2))


def test_choices_hold_by_their_day_and_not_by_when_they_were_made() -> None:
    """A choice made later but dated earlier gives way to the later-dated one."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(5, 15, 25)}
    chosen = [Choice("C", day(20), 2), Choice("C", day(10), 0)]

    assert theme(read(Calendar(pack, credited, chosen, day(19))), "C").word == "set aside"

    # From day 20 in focus: day 25 at 2/4.
    reading = read(Calendar(pack, credited, chosen, day(25)))
    assert theme(reading, "C").since == 1
    assert theme(reading, "C").log_chance == log(Fraction(1, 2))


def test_a_choice_for_a_later_day_does_not_count_yet() -> None:
    """A choice dated after today changes nothing until its day."""
    pack = equal_pack("A", "B")
    chosen = [Choice("B", day(10), 0)]

    assert read(Calendar(pack, {"A": days(5)}, chosen, day(9))) == read(
        Calendar(pack, {"A": days(5)}, [], day(9))
    )
    assert theme(read(Calendar(pack, {"A": days(5)}, chosen, day(10))), "B").word == "set aside"


# Themes added later.


def test_a_theme_added_later_weighs_nothing_before_it_was_added() -> None:
    """A new theme's silence starts on the day it was added, which counts."""
    pack = [*equal_pack("A", "B"), Theme("N", "all", added=day(10))]
    credited = {"A": days(5, 10, 12)}

    # Day 5: shares 1/2, N weighs nothing. Days 10 and 12: 1/3 each.
    # N: (2/3)^2 = 4/9.  B: (1/2)(2/3)^2 = 2/9.
    reading = read(Calendar(pack, credited, [], day(15)))
    assert names(reading.themes) == ["B", "N", "A"]
    assert (theme(reading, "N").since, theme(reading, "N").word) == (2, "not yet")
    assert theme(reading, "N").log_chance == log(Fraction(4, 9))
    assert theme(reading, "N").log_floor == log(Fraction(4, 9))
    assert theme(reading, "B").since == 3
    assert theme(reading, "B").log_chance == log(Fraction(2, 9))

    # The day before it was added its weight is 0.
    assert theme(read(Calendar(pack, credited, [], day(9))), "N").word == "set aside"
    assert theme(read(Calendar(pack, credited, [], day(9))), "B").share == 0.5
    assert theme(read(Calendar(pack, credited, [], day(10))), "N").since == 1


def test_a_choice_made_before_a_theme_was_added_holds_from_the_day_it_was_added() -> None:
    """Before `added` the weight is 0 whatever was chosen; after it, the choice is in force."""
    pack = [*equal_pack("A", "B"), Theme("N", "all", added=day(10))]
    chosen = [Choice("N", day(3), 2)]
    credited = {"A": days(5, 10, 12), "N": days(4)}

    # N weighs 0 on day 5 (and its credit on day 4 counts for nothing but its dates), 2 of 4 on 10 and 12.
    # N: (1/2)^2 = 1/4.  B: (1/2)(3/4)^2 = 9/32.
    reading = read(Calendar(pack, credited, chosen, day(15)))
    assert reading.credits == 3
    assert (theme(reading, "N").last, theme(reading, "N").days) == (day(4), 1)
    assert (theme(reading, "N").since, theme(reading, "N").word) == (2, "present")
    assert theme(reading, "N").log_chance == log(Fraction(1, 4))
    assert theme(reading, "B").log_chance == log(Fraction(9, 32))

    # Set aside before it was added, it stays so.
    assert theme(read(Calendar(pack, credited, [Choice("N", day(3), 0)], day(15))), "N").word == "set aside"
