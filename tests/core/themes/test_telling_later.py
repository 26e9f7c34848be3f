"""Sentences once enough days are written to tell silence from chance."""

from datetime import date, timedelta

from core.examples import FIVE, TODAY, ago, history, last_days, telling
from core.themes.relational import CONDITIONS, EVEN_SPREAD, INSIGHTS, MEANING, RELATIONAL, unasked
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.weights import Choice


def test_a_theme_out_of_sight_is_told_as_in_the_contract() -> None:
    """Its word, its last day, the days written since, how often it was asked; then, that balance is no aim."""
    since = [date(2026, 6, 4) + timedelta(days=2 * number) for number in range(24)]
    others = {"power": since, "positionality": since}
    rest = {one: since[-1:] for one in [*INSIGHTS, *CONDITIONS] if one != "historical-context"}
    what = history(
        {**rest, **others, "historical-context": [date(2026, 5, 1), date(2026, 6, 3)]},
        offers=[
            Offer("historical-context/a", date(2026, 5, 1), passed=False),
            Offer("historical-context/a", date(2026, 6, 30), passed=False),
        ],
    )

    assert telling(RELATIONAL, what).out_of_sight() == [
        "You have written on 26 days.",
        MEANING,
        "Understanding historical context: not lately. You last wrote about it on 3 June 2026, and have written on "
        "24 days since. I have asked once since then.",
        EVEN_SPREAD,
        unasked("Structural inequities and systemic change", "structural-inequities"),
    ]


def test_when_nothing_is_out_of_sight_that_is_said_and_nothing_else() -> None:
    """Nobody is told about balance when no theme was named."""
    present = telling(FIVE, history({one.id: last_days(15) for one in FIVE.themes}))

    assert present.out_of_sight() == [
        "You have written on 15 days.",
        "No theme has been out of sight for longer than chance would make it.",
        unasked("Power", "power"),
    ]


def test_the_finer_shades_are_said_only_where_everything_is() -> None:
    """Less lately and not yet are for those who ask for every theme."""
    what = history({"power": last_days(8), "care": [ago(20)], "trust": [ago(20)], "humility": [TODAY]})
    later = telling(FIVE, what)

    assert later.out_of_sight() == [
        "You have written on 9 days.",
        "No theme has been out of sight for longer than chance would make it.",
        unasked("Memory", "memory"),
    ]
    everything = " ".join(later.everything_later())
    assert "Memory: not yet." in everything
    assert "Care: less lately." in everything


def test_several_themes_out_of_sight_are_named_most_silent_first() -> None:
    """A theme never written about comes before one that was."""
    what = history({"power": last_days(15), "care": [ago(14)], "trust": [ago(7)], "humility": [ago(5)]})

    said = telling(FIVE, what).out_of_sight()

    assert [one.split(":")[0] for one in said[1:]] == [
        "Memory",
        "Care",
        "An even spread is not the aim",
        "One I have not asked about",
    ]
    assert said[1] == "Memory: not once in 15 days of writing. I have not asked about it."


def test_what_is_said_later_begins_with_the_days_written() -> None:
    """In the singular too, and whether every theme is named or only those out of sight."""
    first_day = telling(FIVE, history({"power": [TODAY]}))

    assert first_day.out_of_sight()[0] == first_day.everything_later()[0] == "You have written on 1 day."


def test_everything_names_every_theme_and_those_set_aside_last() -> None:
    """Each theme has its line, most silent first."""
    what = history({"power": last_days(14), "care": [ago(9)]})
    later = telling(FIVE, what, [Choice("memory", ago(1), 0)])

    assert later.everything() == [
        "Trust: not once in 14 days of writing. I have not asked about it.",
        "Humility: not once in 14 days of writing. I have not asked about it.",
        "Care: less lately. I have not asked about it since you last wrote about it, on 12 November 2026. "
        "You have written on 9 days since.",
        "Power: last written about on 21 November 2026.",
        "Memory: set aside by you on 20 November 2026.",
    ]
    assert later.everything_later() == [
        "You have written on 14 days.",
        *later.everything(),
        EVEN_SPREAD,
        unasked("Trust", "trust"),
    ]


def test_everything_later_names_silent_groups_too() -> None:
    """The groups stand before the themes, with what they are; the question about balance after."""
    later = telling(RELATIONAL, history({"power": last_days(60)}))

    said = later.everything_later()

    assert len(said) == 20
    assert said[1].startswith("Lately it has been one thing: Power dynamics.")
    assert said[2].startswith("So far all of it is about themes such as ")
    assert said[3] == MEANING
    assert said[-2] == EVEN_SPREAD
