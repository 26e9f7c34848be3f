from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import TODAY, ago, at_noon, grouped, history, pack, telling, theme, unhurried
from equityjournal.core.explaining import explained
from equityjournal.core.history import History, Offer
from equityjournal.core.silence import Choice, Standing
from equityjournal.core.telling import Telling, spoken

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

FIVE = pack("power", "care", "trust", "humility", "memory")
"""Of five equal themes, one is missing by chance after 8 others (0.168) but hardly after 14 (0.044)."""

EVEN_SPREAD = "An even spread is not the aim: what matters may have been elsewhere. Was it?"
EARLY_DAYS = (
    "These are early days: a theme may be missing by chance, or because I have not asked. Once more is "
    "written, however long that takes, I can say more."
)


def last_days(count: int) -> list[date]:
    """The last so many days, today among them."""
    return [ago(number) for number in range(count)]


def asked(of_theme: str, *days: int, passed: int = 0) -> list[Offer]:
    """A prompt of a theme that was offered so many days ago, each; the first few of them put by."""
    return [Offer(f"{of_theme}/a", ago(back), number < passed) for number, back in enumerate(days)]


def asked_about(themes: Iterable[str]) -> list[Offer]:
    """One offer today for each theme."""
    return [Offer(f"{one}/a", TODAY, passed=False) for one in themes]


def standing(of: Telling, name: str) -> Standing:
    """How one theme stands."""
    return next(one for one in of.reading.themes if one.name == name)


def reason(of: Telling, name: str) -> str:
    """What is said of one theme."""
    return of.reason(standing(of, name))


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
    ]


def test_one_live_theme_never_written_about_says_so() -> None:
    """It is said without a word that weighs its silence."""
    alone = telling(pack("power"), history(other_days=last_days(2)))

    assert alone.nothing_to_compare()[1:] == ["Power: not written about yet."]


def test_with_every_theme_set_aside_there_is_nothing_to_compare_and_no_theme_is_named() -> None:
    """It is the writer's own choice, and is said without a word more."""
    aside = telling(FIVE, history({"power": [TODAY]}), [Choice(one.id, TODAY, 0) for one in FIVE.themes])

    assert aside.live == []
    assert aside.nothing_to_compare() == ["Every theme is set aside, so there is nothing to compare."]


def test_the_one_theme_left_is_not_called_silent() -> None:
    """A theme whose companions were all set aside is compared with nothing, though days went by before."""
    left = telling(pack("power", "care"), history({"care": last_days(9)}), [Choice("care", TODAY, 0)])

    assert standing(left, "power").word == "not so far"
    assert left.nothing_to_compare()[1:] == ["Power: not written about yet."]


# Early days


def test_early_days_are_told_as_in_the_contract() -> None:
    """What was written, that it is early, and one theme that was never asked about."""
    what = history(
        {"power": last_days(7), "emotions-and-care": last_days(7), "positionality": [ago(2)]},
        offers=asked_about({*INSIGHTS, *CONDITIONS} - {"historical-context"}),
    )
    early = telling(RELATIONAL, what)

    assert early.reading.early
    assert early.early() == [
        "You have written on 7 days, most often about Emotions and care and Power dynamics.",
        EARLY_DAYS,
        "One I have not asked about: Understanding historical context. "
        "Two minutes? `equityjournal write -t historical-context`",
    ]


def test_in_early_days_a_silent_group_is_named() -> None:
    """Groups can speak sooner than their themes: all of it about the insights, none about the conditions."""
    what = history({"power": last_days(7)}, offers=asked_about([*INSIGHTS, *CONDITIONS]))
    early = telling(RELATIONAL, what)

    assert early.reading.early
    assert early.early() == [
        "You have written on 7 days, about Power dynamics.",
        EARLY_DAYS,
        "So far all of it is about themes such as Power dynamics (the insights); none is about themes such as "
        "Commitment to ongoing work or Intentional pursuit of equity (the conditions).",
    ]


