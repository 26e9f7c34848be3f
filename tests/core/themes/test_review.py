from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from core.examples import FIVE, TODAY, ago, last_days, pack, theme
from equityjournal.core.themes.period import Period
from equityjournal.core.themes.review import Facts, LookBack, Promise, Setting
from equityjournal.core.themes.review_words import (
    WAYS,
    absent,
    by_lens,
    by_setting,
    compared,
    feelings,
    in_months,
    opening,
    settings,
    step_in_words,
    steps,
)
from equityjournal.core.themes.weights import Choice

PERIOD = Period(ago(29), TODAY)
FAMILIES = {"joy": ["joyful", "proud", "hopeful"], "fear-and-worry": ["worried", "wary", "unsafe"]}


def facts(asked: Iterable[str] = (), **credited: list[date]) -> Facts:
    """What a period holds in which these themes were written about on these days."""
    return Facts(
        days=sorted(set().union(*credited.values())),
        credits=credited,
        asked=dict.fromkeys(asked, 1),
    )


def look(
    now: Facts, before: Facts | None = None, choices: Iterable[Choice] = (), of: object = FIVE
) -> LookBack:
    """A look back over the last thirty days, and what the thirty days before held."""
    return LookBack(of, PERIOD, now, list(choices), before)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2026-09-01", "2026-09-30", "September"),
        ("2026-08-26", "2026-08-31", "26 to 31 August"),
        ("2026-08-31", "2026-08-31", "31 August"),
        ("2026-08-26", "2026-11-25", "August to November"),
    ],
)
def test_a_stretch_of_months_is_said_shortly(since: str, until: str, said: str) -> None:
    """A whole month by its name, a part by its days, several by the first and the last."""
    assert in_months(Period(date.fromisoformat(since), date.fromisoformat(until))) == said


# What came up, and what did not


def test_what_was_never_asked_is_said_first() -> None:
    """Themes that did not come up stand apart by whether they were asked about; little writing is said to be little."""
    said = absent(look(facts(power=last_days(3), asked=["care", "power"])))
    assert said == [
        "Not in this time, and I did not ask: Trust, Humility and Memory.",
        "Not in this time: Care.",
        "That may well be chance: this is little writing to go by.",
    ]


def test_with_enough_writing_the_spread_is_said_not_to_be_the_aim() -> None:
    """Fourteen days on one of five themes are enough for an absence to mean something."""
    assert not look(facts(power=last_days(13))).enough
    later = look(facts(power=last_days(14)))
    assert later.enough
    assert "An even spread is not the aim: what matters may have been elsewhere." in absent(later)


def test_nothing_is_said_to_be_missing_when_nothing_is() -> None:
    """With every theme there, no sentence speaks of absence."""
    every = {one.id: [TODAY] for one in FIVE.themes}
    assert absent(look(Facts(days=[TODAY], credits=every))) == []


def test_a_theme_set_aside_is_not_missing() -> None:
    """It stands apart, as the writer's own choice; one that is yet to come is not named at all."""
    aside = look(facts(power=[TODAY]), choices=[Choice("care", ago(3), 0)])
    assert absent(aside)[-1] == "Set aside by you: Care."
    assert "Care" not in absent(aside)[0]
    of = pack(theme("power"), theme("young", added=TODAY + timedelta(days=1)))
    assert absent(look(facts(power=[TODAY]), of=of)) == []


def test_days_without_a_theme_are_said() -> None:
    """Writing without a theme is writing."""
    assert absent(look(Facts(days=[TODAY], untagged=[TODAY])))[-1] == "On 1 day you wrote without a theme."


def test_themes_of_other_packs_are_named_with_theirs() -> None:
    """What an answer credited elsewhere is there too: by its title, or by its id where no pack has it any more."""
    held = facts(power=[TODAY], pause=[TODAY], gone=last_days(2))
    back = LookBack(FIVE, PERIOD, held, titles={"pause": "Power up"})
    assert [row.title for row in back.elsewhere] == ["gone", "Power up"]
    assert [part.heading for part in WAYS["theme"](back)] == ["You wrote about:", "From other packs:"]


def test_a_group_and_a_lens_count_a_day_once() -> None:
    """Two themes on one day are one day of what both belong to."""
    lensed = [one.model_copy(update={"lens": ["human"]}) for one in FIVE.themes[:2]]
    of = FIVE.model_copy(update={"themes": lensed})
    back = look(facts(power=last_days(2), care=last_days(1)), of=of)
    assert [len(row.days) for row in back.groups] == [2]
    assert [(row.name, len(row.days)) for row in back.lenses] == [("human", 2)]
    assert by_lens(back)[0].lines == ["human: on 2 days, about Power and Care."]


def test_what_a_pack_or_a_journal_does_not_have_is_said_in_one_line() -> None:
    """A pack without lenses, and a time without settings, are no list of nothing."""
    assert by_lens(look(facts(power=[TODAY])))[0] == ("The themes of this pack belong to no lens.", ())
    assert by_setting(look(facts(power=[TODAY])))[0].heading == "No setting was named in this time."
    assert settings(look(facts(power=[TODAY]))) == []


