"""The silence test, checked against sums done by hand; see silence_by_hand for how they are written."""

import math
import sys
from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction

import pytest

from core.silence_by_hand import about, day, days, equal_pack, group, log, names, theme, words
from equityjournal.core.themes.silence import Standing, read
from equityjournal.core.themes.weights import Calendar, Choice, Theme

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
    reading = read(Calendar(EXAMPLE_PACK, EXAMPLE_CREDITS, [], day(58 + later)))

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
    reading = read(Calendar(EXAMPLE_PACK, EXAMPLE_CREDITS, [], day(58)))

    # 13 credits for every theme, E's own seven among them.
    assert {s.name: s.log_floor for s in reading.themes} == dict.fromkeys("ERSCPJTM", log(0.875**13))


# Which credits count.


def test_future_credits_count_from_their_day() -> None:
    """A credit dated ahead is not there the day before, and is there on its day."""
    pack = equal_pack("A", "B")
    credited = {"A": days(5), "B": days(50)}

    before = read(Calendar(pack, credited, [], day(49)))
    assert before == read(Calendar(pack, {"A": days(5)}, [], day(49)))
    assert before.credits == 1
    assert (theme(before, "B").last, theme(before, "B").days) == (None, 0)
    assert (theme(before, "B").word, theme(before, "B").since) == ("not yet", 1)

    on_the_day = read(Calendar(pack, credited, [], day(50)))
    assert on_the_day.credits == 2
    assert (theme(on_the_day, "B").last, theme(on_the_day, "B").days) == (day(50), 1)
    assert (theme(on_the_day, "B").since, theme(on_the_day, "A").since) == (0, 1)


def test_a_credit_while_set_aside_dates_a_theme_and_touches_nothing_else() -> None:
    """Writing about a theme set aside shows in its dates, and in no silence."""
    pack = equal_pack("A", "B", "C")
    chosen = [Choice("B", day(10), 0), Choice("B", day(20), 1)]
    credited = {"A": days(12), "B": days(12, 13), "C": days(5)}

    # On day 12 A alone is live and credited: n = 1, at a half. Day 13 has n = 0 and does not count.
    aside = read(Calendar(pack, credited, chosen, day(15)))
    assert aside.credits == 2
    assert (theme(aside, "B").word, theme(aside, "B").last, theme(aside, "B").days) == (
        "set aside", day(13), 2,
    )  # fmt: skip
    assert theme(aside, "C").since == 1
    assert theme(aside, "C").log_chance == log(Fraction(1, 2))

    # B is back on day 20, and A is credited on 20 to 27: (2/3)^8 = 0.0390. B was credited before.
    credited |= {"A": days(12, 20, 21, 22, 23, 24, 25, 26, 27)}
    back = read(Calendar(pack, credited, chosen, day(27)))
    assert (theme(back, "B").since, theme(back, "B").word) == (8, "not lately")
    assert theme(back, "B").log_chance == log(Fraction(2, 3) ** 8)


def test_a_theme_no_longer_in_the_pack_credits_nothing() -> None:
    """Credits and choices of a former theme change nothing at all."""
    pack = equal_pack("A", "B", "C")
    credited: dict[str, Collection[date]] = {"A": days(1, 2), "B": days(2)}
    chosen = [Choice("B", day(1), 2)]
    plain = read(Calendar(pack, credited, chosen, day(9)))

    # n: 1 on day 1, 2 on day 2; C at 1/4 on both: (3/4)^3.
    assert plain.credits == 3
    assert theme(plain, "C").log_chance == log(Fraction(27, 64))
    assert read(Calendar(pack, credited | {"gone": days(1, 2, 3)}, chosen, day(9))) == plain
    assert read(Calendar(pack, credited, [*chosen, Choice("gone", day(0), 2)], day(9))) == plain


def test_a_day_counts_once_and_in_any_order() -> None:
    """Collections of any kind, in any order, with days said twice, read the same."""
    plain = read(Calendar(EXAMPLE_PACK, EXAMPLE_CREDITS, [], day(58)))
    backwards = {name: tuple(reversed(on)) for name, on in reversed(EXAMPLE_CREDITS.items())}
    as_sets = {name: frozenset(on) for name, on in EXAMPLE_CREDITS.items()}
    twice = {name: [*on, *on] for name, on in EXAMPLE_CREDITS.items()}

    assert read(Calendar(EXAMPLE_PACK, backwards, [], day(58))) == plain
    assert read(Calendar(EXAMPLE_PACK, as_sets, [], day(58))) == plain
    assert read(Calendar(EXAMPLE_PACK, twice, [], day(58))) == plain


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

    untouched = read(Calendar(pack, writing, [], day(400)))
    assert theme(untouched, "t1").word == never
    assert theme(untouched, "t1").since == touches
    # The floor is the chance of a theme never credited.
    assert untouched.early is (never == "not yet")

    touched_first = read(Calendar(pack, writing | {"t1": days(0)}, [], day(400)))
    assert theme(touched_first, "t1").word == before
    assert theme(touched_first, "t1").since == touches


