"""Searching the words of a journal: SQLite's full-text search, and a plain look through where it has none.

Two tables of words stand in the index: one by their stems, so that "assumption" finds "assumptions", and
one as they are spelled, for phrases and the beginnings of words. Accents and capitals make no difference.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from equityjournal.core.brief import Brief
from equityjournal.core.naming import unaccented
from equityjournal.core.query import Piece, Span, best_line
from equityjournal.core.selection import Selection
from equityjournal.store.catalogue import BRIEF, NEWEST, Catalogue, as_text, brief_of, where_of
from equityjournal.store.tables import SEARCHED, word_tables

_SHOWN = ("answers", "title", "setting", "people", "feelings", "questions")
"""The texts of an entry, in the order in which a find is shown."""
_BEGIN, _END = "\x02", "\x03"  # around a find, within SQLite's own answer only


class Hit(NamedTuple):
    """One entry that a search found."""

    brief: Brief
    line: str
    """The line that holds most of what was looked for, each find marked `[so]`."""


def search(
    catalogue: Catalogue,
    pieces: Sequence[Piece],
    selection: Selection,
    *,
    newest: bool = False,
    most: int | None = None,
) -> tuple[list[Hit], int]:
    """The entries meant that hold every piece.

    Args:
        catalogue: Where to look.
        pieces: What to look for; with none, every entry meant is found.
        selection: The filters.
        newest: The newest first, and not the best match.
        most: At most so many.

    Returns:
        What was found, and how much of it there is altogether.
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
        f"SELECT {BRIEF}, number {found} {order} LIMIT ?", [*values, -1 if most is None else most]
    ).fetchall()
    hits = []
    for *row, number in rows:
        brief = brief_of(row)
        hits.append(Hit(brief, _line(catalogue, number, by_table, plainly) or brief.excerpt))
    return hits, count


def _matches(pieces: Sequence[Piece]) -> dict[str, str]:
    """What each table of words is asked: words in any form from one, exact spellings from the other."""
    asked: dict[str, list[str]] = {"stems": [], "spellings": []}
    for piece in pieces:
        quoted = '"' + piece.text.replace('"', '""') + '"'
        if piece.kind == "word":
            asked["stems"].append(quoted)
        elif piece.kind != "sign":
            asked["spellings"].append(f"{quoted} *" if piece.kind == "beginning" else quoted)
    return {table: " AND ".join(texts) for table, texts in asked.items() if texts}


def _holds(*texts: str) -> bool:
    """SQL's `holds(text, …, piece)`: whether any of the texts has the piece in it."""
    *searched, piece = texts
    return any(unaccented(piece) in unaccented(text) for text in searched)


def _line(catalogue: Catalogue, number: int, by_table: dict[str, str], plainly: Sequence[Piece]) -> str:
    """The line to show of a find, from the first of its texts that holds any of it; empty: none does."""
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
    """Where SQLite put its marks, as places in the text itself, which may hold such characters too."""
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
    """Spans in order, those that overlap joined into one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
