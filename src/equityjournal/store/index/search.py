"""Full-text search of a journal, by SQLite or a plain scan.

The index has two word tables: `stems`, so that "assumption" finds "assumptions", and
`spellings`, for phrases and the beginnings of words. Accents and capitals make no difference.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from equityjournal.core.entries.brief import Brief
from equityjournal.core.entries.search_words import SearchTerm, Span, best_line
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.naming import unaccented
from equityjournal.store.index.lookup import BRIEF, NEWEST, Catalogue, as_text, at_most, brief_of, where_of
from equityjournal.store.index.tables import SEARCHED, word_tables

_SHOWN = ("answers", "title", "setting", "people", "feelings", "questions")
"""Texts of an entry, in the order of preference for showing a match."""
_BEGIN, _END = "\x02", "\x03"  # marks around a match, only within SQLite's own answer


class Hit(NamedTuple):
    """An entry found by a search."""

    brief: Brief
    line: str
    """The line with most matches, each match marked `[so]`."""


def search(
    catalogue: Catalogue,
    pieces: Sequence[SearchTerm],
    selection: Selection,
    *,
    newest: bool = False,
    most: int | None = None,
) -> tuple[list[Hit], int]:
    """Entries of a selection that hold every piece.

    Args:
        catalogue: The entries to search.
        pieces: The pieces of the query; without any, all entries of the selection are found.
        selection: The filters.
        newest: Newest first, instead of best match first.
        most: At most so many.

    Returns:
        The hits, and their total number.
    """
    index = catalogue.database
    by_table = _matches(pieces) if word_tables(index) else {}
    plainly = [piece for piece in pieces if piece.kind == "sign" or not by_table]
    index.create_function("holds", len(_SHOWN) + 1, _holds, deterministic=True)
    where, values = where_of(selection)
    tables = "entries JOIN texts USING (number)"
    for table, match in by_table.items():
        tables += f" JOIN {table} ON {table}.rowid = entries.number"
        where += f" AND {table} MATCH ?"
        values.append(match)
    for piece in plainly:
        where += f" AND holds({', '.join(f'texts.{name}' for name in _SHOWN)}, ?)"
        values.append(piece.text)
    found = f"FROM {tables} WHERE {where}"
    ranks = " + ".join(f"{table}.rank" for table in by_table)
    order = NEWEST.replace("BY", f"BY {ranks},") if ranks and not newest else NEWEST
    values = [as_text(value) for value in values]
    ((count,),) = index.execute(f"SELECT count(*) {found}", values)
    rows = index.execute(
        f"SELECT {BRIEF}, number {found} {order} LIMIT ?", [*values, at_most(most)]
    ).fetchall()
    hits = []
    for *row, number in rows:
        brief = brief_of(row)
        hits.append(Hit(brief, _line(catalogue, number, by_table, plainly) or brief.excerpt))
    return hits, count


def _matches(pieces: Sequence[SearchTerm]) -> dict[str, str]:
    """Queries for the word tables `stems` and `spellings`.

    `stems` finds words in any form, `spellings` exact phrases and beginnings.
    """
    asked: dict[str, list[str]] = {"stems": [], "spellings": []}
    for piece in pieces:
        quoted = '"' + piece.text.replace('"', '""') + '"'
        if piece.kind == "word":
            asked["stems"].append(quoted)
        elif piece.kind != "sign":
            asked["spellings"].append(f"{quoted} *" if piece.kind == "beginning" else quoted)
    return {table: " AND ".join(texts) for table, texts in asked.items() if texts}


def _holds(*texts: str) -> bool:
    """SQL's `holds(text, …, piece)`: whether any text contains the piece."""
    *searched, piece = texts
    return any(unaccented(piece) in unaccented(text) for text in searched)


def _line(catalogue: Catalogue, number: int, by_table: dict[str, str], plainly: Sequence[SearchTerm]) -> str:
    """The line to show of an entry, from its first matching text."""
    for name in _SHOWN:
        ((text,),) = catalogue.database.execute(f"SELECT {name} FROM texts WHERE number = ?", (number,))  # noqa: S608
        spans = {
            found.span()
            for piece in plainly
            for found in re.finditer(re.escape(piece.text), text, re.IGNORECASE)
        }
        for table, match in by_table.items():
            marked = catalogue.database.execute(
                f"SELECT highlight({table}, ?, ?, ?) FROM {table} WHERE {table} MATCH ? AND rowid = ?",  # noqa: S608
                (SEARCHED.index(name), _BEGIN, _END, as_text(match), number),
            )
            spans |= {span for (line,) in marked for span in _marked_spans(text, line)}
        if spans:
            return best_line(text, _apart(spans))
    return ""


def _marked_spans(text: str, marked: str) -> list[Span]:
    """Spans of SQLite's marks in the text itself.

    The text may contain such characters too.
    """
    spans, at, begun = [], 0, 0
    for letter in marked:
        if at < len(text) and letter == text[at] and letter not in (_BEGIN, _END):
            at += 1
        elif letter == _BEGIN:
            begun = at
        elif letter == _END:
            spans.append((begun, at))
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