def test_in_early_days_what_was_not_asked_comes_before_what_was_not_written() -> None:
    """The theme never asked about is offered before a group is called silent."""
    said = telling(RELATIONAL, history({"power": last_days(7)})).early()

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


def test_a_theme_that_was_asked_about_or_written_about_is_not_offered_as_unasked() -> None:
    """Where each theme was asked about or written about, none is offered."""
    what = history({"power": [TODAY]}, offers=asked_about(["care", "trust", "humility", "memory"]))

    assert telling(FIVE, what).early() == ["You have written on 1 day, about Power.", EARLY_DAYS]


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
        "Understanding historical context: not lately. You last wrote about it on 3 June 2026, and have written on "
        "24 days since. I have asked once since then.",
        EVEN_SPREAD,
    ]


def test_when_nothing_is_out_of_sight_that_is_said_and_nothing_else() -> None:
    """Nobody is told about balance when no theme was named."""
    present = telling(FIVE, history({one.id: last_days(15) for one in FIVE.themes}))

    assert present.out_of_sight() == [
        "You have written on 15 days.",
        "No theme has been out of sight for longer than chance would make it.",
    ]


def test_themes_less_lately_or_not_yet_stand_in_a_line_of_their_own() -> None:
    """They are named and no more; those present are not even named."""
    what = history({"power": last_days(8), "care": [ago(20)], "trust": [ago(20)], "humility": [TODAY]})
    later = telling(FIVE, what)

    assert later.out_of_sight() == [
        "You have written on 9 days.",
        "No theme has been out of sight for longer than chance would make it.",
        "Less lately: Care and Trust.",
        "Not yet: Memory.",
    ]


def test_several_themes_out_of_sight_are_named_most_silent_first() -> None:
    """A theme never written about comes before one that was, and the lines after it keep their order."""
    what = history({"power": last_days(30), "care": [ago(29)], "trust": [ago(12)], "humility": [ago(9)]})

    said = telling(FIVE, what).out_of_sight()

    assert [one.split(":")[0] for one in said[1:]] == [
        "Memory",
        "Care",
        "Less lately",
        "An even spread is not the aim",
    ]
    assert said[3] == "Less lately: Trust and Humility."


def test_what_is_said_later_begins_with_the_days_written() -> None:
    """In the singular too, and whether every theme is named or only those out of sight."""
    first_day = telling(FIVE, history({"power": [TODAY]}))

    assert first_day.out_of_sight()[0] == first_day.everything_later()[0] == "You have written on 1 day."


def test_everything_names_every_theme_and_those_set_aside_last() -> None:
    """Each theme has its line, most silent first."""
    what = history({"power": last_days(14), "care": [ago(9)]})
    later = telling(FIVE, what, [Choice("memory", ago(1), 0)])

    assert later.everything() == [
        "Trust: not so far. I have not asked about it.",
        "Humility: not so far. I have not asked about it.",
        "Care: less lately. I have not asked about it since you last wrote about it, on 12 November 2026. "
        "You have written on 9 days since.",
        "Power: last written about on 21 November 2026.",
        "Memory: set aside by you on 20 November 2026.",
    ]
    assert later.everything_later() == ["You have written on 14 days.", *later.everything(), EVEN_SPREAD]


def test_everything_later_names_silent_groups_too() -> None:
    """The group stands between the themes and the question about balance."""
    later = telling(RELATIONAL, history({"power": last_days(60)}))

    said = later.everything_later()

    assert len(said) == 17
    assert said[-2].startswith("So far all of it is about themes such as ")
    assert said[-1] == EVEN_SPREAD


