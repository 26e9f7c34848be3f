from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from core.examples import FIVE, TODAY, ago, history, last_days, pack, reason, standing, telling, theme
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.weights import Choice

RELATIONAL = pack(
    theme("structural-inequities", title="Structural inequities and systemic change"),
    theme("lived-experience", title="Community and lived experience as core"),
    theme("learning-justice", title="Justice in learning conditions"),
    theme("emotions-and-care", title="Emotions and care"),
    theme("power", title="Power dynamics"),
    theme("emergence-and-trust", title="Emergent working and trust building"),
    theme("humility", title="Reflective practice and humility"),
    theme("sustainability", title="Sustainability and capacity-building"),
    theme("ongoing-commitment", group="conditions", title="Commitment to ongoing work"),
    theme("intentional-equity", group="conditions", title="Intentional pursuit of equity"),
    theme("historical-context", group="conditions", title="Understanding historical context"),
    theme("collective-gain", group="conditions", title="Equity as collective gain"),
    theme("counter-narratives", group="conditions", title="Challenging anti-equity narratives"),
    theme("positionality", group="conditions", title="Recognising positionality"),
)
INSIGHTS = [one.id for one in RELATIONAL.groups["insights"]]
CONDITIONS = [one.id for one in RELATIONAL.groups["conditions"]]

EVEN_SPREAD = "An even spread is not the aim: what matters may have been elsewhere. Was it?"
EARLY_DAYS = "These are early days: a theme may be missing by chance, or because I have not asked."
MEANING = (
    "Insights are what comes up in the work itself; conditions are what people keep up together, so that "
    "fairness lasts."
)


def unasked(title: str, theme: str) -> str:
    """The line on a theme that was never asked about."""
    return f"One I have not asked about: {title}. Two minutes? `equityjournal write -t {theme}`"


def worth(title: str, theme: str) -> str:
    """The line on a theme where each was asked about."""
    return f"It may be worth two minutes: {title}. `equityjournal write -t {theme}`"


def asked_about(themes: Iterable[str]) -> list[Offer]:
    """One offer today for each theme."""
    return [Offer(f"{one}/a", TODAY, passed=False) for one in themes]


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


# Early days


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


# Later


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
