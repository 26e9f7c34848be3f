"""Fields filled from entries: by theme, prompt kind and the registrant's choice, and nothing else."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.forms.forms import SOURCE, a_form, answered, field_table, part_table, some_material, texts
from equityjournal.core.entries.entry import Answer, Step
from equityjournal.core.forms.filling import Place, filled, places_of, words_in
from equityjournal.core.forms.given import NOTHING_GIVEN, given
from equityjournal.core.forms.limits import said_of_part
from equityjournal.core.forms.material import Candidate, Material, material_of, suggested
from equityjournal.core.notices.masking.masked_entry import Masked
from equityjournal.core.text.errors import UnclearCommand, UnknownName

DAY = date(2026, 11, 27)
WHAT = field_table("what", themes=["wsn-what"], otherwise=True)
LEARNT = field_table("learnt", themes=["wsn-so-what"], moments=["looking-back"])
CHANGE = field_table("change", takes=["kept-steps"])


def fed(
    *candidates: Candidate, fields: tuple[dict[str, Any], ...] = (WHAT, LEARNT, CHANGE)
) -> dict[str, list[int]]:
    """Numbers suggested for each field of such an entry."""
    return suggested(a_form(part_table(*fields)).parts[0], [some_material(*candidates)])


def a_masked(**facts: Any) -> Masked:
    """An entry of June 2026, masked."""
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    told = {"pack": "trial", "language": "en-GB", "answers": [Answer(text="It rained.")], **facts}
    return Masked(schema_version=1, id="2026-06-01-abc234", happened=moment.date(), written=moment, **told)


# What is suggested


def test_an_answer_goes_to_the_field_its_theme_feeds() -> None:
    """By theme, an answer on what was learnt goes there, and other answers say what it was."""
    assert fed(answered("It rained.", "power"), answered("Ask.", "wsn-so-what")) == {
        "what": [1], "learnt": [2], "change": [],
    }  # fmt: skip


def test_an_answer_goes_to_the_field_its_prompt_kind_feeds() -> None:
    """A question that looks back feeds what was learnt, whatever its theme."""
    assert fed(answered("It rained."), answered("Ask.", "power", moment="looking-back"))["learnt"] == [2]


def test_an_only_answer_says_what_it_was() -> None:
    """An entry of one answer fills the first question, for nothing else would."""
    assert fed(answered("Ask.", "wsn-so-what")) == {"what": [1], "learnt": [], "change": []}


def test_a_step_that_is_open_does_not_say_what_changed() -> None:
    """Kept steps fill a field for change; open ones wait to be chosen."""
    kept, opened = Candidate("kept-steps", "Ask.", "kept"), Candidate("open-steps", "Ring.", "open")
    assert fed(answered("It rained."), kept, opened)["change"] == [2]


def test_other_answers_go_nowhere_where_no_field_is_for_them() -> None:
    """Without such a field, an answer that feeds none is offered and not taken."""
    assert fed(answered("It rained."), fields=(LEARNT,)) == {"learnt": []}


# Material


def test_a_masked_entry_becomes_numbered_texts() -> None:
    """Answers come first, then steps that were not let go, then what was learnt from talking; each says where from."""
    steps = [
        Step(text="Ask.", done=date(2026, 7, 1)), Step(text="Ring."), Step(text="No.", dropped=date(2026, 7, 1)),
    ]  # fmt: skip
    answers = [
        Answer(text="It rained.", question="How was it?", prompt="a/b", themes=["a"]), Answer(text=" "),
        Answer(text="Wet."),
    ]  # fmt: skip
    found = material_of(
        a_masked(answers=answers, steps=steps),
        [("a colleague", "Wait."), ("a peer", " ")],
        {"a/b": "after"}.get,
    )
    assert [(one.text, one.about, one.moment) for one in found.candidates] == [
        ("It rained.", "asked: How was it?", "after"),
        ("Wet.", "free writing", None),
        ("Ask.", "a small step, kept in July 2026", None),
        ("Ring.", "a small step, open", None),
        ("Wait.", "from talking it over with a colleague", None),
    ]


def test_an_entry_is_headed_by_its_month_and_title() -> None:
    """Without a title, its first words stand there; the day never does."""
    assert some_material(title="The desk").heading == "June 2026: The desk"
    assert some_material().heading == "June 2026: It rained."


# Filling


def suggestion(place: Place) -> str | None:
    """Takes what is suggested, as where nobody can be asked."""
    return place.suggestion


def test_what_no_entry_says_stays_open() -> None:
    """Nothing is invented: a field that nothing fits has no text."""
    form = a_form(part_table(WHAT, LEARNT, CHANGE))
    draft = filled(form, {"account": [some_material(), some_material(answered("Sun."))]}, DAY, suggestion)
    assert texts(draft) == [["It rained.", None, None], ["Sun.", None, None]]


def test_a_part_may_be_filled_from_several_entries_together() -> None:
    """Their answers stand one after another, in the entries' order, each with its month."""
    form = a_form(part_table(WHAT, filled="together"))
    draft = filled(form, {"account": [some_material(), some_material(answered("Sun."))]}, DAY, suggestion)
    assert texts(draft) == [["June 2026: It rained.\n\nJune 2026: Sun."]]


def test_month_and_title_fill_their_fields_by_themselves() -> None:
    """The day is never there, and without a title the field is open."""
    fields = [field_table("when", takes=["month"]), field_table("name", takes=["title"])]
    form = a_form(part_table(*fields))
    both = [some_material(title="The desk"), some_material()]
    assert texts(filled(form, {"account": both}, DAY, suggestion)) == [
        ["June 2026", "The desk"],
        ["June 2026", None],
    ]