# What the program did


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        ([], "I have not asked about it."),
        (asked("care", 5), "I have asked once."),
        (asked("care", 5, 4, 3), "I have asked 3 times."),
        (asked("care", 5, passed=1), "I asked once, and you chose another question."),
        (asked("care", 5, 4, 3, passed=1), "I have asked 3 times. Once you chose another question."),
        (asked("care", 5, 4, 3, passed=2), "I have asked 3 times. 2 times you chose another."),
        (asked("care", 5, 4, passed=2), "I have asked 2 times. 2 times you chose another."),
        (asked("trust", 5, 4, passed=2), "I have not asked about it."),
        (asked("care", -1), "I have not asked about it."),
    ],
)
def test_of_a_theme_never_written_about_only_what_was_asked_is_said(offers: list[Offer], said: str) -> None:
    """Not asked, asked once, asked and put by: the program speaks of its own part."""
    told = telling(FIVE, history({"power": last_days(14)}, offers=offers))

    assert reason(told, "care") == f"not so far. {said}"


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        (asked("care", 5), "I have asked once since then."),
        (asked("care", 9, 5, 4), "I have asked 3 times since then."),
        (asked("care", 5, passed=1), "I asked once, and you chose another question."),
        (asked("care", 5, 4, passed=1), "I have asked 2 times since then. Once you chose another question."),
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


# Groups


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
    """It stands after the themes that are out of sight."""
    said = telling(TWO_GROUPS, history({"power": last_days(14)})).out_of_sight()

    assert [one.split(":")[0][:9] for one in said[1:]] == [
        "Care",
        "Trust",
        "Memory",
        "Gain",
        "So far al",
        "An even s",
    ]


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


# What stands beside


def test_themes_no_pack_has_any_more_are_former_and_those_of_other_packs_are_not() -> None:
    """They are named in a line of their own, in the order of the alphabet, and credit nothing."""
    what = history({"power": [TODAY], "old": last_days(9), "ancient": [TODAY], "pause": [TODAY]})
    told = telling(FIVE, what, elsewhere=["pause", "power"])

    assert told.former == ["ancient", "old"]
    assert told.asides(named_already=False) == ["No longer in this pack: ancient and old."]
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
    assert [one.split()[0] for one in said[1:]] == ["In", "No", "1"]
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


def test_every_word_of_the_silence_test_can_be_spoken() -> None:
    """In English each word is said as it is."""
    words = ["set aside", "not so far", "not lately", "not yet", "less lately", "present"]

    assert [spoken(word) for word in words] == words


# Whatever the history


