"""The breadth test on sums worked out by hand: those of the contract, and where each window begins to speak."""

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from core.silence_by_hand import day, days, equal_pack
from equityjournal.core.themes import breadth, silence
from equityjournal.core.themes.breadth import Windows
from equityjournal.core.themes.weights import Calendar, Choice, Theme

FOURTEEN = equal_pack(*(f"t{number:02}" for number in range(14)))
THREE = equal_pack("a", "b", "c")


def read(
    themes: list[Theme],
    credits: Mapping[str, Iterable[date]],  # noqa: A002 - the word of the formula
    choices: Iterable[Choice] = (),
    *,
    early: bool | None = None,
) -> Windows:
    """The breadth test on day 400, in early days where the silence test says so, unless told."""
    credited, chosen = {name: list(on) for name, on in credits.items()}, list(choices)
    if early is None:
        early = silence.read(Calendar(themes, credited, chosen, day(400))).early
    return breadth.read_breadth(Calendar(themes, credited, chosen, day(400)), early=early)


def in_turn(count: int, a_day: int, over: int) -> dict[str, list[date]]:
    """Days with so many themes each, taken in turn from the first `over` of the fourteen."""
    credited: dict[str, list[date]] = {}
    for number in range(count * a_day):
        credited.setdefault(FOURTEEN[number % over].id, []).append(day(number // a_day))
    return credited


@pytest.mark.parametrize(
    ("count", "a_day", "over", "expected", "chance", "narrow"),
    [
        (16, 1, 5, 9.7226666, 0.0094468, True),
        (16, 1, 6, 9.7226666, 0.0350244, False),
        (16, 2, 9, 12.6931727, 0.0068976, True),
        (16, 2, 11, 12.6931727, 0.1361697, False),
        (10, 1, 3, 7.3276133, 0.0189764, False),
    ],
)
def test_the_sums_of_the_contract(
    count: int, a_day: int, over: int, expected: float, chance: float, narrow: bool
) -> None:
    """Fourteen equal themes: so many are expected, and so few would come up by chance so often."""
    windows = read(FOURTEEN, in_turn(count, a_day, over))
    assert windows.so_far
    assert windows.so_far.expected == pytest.approx(expected, abs=1e-6)
    assert windows.so_far.chance == pytest.approx(chance, abs=1e-6)
    assert (windows.so_far.days, windows.so_far.credits) == (count, count * a_day)
    assert (windows.so_far.seen, windows.so_far.of, windows.so_far.narrow) == (over, 14, narrow)
    assert windows.lately == (windows.so_far if count == 16 else None)


def test_three_themes_over_seven_days_by_hand() -> None:
    """One theme all week: q is (2/3)^7 for each of three, and at most one is P(0) + P(1)."""
    q = (2 / 3) ** 7
    so_far = read(THREE, {"a": days(*range(7))}).so_far
    assert so_far
    assert so_far.expected == pytest.approx(3 * (1 - q), rel=1e-12)
    assert so_far.chance == pytest.approx(q**3 + 3 * q**2 * (1 - q), rel=1e-12)


@pytest.mark.parametrize(("count", "speaks"), [(6, False), (7, True)])
def test_so_far_speaks_from_the_seventh_day(count: int, speaks: bool) -> None:
    """Six days are too few to say anything."""
    assert (read(FOURTEEN, in_turn(count, 1, 2)).so_far is not None) is speaks


def test_so_far_is_for_early_days_alone() -> None:
    """After 41 credits the silence test speaks for itself."""
    assert read(FOURTEEN, in_turn(40, 1, 5)).so_far
    assert read(FOURTEEN, in_turn(41, 1, 5)).so_far is None


@pytest.mark.parametrize(("count", "speaks"), [(15, False), (16, True)])
def test_lately_speaks_from_the_sixteenth_day(count: int, speaks: bool) -> None:
    """It has its days whole, or none."""
    assert (read(FOURTEEN, in_turn(count, 1, 2)).lately is not None) is speaks


def test_lately_is_the_last_sixteen_days() -> None:
    """Days before them, and days to come, play no part."""
    credited = {theme.id: [day(number)] for number, theme in enumerate(FOURTEEN)}
    credited["t00"] += [day(100 + number) for number in range(16)] + [day(500)]
    lately = read(FOURTEEN, credited).lately
    assert lately
    assert (lately.days, lately.credits, lately.came_up, lately.first) == (16, 16, ["t00"], day(100))
    assert lately.narrow


def test_with_two_live_themes_only_lately_speaks_and_with_one_neither_does() -> None:
    """Two themes are compared by their silence; one with nothing."""
    two = equal_pack("a", "b")
    windows = read(two, {"a": days(*range(3)), "b": days(*range(3, 16))})
    assert windows.so_far is None
    assert windows.lately
    assert read(two, {"a": days(*range(16))}, [Choice("b", day(0), 0)]) == Windows()
    assert read(two, {"a": days(*range(16))}, [Choice(name, day(0), 0) for name in "ab"]) == Windows()


def test_days_about_other_packs_or_none_do_not_count() -> None:
    """Seven days of which one credits a theme of elsewhere are six."""
    assert read(FOURTEEN, {"t00": days(*range(6)), "elsewhere": days(6)}).so_far is None


def test_a_theme_set_aside_counts_in_the_sum_of_its_days_and_not_among_those_seen() -> None:
    """n_d is of the day; what is seen is of the day of reading."""
    aside = [Choice("t01", day(20), 0)]
    so_far = read(FOURTEEN, {"t00": days(*range(8)), "t01": days(*range(8))}, aside).so_far
    assert so_far
    assert (so_far.credits, so_far.seen, so_far.of) == (16, 1, 13)
    assert so_far.expected == pytest.approx(13 * (1 - (13 / 14) ** 16), rel=1e-12)


def test_a_theme_brought_back_is_seen_only_from_its_day() -> None:
    """Its spell began anew: neither a credit before nor the days before count for it."""
    choices = [Choice("a", day(7), 0), Choice("a", day(9), 1)]
    so_far = read(THREE, {"a": days(*range(7)), "b": days(10, 11)}, choices, early=True).so_far
    assert so_far
    assert so_far.came_up == ["b"]
    others = (2 / 3) ** 9
    assert so_far.expected == pytest.approx((1 - (2 / 3) ** 2) + 2 * (1 - others), rel=1e-12)


def test_days_on_which_a_theme_was_the_only_live_one_are_left_out_for_it() -> None:
    """There was nothing to compare it with, and the day counts all the same."""
    aside = [Choice(name, day(0), 0) for name in "bc"] + [Choice(name, day(5), 1) for name in "bc"]
    so_far = read(THREE, {"a": days(*range(9))}, aside).so_far
    assert so_far
    assert (so_far.days, so_far.credits) == (9, 9)
    assert so_far.expected == pytest.approx(3 * (1 - (2 / 3) ** 4), rel=1e-12)


def test_focus_changes_the_share_of_its_days() -> None:
    """A theme in focus has two of four shares, from its day."""
    so_far = read(THREE, {"b": days(*range(8))}, [Choice("a", day(4), 2)], early=True).so_far
    assert so_far
    of_a, other = (2 / 3) ** 4 * (2 / 4) ** 4, (2 / 3) ** 4 * (3 / 4) ** 4
    assert so_far.expected == pytest.approx((1 - of_a) + 2 * (1 - other), rel=1e-12)


def test_a_theme_added_later_is_missed_only_from_its_day() -> None:
    """Nobody could write about it before."""
    themes = [*THREE, Theme("d", "all", added=day(6))]
    so_far = read(themes, {"a": days(*range(8))}, early=True).so_far
    assert so_far
    assert so_far.of == 4
    of_d, other = (3 / 4) ** 2, (2 / 3) ** 6 * (3 / 4) ** 2
    assert so_far.expected == pytest.approx((1 - of_d) + 3 * (1 - other), rel=1e-12)


def test_themes_seen_come_most_days_first_and_then_in_pack_order() -> None:
    """That is the order in which they are named."""
    credited = {"a": days(0, 1), "c": days(2, 3), "b": days(4, 5, 6)}
    so_far = read(THREE, credited).so_far
    assert so_far
    assert so_far.came_up == ["b", "a", "c"]


def test_so_far_is_spoken_of_before_lately() -> None:
    """Only one of the two is said."""
    windows = read(FOURTEEN, in_turn(20, 1, 3))
    assert windows.so_far
    assert windows.lately
    assert windows.so_far.narrow
    assert windows.lately.narrow
    assert windows.narrow is windows.so_far
    assert Windows(None, windows.lately).narrow is windows.lately
    assert Windows().narrow is None


def test_a_chance_too_small_for_a_number_is_above_nothing() -> None:
    """Sixteen days of a thousand credits each underflow, and are not called impossible."""
    assert 0 < breadth.chance_of_at_most(0, [-400.0] * 3) < 1e-300
    assert breadth.chance_of_at_most(3, [-400.0] * 3) == 1
