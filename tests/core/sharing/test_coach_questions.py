"""Questions to bring: from what was shared, and from nothing else."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from answering import NOW, item
from coaching import HUMILITY, POWER
from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.wording import Question
from equityjournal.core.sharing.coach_questions import MOST, Drafting, answered_in
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Item, SharedAnswer, SharedTheme
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.coach_questions import coaching
from equityjournal.store.packs.packs import Wanted
from equityjournal.store.packs.reading_packs import find_packs, open_pack
from equityjournal.store.sharing.keyring import new_keys

AMARA, BRONWEN = new_keys("Amara Okafor"), new_keys("Bronwen Rees")
WELLBEING = ["How are you?", "What would help?", "What has been good?"]


def shared(*items: Item, number: int = 0, ask_about: Sequence[SharedTheme] = ()) -> Letter:
    """A share; those of a higher number came later."""
    return Letter(
        id="abcdefghijklm"[number] * 26, made=NOW + timedelta(days=number), sender=AMARA.card,
        recipient=BRONWEN.card, masked=True, items=list(items), ask_about=list(ask_about),
    )  # fmt: skip


def prompt(identity: str, text: str, **more: Any) -> Prompt:
    """A prompt on power."""
    return Prompt(
        id=identity, theme="power", moment=more.pop("moment", "after"), minutes=2, text=Question(text), **more
    )


def texts(**facts: Any) -> list[str]:
    """The questions that are drafted."""
    return Drafting(**facts).questions()


PROMPTS = {"power": [prompt(letter, f"{letter}?") for letter in "abcdef"]}


def test_there_are_four_at_most_wellbeing_a_wish_and_two_on_the_newest_entry() -> None:
    """One, one and two, whatever else there would be to ask."""
    found = Drafting(
        wished=[HUMILITY, POWER],
        newest=[POWER],
        wellbeing=WELLBEING,
        prompts={**PROMPTS, "humility": [prompt("h", "Humbly?")]},
    ).questions()
    assert found == ["How are you?", "Humbly?", "a?", "b?"]
    assert len(found) == MOST == 4


def test_where_nothing_was_shared_there_is_how_somebody_is_alone() -> None:
    """And nothing at all where even that was asked before."""
    assert texts(wellbeing=WELLBEING) == ["How are you?"]
    assert texts(wellbeing=WELLBEING, past=WELLBEING) == []


def test_the_two_on_the_newest_entry_are_on_two_of_its_themes_where_it_has_them() -> None:
    """A question is not asked twice, for the wish and for the entry."""
    pool = {**PROMPTS, "humility": [prompt("h", "Humbly?")]}
    assert texts(newest=[POWER, HUMILITY], prompts=pool) == ["a?", "Humbly?"]
    assert texts(wished=[POWER], newest=[POWER], prompts=pool) == ["a?", "b?", "c?"]


@given(st.lists(st.integers(0, 3), max_size=6))
def test_none_sent_before_is_drafted_again(sent_each_time: list[int]) -> None:
    """Meeting after meeting, however many of them are sent."""
    past: set[str] = set()
    for count in sent_each_time:
        found = texts(
            wished=[POWER], newest=[POWER, HUMILITY], wellbeing=WELLBEING, prompts=PROMPTS, past=past
        )
        assert not past & set(found)
        assert len(found) == len(set(found))
        past |= set(found[:count])


def test_a_question_that_names_racism_or_disability_is_for_a_wish_or_a_coach_without_a_say() -> None:
    """A manager is not given one that the writer did not ask for; power, money and law name no person."""
    pool = {"power": [prompt("r", "Racism?", names=["racism"]), prompt("p", "Power?", names=["power"])]}
    assert texts(newest=[POWER], prompts=pool) == ["Racism?", "Power?"]
    assert texts(newest=[POWER], prompts=pool, manages=True) == ["Power?"]
    assert texts(wished=[POWER], prompts=pool, manages=True) == ["Racism?"]


def test_questions_suit_a_conversation() -> None:
    """None for before, none for somebody harmed, none left out on purpose, none answered already; today comes last."""
    answered = SharedAnswer(question="Answered?", text="Yes.")
    share = shared(item("2026-06-01-k7m3qd", POWER, answers=[answered]))
    prompts = [
        prompt("a", "Who decided today?"), prompt("b", "Before?", moment="before"), prompt("c", "Harmed?", written_for="harmed"),
        prompt("d", "Left out?"), prompt("e", "Answered?"), prompt("f", "Looking back?", moment="looking-back"),
    ]  # fmt: skip
    past = answered_in([share])
    assert texts(newest=[POWER], prompts={"power": prompts}, not_these=["power/d"], past=past) == [
        "Looking back?",
        "Who decided today?",
    ]


def test_a_theme_without_a_question_here_is_left_to_its_writer() -> None:
    """Whether shared or asked about; a title that would steer a screen is shown and not obeyed."""
    own = SharedTheme(id="bread", title="Bread\n\x1b[31m", pack="mine")
    assert texts(newest=[own]) == ["What in what you shared on Bread ^[[31m would you like to talk about?"]
    assert texts(wished=[own]) == ["You would like to be asked about Bread ^[[31m: where shall we begin?"]


# What came with the program

ABSENCE = re.compile(
    r"\b(neglect|silen|missing|gap|unsaid|unwritten|so far|not (yet )?(written|said|shared|told)"
    r"|you have written|never (written|said|shared|told)|keep to yourself|left out of)",
    re.IGNORECASE,
)


def every_pack() -> list[Pack]:
    """All packs that came with the program."""
    found, _ = find_packs(shipped_packs(), shipped_packs() / "none", Wanted("en-GB"))
    return [open_pack(one) for one in found]


def test_no_question_suggests_that_something_is_missing() -> None:
    """Of all that could be drafted from what came with the program, whatever theme was shared."""
    words = coaching(shipped_packs())
    said = [*words.wellbeing]
    for pack in every_pack():
        for theme in pack.themes:
            wanted = SharedTheme(id=theme.id, title=theme.title, pack=pack.id)
            own = [] if pack.id in words.not_from else [one for one in pack.prompts if one.theme == theme.id]
            past: set[str] = set()
            while found := texts(
                wished=[wanted],
                newest=[wanted],
                prompts={theme.id: own},
                not_these=words.not_these,
                past=past,
            ):
                past |= set(found)
            said += past
    assert len(set(said)) > 100
    of_the_room = {"What came out today once there was a silence?"}  # somebody waited, and nothing is missing
    assert sorted(text for text in set(said) - of_the_room if ABSENCE.search(text)) == []


def test_what_is_left_out_on_purpose_is_there_to_be_left_out() -> None:
    """Each pack and prompt that is named, is one that came with the program."""
    words, packs = coaching(shipped_packs()), every_pack()
    assert set(words.not_from) <= {pack.id for pack in packs}
    assert {*words.not_these, *words.not_when_managing} <= {
        one.cited for pack in packs for one in pack.prompts
    }


def test_questions_on_how_somebody_is_are_open_and_their_own() -> None:
    """One open question each, of thirty words at most, and of no pack; and where the order comes from is said."""
    words = coaching(shipped_packs())
    assert 12 <= len(words.wellbeing) <= 16
    for text in words.wellbeing:
        assert text.endswith("?")
        assert text.count("?") == 1
        assert len(text.split()) <= 30
        assert not re.match(r"(Do|Did|Are|Is|Have|Has|Can|Could|Would|Will|Should)\b", text)
        assert text not in {one.text for pack in every_pack() for one in pack.prompts}
    assert "\nsource = " in (shipped_packs() / "words" / "coaching.toml").read_text("utf-8")
