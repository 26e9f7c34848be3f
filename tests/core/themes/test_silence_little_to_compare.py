"""The silence test where nothing is written, or nothing is live; see silence_by_hand."""

from fractions import Fraction

from core.silence_by_hand import about, day, days, equal_pack, log, names, theme
from equityjournal.core.themes.silence import read
from equityjournal.core.themes.weights import Calendar, Choice


def test_nothing_written_yet_is_early_and_in_pack_order() -> None:
    """Before anything is written every theme is "not yet", at chance 1."""
    pack = [*equal_pack("Z", "Y", group="first"), *equal_pack("X", "W", group="second")]
    reading = read(Calendar(pack, {}, [Choice("Y", day(0), 0)], day(5)))

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
    reading = read(Calendar(pack, {"A": days(*range(50)), "B": days(3)}, chosen, day(300)))
    assert (reading.early, reading.credits) == (True, 50)
    only = theme(reading, "A")
    assert (only.word, only.share, only.since, only.chance) == ("present", 1, 0, 1)
    assert (only.log_chance, only.log_floor) == (0, 0)
    assert (only.last, only.days) == (day(49), 50)

    # A pack of one theme, before anything is written.
    alone = read(Calendar(equal_pack("A"), {}, [], day(0)))
    assert [(s.word, s.share, s.chance) for s in alone.themes] == [("not yet", 1, 1)]


def test_days_on_which_a_theme_was_the_only_live_one_are_skipped() -> None:
    """Only days with something to compare stand in the sums."""
    pack = equal_pack("A", "B")
    chosen = [Choice("B", day(10), 0)]

    # A on 5, B on 7, then B set aside; A never again. A: day 7 at 1/2. Floor: days 5 and 7 = 1/4.
    reading = read(Calendar(pack, {"A": days(5), "B": days(7, 11)}, chosen, day(40)))
    assert theme(reading, "A").since == 1
    assert theme(reading, "A").log_chance == log(Fraction(1, 2))
    assert theme(reading, "A").log_floor == log(Fraction(1, 4))
    # A on 12 too, alone: a credit, and no more to the floor.
    reading = read(Calendar(pack, {"A": days(5, 12), "B": days(7, 11)}, chosen, day(40)))
    assert reading.credits == 3
    assert theme(reading, "A").since == 0
    assert theme(reading, "A").log_floor == log(Fraction(1, 4))


def test_everything_set_aside_leaves_nothing_to_say() -> None:
    """With every theme set aside the reading is early and every share 0."""
    pack = equal_pack("A", "B")
    chosen = [Choice("A", day(9), 0), Choice("B", day(9), 0)]
    reading = read(Calendar(pack, {"A": days(*range(9))}, chosen, day(10)))

    # Nine credits while both were live; on day 8, B was at (1/2)^9 and nothing was early.
    assert not read(Calendar(pack, {"A": days(*range(9))}, chosen, day(8))).early
    assert (reading.early, reading.credits) == (True, 9)
    for standing in (*reading.themes, *reading.groups):
        assert (standing.word, standing.share, standing.since) == ("set aside", 0, 0)
        assert (standing.chance, standing.log_floor) == (1, 0)
    assert theme(reading, "A").last == day(8)
