"""Which entry a reply is to, and questions to bring: from what was shared, and from nothing else."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from answering import NOW, item
from coaching import HUMILITY, POWER
from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.wording import Question
from equityjournal.core.sharing.coach_questions import EACH, FIRST, MOST, drafted, themes_to_ask_about
from equityjournal.core.sharing.messages import Item, Share, SharedAnswer, SharedTheme
from equityjournal.store.disk.config import shipped_packs
from equityjournal.store.packs.coach_questions import coaching
from equityjournal.store.packs.packs import Wanted, find_packs, open_pack
from equityjournal.store.sharing.keyring import new_keys

AMARA, BRONWEN = new_keys("Amara Okafor"), new_keys("Bronwen Rees")
WELLBEING = ["How are you?", "What would help?", "What has been good?"]


def shared(*items: Item, number: int = 0, ask_about: Sequence[SharedTheme] = ()) -> Share:
    """A share; those of a higher number came later."""
    return Share(
        id="abcdefghijklm"[number] * 26, made=NOW + timedelta(days=number), sender=AMARA.person,
        recipient=BRONWEN.person, masked=True, items=list(items), ask_about=list(ask_about),
    )  # fmt: skip


def prompt(identity: str, text: str, **more: Any) -> Prompt:
    """A prompt on power."""
    return Prompt(
        id=identity, theme="power", moment=more.pop("moment", "after"), minutes=2, text=Question(text), **more
    )


def texts(*arguments: Any, **more: Any) -> list[str]:
    """The questions that are drafted, but for those on how somebody is."""
    return [one.text for one in drafted(*arguments, **more) if one.theme]


# Which themes


def test_what_the_writer_asked_about_comes_first() -> None:
    """Then the themes of entries, those about the latest days first; each once."""
    own = SharedTheme(id="bread", title="Bread", pack="mine")
    older = item("2026-05-01-aaaaaa", HUMILITY, POWER, about="2026-05-01")
    newer = item("2026-06-01-aaaaab", POWER, about="2026-06-01")
    share = shared(older, newer, ask_about=[own])
    assert [one.id for one in themes_to_ask_about([share])] == ["bread", "power", "humility"]
    assert themes_to_ask_about([]) == []


# Which questions


def test_how_somebody_is_comes_first_and_alone_where_nothing_was_shared() -> None:
    """Two questions, whatever else there is to ask."""
    assert [one.theme for one in drafted([], [], WELLBEING, {})] == [None] * FIRST
    found = drafted([shared(item())], [POWER], WELLBEING, {"power": [prompt("a", "Who decided?")]})
    assert [one.theme for one in found] == [None, None, "power"]


def test_the_same_shares_bring_the_same_questions_and_others_bring_others() -> None:
    """Over a few shares, every question has its turn."""
    prompts = {"power": [prompt(letter, f"{letter}?") for letter in "abcde"]}
    shares = [shared(item(), number=number) for number in range(8)]
    drafts = [drafted(shares[:count], [POWER], WELLBEING, prompts) for count in range(1, 9)]
    assert drafts == [drafted(shares[:count][::-1], [POWER], WELLBEING, prompts) for count in range(1, 9)]
    assert len({tuple(one) for one in drafts}) > 3


def test_there_are_eight_at_most_and_two_on_one_theme() -> None:
    """Each theme has one before any has two."""
    many = [SharedTheme(id=f"theme-{number}", title=f"Theme {number}", pack="mine") for number in range(9)]
    one_each = [
        Prompt(id=f"q{at}", theme=theme.id, moment="after", minutes=2, text=Question(f"{theme.id} {at}?"))
        for theme in many
        for at in range(5)
    ]
    pool = {theme.id: [one for one in one_each if one.theme == theme.id] for theme in many}
    for count in range(10):
        found = drafted([shared(item())], many[:count], WELLBEING, pool)
        on = [one.theme for one in found if one.theme]
        assert len(found) == min(FIRST + EACH * count, MOST)
        assert len(set(on)) == min(count, MOST - FIRST)
        assert on == sorted(on)


def test_questions_suit_a_conversation() -> None:
    """None for before, none for somebody harmed, none left out on purpose, none answered already; today comes last."""
    answered = SharedAnswer(question="Answered?", text="Yes.")
    share = shared(item("2026-06-01-k7m3qd", POWER, answers=[answered]))
    prompts = [
        prompt("a", "Who decided today?"), prompt("b", "Before?", moment="before"), prompt("c", "Harmed?", written_for="harmed"),
        prompt("d", "Left out?"), prompt("e", "Answered?"), prompt("f", "Looking back?", moment="looking-back"),
    ]  # fmt: skip
    assert texts([share], [POWER], [], {"power": prompts}, ["power/d"]) == [
        "Looking back?",
        "Who decided today?",
    ]


def test_a_theme_without_a_question_here_is_left_to_its_writer() -> None:
    """Whether shared or asked about; a title that would steer a screen is shown and not obeyed."""
    own = SharedTheme(id="bread", title="Bread\n\x1b[31m", pack="mine")
    assert texts([shared(item("2026-06-01-k7m3qd", own))], [own], [], {}) == [
        "What in what you shared on Bread ^[[31m would you like to talk about?"
    ]
    assert texts([shared(ask_about=[own])], [own], [], {}) == [
        "You would like to be asked about Bread ^[[31m: where shall we begin?"
    ]


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
            for number in range(13):
                share = shared(item("2026-06-01-k7m3qd", wanted), number=number)
                said += texts([share], [wanted], [], {theme.id: own}, words.not_these)
    assert len(set(said)) > 100
    assert sorted(text for text in set(said) if ABSENCE.search(text)) == []


def test_what_is_left_out_on_purpose_is_there_to_be_left_out() -> None:
    """Each pack and prompt that is named, is one that came with the program."""
    words, packs = coaching(shipped_packs()), every_pack()
    assert set(words.not_from) <= {pack.id for pack in packs}
    assert set(words.not_these) <= {one.cited for pack in packs for one in pack.prompts}


def test_questions_on_how_somebody_is_are_open_and_their_own() -> None:
    """One open question each, of thirty words at most, and of no pack; and where the order comes from is said."""
    words = coaching(shipped_packs())
    assert 4 <= len(words.wellbeing) <= 8
    for text in words.wellbeing:
        assert text.endswith("?")
        assert text.count("?") == 1
        assert len(text.split()) <= 30
        assert not re.match(r"(Do|Did|Are|Is|Have|Has|Can|Could|Would|Will|Should)\b", text)
        assert text not in {one.text for pack in every_pack() for one in pack.prompts}
    assert "\nsource = " in (shipped_packs() / "words" / "coaching.toml").read_text("utf-8")
