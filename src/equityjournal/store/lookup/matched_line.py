"""The line that a search shows of an entry, with each match marked."""

import contextlib
import re
from collections.abc import Mapping, Sequence

from equityjournal.core.entries.search_words import SearchTerm, Span, best_line
from equityjournal.store.disk.database import Database
from equityjournal.store.index.tables import SEARCHED, texts_apart, unpacked
from equityjournal.store.lookup.queries import as_text, quoted, table_of

_SHOWN = [
    SEARCHED.index(name)
    for name in ("answers", "title", "setting", "people", "feelings", "their_words", "labels", "questions")
]
"""Texts of an entry, in the order of preference for showing a match."""
_LONG = 200_000  # characters; a year of ordinary entries
_PART = 50_000  # characters of a long text, looked at together


def matched_line(index: Database, number: int, terms: Sequence[SearchTerm], *, has_words: bool) -> str:
    """The line of an entry with most matches, from its first matching text; empty without a match."""
    plainly = [term for term in terms if not has_words or table_of(term) is None]
    by_table: dict[str, list[str]] = {}
    for term in terms:
        if has_words and (table := table_of(term)):
            by_table.setdefault(table, []).append(quoted(term))
    row = index.execute("SELECT packed FROM texts WHERE number = ?", (number,)).fetchone()
    texts = unpacked(row[0]) if row else []  # taken away by another window this very moment
    for at in _SHOWN if row else ():
        text = texts[at]
        if len(text) > _LONG:
            if line := _line_of_a_long(text, plainly, by_table):
                return line
            continue
        spans, marks = _plain_spans(text, plainly), _marks_for(text)
        for table, asked in by_table.items():
            marked = index.execute(
                f"SELECT highlight({table}, ?, ?, ?) FROM {table} WHERE {table} MATCH ? AND rowid = ?",  # noqa: S608
                (at, *marks, as_text(" OR ".join(asked)), number),
            )
            spans |= {span for (line,) in marked for span in _marked_spans(line, *marks)}
        if spans:
            return best_line(text, _apart(spans))
    return ""


def _line_of_a_long(text: str, plainly: Sequence[SearchTerm], by_table: Mapping[str, list[str]]) -> str:
    """The line to show of a long text, from its first part with a match.

    SQLite's `highlight` copies the whole text at each match: minutes for a text of 9 MB.
    """
    parts = [found[0] for found in re.finditer(rf"(?s).{{1,{_PART}}}(?:\s|\Z)|.{{1,{_PART}}}", text)]
    for part in parts:
        spans, marks = _plain_spans(part, plainly), _marks_for(part)
        for table, asked in by_table.items():
            with contextlib.closing(texts_apart(table, [part])) as database:
                marked = database.execute(
                    "SELECT highlight(apart, 0, ?, ?) FROM apart WHERE apart MATCH ?",
                    (*marks, as_text(" OR ".join(asked))),
                ).fetchall()
            spans |= {span for (line,) in marked for span in _marked_spans(line, *marks)}
        if spans:
            return best_line(part, _apart(spans))
    return ""


def _plain_spans(text: str, terms: Sequence[SearchTerm]) -> set[Span]:
    """Spans of terms found letter by letter."""
    return {
        found.span() for term in terms for found in re.finditer(re.escape(term.text), text, re.IGNORECASE)
    }


def _marks_for(text: str) -> tuple[str, str]:
    """Two letters for SQLite to mark matches with, of which the text has neither."""
    absent = (letter for letter in map(chr, range(2, 0xD800)) if letter not in text)
    return next(absent), next(absent)


def _marked_spans(marked: str, begin: str, end: str) -> list[Span]:
    """Spans of SQLite's marks in the text itself."""
    before, *found = marked.split(begin)
    spans, at = [], len(before)
    for piece in found:
        match, _, after = piece.partition(end)
        spans.append((at, at + len(match)))
        at += len(match) + len(after)
    return spans


def _apart(spans: set[Span]) -> list[Span]:
    """Spans in order, joined where they overlap."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
