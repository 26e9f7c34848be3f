from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.examples import NAIVE, TODAY, answer, at_noon, draft, entry, one_step, read_entry, unhurried
from equityjournal.core.entries.answer_words import EXCERPT
from equityjournal.core.entries.entry import Draft, Writing, finish
from equityjournal.core.entries.record_keys import mark_meant
from equityjournal.core.text.errors import NothingToKeep

# What is read


def test_every_key_of_the_contract_is_read() -> None:
    """A file with every key in it is an entry that says the same."""
    kept = read_entry(
        written=datetime(2026, 11, 21, 19, 30, 4, 123456, tzinfo=timezone(timedelta(hours=1))),
        edited=at_noon(TODAY),
        title="A visit",
        setting="home visit",
        people=["a parent"],
        themes=["positionality"],
        feelings=["uneasy"],
        private=True,
        happened_to_me=True,
        steps=[{"text": "Ask.", "horizon": "short", "due": TODAY, "done": TODAY, "dropped": TODAY, "reason": "."}],
        their_words=[
            {"text": "The stairs.", "how": "signed", "knows": True, "checked": TODAY, "outcome": "The lift."}
        ],
        answers=[{"prompt": "power/who-decided", "question": "Who?", "themes": ["power"], "text": "They.\n"}],
    )  # fmt: skip

    assert (kept.title, kept.setting, kept.people) == ("A visit", "home visit", ["a parent"])
    assert (kept.themes, kept.feelings) == (["positionality"], ["uneasy"])
    assert kept.private
    assert kept.happened_to_me
    assert kept.edited == at_noon(TODAY)
    assert kept.written.microsecond == 123456
    assert kept.written.utcoffset() == timedelta(hours=1)
    assert kept.steps[0].horizon == "short"
    assert kept.steps[0].due == kept.steps[0].done == kept.steps[0].dropped == TODAY
    (said,) = kept.their_words
    assert (said.texts, said.knows, said.checked) == (("The stairs.", "signed", "The lift."), True, TODAY)
    assert kept.answers[0].prompt == "power/who-decided"
    assert kept.answers[0].question == "Who?"
    assert kept.answers[0].text == "They.\n"


def test_what_is_left_out_is_empty_and_not_private() -> None:
    """The least entry has a text and nothing else; it was never edited."""
    kept = read_entry()

    assert not kept.private
    assert not kept.happened_to_me
    assert kept.edited is None
    assert kept.title == kept.setting == ""
    assert kept.people == kept.themes == kept.feelings == []
    assert kept.steps == []
    assert kept.their_words == []
    assert kept.answers[0].prompt is None
    assert kept.answers[0].question is None


def test_unknown_keys_are_kept_in_the_entry_its_answers_and_its_steps() -> None:
    """A key that some other program wrote survives, wherever it stands."""
    kept = read_entry(
        mood=3,
        theirs={"colour": "green"},
        answers=[{"text": "x", "ink": "blue"}],
        steps=one_step(weight=2),
    ).model_dump()

    assert (kept["mood"], kept["theirs"]) == (3, {"colour": "green"})
    assert kept["answers"][0]["ink"] == "blue"
    assert kept["steps"][0]["weight"] == 2


def test_an_entry_is_never_changed_in_place() -> None:
    """Setting anything on an entry is refused."""
    kept = entry()

    with pytest.raises(ValidationError):
        kept.private = True  # type: ignore[misc]


# What it credits, and how it is known again


def test_an_entry_credits_its_answers_themes_then_its_tags_each_once() -> None:
    """Themes come in the order of the answers, then the hand tags, and none comes twice."""
    kept = entry(
        TODAY,
        answer(themes=["power", "humility"]),
        answer(themes=["humility", "care"]),
        themes=["power", "trust"],
    )

    assert kept.credited == ["power", "humility", "care", "trust"]


def test_a_blank_answer_credits_nothing() -> None:
    """Only answers with words in them count."""
    kept = entry(TODAY, answer(" \n", themes=["power"]), answer("Words.", themes=["humility"]))

    assert kept.credited == ["humility"]


def test_free_writing_credits_only_its_tags() -> None:
    """An entry without themes credits none; what was only offered credits nothing."""
    told = entry(shown=["power/who"], passed=["power/who"], their_words=[{"text": "Power."}])
    assert told.credited == []
    assert not {"shown", "passed"} & set(told.model_dump())
    assert entry(themes=["power"]).credited == ["power"]


def test_an_excerpt_is_one_line_of_the_first_answer_that_has_words() -> None:
    """Blank answers are passed over, and line breaks become spaces."""
    assert entry(TODAY, answer(" \n"), answer("One\n\n  two\tthree "), answer("Four")).excerpt == (
        "One two three"
    )


