"""Full-text search of a journal, by SQLite or a plain scan.

The index has two word tables: `stems`, so that "assumption" finds "assumptions", and
`spellings`, for phrases and the beginnings of words. Accents and capitals make no difference.
"""

import contextlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from equityjournal.core.entries.brief import Brief
from equityjournal.core.entries.search_words import (
    EitherOf,
    SearchTerm,
    holds_part,
    is_unspaced,
)
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.naming import unaccented
from equityjournal.store.disk.database import Database
from equityjournal.store.index.tables import (
    put_together,
    texts_apart,
    unpacked,
    with_texts,
    word_tables,
)
from equityjournal.store.lookup.catalogue import Catalogue
from equityjournal.store.lookup.matched_line import matched_line
from equityjournal.store.lookup.queries import (
    BRIEF,
    NEWEST,
    as_text,
    at_most,
    brief_of,
    quoted,
    table_of,
    where_of,
)

_FEW = 1000  # entries to show; few beside those that a common word finds
_ALIKE = 100  # entries ranked besides those to be shown, as some may rank as high as the last


class Hit(NamedTuple):
    """An entry found by a search."""

    brief: Brief
    line: str
    """The line with most matches, each match marked `[so]`."""


def search(
    catalogue: Catalogue,
    query: Sequence[EitherOf],
    selection: Selection,
    *,
    newest: bool = False,
    most: int | None = None,
) -> tuple[list[Hit], int]:
    """Entries of a selection by a query: each must agree with every group.

    Args:
        catalogue: The entries to search.
        query: The groups of terms; without any, all entries of the selection are found.
        selection: The filters.
        newest: Newest first, instead of best match first.
        most: At most so many.

    Returns:
        The hits, and their total number.
    """
    index = with_texts(catalogue.database)
    has_words = bool(word_tables(index))
    in_words, others = _by_table(query) if has_words else ({}, query)
    terms = [term for group in query if group.wanted for term in group.terms]
    has_filter = selection._replace(open_only=False) != Selection()
    found = None
    if len(in_words) == 1 and not (others or has_filter or newest) and most and most <= _FEW:
        ((table, match),) = in_words.items()
        found = _best(index, table, match, most, open_only=selection.open_only)
    if found is None:
        conditions = [_condition(group, has_words=has_words) for group in others]
        found = _all(index, selection, in_words, conditions, newest=newest, most=most)
    rows, count = found
    return [_hit(index, row, terms, has_words=has_words) for row in rows], count


def _all(
    index: Database,
    selection: Selection,
    in_words: Mapping[str, str],
    conditions: Sequence[tuple[str, list[object]]],
    *,
    newest: bool,
    most: int | None,
) -> tuple[list[Any], int]:
    """Rows of the entries meeting every condition, at most `most`; and the number of all.

    Args:
        index: The index.
        selection: The filters.
        in_words: Queries for the word tables, which rank what they find.
        conditions: Further conditions with their values, about the texts of entries.
        newest: Newest first, instead of best match first.
        most: At most so many.
    """
    index.create_function("holds", 2, _holds, deterministic=True)
    where, values = where_of(selection)
    tables = "entries JOIN texts USING (number)" if conditions else "entries"  # texts are long to pass by
    for table, match in in_words.items():
        tables += f" JOIN {table} ON {table}.rowid = entries.number"
        where += f" AND {table} MATCH ?"
        values.append(match)
    for condition, given in conditions:
        where += f" AND {condition}"
        values += given
    found = f"FROM {tables} WHERE {where}"
    ranks = " + ".join(f"{table}.rank" for table in in_words)
    order = NEWEST.replace("BY", f"BY {ranks},") if ranks and not newest else NEWEST
    values = [as_text(value) for value in values]
    ((count,),) = index.execute(f"SELECT count(*) {found}", values)
    rows = index.execute(f"SELECT {BRIEF}, number {found} {order} LIMIT ?", [*values, at_most(most)])
    return rows.fetchall(), count


