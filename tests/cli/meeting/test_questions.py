"""Questions drafted for a coach to bring: four at most, and on nothing that was not shared or asked about."""

import json
from datetime import timedelta

import pytest

from answering import ENTRY, HOSTILE, NOW, Pair, item
from coaching import HUMILITY, POWER, meet
from equityjournal.core.sharing.letter_parts import SharedTheme
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.coach_questions import coaching
from packs import SHIPPED, shipped


def asked(pair: Pair, *, manages: bool = False) -> list[str]:
    """The questions that are drafted."""
    meet(pair.bronwen, pair.amara, manages=manages)
    lines = pair.bronwen("with", "amara", "--questions").out.replace("\n     ", " ").splitlines()[1:]
    return [line.partition(": ")[2] for line in lines]


def test_questions_begin_with_how_somebody_is_and_stay_with_what_was_shared(pair: Pair) -> None:
    """Four at most, the same each time, the second on what was asked for and the rest on what is newest."""
    pair.share(item(ENTRY, POWER), ask_about=[HUMILITY])
    found = asked(pair)
    assert len(found) == 4
    assert found == asked(pair)
    wellbeing = {str(question) for question in coaching(shipped_packs()).wellbeing}
    assert found[0] in wellbeing
    themes = {str(prompt.text): prompt.theme for pack in SHIPPED for prompt in pack.prompts}
    assert [themes[question] for question in found[1:]] == ["humility", "power", "power"]


def test_a_manager_drafts_none_that_makes_power_heavier(pair: Pair) -> None:
    """Nor any that names racism or the like, where the writer did not ask for it."""
    pair.share(item(ENTRY, HUMILITY), ask_about=[POWER])
    heavier = coaching(shipped_packs()).not_when_managing
    texts = {str(prompt.text): prompt for pack in SHIPPED for prompt in pack.prompts}
    for number in range(3):
        drafted = asked(pair, manages=True)
        assert not [text for text in drafted if text in texts and texts[text].cited in heavier]
        pair.share(item(ENTRY, HUMILITY), ask_about=[], made=NOW + timedelta(hours=number + 1))


@pytest.mark.parametrize(
    ("pack", "theme"),
    [
        ("together", "together-power"),
        ("bring-and-ask", "bring-telling"),
        ("alongside", "along-difference"),
        ("social-graces", "graces-r"),
        ("when-it-happened-to-me", "me-kept"),
    ],
)
def test_questions_for_others_than_two_who_talk_are_not_drafted(pair: Pair, pack: str, theme: str) -> None:
    """A team's, a group's, a coach's own, those on who somebody is and on what was done to them: left to the writer."""
    title = shipped(pack).theme(theme).title
    pair.share(item(ENTRY, SharedTheme(id=theme, title=title, pack=pack)))
    assert asked(pair)[1:] == [f"What in what you shared on {title} would you like to talk about?"]


def test_with_nothing_shared_there_is_a_question_on_how_somebody_is(pair: Pair) -> None:
    """And no other."""
    assert len(asked(pair)) == 1


def test_a_theme_that_only_looks_like_ours_brings_none_of_our_questions(pair: Pair) -> None:
    """A pack of the writer's own, with an id of ours: its own title, and a question that leaves it to them."""
    pair.share(item(ENTRY, SharedTheme(id="power", title=HOSTILE, pack="mine")))
    meet(pair.bronwen, pair.amara)
    said = pair.bronwen.at_terminal("with", "amara", "--questions", typed=["", ""], columns=200).out
    assert "What in what you shared on CANARY ^[[2J^G" in said
    assert not set(said.replace("\x1b[1m", "").replace("\x1b[0m", "")) & set("\x1b\x07\x9b\u202e")


def test_a_theme_without_a_pack_brings_an_open_question(pair: Pair) -> None:
    """The writer's journal had lost the pack of the theme, so the share names none."""
    pair.share(item(ENTRY, SharedTheme(id="kinship", title="kinship", pack="")))
    assert asked(pair)[1].startswith("What in what you shared on kinship ")


SILENCE = ("so far", "lately silent", "silent", "neglected", "missing", "gap", "not written about", "%")


def test_no_word_of_silence_is_said_to_a_coach(pair: Pair) -> None:
    """Whether much was shared, little or nothing; on the screen or in JSON."""
    meet(pair.bronwen, pair.amara)
    said = pair.bronwen("with", "amara", "--questions").out
    pair.share(item(ENTRY, POWER))
    said += pair.bronwen("with", "amara", "--questions").out
    said += json.dumps(pair.bronwen("coach", "amara", "--json").json)
    said += pair.bronwen("coach", "reply", "amara", "9", "x", code=1).err
    assert not [word for word in SILENCE if word in said]
