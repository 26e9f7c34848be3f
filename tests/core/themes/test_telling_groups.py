from datetime import date

import pytest

from core.examples import TODAY, ago, grouped, history, last_days, telling
from equityjournal.core.themes.weights import Choice

TWO_GROUPS = grouped({"insights": ["power", "care", "trust"], "conditions": ["memory", "gain"]})


def test_a_group_never_written_about_is_named_with_two_of_its_themes() -> None:
    """So far all of it is about the other."""
    assert telling(TWO_GROUPS, history({"power": last_days(14)})).silent_groups() == [
        "So far all of it is about themes such as Power (the insights); none is about themes such as Memory or "
        "Gain (the conditions)."
    ]


def test_a_group_not_written_about_lately_is_named_with_the_day_it_last_was() -> None:
    """Since that day all of it is about the other."""
    what = history({"memory": last_days(14), "care": [date(2026, 6, 3)]})

    assert telling(TWO_GROUPS, what).silent_groups() == [
        "Since 3 June 2026 all of it is about themes such as Memory (the conditions); none is about themes such as "
        "Power or Care (the insights)."
    ]


def test_no_group_is_named_while_its_silence_may_be_chance() -> None:
    """A few days are not enough, and a group that is present is not named."""
    assert telling(TWO_GROUPS, history({"power": last_days(2)})).silent_groups() == []
    assert telling(TWO_GROUPS, history({"power": last_days(9), "gain": [TODAY]})).silent_groups() == []


def test_examples_of_a_silent_group_are_not_themes_set_aside() -> None:
    """Only themes still expected are given as examples; one alone needs no or."""
    told = telling(TWO_GROUPS, history({"power": last_days(30)}), [Choice("memory", ago(40), 0)])

    assert told.silent_groups()[0].endswith("none is about themes such as Gain (the conditions).")


def test_a_group_set_aside_is_not_named() -> None:
    """A group with no live theme is neither silent nor what all of it is about."""
    of = grouped({"one": ["a"], "two": ["b"], "three": ["c"]})
    told = telling(of, history({"a": last_days(14)}), [Choice("b", ago(40), 0)])

    assert told.silent_groups() == [
        "So far all of it is about themes such as A (the one); none is about themes such as C (the three)."
    ]


def test_with_several_groups_present_each_is_named() -> None:
    """All that was written about is said."""
    of = grouped({"one": ["a"], "two": ["b"], "three": ["c"]})
    told = telling(of, history({"a": last_days(14), "b": last_days(14)}))

    assert told.silent_groups() == [
        "So far all of it is about themes such as A (the one) and themes such as B (the two); none is about themes "
        "such as C (the three)."
    ]


def test_a_silent_group_is_told_later_too() -> None:
    """It stands before the themes that are out of sight, with what the two kinds of themes are."""
    said = telling(TWO_GROUPS, history({"power": last_days(14)})).out_of_sight()

    assert [one.split(":")[0][:9] for one in said[1:]] == [
        "So far al",
        "Insights ",
        "Care",
        "Trust",
        "Memory",
        "Gain",
        "An even s",
        "One I hav",
    ]


def test_what_the_kinds_of_themes_are_is_said_once_and_where_it_helps() -> None:
    """Where a sentence names them, and after twenty days; not of a pack that has other kinds."""

    def in_turn(rounds: int) -> dict[str, list[date]]:
        return {
            one.id: [ago(at + 5 * number) for number in range(rounds)]
            for at, one in enumerate(TWO_GROUPS.themes)
        }

    assert len(telling(TWO_GROUPS, history(in_turn(4))).meaning_of_groups()) == 1
    assert telling(TWO_GROUPS, history(in_turn(3))).meaning_of_groups() == []
    assert len(telling(TWO_GROUPS, history({"power": last_days(14)})).meaning_of_groups()) == 1
    other = grouped({"one": ["a"], "two": ["b"]})
    assert telling(other, history({"a": last_days(30)})).meaning_of_groups() == []


def test_a_group_never_written_about_is_not_said_to_be_what_all_of_it_is_about() -> None:
    """A small group may be missing by chance, but nothing was written about it all the same."""
    of = grouped({"one": list("abcdefgh"), "two": ["i"], "three": list("jklmno")})

    said = telling(of, history({"a": last_days(8)})).silent_groups()

    assert said == [
        "So far all of it is about themes such as A (the one); none is about themes such as J or K (the three)."
    ]


def test_a_group_written_about_and_then_set_aside_is_still_what_was_written_about() -> None:
    """After everything written about was set aside, it is still said what that was."""
    aside = [Choice(one, TODAY, 0) for one in ("power", "care", "trust")]

    said = telling(TWO_GROUPS, history({"power": last_days(30)[1:]}), aside).silent_groups()

    assert said == [
        "So far all of it is about the insights; none is about themes such as Memory or Gain (the conditions)."
    ]


@pytest.mark.parametrize("first", [[], [ago(41)]])
def test_a_group_written_about_since_is_named_though_it_is_silent_too(first: list[date]) -> None:
    """All of it means all of it: what was written about only once, weeks ago, is part of it."""
    of = grouped({"one": ["a"], "two": ["b"], "three": ["c"]})
    told = telling(of, history({"a": first, "b": [ago(40)], "c": last_days(20)}))

    said = next(one for one in told.silent_groups() if "none is about themes such as A" in one)

    assert "all of it is about themes such as B (the two) and themes such as C (the three);" in said


def test_a_group_last_written_about_on_the_same_day_is_not_what_was_written_about_since() -> None:
    """Since that day means after it."""
    of = grouped({"one": ["a"], "two": ["b"], "three": ["c"]})
    what = history({"a": [date(2026, 6, 3)], "b": [date(2026, 6, 3)], "c": last_days(20)})

    said = telling(of, what, [Choice("b", TODAY, 0)]).silent_groups()

    assert said == [
        "Since 3 June 2026 all of it is about themes such as C (the three); none is about themes such as A (the "
        "one)."
    ]