def test_a_chance_of_exactly_one_in_twenty_or_one_in_five_is_not_below_it() -> None:
    """The thresholds are strict: at exactly 0.05 and 0.20 the milder word holds."""
    # 19 of 20 themes in one group, never credited; the other credited once: chance 1/20 exactly.
    pack = [*equal_pack(*(f"t{i}" for i in range(19)), group="many"), Theme("one", "few")]
    assert group(read(Calendar(pack, {"one": days(1)}, [], day(1))), "many").word == "not yet"
    assert group(read(Calendar(pack, {"one": days(1, 2)}, [], day(2))), "many").word == "not so far"

    # 4 of 5 in one group, credited on day 0; then the other, once: chance 1/5 exactly.
    pack = [*equal_pack("A", "B", "C", "D", group="many"), Theme("one", "few")]
    credited = {"A": days(0), "one": days(1)}
    assert group(read(Calendar(pack, credited, [], day(1))), "many").word == "present"
    assert (
        group(read(Calendar(pack, credited | {"one": days(1, 2)}, [], day(2))), "many").word == "not lately"
    )  # 1/25


def test_early_ends_with_the_first_theme_that_could_have_been_missed() -> None:
    """One theme in focus can end the early days, even on the day it is itself written about."""
    pack = equal_pack("A", "B", "C")
    credited = {"A": days(1, 2, 3, 4), "B": days(5), "C": days(6)}
    chosen = [Choice("B", day(0), 2)]

    # Day 4: B (1/2)^4 = 0.0625: early. Day 5, B credited itself: its floor is (1/2)^5 = 0.03125.
    assert read(Calendar(pack, credited, chosen, day(4))).early
    day_5 = read(Calendar(pack, credited, chosen, day(5)))
    assert theme(day_5, "B").word == "present"
    assert not day_5.early
    # Without the focus, six credits: (2/3)^6 = 0.0878, early still.
    assert read(Calendar(pack, credited, [], day(6))).early


# Order.


def test_ties_go_to_the_longest_untouched_and_then_by_the_pack() -> None:
    """Equal chances are listed never credited first, then by last day, then as in the pack."""
    pack = equal_pack("late", "early", "never", "twin", "writing")
    credited = {"late": days(40), "early": days(30), "twin": days(30), "writing": days(65)}
    resting = ["late", "early", "never", "twin"]
    chosen = [Choice(name, day(50), 0) for name in resting] + [Choice(name, day(60), 1) for name in resting]

    # All four came back on day 60 and have been silent for one credit, at 1/5: the same 4/5.
    reading = read(Calendar(pack, credited, chosen, day(70)))
    assert names(reading.themes) == ["never", "early", "twin", "late", "writing"]
    assert [s.log_chance for s in reading.themes[:4]] == [log(Fraction(4, 5))] * 4
    assert [s.since for s in reading.themes] == [1, 1, 1, 1, 0]


def test_chance_comes_before_time_in_the_order() -> None:
    """A theme in focus and credited before goes ahead of one never credited, if it is the less likely."""
    pack = equal_pack("writing", "never", "focus")
    credited = {"focus": days(0), "writing": days(1, 2)}

    # focus at 2/4: 1/4. never at 1/4 on three days: 27/64.
    reading = read(Calendar(pack, credited, [Choice("focus", day(0), 2)], day(3)))
    assert names(reading.themes) == ["focus", "never", "writing"]
    assert theme(reading, "never").log_chance == log(Fraction(27, 64))


def test_a_hundred_thousand_credits_neither_vanish_nor_lose_their_order() -> None:
    """Kept as logarithms, chances far below the smallest number still compare."""
    pack = equal_pack("never", "writing", "focus")
    start = date(1700, 1, 1)
    written = [start + timedelta(days=number) for number in range(1, 100_001)]
    credited = {"writing": written, "focus": [start]}
    reading = read(Calendar(pack, credited, [Choice("focus", start, 2)], written[-1]))

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
    reading = read(Calendar(pack, credited, chosen, date.max))
    assert theme(reading, "B").word == "set aside"
    assert theme(reading, "C").since == 3
    assert theme(reading, "C").log_chance == log(Fraction(2, 9))
    assert (theme(reading, "A").last, theme(reading, "A").days) == (date.max, 2)
    assert (theme(reading, "D").last, theme(reading, "D").since) == (date.min, 1)
