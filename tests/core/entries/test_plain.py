"""Plain entries: all that is accepted without Pydantic, Pydantic reads back equal; nothing it refuses is accepted."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import unhurried
from equityjournal.core.entries.entry import Entry, finish, whole
from equityjournal.core.entries.plain import PlainAnswer, PlainEntry, finished, plain_draft, plain_entry
from equityjournal.core.notices.noticing import texts_of
from equityjournal.core.text.errors import JournalError, NothingToKeep
from equityjournal.store.index import rows
from equityjournal.store.records.record import Stored, to_bytes
from equityjournal.store.records.seal import State

NOW = datetime(2026, 11, 21, 9, 30, 5, 120, tzinfo=timezone(timedelta(hours=-5)))
IDENTITY = "2026-11-21-k7m3qd"
LABELS = {
    "happened": date(2026, 11, 20), "pack": "relational-equity", "language": "en-GB", "title": "A door",
    "setting": "clinic", "people": ["a nurse"], "themes": ["power", "power"], "feelings": ["torn", "ταραχή"],
    "private": False, "happened_to_me": False,
}  # fmt: skip
TABLE = {
    "schema": 1,
    "id": IDENTITY,
    "written": NOW,
    **LABELS,
    "answers": [{"themes": [], "text": "She waited."}],
}


class Words(str):
    """A text of a kind of its own."""

    __slots__ = ()


ODD: list[Any] = [
    None, True, False, 0, 1, 2, 1.0, 2**70, "", " ", "x", "private", Words("x"), "\ud800", "a\nb", b"x", "\x00",
    "2026-11-21-k7m3qd\n", "2026-11-21-K7m3qd", "٢026-11-21-k7m3qd", [], ["x"], [""], ["\ud800"], [1], ("x",), {},
    [{"text": "x"}], [{"text": "x", "themes": []}], [{"text": " ", "themes": []}], [{"text": 1, "themes": []}],
    [{"text": "x", "themes": ["power"]}], [{"text": "x", "themes": [], "prompt": "a/b"}], [{"text": "x", "private": True}],
    [{"text": "\ud800", "themes": []}], [{"text": "", "themes": []}, {"text": "x", "themes": []}], [None], date(1, 1, 1),
    datetime(2026, 11, 21, 9, 30), datetime(2026, 11, 21, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=ZoneInfo("UTC")),
    datetime(2026, 11, 21, tzinfo=timezone.max),
]  # fmt: skip
"""Values that a hand, another program or a slip may put anywhere."""
KEYS = [*TABLE, "steps", "their_words", "follows", "edited", "shown", "mood", "privat"]


def as_kept(entry: PlainEntry | Entry) -> Any:
    """An entry as read from a whole file."""
    return Stored(entry, State.WHOLE, Path("x"), "")


def same(plain: PlainEntry, checked: Entry) -> None:
    """Both say the same: to the file, to the index and to the notices."""
    assert to_bytes(plain, plain.id) == to_bytes(checked, checked.id)
    assert rows._searched(plain) == rows._searched(checked)
    assert rows._entry_row(1, as_kept(plain)) == rows._entry_row(1, as_kept(checked))
    for rows_of in rows._ROWS.values():
        assert rows_of(1, plain) == rows_of(1, checked)
    assert list(texts_of(plain)) == list(texts_of(checked))
    for fact in ("excerpt", "private", "follows", "happened", "written", "title", "pack"):
        assert getattr(plain, fact) == getattr(checked, fact)


def agree(table: dict[str, Any]) -> bool:
    """Whether a table is plain; it then says the same to Pydantic."""
    plain = plain_entry(table)
    if plain is not None:
        same(plain, Entry.model_validate(table))
    return plain is not None


def test_the_usual_entry_is_plain() -> None:
    """Otherwise nothing were gained."""
    assert agree(TABLE)
    assert agree(TABLE | {"title": "", "people": [], "private": True, "language": "cy"})


def test_each_odd_value_in_each_place_is_refused_or_says_the_same() -> None:
    """Without a key, and with one too many."""
    found = [agree(TABLE | {key: value}) for key in KEYS for value in ODD]
    assert any(found)
    assert not any(agree({key: value for key, value in TABLE.items() if key != left}) for left in TABLE)


@given(changes=st.dictionaries(st.sampled_from(KEYS), st.sampled_from(ODD) | st.text(), max_size=5))
@unhurried
def test_many_slips_at_once_are_refused_or_say_the_same(changes: dict[str, Any]) -> None:
    """In any words."""
    agree(TABLE | changes)


@pytest.mark.parametrize("text", ["She waited.", "  two\nlines ", "\x00", "a\u2028", '"""', "é\U0001f600"])
def test_a_plain_draft_becomes_what_a_draft_of_pydantic_becomes(text: str) -> None:
    """Whatever its text."""
    empty = plain_draft(LABELS, NOW)
    assert empty
    draft = empty._replace(answers=[PlainAnswer(text)])
    plain = finished(draft, IDENTITY, NOW)
    assert plain
    same(plain, finish(whole(draft), IDENTITY, NOW))
    assert plain_entry(plain.table) == plain


def test_labels_and_texts_that_are_not_plainly_right_make_nothing() -> None:
    """Pydantic looks at them, and refuses those that it always refused."""
    for key in LABELS:
        for value in ODD:
            draft = plain_draft(LABELS | {key: value}, NOW)
            if draft:
                draft = draft._replace(answers=[PlainAnswer("x")])
                same(
                    finished(draft, IDENTITY, NOW) or pytest.fail("plain"),
                    finish(whole(draft), IDENTITY, NOW),
                )
    draft = plain_draft(LABELS, NOW) or pytest.fail("plain")
    for text in ("", " ", "\ud800"):
        assert finished(draft._replace(answers=[PlainAnswer(text)]), IDENTITY, NOW) is None
    with pytest.raises(NothingToKeep):
        finish(whole(draft._replace(answers=[PlainAnswer(" ")])), IDENTITY, NOW)
    with pytest.raises(JournalError, match="not text"):
        to_bytes(finish(whole(draft._replace(answers=[PlainAnswer("\ud800")])), IDENTITY, NOW), IDENTITY)
    assert plain_draft(LABELS, NOW.replace(tzinfo=None)) is None
    assert draft.started == NOW
    assert not draft.has_text
