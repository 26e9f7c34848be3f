"""Forms as data: what is read, and what is refused."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from core.forms.forms import SOURCE, a_form, about_table, field_table, form_table, part_table
from equityjournal.core.forms.form import Form
from equityjournal.core.text.faults import first_fault


def fault_of(*parts: dict[str, Any], **changes: Any) -> str:
    """What is wrong with such a form."""
    with pytest.raises(ValidationError) as refused:
        Form.model_validate(form_table(*parts, **changes))
    return first_fault(refused.value)[1]


def test_fields_of_all_parts_stand_in_order() -> None:
    """The fields of a form are those of its parts, in their order, and its id is what is typed."""
    form = a_form(part_table(field_table("a"), field_table("b")), part_table(field_table("c"), id="more"))
    assert (form.id, [field.id for field in form.fields]) == ("trial", ["a", "b", "c"])


def test_unknown_keys_of_a_later_version_are_ignored() -> None:
    """A form with a key that is not known yet is read without it."""
    assert a_form(part_table(field_table(colour="green"))).fields[0].id == "what"


def test_an_id_stands_for_one_thing_in_the_whole_form() -> None:
    """Two fields of one id are refused, since an option could not tell them apart."""
    assert "“what” is there twice" in fault_of(part_table(), part_table(id="more"))


def test_other_answers_have_one_place() -> None:
    """Two fields of a part that both take other answers are refused."""
    fields = [field_table("a", otherwise=True), field_table("b", otherwise=True)]
    assert "two fields with “otherwise”" in fault_of(part_table(*fields))


@pytest.mark.parametrize("limit", [{}, {"words": 5, "characters": 9}])
def test_a_limit_is_on_words_or_on_characters(limit: dict[str, int]) -> None:
    """A limit on nothing is refused, and so is a limit on both."""
    assert "either “words” or “characters”" in fault_of(part_table(limit={**limit, **SOURCE}))


def test_a_limit_says_where_and_when_it_was_read() -> None:
    """A limit without source and day is refused."""
    assert "source” is missing" in fault_of(part_table(limit={"words": 500}))


def test_a_form_is_outdated_the_day_after_it_was_to_be_looked_at_again() -> None:
    """On the day itself it still holds."""
    form = a_form()
    assert not form.is_outdated(date(2027, 11, 27))
    assert form.is_outdated(date(2027, 11, 28))


@pytest.mark.parametrize(
    ("day", "start"),
    [("2026-06-01", "2025-12-01"), ("2026-11-30", "2025-12-01"), ("2026-12-01", "2026-12-01")],
)
def test_a_registration_year_holds_a_day(day: str, start: str) -> None:
    """A year from 1 December holds the eleven months that follow in the next calendar year."""
    form = a_form(year={"month": 12, "day": 1, **SOURCE})
    assert form.year_of(date.fromisoformat(day)) == date.fromisoformat(start)


def test_a_form_may_have_no_year() -> None:
    """A form whose regulator counts no years gives none."""
    assert a_form(form=about_table(body="Another")).year_of(date(2026, 6, 1)) is None
