"""Sentences before the first entry, and with nothing to compare."""

from datetime import date, timedelta

from core.examples import FIVE, TODAY, ago, history, last_days, pack, reason, standing, telling
from core.themes.relational import unasked
from equityjournal.core.themes.weights import Choice

# Nothing written yet


def test_before_anything_is_written_there_is_one_sentence_and_one_way_to_begin() -> None:
    """No theme is named as missing, and the first theme of the pack is a place to begin."""
    assert telling(FIVE).nothing_yet() == [
        "Nothing is written yet. Two minutes? `equityjournal write -t power`"
    ]


def test_before_anything_is_written_a_theme_set_aside_is_not_a_place_to_begin() -> None:
    """The first theme that is live is offered, and none when every one is set aside."""
    one_aside = telling(FIVE, choices=[Choice("power", ago(3), 0)])
    all_aside = telling(FIVE, choices=[Choice(one.id, ago(3), 0) for one in FIVE.themes])

    assert "write -t care`" in one_aside.nothing_yet()[0]
    assert all_aside.nothing_yet() == ["Nothing is written yet. Two minutes? `equityjournal write`"]


def test_an_entry_about_a_day_to_come_counts_from_its_day() -> None:
    """Until that day nothing is written, and from that day on it is."""
    tomorrow = TODAY + timedelta(days=1)
    what = history({"power": [tomorrow]})

    assert telling(FIVE, what).days == 0
    assert reason(telling(FIVE, what), "power") == "not yet. I have not asked about it."
    assert telling(FIVE, what, today=tomorrow).days == 1
    assert reason(telling(FIVE, what, today=tomorrow), "power") == "last written about on 22 November 2026."


# Nothing to compare


def test_with_one_live_theme_there_is_nothing_to_compare_and_only_dates_are_said() -> None:
    """One theme is never said to be silent, however long it has been."""
    alone = telling(pack("power"), history({"power": [date(2026, 6, 3)]}, other_days=last_days(9)))

    assert alone.nothing_to_compare() == [
        "There is only one theme here that is not set aside, so there is nothing to compare.",
        "Power: last written about on 3 June 2026.",
        unasked("Power", "power"),
    ]


def test_one_live_theme_never_written_about_says_so() -> None:
    """It is said without a word that weighs its silence."""
    alone = telling(pack("power"), history(other_days=last_days(2)))

    assert alone.nothing_to_compare()[1] == "Power: not written about yet."


def test_with_every_theme_set_aside_there_is_nothing_to_compare_and_no_theme_is_named() -> None:
    """It is the writer's own choice, and is said without a word more."""
    aside = telling(FIVE, history({"power": [TODAY]}), [Choice(one.id, TODAY, 0) for one in FIVE.themes])

    assert aside.live == []
    assert aside.nothing_to_compare() == ["Every theme is set aside, so there is nothing to compare."]


def test_the_one_theme_left_is_not_called_silent() -> None:
    """A theme whose companions were all set aside is compared with nothing, though days went by before."""
    left = telling(pack("power", "care"), history({"care": last_days(9)}), [Choice("care", TODAY, 0)])

    assert standing(left, "power").word == "not so far"
    assert left.nothing_to_compare()[1] == "Power: not written about yet."