def test_parts_that_are_not_wanted_are_not_drafted() -> None:
    """Only the parts asked for are in the draft."""
    form = a_form(part_table(), part_table(field_table("b"), id="more", filled="by-hand"))
    assert [part.part.id for part in filled(form, {"more": []}, DAY, suggestion).parts] == ["more"]


def test_a_kept_step_says_that_it_was_one() -> None:
    """In the draft a kept step carries the month in which it was kept."""
    step = Candidate("kept-steps", "Ask first.", "a small step, kept in July 2026")
    places = places_of(a_form(part_table(WHAT, CHANGE)).parts[0], [some_material(answered("Wet."), step)], 1)
    assert places[1].suggestion == "Ask first. (a small step, kept in July 2026)"


# Options


def place(identity: str, number: int | None = 1, **changes: Any) -> Place:
    """A field of an entry with two answers."""
    field = a_form(part_table(field_table(identity, **changes))).fields[0]
    return Place(a_form().parts[0], field, number, [answered("It rained."), answered("Sun.")])


def test_words_given_for_a_field_are_taken_as_they_are() -> None:
    """Those for one entry hold before those for every entry, and empty words leave a field open."""
    choices = given(a_form(), ["what=For all.", "2/what=For the second.", "3/what="], [])
    found = [choices.text(place("what", number)) for number in (1, 2, 3)]
    assert found == ["For all.", "For the second.", None]


def test_texts_of_an_entry_are_taken_by_number() -> None:
    """In the order given."""
    choices = given(a_form(), [], ["what=2,1"])
    assert choices.has(place("what"))
    assert choices.text(place("what")) == "Sun.\n\nIt rained."


def test_what_no_option_settles_is_left() -> None:
    """Without an option for it, a field is not settled."""
    assert not NOTHING_GIVEN.has(place("what"))


def test_a_choice_is_among_the_words_published() -> None:
    """It may be given by its start, by number, and several at once."""
    safety = ["Preserve safety", "Promote trust"]
    choice = place("what", choices=safety)
    assert (
        given(a_form(), ["what=preserve; promote trust"], []).text(choice) == "Preserve safety; Promote trust"
    )
    assert given(a_form(), [], ["what=2"]).text(choice) == "Promote trust"
    with pytest.raises(UnknownName):
        given(a_form(), ["what=be kind"], []).text(choice)


@pytest.mark.parametrize(
    ("words", "numbers", "said"),
    [
        (["what"], [], "names no field"),
        (["one/what=Wet."], [], "names no field"),
        ([], ["what=first"], "needs numbers"),
        ([], ["what=1000"], "needs numbers"),
    ],
)
def test_an_option_that_cannot_be_read_says_how(words: list[str], numbers: list[str], said: str) -> None:
    """An option without a field, or with words for numbers, is refused."""
    with pytest.raises(UnclearCommand, match=said):
        given(a_form(), words, numbers)


def test_a_field_the_form_has_not_is_refused_with_those_it_has() -> None:
    """The refusal names the fields."""
    with pytest.raises(UnknownName, match="what"):
        given(a_form(), ["colour=green"], [])


@pytest.mark.parametrize("number", [0, 3])
def test_a_number_that_stands_for_no_text_is_refused(number: int) -> None:
    """Neither nothing nor a guess goes in its place."""
    with pytest.raises(UnclearCommand, match="the highest is 2"):
        given(a_form(), [], [f"what={number}"]).text(place("what"))


# Counts


def counted(limit: dict[str, int] | None, text: str | None) -> str:
    """What is said of the length of such a part."""
    form = a_form(part_table(limit=limit and {**limit, **SOURCE}))
    return said_of_part(filled(form, {"account": [some_material()]}, DAY, lambda _place: text).parts[0])


@pytest.mark.parametrize(
    ("limit", "text", "said"),
    [
        (None, "One two three.", ""),
        ({"words": 5}, None, ""),
        ({"words": 5}, "One two three.", "3 words, of up to 5 that the form takes."),
        ({"words": 2}, "One two three.", "3 words; the form takes up to 2."),
        ({"characters": 14}, "One two three.", "14 characters, of up to 14 that the form takes."),
        ({"characters": 9}, "One two three.", "14 characters; the form takes up to 9."),
    ],
)
def test_length_is_said_only_where_the_regulator_has_a_limit(
    limit: dict[str, int] | None, text: str | None, said: str
) -> None:
    """Without a limit nothing is counted, and neither is an open field."""
    assert counted(limit, text) == said


def test_words_are_counted_as_word_processors_do() -> None:
    """By the spaces between; nothing has no words."""
    assert (words_in("One well-known\ntwo."), words_in(None)) == (3, 0)


def test_material_without_candidates_suggests_nothing() -> None:
    """A part filled by hand has no entry, and so no suggestion."""
    part = a_form(part_table(WHAT, filled="by-hand")).parts[0]
    assert suggested(part, []) == {"what": []}
    assert Material(DAY, "The desk", []).heading == "November 2026: The desk"


def test_names_in_words_given_are_masked_but_for_choices_and_another_persons_details() -> None:
    """What goes into the draft is masked; published words and the sheet apart stay as they are."""
    apart = part_table(field_table("name"), id="sheet", apart=True)
    form = a_form(part_table(field_table("why"), field_table("code", choices=["Trust"])), apart)
    words = given(form, ["why=Gwen", "code=trust", "2/name=Gwen"], []).masked(form, lambda _text: "a person")
    assert words.texts == {(None, "why"): "a person", (None, "code"): "trust", (2, "name"): "Gwen"}
