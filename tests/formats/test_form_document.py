"""A draft as a document: every field with its words or its question, and the rules with their sources."""

from datetime import date
from typing import Any

from core.forms.forms import SOURCE, a_form, answered, field_table, form_table, part_table, some_material
from equityjournal.core.forms.filling import filled
from equityjournal.core.forms.form import Form
from equityjournal.core.forms.material import Material
from equityjournal.formats.form_document import apart_blocks, apart_front, as_text, draft_blocks, draft_front

DAY = date(2026, 11, 27)


def document(part: dict[str, Any], *materials: Material, made: date = DAY, **changes: Any) -> str:
    """The draft of one part, as plain text."""
    form = Form.model_validate(form_table(part, **changes))
    draft = filled(form, {part["id"]: materials}, made, lambda place: place.suggestion)
    return as_text(draft_front(draft), list(draft_blocks(draft)))


def test_a_draft_begins_with_what_it_is_and_whose_form_counts() -> None:
    """The title, the day, the day of checking, and the address of the official form."""
    made = document(part_table(field_table(otherwise=True)), some_material())
    assert made.startswith(
        "A form on trial: a draft\n\nDrafted on 27 November 2026, from your own journal.\n\n"
        "Field names as published when checked on 27 November 2026; use the official form.\n\n"
        "The official form: https://example.org/form\n\n"
    )


def test_a_draft_made_late_says_that_it_may_be_out_of_date() -> None:
    """After the day to look again, and not before."""
    part = part_table()
    assert "out of date" not in document(part, some_material())
    late = document(part, some_material(), made=date(2027, 11, 28))
    assert "looked at again after 27 November 2027, so they may be out of date." in " ".join(late.split())


def test_a_name_stands_right_above_its_words_or_its_question() -> None:
    """Fields follow in the form's order; one that need not be answered says so."""
    fields = [field_table(otherwise=True), field_table("why"), field_table("peer", optional=True)]
    assert document(part_table(*fields), some_material()).endswith(
        "Account, June 2026\n\nName of what\n\nIt rained.\n\nName of why\n\nOpen: Question of why?\n\n"
        "Name of peer\n\nOpen: if it applies. Question of peer?"
    )


def test_several_entries_are_numbered() -> None:
    """Each with its month."""
    made = document(part_table(), some_material(), some_material(answered("Sun.")))
    assert "Account 1, June 2026" in made
    assert "Account 2, June 2026" in made


def test_a_dated_list_has_a_line_for_each_entry() -> None:
    """Its month first, and a question where nothing says what it was."""
    fields = [field_table("when", takes=["month"]), field_table(takes=["title"])]
    made = document(part_table(*fields, filled="list"), some_material(title="The desk"), some_material())
    assert made.endswith("Account\n\n- June 2026: The desk\n- June 2026: (open: Question of what?)")


def test_a_part_without_entries_says_so() -> None:
    """Nothing stands there as though it had been forgotten."""
    assert document(part_table()).endswith("Account\n\nOpen: No entry was chosen for this part.")


def test_fields_filled_once_stand_below_their_part() -> None:
    """A part filled by hand, or from several entries together, has no number and no month."""
    assert document(part_table(filled="by-hand")).endswith(
        "Account\n\nName of what\n\nOpen: Question of what?"
    )


def test_a_field_named_like_its_part_has_one_heading() -> None:
    """The name is not said twice."""
    part = part_table(field_table(name="Account"), filled="by-hand")
    assert document(part).endswith("form\n\n\nAccount\n\nOpen: Question of what?")


def test_lengths_are_said_below_a_field_and_below_a_part() -> None:
    """Where each has a limit."""
    limit = {"words": 5, **SOURCE}
    made = document(part_table(field_table(otherwise=True, limit=limit), limit=limit), some_material())
    assert made.count("2 words, of up to 5 that the form takes.") == 2


def test_what_is_asked_is_at_the_end_with_source_and_day() -> None:
    """Each fact with the page where it was read."""
    made = document(part_table(), some_material(), facts=[{"text": "Send nothing.", **SOURCE}])
    assert made.endswith(
        "What A council asks, as found\n\n- Send nothing. Read on 27 November 2026: https://example.org/rules"
    )


def test_the_sheet_apart_says_that_it_is_anothers() -> None:
    """It has its own heading, and says to erase it."""
    form = a_form(part_table(filled="by-hand", apart=True))
    draft = filled(form, {"account": []}, DAY, lambda _place: "Gwen Parry")
    made = as_text(apart_front(draft), list(apart_blocks(draft)))
    assert made.startswith("A form on trial: kept apart\n\n")
    assert "another person's details" in " ".join(made.split())
    assert made.endswith("Name of what\n\nGwen Parry")


def test_talks_alone_go_on_the_sheet_apart() -> None:
    """The writer's answers are left out of it."""
    talk = answered("Ask.")._replace(kind="talks")
    assert some_material(answered("It rained."), talk).talks.candidates == [talk]
