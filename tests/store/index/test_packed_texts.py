"""Texts of an entry in the index: packed, and seen by the word tables as they were."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import unhurried
from equityjournal.store.disk.database import database_in_memory
from equityjournal.store.index.tables import SEARCHED, packed, put_together, unpacked, with_tables, with_texts
from equityjournal.store.lookup.matched_line import _marked_spans, _marks_for

TEXTS = st.lists(st.text(), min_size=len(SEARCHED), max_size=len(SEARCHED))


@given(texts=TEXTS)
@unhurried
def test_packed_texts_come_back(texts: list[str]) -> None:
    """Whatever letters are in them, each by itself, or one behind the other."""
    assert unpacked(packed(texts)) == texts
    assert put_together(packed(texts)).endswith("".join(texts))


def test_a_long_answer_takes_two_thirds_of_its_room_at_most() -> None:
    """As people write; benchmarks/RESULTS.md has the whole index."""
    words = (
        "She asked for the meeting to be moved, and nobody had told her why it could not be. The panel had decided "
        "before she came into the room. I wrote it down as we had always done, and only later saw whose words I had "
        "left out: hers. When I rang the other team, the person who had made the decision was surprised that anybody "
        "asked. I want to go back next week, and ask her first what she would have wanted us to hear."
    )
    assert len(packed([words, *[""] * 7])) * 3 < len(words) * 2


def test_the_word_tables_see_the_texts_and_notice_when_they_are_others() -> None:
    """SQLite's own test compares the words with the texts that they were made of."""
    texts = ["Nobody rang back.", "A title", *[""] * 6]
    database = with_texts(with_tables(database_in_memory(), "a test"))
    database.execute("INSERT INTO texts VALUES (1, ?)", (packed(texts),))
    for table in ("stems", "spellings"):
        database.execute(f"INSERT INTO {table} (rowid, answers, title) VALUES (1, ?, ?)", texts[:2])  # noqa: S608
        (marked,) = database.execute(
            f"SELECT highlight({table}, 0, '<', '>') FROM {table} WHERE {table} MATCH 'rang'"  # noqa: S608
        )
        assert marked == ("Nobody <rang> back.",)
        database.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    database.execute("UPDATE texts SET packed = ?", (packed(["Nobody wrote back.", *texts[1:]]),))
    for table in ("stems", "spellings"):
        with pytest.raises(sqlite3.DatabaseError):
            database.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    database.close()


@given(parts=st.lists(st.text(st.characters() | st.sampled_from("\x02\x03\x04"), min_size=1), max_size=7))
@unhurried
def test_the_marks_of_matches_are_letters_that_the_text_has_not(parts: list[str]) -> None:
    """Every second part is a match; each is found in its place, whatever letters stand in the text."""
    text, begin, end = "".join(parts), *_marks_for("".join(parts))
    marked = "".join(f"{begin}{part}{end}" if number % 2 else part for number, part in enumerate(parts))
    found = [text[start:stop] for start, stop in _marked_spans(marked, begin, end)]
    assert found == parts[1::2]