def test_every_way_of_sorting_says_what_came_up() -> None:
    """By theme, group, setting and month, each line has its days; a month without a word is only that."""
    held = facts(power=last_days(2))._replace(settings=[Setting("office", 2, {"power"})])
    back = look(held, of=pack(theme("power"), theme("memory", group="conditions")))
    assert WAYS["theme"](back)[0].lines == ["Power: on 2 days, the last on 21 November 2026."]
    assert WAYS["group"](back)[0].lines == [
        "insights: on 2 days, about Power.",
        "conditions: not in this time.",
    ]
    assert WAYS["setting"](back)[0].lines == ["office: on 2 days, about Power."]
    assert WAYS["month"](back)[0].lines == [
        "23 to 31 October 2026: nothing written.",
        "1 to 21 November 2026: on 2 days, about Power.",
    ]
    assert settings(back) == ["Settings: office on 2 days."]


def test_a_time_without_a_word_is_not_held_against_anybody() -> None:
    """It says that a break changes nothing, and compares nothing."""
    assert "A break needs no reason" in opening(look(Facts()))
    assert compared(look(Facts(), facts(power=last_days(20, before=30)))) == []


# Beside the time before


def test_what_came_and_went_is_said_when_both_periods_hold_enough() -> None:
    """Themes that came up in one of them only are named, and how many days were written on is not."""
    now = facts(power=last_days(20), care=last_days(2))
    then = facts(power=last_days(14, before=30), trust=last_days(3, before=30))
    assert compared(look(now, then)) == [
        "In the 30 days before, and not in this time: Trust.",
        "In this time, and not in the 30 days before: Care.",
    ]
    assert compared(look(then, then)) != []


def test_when_the_same_came_up_it_says_so() -> None:
    """Nothing came and nothing went."""
    now, then = facts(power=last_days(14)), facts(power=last_days(14, before=30))
    assert compared(look(now, then)) == ["The same themes came up as in the 30 days before."]


def test_with_too_little_nothing_is_compared_and_one_sentence_says_so() -> None:
    """Whichever of the two holds too little, it is named in one sentence."""
    much, little = facts(power=last_days(14)), facts(power=last_days(2))
    earlier = facts(power=last_days(14, before=30))
    assert compared(look(little, earlier)) == [
        "There is too little in this time to set it beside the time before."
    ]
    assert compared(look(much, facts(power=last_days(2, before=30)))) == [
        "There is too little in the 30 days before to set this time beside them."
    ]


def test_a_theme_added_since_did_not_come_back() -> None:
    """That it was not there before means nothing."""
    of = pack(*FIVE.themes, theme("young", added=ago(20)))
    now = facts(power=last_days(20), young=[TODAY])
    then = facts(power=last_days(14, before=30))
    found = look(now, then, of=of).compared
    assert found is not None
    assert list(found.came) == []


# Feelings


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (["worried", "Wary", "unsafe"], "heavy"),
        (["joyful", "proud", "hopeful"], "light"),
        (["worried", "wary", "joyful"], None),
        (["worried", "wary"], None),
        (["worried", "wary", "unsafe", "pryderus"], None),
    ],
)
def test_a_kind_line_only_where_every_word_is_heavy_or_light(words: list[str], note: str | None) -> None:
    """Of fewer than three words, of mixed ones, and of any that is not in the list, nothing is said."""
    said = feelings(look(Facts(days=[TODAY], feelings=words)), FAMILIES)
    assert said[0].startswith("Words you used for feelings: ")
    assert len(said) == (1 if note is None else 2)
    assert note is None or note in said[1]


def test_no_words_for_feelings_are_no_line() -> None:
    """Nobody has to name a feeling."""
    assert feelings(look(Facts(days=[TODAY])), FAMILIES) == []


# Small steps


def test_steps_are_kept_open_or_let_go_and_never_late() -> None:
    """Those kept come first; a day long past is only the day a step is for."""
    given_steps = [
        Promise("Ring.", ago(20), due=ago(10)),
        Promise("Ask.", ago(20), "short"),
        Promise("Sit in.", ago(20), dropped=ago(2), reason="they moved"),
        Promise("Write.", ago(20), done=ago(1)),
        Promise("Wait.", ago(20)),
        Promise("Walk.", ago(20), dropped=ago(2)),
    ]
    part = steps(look(Facts(days=[TODAY], steps=given_steps)))
    assert part is not None
    assert part.lines == [
        "Kept on 20 November 2026: Write.",
        "Open, for 11 November 2026: Ring.",
        "Open, in the short term: Ask.",
        "Open: Wait.",
        "Let go on 19 November 2026: Sit in. (they moved)",
        "Let go on 19 November 2026: Walk.",
    ]
    assert steps(look(Facts())) is None
    assert step_in_words(Promise("Read.", TODAY, "long")) == "Open, in the long term: Read."