def _best(
    index: Database, table: str, match: str, most: int, *, open_only: bool
) -> tuple[list[Any], int] | None:
    """The best entries found by a single word table, and the number of all; None where very many rank alike.

    A common word is in most entries, so the table ranks them alone, and few are looked up: those to be shown,
    and all that rank as high as the last of these.
    """
    open_ones = " AND rowid NOT IN (SELECT number FROM entries WHERE private)" if open_only else ""
    found, asked = f"FROM {table} WHERE {table} MATCH ?{open_ones}", as_text(match)
    ranks = index.execute(
        f"SELECT rowid, bm25({table}) {found} ORDER BY 2 LIMIT ?", (asked, most + _ALIKE)
    ).fetchall()
    last = ranks[min(most, len(ranks)) - 1][1] if ranks else 0.0
    if len(ranks) == most + _ALIKE and ranks[-1][1] == last:
        return None
    rank_of = {number: rank for number, rank in ranks if rank <= last}
    numbers = ", ".join(map(str, rank_of))
    rows = index.execute(f"SELECT {BRIEF}, number FROM entries WHERE number IN ({numbers}) {NEWEST}")  # noqa: S608
    ((count,),) = index.execute(f"SELECT count(*) {found}", (asked,))
    return sorted(rows, key=lambda row: rank_of[row[-1]])[:most], count


def _hit(index: Database, row: Sequence[Any], terms: Sequence[SearchTerm], *, has_words: bool) -> Hit:
    """The row of an entry as a hit, with the line to show."""
    *columns, number = row
    brief = brief_of(columns)
    return Hit(brief, matched_line(index, number, terms, has_words=has_words) or brief.excerpt)


def agreeing(catalogue: Catalogue, texts: Sequence[str], query: Sequence[EitherOf]) -> list[int]:
    """Places of texts that agree with every group of a query, entries or not.

    Args:
        catalogue: The journal, for what its SQLite can do.
        texts: The texts.
        query: The groups of terms.
    """
    has_words = bool(word_tables(catalogue.database))
    found = set(range(len(texts)))
    for group in query:
        with_it = {at for term in group.terms for at in _places_of(term, texts, has_words=has_words)}
        found = found & with_it if group.wanted else found - with_it
    return sorted(found)


def _places_of(term: SearchTerm, texts: Sequence[str], *, has_words: bool) -> set[int]:
    """Places of the texts with a term."""
    table = table_of(term) if has_words else None
    if table is None:
        return {at for at, text in enumerate(texts) if _any_holds([text], term.text)}
    with contextlib.closing(texts_apart(table, texts)) as database:
        rows = database.execute("SELECT rowid FROM apart WHERE apart MATCH ?", (as_text(quoted(term)),))
        return {number - 1 for (number,) in rows}


def _by_table(query: Sequence[EitherOf]) -> tuple[dict[str, str], list[EitherOf]]:
    """Queries for the word tables, and the groups beyond their power.

    A table gives each entry a rank; so groups of wanted words are asked of it all together.
    """
    asked: dict[str, list[str]] = {}
    others = []
    for group in query:
        tables = {table_of(term) for term in group.terms}
        table = tables.pop() if len(tables) == 1 and group.wanted else None
        if table is None:
            others.append(group)
        else:
            asked.setdefault(table, []).append(f"({' OR '.join(map(quoted, group.terms))})")
    return {table: " AND ".join(matches) for table, matches in asked.items()}, others


def _condition(group: EitherOf, *, has_words: bool) -> tuple[str, list[object]]:
    """A group as an SQL condition with its values."""
    conditions, values = [], []
    for term in group.terms:
        table = table_of(term) if has_words else None
        if table:
            conditions.append(f"number IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)")  # noqa: S608
            values.append(quoted(term))
        else:
            conditions.append("holds(packed, ?)")
            values.append(term.text)
    return f"{'' if group.wanted else 'NOT '}({' OR '.join(conditions)})", [*values]


def _holds(data: bytes, term: str) -> bool:
    """SQL's `holds(packed, term)`: whether any text of an entry contains the term."""
    return _any_holds([put_together(data)], term) and _any_holds(unpacked(data), term)


def _any_holds(texts: Sequence[str], term: str) -> bool:
    """Whether any text contains a term.

    Accents count in a part of a text without spaces: there they make other letters.
    """
    if is_unspaced(term):
        return any(holds_part(text, term) for text in texts)
    return any(unaccented(term) in unaccented(text) for text in texts)