def test_a_short_text_is_its_own_excerpt() -> None:
    """A text that just fits is not cut."""
    text = "a" * (EXCERPT - 2) + " b"

    assert entry(TODAY, answer(text)).excerpt == text


def test_a_long_text_is_cut_between_words_with_a_sign_of_it() -> None:
    """A text one character too long ends with whole words and three dots."""
    assert entry(TODAY, answer("word " * 18 + "x")).excerpt == " ".join(["word"] * 18) + " …"


def test_one_very_long_word_is_cut_inside() -> None:
    """A text without a space is cut where it has to be."""
    assert entry(TODAY, answer("x" * 200)).excerpt == "x" * EXCERPT + " …"


@unhurried
@given(st.text().filter(str.strip))
def test_an_excerpt_is_one_short_line_that_begins_the_text(text: str) -> None:
    """Whatever was written, the excerpt is a start of it on one line, and never blank."""
    excerpt = entry(TODAY, answer(text)).excerpt

    assert 0 < len(excerpt) <= EXCERPT + 2
    assert "\n" not in excerpt
    assert " ".join(text.split()).startswith(excerpt.removesuffix(" …"))


def test_tagging_makes_another_entry_with_other_tags_edited_now() -> None:
    """Everything else stays, unknown keys too, and the first entry is as it was."""
    kept = read_entry(themes=["power"], mood=3)
    now = at_noon(TODAY) + timedelta(days=1)

    tagged = kept.tagged(["power", "care"], now)

    assert (tagged.themes, tagged.edited) == (["power", "care"], now)
    assert kept.themes == ["power"]
    assert tagged.model_dump(exclude={"themes", "edited"}) == kept.model_dump(exclude={"themes", "edited"})


# Drafts


def test_a_draft_may_be_empty() -> None:
    """Before anything is typed there is a draft already, and it has no text."""
    assert not draft().has_text
    assert not draft(TODAY, answer(" \n")).has_text
    assert draft(TODAY, answer(""), answer("x")).has_text


def test_a_draft_is_as_strict_as_an_entry() -> None:
    """A misplaced or misspelt private is refused in a draft too, and so is a time without an offset."""
    table = {"started": at_noon(TODAY), "happened": TODAY, "pack": "trial", "language": "en-GB"}

    assert not Draft.model_validate(table).private
    for slip in ({"Private": True}, {"answers": [{"text": "", "private": True}]}, {"started": NAIVE}):
        with pytest.raises(ValidationError):
            Draft.model_validate(table | slip)


def test_a_finished_draft_is_an_entry_with_all_that_the_draft_held() -> None:
    """Every fact goes over; the id and the time are those given."""
    begun = draft(
        date(2026, 11, 20),
        answer("x", themes=["power"], cited="power/who"),
        title="T", setting="S", people=["P"], themes=["care"], feelings=["F"],
        private=True, happened_to_me=True, pack="other", language="cy",
        steps=[{"text": "Ask."}],
    )  # fmt: skip

    kept = finish(begun, "2026-11-20-k7m3qd", at_noon(TODAY))

    assert {name: getattr(kept, name) for name in Writing.model_fields} == {
        name: getattr(begun, name) for name in Writing.model_fields
    }
    assert kept.answers == begun.answers
    assert (kept.id, kept.written, kept.edited) == ("2026-11-20-k7m3qd", at_noon(TODAY), None)
    assert kept.schema_version == 1


def test_finishing_leaves_out_blank_answers() -> None:
    """Only answers with words are kept, in their order."""
    begun = draft(TODAY, answer("one"), answer(" \n"), answer("two"))

    kept = finish(begun, "2026-11-21-k7m3qd", at_noon(TODAY))

    assert [one.text for one in kept.answers] == ["one", "two"]


@pytest.mark.parametrize("texts", [[], [""], ["\n", "  "]])
def test_a_draft_without_text_cannot_be_finished(texts: list[str]) -> None:
    """Nothing written is nothing to save, and the sentence says so."""
    begun = draft(TODAY, *(answer(text) for text in texts))

    with pytest.raises(NothingToKeep, match=r"^Nothing was written, so there is nothing to save\.$"):
        finish(begun, "2026-11-21-k7m3qd", at_noon(TODAY))


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        ("Private", "private"),
        ("privat", "private"),
        ("is_private", "private"),
        ("Happened_To_Me", "happened_to_me"),
        ("happened-to-me", "happened_to_me"),
        ("happend_to_me", "happened_to_me"),
        ("happened", ""),
        ("happened_to_them", ""),
        ("what_happened_to_me_and_to_my_team_then", ""),
        ("weather", ""),
    ],
)
def test_a_key_that_resembles_a_mark_of_privacy_is_known_for_it(key: str, mark: str) -> None:
    """Close to its letters, in any case and with any joints; a key about others, or a long one, is the writer's own."""
    assert mark_meant(key) == mark
