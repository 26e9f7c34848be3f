"""What holds of every field of an entry, so also of the next one that is added."""

from datetime import date

import pytest

from core.examples import TODAY, at_noon, entry, read_entry
from equityjournal.core.entries.as_table import complete
from equityjournal.core.entries.brief import Brief
from equityjournal.core.entries.entry import Entry, Step, TheirWords, Writing
from equityjournal.core.entries.selection import Selection
from equityjournal.core.notices.masking.masked_entry import mask_for, masked
from equityjournal.core.notices.noticing import texts_of
from rules import shipped

NOT_TYPED = {"themes", "steps", "their_words"}
"""Lists of ids, and tables, which have a test of their own."""

TYPED = [
    name
    for name, field in Writing.model_fields.items()
    if field.default in ("", []) and name not in NOT_TYPED
]
"""Fields with words of the writer's own."""


def test_a_table_is_completed_with_the_defaults_of_an_entry() -> None:
    """Also in its answers, small steps and what people said, wherever their text is all that stands in the file."""
    brief = {name: [{"text": "Words."}] for name in ("answers", "steps", "their_words")}
    whole = complete(brief)
    assert whole.keys() - brief.keys() <= Entry.model_fields.keys()
    read = read_entry(**brief).model_dump()
    for name, value in whole.items():
        if name not in brief:
            assert value == read[name]
            continue
        (found,), (there,) = value, read[name]
        assert found == {key: there[key] for key in found}
        assert {key for key in there if there[key] not in (None, found.get(key))} == set()


@pytest.mark.parametrize("field", TYPED)
def test_words_of_every_field_are_looked_at_and_masked(field: str) -> None:
    """A name in any of them is pointed out, and does not leave the journal masked."""
    words = "Mrs Begum" if Writing.model_fields[field].default == "" else ["Mrs Begum"]
    kept = entry().model_copy(update={field: words})
    assert "Mrs Begum" in [typed.text for typed in texts_of(kept)]
    going = masked(kept, mask_for([kept], shipped(), []))
    assert getattr(going, field)
    assert "Begum" not in going.model_dump_json()


@pytest.mark.parametrize(
    ("table", "key"),
    [
        (table, name)
        for table, kind in (("steps", Step), ("their_words", TheirWords))
        for name, field in kind.model_fields.items()
        if field.annotation is str or name == "text"
    ],
)
def test_words_of_every_field_of_a_table_are_looked_at_and_masked(table: str, key: str) -> None:
    """In a small step, and in what people said, as anywhere else."""
    kept = read_entry(**{table: [{"text": "Something.", key: "Mrs Begum"}]})
    assert "Mrs Begum" in [typed.text for typed in texts_of(kept)]
    going = masked(kept, mask_for([kept], shipped(), []))
    assert getattr(going, table)
    assert "Begum" not in going.model_dump_json()


def test_of_a_private_brief_the_day_alone_is_shown_in_passing() -> None:
    """Whatever else a list may show of an entry, it shows nothing of it there."""
    filled = {"id": "2026-11-21-k7m3qd", "happened": TODAY, "written": at_noon(TODAY), "private": True}
    filled |= {"mark": "a digest, which is kept and never shown"}
    others = {name: "x" for name in Brief._fields if name not in filled}
    brief = Brief(**filled | others).in_passing  # type: ignore[arg-type]
    assert {name for name in Brief._fields if getattr(brief, name)} == set(filled)


@pytest.mark.parametrize("field", sorted({*Selection._fields} - {"open_only"}))
def test_every_filter_but_days_leaves_private_entries_out_in_passing(field: str) -> None:
    """To list one by a filter would tell what it is about."""
    by_day = field in ("since", "until", "on_this_day")
    wanted = Selection(**{field: date(2026, 6, 1) if by_day else "x"})  # type: ignore[arg-type]
    assert wanted.in_passing.open_only != by_day