DAYS = st.integers(0, 60).map(ago)
ANY_THEME = st.sampled_from(["power", "care", "trust", "memory", "gain", "former", "later"])
THREE_GROUPS = pack(
    theme("power", group="insights"),
    theme("care", group="insights"),
    theme("trust", group="conditions"),
    theme("memory", group="conditions"),
    theme("gain", group="means"),
    theme("later", group="means", added=ago(20)),
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any history of a few themes, one of them in no pack any more."""
    return history(
        draw(st.dictionaries(ANY_THEME, st.sets(DAYS, min_size=1, max_size=40))),
        other_days=draw(st.sets(DAYS, max_size=5)),
        offers=[
            Offer(f"{name}/a", day, passed)
            for name, day, passed in draw(st.lists(st.tuples(ANY_THEME, DAYS, st.booleans()), max_size=12))
        ],
        untagged=draw(st.integers(0, 3)),
        last_written=draw(st.none() | DAYS.map(at_noon)),
    )


ANY_CHOICES = st.lists(
    st.builds(Choice, ANY_THEME, DAYS, st.integers(0, 2), st.none() | st.integers(-30, 30).map(ago)),
    max_size=6,
)


def all_that_is_said(told: Telling) -> list[str]:
    """Every sentence that any command could say of this history."""
    return [
        *told.nothing_yet(),
        *told.nothing_to_compare(),
        *told.early(),
        *told.out_of_sight(),
        *told.everything_later(),
        *told.asides(named_already=False),
        *told.asides(named_already=True),
        *filter(None, [told.welcome(at_noon(TODAY))]),
        *explained(told),
    ]


@unhurried
@given(histories(), ANY_CHOICES)
def test_nothing_said_is_a_score_a_promise_or_a_reproach(what: History, choices: Sequence[Choice]) -> None:
    """No sentence ever counts in per cent, grades, keeps a streak or a target, or calls anything overdue."""
    said = " ".join(all_that_is_said(telling(THREE_GROUPS, what, choices))).casefold()

    banned = (
        "%", "per cent", "percent", "score", "streak", "overdue", "target", "grade", "badge", "neglect", "fail",
        "should", "must", "behind", "missed", "only wrote", "late ",
    )  # fmt: skip
    assert [word for word in banned if word in said] == []


@unhurried
@given(histories(), ANY_CHOICES)
def test_no_sentence_that_names_a_silence_suggests_setting_it_aside(
    what: History, choices: Sequence[Choice]
) -> None:
    """A theme that is out of sight is not to be put out of it."""
    told = telling(THREE_GROUPS, what, choices)

    for one in told.live:
        assert "aside" not in told.reason(one)
    assert not any("set-aside" in sentence for sentence in all_that_is_said(told))


@unhurried
@given(histories(), ANY_CHOICES)
def test_what_was_never_asked_is_said_before_what_was_not_written(
    what: History, choices: Sequence[Choice]
) -> None:
    """Where the program did not ask about a theme that is not present, its sentence begins with that."""
    told = telling(THREE_GROUPS, what, choices)

    for one in told.live:
        said = told.reason(one).removeprefix(f"{one.word}. ")
        assert said.startswith("I have not asked about it") == (
            one.word != "present" and told.shown(one)[0] == 0
        )


@unhurried
@given(histories(), ANY_CHOICES)
def test_every_sentence_is_whole(what: History, choices: Sequence[Choice]) -> None:
    """Each begins with its first letter, ends with its full stop or command, and has no hole in it."""
    told = telling(THREE_GROUPS, what, choices)
    said = [one for one in all_that_is_said(told) if one not in told.silent_groups()]

    for sentence in said:
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence[-1] in ".?`"
        assert not any(hole in sentence for hole in ("  ", " .", " ,", " ;", "{", "}", "None"))


@unhurried
@given(histories(), st.integers(1, 1000))
def test_a_break_from_writing_changes_nothing_that_is_said(what: History, away: int) -> None:
    """However long somebody is away, every theme is told as it was on the day they left."""
    then, now = telling(THREE_GROUPS, what), telling(THREE_GROUPS, what, today=TODAY + timedelta(days=away))

    assert now.reading.early == then.reading.early
    assert now.everything_later() == then.everything_later()
    assert now.out_of_sight() == then.out_of_sight()
    assert _but_for_the_suggestion(now) == _but_for_the_suggestion(then)
    assert now.asides(named_already=False) == then.asides(named_already=False)


def _but_for_the_suggestion(told: Telling) -> list[str]:
    """What is said in early days, without the theme to try, which is another one each day."""
    return [one for one in told.early() if not one.startswith("One I have not asked about")]


@unhurried
@given(histories(), ANY_CHOICES)
def test_every_theme_of_the_pack_is_told_once_and_no_other(what: History, choices: Sequence[Choice]) -> None:
    """Naming everything leaves no theme out; what stands beside the short list completes it."""
    told = telling(THREE_GROUPS, what, choices)
    titles = {one.title for one in THREE_GROUPS.themes}

    assert sorted(one.split(":")[0] for one in told.everything()) == sorted(titles)
    aside = {one.split(":")[0] for one in told.asides(named_already=False)} & titles
    assert {told.title(one) for one in told.live} == titles - aside


@unhurried
@given(histories(), ANY_CHOICES)
def test_writing_about_a_theme_today_clears_it(what: History, choices: Sequence[Choice]) -> None:
    """Once is enough: after writing about a theme no word is said against it."""
    told = telling(THREE_GROUPS, what, choices)
    for one in told.live:
        credited = {**what.credits, one.name: {*what.credits.get(one.name, ()), TODAY}}
        after = telling(THREE_GROUPS, history(credited, other_days=what.days), choices)

        assert reason(after, one.name) == "last written about on 21 November 2026."
