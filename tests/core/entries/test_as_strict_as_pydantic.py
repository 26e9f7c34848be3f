"""An entry is as strictly checked as Pydantic would check it."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from core.entries import pydantic_entries
from core.examples import entry_table
from equityjournal.core.entries import entry
from equityjournal.core.text.faults import faults
from equityjournal.core.text.strict_record import InvalidRecord, StrictRecord


class Words(str):
    """A text of a kind of its own."""

    __slots__ = ()


ODD: list[Any] = [
    None, True, False, 0, 1, 2, -1, 1.0, 2**70, "", " ", "x", "short", "private", Words("x"), "\ud800", "a\nb", b"x",
    "2026-11-21-k7m3qd", "2026-11-21-k7m3qd\n", "2026-11-21-K7m3qd", "٢026-11-21-k7m3qd", [], ["x"], [""], ["\ud800"],
    [1], ("x",), {}, {"text": "x"}, {"text": ""}, {"text": "x", "more": 1}, [{}], [{"text": "x"}], [{"text": ""}],
    [{"text": "x", "due": date(2026, 1, 1)}], [{"text": "x", "due": "2026-01-01"}], [{"text": 1, "how": 2}, {"text": "x"}],
    [{"text": "x", "horizon": "soon"}], [{"text": "x", "knows": 1}], [[{"text": "x"}]], [{"text": "x", "themes": [""]}],
    [{"text": "x", "themes": "power"}], [None], date(2026, 11, 21), datetime(2026, 11, 21, 9, 30),
    datetime(2026, 11, 21, 9, 30, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=timezone(timedelta(hours=-5))),
]  # fmt: skip
"""Values that a hand, another program or a slip may put anywhere."""

KEYS = sorted({*entry.Entry.model_fields, *entry.Draft.model_fields, "schema", "mood"})
PAIRS: list[tuple[type[StrictRecord], type[BaseModel]]] = [
    (entry.Entry, pydantic_entries.Entry), (entry.Draft, pydantic_entries.Draft)
]  # fmt: skip


def said_of(kind: Any, table: dict[str, Any]) -> Any:
    """All faults, in words and with their places; of a good table, what it says."""
    try:
        return kind.model_validate(deepcopy(table)).model_dump(by_alias=True)
    except (InvalidRecord, ValidationError) as error:
        return list(faults(error))


def whole(changes: dict[str, Any], without: set[str]) -> dict[str, Any]:
    """A table of an entry and a draft at once, with changes."""
    table = entry_table(started=datetime(2026, 11, 21, 9, tzinfo=UTC)) | changes
    return {key: value for key, value in table.items() if key not in without}


@pytest.mark.parametrize(("ours", "pydantics"), PAIRS)
def test_each_key_may_be_just_what_pydantic_lets_it_be(ours: Any, pydantics: Any) -> None:
    """With each odd value in each place, the same is refused in the same words, or says the same."""
    for key in KEYS:
        for value in ODD:
            table = whole({key: value}, set())
            assert said_of(ours, table) == said_of(pydantics, table), (key, value)
        assert said_of(ours, whole({}, {key})) == said_of(pydantics, whole({}, {key})), key


@pytest.mark.parametrize(("ours", "pydantics"), PAIRS)
@given(
    changes=st.dictionaries(st.sampled_from(KEYS), st.sampled_from(ODD), max_size=6),
    without=st.sets(st.sampled_from(KEYS), max_size=2),
)
def test_many_slips_at_once_are_refused_alike(
    ours: Any, pydantics: Any, changes: dict[str, Any], without: set[str]
) -> None:
    """All faults, in their order."""
    table = whole(changes, without)
    assert said_of(ours, table) == said_of(pydantics, table)


@pytest.mark.parametrize(("ours", "pydantics"), PAIRS)
def test_the_fields_are_those_of_the_model(ours: Any, pydantics: Any) -> None:
    """In the same order, so that files keep theirs, and with the same defaults."""
    fields = {name: (field.alias, field.is_required()) for name, field in ours.model_fields.items()}
    assert fields == {
        name: (field.alias, field.is_required()) for name, field in pydantics.model_fields.items()
    }
    assert list(fields) == list(pydantics.model_fields)


def test_no_two_records_share_a_list() -> None:
    """A default is each record's own."""
    first, second = (entry.Answer(text="x") for _ in range(2))
    first.themes.append("power")
    assert second.themes == []
    assert first != second
    assert len({hash(step) for step in (entry.Step(text="x"), entry.Step(text="x"))}) == 1


def test_a_fault_holds_no_value() -> None:
    """What was private stays out of a report about it."""
    with pytest.raises(InvalidRecord) as refused:
        entry.Answer.model_validate({"text": "x", "prompt": 5, "themes": ["", "secret", 7]})
    assert "secret" not in f"{refused.value} {refused.value.errors()}"
    assert "secret" in repr(entry.Answer(text="secret"))
