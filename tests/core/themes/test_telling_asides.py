from datetime import timedelta

import pytest

from core.examples import FIVE, TODAY, ago, at_noon, history, last_days, telling
from equityjournal.core.themes.history import History
from equityjournal.core.themes.weights import Choice


def test_themes_no_pack_has_any_more_are_former_and_those_of_other_packs_are_not() -> None:
    """They are named in a line of their own, in the order of the alphabet, and credit nothing."""
    what = history({"power": [TODAY], "old": last_days(9), "ancient": [TODAY], "pause": [TODAY]})
    told = telling(FIVE, what, elsewhere=["pause", "power"])

    assert told.former == ["ancient", "old"]
    assert told.asides(named_already=False) == ["In no pack here any more: ancient and old."]
    assert told.reading.credits == 1


def test_entries_without_a_theme_have_one_line_of_their_own() -> None:
    """One is said in the singular, and none is not said at all."""
    assert telling(FIVE, history(untagged=0)).asides(named_already=False) == []
    assert telling(FIVE, history(untagged=1)).asides(named_already=False) == [
        "1 entry has no theme. `equityjournal tag ID THEME` gives it one, if you like."
    ]
    assert telling(FIVE, history(untagged=3)).asides(named_already=False) == [
        "3 entries have no theme. `equityjournal tag ID THEME` gives one, if you like."
    ]


def test_an_entry_about_a_day_to_come_has_no_line_before_its_day() -> None:
    """Entries without a theme count from the day they are about, like all others."""
    what = History(untagged=[ago(-7)])

    assert telling(FIVE, what).untagged == 0
    assert telling(FIVE, what).asides(named_already=False) == []
    assert telling(FIVE, what, today=ago(-7)).untagged == 1


def test_a_theme_no_pack_has_is_not_named_before_the_day_written_about() -> None:
    """An entry about next week brings up no former theme this week."""
    assert telling(FIVE, history({"old": [ago(-7)]})).former == []


def test_themes_set_aside_stand_beside_unless_every_theme_was_named() -> None:
    """Each has its line once; then come former themes, then entries without a theme."""
    told = telling(
        FIVE, history({"old": [TODAY]}, untagged=1), [Choice("care", TODAY, 0), Choice("trust", TODAY, 2)]
    )

    said = told.asides(named_already=False)

    assert said[0] == "Care: set aside by you on 21 November 2026."
    assert [one.split()[0] for one in said[1:]] == ["In", "In", "1"]
    assert told.asides(named_already=True) == said[1:]


def test_themes_in_focus_are_named_for_as_long_as_they_are() -> None:
    """Through the last day of the focus, and not when it has not begun or was taken back."""
    choices = [
        Choice("power", ago(9), 2, TODAY),
        Choice("care", ago(9), 2),
        Choice("trust", ago(9), 2),
        Choice("trust", ago(1), 1),
        Choice("memory", ago(-1), 2),
    ]

    assert telling(FIVE, choices=choices).asides(named_already=True) == ["In focus: Power and Care."]
    assert telling(FIVE, choices=choices, today=ago(-1)).asides(named_already=True) == [
        "In focus: Care and Memory."
    ]


@pytest.mark.parametrize(("away", "welcomed"), [(timedelta(weeks=4), True), (timedelta(weeks=500), True), (
    timedelta(weeks=4) - timedelta(seconds=1), False), (timedelta(0), False), (timedelta(days=-1), False)],
)  # fmt: skip
def test_after_exactly_four_weeks_somebody_is_welcomed_back(away: timedelta, welcomed: bool) -> None:
    """From the second that four weeks are full, and not before."""
    told = telling(FIVE, history(last_written=at_noon(TODAY) - away))

    assert told.welcome(at_noon(TODAY)) == (
        "Welcome back. Nothing was lost, and your themes are as you left them." if welcomed else None
    )


def test_nobody_is_welcomed_back_who_has_never_written() -> None:
    """Before the first entry there is nothing to come back to."""
    assert telling(FIVE).welcome(at_noon(TODAY)) is None
