"""Sentences of the early days, when a theme may be missing by chance."""

from datetime import timedelta

import pytest

from core.examples import FIVE, TODAY, ago, history, last_days, pack, telling, theme
from core.themes.relational import (
    CONDITIONS,
    EARLY_DAYS,
    INSIGHTS,
    MEANING,
    RELATIONAL,
    asked_about,
    unasked,
    worth,
)
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.weights import Choice


def test_early_days_are_told_as_in_the_contract() -> None:
    """What was written, that it is early, and one theme that was never asked about."""
    what = history(
        {
            "power": last_days(7),
            "emotions-and-care": last_days(7),
            **{one: [ago(2)] for one in ("positionality", "humility", "lived-experience", "collective-gain")},
        },
        offers=asked_about({*INSIGHTS, *CONDITIONS} - {"historical-context"}),
    )
    early = telling(RELATIONAL, what)

    assert early.reading.early
    assert early.early() == [
        "You have written on 7 days, most often about Emotions and care and Power dynamics.",
        EARLY_DAYS,
        unasked("Understanding historical context", "historical-context"),
    ]


def test_in_early_days_a_silent_group_is_named() -> None:
    """Groups can speak sooner than their themes: all of it about the insights, none about the conditions."""
    each = {one: [ago(number)] for number, one in enumerate(INSIGHTS)}
    early = telling(RELATIONAL, history(each, offers=asked_about([*INSIGHTS, *CONDITIONS])))

    assert early.reading.early
    assert early.early() == [
        "You have written on 8 days, about 8 of these themes.",
        EARLY_DAYS,
        worth("Commitment to ongoing work", "ongoing-commitment"),
        "So far all of it is about themes such as Structural inequities and systemic change (the insights); none "
        "is about themes such as Commitment to ongoing work or Intentional pursuit of equity (the conditions).",
        MEANING,
    ]


def test_in_early_days_what_was_not_asked_comes_before_what_was_not_written() -> None:
    """The theme never asked about is offered before a group is called silent."""
    said = telling(RELATIONAL, history({one: [ago(at)] for at, one in enumerate(INSIGHTS)})).early()

    not_asked = next(at for at, one in enumerate(said) if one.startswith("One I have not asked about"))
    not_written = next(at for at, one in enumerate(said) if "none is about" in one)
    assert not_asked < not_written


def test_one_day_is_said_in_the_singular() -> None:
    """After the first day there is no most often."""
    assert telling(FIVE, history({"care": [TODAY]})).early()[0] == "You have written on 1 day, about Care."


@pytest.mark.parametrize(("count", "said"), [(1, "1 day"), (3, "3 days")])
def test_days_without_any_of_these_themes_are_told_as_such(count: int, said: str) -> None:
    """Writing freely, or about other packs' themes, is writing, and is not called a lack."""
    what = history({"elsewhere": last_days(count)})

    assert telling(FIVE, what).early()[0] == f"You have written on {said}, about none of these themes so far."


def test_only_what_came_up_most_is_said_to_have() -> None:
    """A theme of fewer days is not named with it."""
    what = history({"power": last_days(1), "care": last_days(3), "trust": last_days(2)})

    assert telling(FIVE, what).early()[0] == "You have written on 3 days, most often about Care."


def test_a_theme_set_aside_is_not_named_as_written_about_most() -> None:
    """What was set aside is left alone."""
    what = history({"power": last_days(3), "care": last_days(2)})

    assert telling(FIVE, what, [Choice("power", TODAY, 0)]).early()[0].endswith("days, about Care.")


def test_when_only_themes_set_aside_were_written_about_they_are_named() -> None:
    """It would not be true to say that nothing was written about these themes."""
    early = telling(FIVE, history({"power": last_days(3)}), [Choice("power", TODAY, 0)])

    assert early.early()[0] == "You have written on 3 days, about Power."


def test_of_themes_written_about_as_often_none_is_said_to_be_most() -> None:
    """Many that came up as often are counted; up to three are named, in the order of the pack."""
    what = history({"memory": [ago(3)], "trust": [ago(2)], "care": [ago(1)], "power": [TODAY]})

    assert telling(FIVE, what).early()[0] == "You have written on 4 days, about 4 of these themes."
    few = history({"trust": [ago(2)], "power": [TODAY]})
    assert telling(FIVE, few).early()[0] == "You have written on 2 days, about Power and Trust."


def test_where_each_theme_was_asked_about_the_most_silent_is_worth_two_minutes() -> None:
    """And no theme is said not to have been asked about; one asked about only long ago was asked."""
    what = history({"power": [TODAY], "care": [ago(1)]}, offers=asked_about(one.id for one in FIVE.themes))

    assert telling(FIVE, what).early()[-1] == worth("Trust", "trust")
    before = [Offer(f"{one.id}/a", ago(90), passed=False) for one in FIVE.themes]
    assert telling(FIVE, history({"power": [TODAY]}, offers=before)).early()[-1] == worth("Care", "care")


def test_a_theme_written_about_and_never_asked_about_is_recommended_before_those_asked_about() -> None:
    """Of those never asked about, the first in the order of the list."""
    what = history({"power": [TODAY], "memory": [TODAY]}, offers=asked_about(["care", "trust", "humility"]))

    assert telling(FIVE, what).recommendation() == [unasked("Power", "power")]


def test_a_theme_set_aside_or_added_later_is_not_offered_as_unasked() -> None:
    """Only live themes are offered."""
    of = pack("power", theme("later", added=TODAY + timedelta(days=1)), "care", "trust")
    early = telling(of, history({"power": [TODAY]}), [Choice("care", TODAY, 0)])

    assert "write -t trust`" in early.early()[-1]


def test_one_live_theme_alone_is_not_told_of_early_days() -> None:
    """Without another theme there is nothing to be missing; with one other there is."""
    assert EARLY_DAYS not in telling(pack("power"), history({"power": [TODAY]})).early()
    assert EARLY_DAYS in telling(pack("power", "care"), history({"power": [TODAY]})).early()


def test_early_days_hold_no_list_no_threshold_and_no_countdown() -> None:
    """No theme is given a word, and nothing is counted but days written."""
    said = " ".join(telling(FIVE, history({"power": last_days(5)})).early())

    assert "not yet" not in said
    assert "not so far" not in said
    assert [one for one in said.split() if one.strip(".,").isdigit()] == ["5"]
