from datetime import date, timedelta

import pytest

from core.examples import FIVE, TODAY, ago, history, last_days, pack, reason, telling, theme
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.telling import spoken
from equityjournal.core.themes.weights import Choice


def asked(of_theme: str, *days: int, passed: int = 0) -> list[Offer]:
    """A prompt of a theme that was offered so many days ago, each; the first few of them put by."""
    return [Offer(f"{of_theme}/a", ago(back), number < passed) for number, back in enumerate(days)]


def test_every_word_of_the_silence_test_can_be_spoken() -> None:
    """In English each word is said as it is."""
    words = ["set aside", "not so far", "not lately", "not yet", "less lately", "present"]

    assert [spoken(word) for word in words] == words


# What the program did


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        ([], "I have not asked about it."),
        (asked("care", 5), "I have asked once."),
        (asked("care", 5, 4, 3), "I have asked 3 times."),
        (asked("care", 5, passed=1), "I have asked once."),
        (asked("care", 5, 4, 3, passed=2), "I have asked 3 times."),
        (asked("trust", 5, 4, passed=2), "I have not asked about it."),
        (asked("care", -1), "I have not asked about it."),
    ],
)
def test_of_a_theme_never_written_about_only_what_was_asked_is_said(offers: list[Offer], said: str) -> None:
    """Not asked, asked once or often: the program speaks of its own part, and not of what was put by."""
    told = telling(FIVE, history({"power": last_days(14)}, offers=offers))

    assert reason(told, "care") == f"not once in 14 days of writing. {said}"


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        (asked("care", 5), "I have asked once since then."),
        (asked("care", 9, 5, 4), "I have asked 3 times since then."),
        (asked("care", 5, passed=1), "I have asked once since then."),
        (asked("care", 5, 4, passed=1), "I have asked 2 times since then."),
        (asked("care", 40, 30, 5, passed=2), "I have asked once since then."),
    ],
)
def test_of_a_theme_written_about_before_only_what_was_asked_since_is_said(
    offers: list[Offer], said: str
) -> None:
    """Offers up to the last day written about it, that day too, are of no account."""
    told = telling(FIVE, history({"power": last_days(14), "care": [ago(30)]}, offers=offers))

    assert reason(told, "care") == (
        f"not lately. You last wrote about it on 22 October 2026, and have written on 14 days since. {said}"
    )


def test_of_a_theme_not_asked_about_since_that_comes_first() -> None:
    """The program did not ask: that is said before how long ago it was."""
    what = {"power": last_days(14), "care": [ago(30)]}
    told = telling(FIVE, history(what, offers=asked("care", 30)))

    assert reason(told, "care") == (
        "not lately. I have not asked about it since you last wrote about it, on 22 October 2026. "
        "You have written on 14 days since."
    )


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        (
            [],
            "I have not asked about it since you last wrote about it, on 19 November 2026. "
            "You have written on 1 day since.",
        ),
        (
            asked("care", 1),
            "You last wrote about it on 19 November 2026, and have written on 1 day since. "
            "I have asked once since then.",
        ),
    ],
)
def test_one_day_since_is_said_in_the_singular(offers: list[Offer], said: str) -> None:
    """One day with four other themes is enough to miss a theme in focus."""
    what = history({one.id: [ago(2)] if one.id == "care" else [TODAY] for one in FIVE.themes}, offers=offers)

    assert reason(telling(FIVE, what, [Choice("care", ago(9), 2)]), "care") == f"less lately. {said}"


def test_a_theme_that_is_present_has_only_its_day() -> None:
    """No word, no count and nothing asked: the day it was last written about."""
    told = telling(FIVE, history({"power": [ago(40)], "care": last_days(3)}, offers=asked("power", 2)))

    assert reason(told, "power") == "last written about on 12 October 2026."


def test_days_are_counted_and_not_what_was_written_on_them() -> None:
    """Days on which several themes came up, and days without any theme, are one day each."""
    what = history(
        {"power": last_days(5), "trust": last_days(5), "care": [ago(9)]}, other_days=[ago(7), ago(1)]
    )

    assert reason(telling(FIVE, what), "care").endswith("You have written on 6 days since.")


# Set aside, and added later


def test_a_theme_set_aside_is_told_with_its_day_and_nothing_else() -> None:
    """No count and no reason: the day of the latest choice, however long the silence."""
    twice = [Choice("care", date(2026, 11, 1), 0), Choice("care", date(2026, 11, 9), 0)]

    told = telling(FIVE, history({"power": last_days(30)}), twice)

    assert reason(told, "care") == "set aside by you on 9 November 2026."


def test_a_theme_brought_back_is_set_aside_no_more() -> None:
    """It starts afresh from the day it was brought back."""
    choices = [Choice("care", date(2026, 11, 1), 0), Choice("care", TODAY, 1)]

    told = telling(FIVE, history({"power": last_days(30)}), choices)

    assert reason(told, "care") == "not yet. I have not asked about it."


def test_a_theme_set_aside_until_a_day_is_told_with_both_days() -> None:
    """Through the last day it is set aside; the day after it is as it was."""
    choice = Choice("care", date(2026, 11, 1), 0, TODAY)
    what = history({"power": [TODAY]})

    assert reason(telling(FIVE, what, [choice]), "care") == (
        "set aside by you on 1 November 2026, until 21 November 2026."
    )
    assert reason(telling(FIVE, what, [choice], today=TODAY + timedelta(days=1)), "care") == (
        "not yet. I have not asked about it."
    )


def test_a_theme_added_later_is_expected_from_its_day() -> None:
    """Until its day nobody set it aside, though somebody may have put it in focus beforehand."""
    of = pack("power", theme("later", added=date(2026, 12, 1)), "care")

    assert reason(telling(of), "later") == "expected from 1 December 2026."
    assert (
        reason(telling(of, choices=[Choice("later", TODAY, 2)]), "later") == "expected from 1 December 2026."
    )
    assert (
        reason(telling(of, choices=[Choice("later", TODAY, 0)]), "later")
        == "set aside by you on 21 November 2026."
    )
    assert reason(telling(of, today=date(2026, 12, 1)), "later").startswith("not yet.")


def test_live_themes_are_those_not_set_aside() -> None:
    """In the order of their silence."""
    told = telling(FIVE, history({"power": last_days(3)}), [Choice("care", TODAY, 0)])

    assert [one.name for one in told.live] == ["trust", "humility", "memory", "power"]
