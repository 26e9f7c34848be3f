"""Parts of the index's queries: a brief's columns, an order, a selection or term as a condition."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from equityjournal.core.entries.brief import Brief
from equityjournal.core.entries.selection import Selection, plain

if TYPE_CHECKING:
    from equityjournal.core.entries.search_words import SearchTerm

BRIEF = (
    "entries.id, happened, moment, entries.title, pack, themes, entries.feelings, entries.setting, private, "
    "excerpt, mark"
)
"""Columns of a brief."""
MOST = 2**63 - 1
"""The greatest number that SQLite can hold."""
EVERY = "1"
"""The condition that every entry meets."""
NEWEST = "ORDER BY happened DESC, written DESC, entries.id DESC"

_AS_DAY = "happened + 1721424.5"
"""A day of Python's count as one of SQLite's: Julian days, from noon."""


def brief_of(row: Sequence[Any]) -> Brief:
    """The brief in a row of the columns `BRIEF`."""
    identity, happened, moment, title, pack, themes, feelings, setting, private, *words = row
    return Brief(
        identity, date.fromordinal(happened), datetime.fromisoformat(moment), title, pack,
        _listed(themes), _listed(feelings), setting, bool(private), *words,
    )  # fmt: skip


def _listed(kept: str) -> list[str]:
    """A list of texts kept as JSON.

    Without a backslash, no text has a quotation mark in it, and the marks between texts part them.
    """
    if "\\" in kept:
        import json  # noqa: PLC0415 - for signs that JSON writes otherwise, which few words have

        found: list[str] = json.loads(kept)
        return found
    return kept[2:-2].split('", "') if kept != "[]" else []


def as_text(value: object) -> object:
    """A value safe to look up.

    SQLite refuses bytes that are no character, and no entry holds them.
    """
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def where_of(selection: Selection) -> tuple[str, list[object]]:
    """A selection as an SQL condition with its values."""
    filters: dict[str, object] = {
        "private = ?": 0 if selection.open_only else None,
        "happened >= ?": selection.since.toordinal() if selection.since else None,
        "happened <= ?": selection.until.toordinal() if selection.until else None,
        "number IN (SELECT number FROM credits WHERE theme = ?)": selection.theme,
        "pack = ?": selection.pack,
        "number IN (SELECT number FROM felt WHERE word = ?)": plain(selection.feeling)
        if selection.feeling is not None
        else None,
        "instr(where_plain, ?)": plain(selection.setting) if selection.setting is not None else None,
    }
    given = {condition: value for condition, value in filters.items() if value is not None}
    conditions, values = [*given], [*given.values()]
    if selection.without_theme:
        conditions.append("number NOT IN (SELECT number FROM credits)")
    if selection.on_this_day:
        days = selection.days_of_year
        marks = ", ".join("?" * len(days))
        conditions.append(f"strftime('%m-%d', {_AS_DAY}) IN ({marks}) AND strftime('%Y', {_AS_DAY}) != ?")
        values += [*days, f"{selection.on_this_day.year:04}"]
    return " AND ".join(conditions) or EVERY, values


def at_most(most: int | None) -> int:
    """A number of rows within the range of SQLite.

    Its greatest number for None.
    """
    return MOST if most is None else min(most, MOST)


def table_of(term: "SearchTerm") -> str | None:
    """The word table for a term, if any.

    `stems` finds words in any form, `spellings` exact phrases and beginnings.
    """
    return {"word": "stems", "phrase": "spellings", "beginning": "spellings"}.get(term.kind)


def quoted(term: "SearchTerm") -> str:
    """A term, quoted for SQLite's word tables."""
    quoted = '"' + term.text.replace('"', '""') + '"'
    return f"{quoted} *" if term.kind == "beginning" else quoted
