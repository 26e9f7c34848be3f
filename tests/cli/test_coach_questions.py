"""Questions a coach brings: `coach questions`."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from answering import ENTRY, HOSTILE, NOW, Pair, item, left_behind
from cli.fake_editor import Editor
from coaching import HUMILITY, POWER, meet
from equityjournal.core.sharing.messages import Questions, SharedTheme
from equityjournal.store.disk.config import shipped_packs
from equityjournal.store.packs.coach_questions import coaching
from packs import SHIPPED, shipped


def asked(pair: Pair, *options: str) -> list[dict[str, str | None]]:
    """The questions that are drafted."""
    found: list[dict[str, str | None]] = pair.bronwen("coach", "questions", "amara", *options, "--json").json
    return found


def test_questions_begin_with_how_somebody_is_and_stay_with_what_was_shared(pair: Pair) -> None:
    """Each with its theme, four at most, the same each time, and on no theme that was not shared or asked about."""
    pair.share(item(ENTRY, POWER), ask_about=[HUMILITY])
    found = asked(pair)
    assert [one["theme"] for one in found] == [None, "humility", "power", "power"]
    assert found == asked(pair)
    said = pair.bronwen("coach", "questions", "amara").out
    assert all(f"- {one['question']}" in said for one in found)
    assert (
        said.index("How you are")
        < said.index("Reflective practice and humility")
        < said.index("Power dynamics")
    )
    assert "--output FILE seals them for Amara Okafor" in said
    assert not list(Path().iterdir())


def test_a_manager_drafts_none_that_makes_power_heavier(pair: Pair) -> None:
    """Nor any that names racism or the like, where the writer did not ask for it."""
    pair.share(item(ENTRY, HUMILITY), ask_about=[POWER])
    meet(pair.bronwen, pair.amara, manages=True)
    heavier = coaching(shipped_packs()).not_when_managing
    texts = {str(one.text): one for pack in SHIPPED for one in pack.prompts}
    for number in range(3):
        drafted = asked(pair)
        assert not [
            one for one in drafted if one["question"] in texts and texts[one["question"]].cited in heavier
        ]
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
    """A team's, a group's, a coach's own, and those for one alone: what is said of such a theme is left to its writer."""
    title = shipped(pack).theme(theme).title
    pair.share(item(ENTRY, SharedTheme(id=theme, title=title, pack=pack)))
    found = [one["question"] for one in asked(pair) if one["theme"] == theme]
    assert found == [f"What in what you shared on {title} would you like to talk about?"]


def test_with_nothing_shared_there_is_a_question_on_how_somebody_is(pair: Pair) -> None:
    """And no other."""
    assert [one["theme"] for one in asked(pair)] == [None]


def test_a_theme_that_only_looks_like_ours_brings_none_of_our_questions(pair: Pair) -> None:
    """A pack of the writer's own, with an id of ours: its own title, and a question that leaves it to them."""
    pair.share(item(ENTRY, SharedTheme(id="power", title=HOSTILE, pack="mine")))
    said = pair.bronwen.at_terminal("coach", "questions", "amara", columns=200).out
    assert "What in what you shared on CANARY ^[[2J^G" in said
    assert not set(said.replace("\x1b[1m", "").replace("\x1b[0m", "")) & set("\x1b\x07\x9b\u202e")


def test_a_theme_without_a_pack_brings_an_open_question(pair: Pair) -> None:
    """The writer's journal had lost the pack of the theme, so the share names none."""
    pair.share(item(ENTRY, SharedTheme(id="kinship", title="kinship", pack="")))
    found = asked(pair)
    assert (found[1]["theme"], found[1]["title"]) == ("kinship", "kinship")
    assert str(found[1]["question"]).startswith("What in what you shared on kinship ")


def test_nobody_is_asked_what_they_keep_to_themselves(pair: Pair) -> None:
    """On themes about who somebody is, and on what was done to them, the beginning is left to the writer."""
    graces = SharedTheme(id="graces-r", title="Race and religion", pack="social-graces")
    happened_to_me = SharedTheme(id="me-kept", title="Kept", pack="when-it-happened-to-me")
    pair.share(item(ENTRY, graces, happened_to_me))
    for one in asked(pair)[1:]:
        assert str(one["question"]).startswith("What in what you shared on ")


def test_questions_are_sealed_with_output_and_can_be_changed_first(pair: Pair, editor: Editor) -> None:
    """In the editor a line each, below its theme; lines with # are left out, and nothing is left behind."""
    pair.share(item(ENTRY, POWER))
    seen = Path("seen").absolute()
    editor.does(
        f"text = path.read_text('utf-8')\npathlib.Path({str(seen)!r}).write_text(text, 'utf-8')\n"
        "path.write_text('# mine\\n\\n  How was the   hearing? \\n' + text.split('\\n')[4] + '\\n', 'utf-8')"
    )
    first = asked(pair)[0]["question"]
    said = pair.bronwen("coach", "questions", "amara", "--edit", "--output", "questions.age").out
    assert "# Power dynamics" in seen.read_text("utf-8").split("\n")
    opened = pair.opened_by_amara(Path("questions.age"))
    assert isinstance(opened, Questions)
    assert opened.questions == ["How was the hearing?", first]
    assert "The questions are in questions.age." in said
    assert "sealed for Amara Okafor and for you" in said
    assert left_behind(pair) == []
    assert (
        "is there already" in pair.bronwen("coach", "questions", "amara", "-o", "questions.age", code=1).err
    )
    assert [one["question"] for one in asked(pair, "--edit")] == ["How was the hearing?", first]
    assert "- How was the hearing?" in pair.bronwen("coach", "questions", "amara", "--edit").out
    assert asked(pair, "--output", "more.age")[0]["question"] == first
    assert left_behind(pair) == []


def test_changed_questions_that_cannot_be_sealed_are_kept(pair: Pair, editor: Editor) -> None:
    """The sentence says where; of none at all, nothing is made."""
    pair.share(item(ENTRY, POWER))
    editor.does("path.write_text('x' * 200_001, 'utf-8')")
    said = pair.bronwen("coach", "questions", "amara", "--edit", "-o", "questions.age", code=1).err
    (kept,) = left_behind(pair)
    assert str(kept) in said
    kept.unlink()
    editor.does("path.write_text('# none\\n', 'utf-8')")
    said = pair.bronwen("coach", "questions", "amara", "--edit", "-o", "questions.age", code=1).err
    assert "No question is left" in said
    assert left_behind(pair) == list(Path().glob("*.age")) == []


SILENCE = ("so far", "lately silent", "silent", "neglected", "missing", "gap", "not written about", "%")


def test_no_word_of_silence_is_said_to_a_coach(pair: Pair) -> None:
    """Whether much was shared, little or nothing; on the screen or in JSON."""
    said = pair.bronwen("coach", "questions", "amara").out
    pair.share(item(ENTRY, POWER))
    said += pair.bronwen("coach", "questions", "amara").out + json.dumps(asked(pair))
    said += pair.bronwen("coach", "reply", "amara", "--entry", "9", "x", code=1).err
    assert not [word for word in SILENCE if word in said]
