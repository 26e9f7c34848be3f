"""Entries as JSON, with known and unknown keys.

JSON has no days, moments or numbers without an end. A known field's day or moment is its ISO text, as its
place tells. Within an unknown key, such a value is an object with the key `$toml`, which names its kind; a
table with a key of that name is wrapped likewise, so that none is taken for the other.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import Answer, Entry, Record, Step, TheirWords
from equityjournal.core.notices.masking.masked_entry import Masked
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say

MARK = "$toml"

_KINDS: Mapping[str, Any] = {"date-time": datetime, "date": date, "time": time, "float": float}
"""Kinds of value that JSON lacks, by name; a moment is a day too, so it comes first."""
_TABLES: Mapping[str, type[Record]] = {"answers": Answer, "steps": Step, "their_words": TheirWords}
"""Kinds of the tables inside an entry, by their key."""
_DAYS = ("happened", "due", "done", "dropped", "checked")
_MOMENTS = ("written", "edited")


def as_table(entry: Entry) -> dict[str, Any]:
    """An entry as a JSON object, in field order.

    Days of a masked entry are months, and its id is its own letters alone.
    """
    table = entry.model_dump(by_alias=True, exclude_none=True)
    known = {*_keys_of(Entry), *_MOMENTS}
    whole = {key: _known(key, value) if key in known else _unknown(value) for key, value in table.items()}
    if isinstance(entry, Masked):
        whole["id"] = id_letters(entry.id)
        _leave_months(whole)
    return whole


def entry_from(table: Mapping[str, Any]) -> Entry:
    """The unmasked entry behind an object of `as_table`.

    Raises:
        ValueError: When it is none; a `pydantic.ValidationError` among them.
        DamagedFile: When a value within it is of no known kind; the sentence is a clause.
    """
    known = {*_keys_of(Entry), *_MOMENTS}
    return Entry.model_validate(
        {
            key: _known_from(key, value) if key in known else _unknown_from(value)
            for key, value in table.items()
        }
    )


def _known(key: str, value: Any) -> Any:
    """The value of a known field for JSON."""
    if kind := _TABLES.get(key):
        return [
            {
                inner: _known(inner, held) if inner in kind.model_fields else _unknown(held)
                for inner, held in item.items()
            }
            for item in value
        ]
    return value.isoformat() if isinstance(value, date | datetime) else value


def _known_from(key: str, value: Any) -> Any:
    """The value of a known field, from JSON."""
    kind = _TABLES.get(key)
    if kind and isinstance(value, list):
        return [
            {
                inner: _known_from(inner, held) if inner in kind.model_fields else _unknown_from(held)
                for inner, held in item.items()
            }
            for item in value
        ]
    if key in _DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if key in _MOMENTS and isinstance(value, str) else value


def _unknown(value: Any) -> Any:
    """The value of an unknown key, for JSON."""
    if isinstance(value, Mapping):
        table = {key: _unknown(held) for key, held in value.items()}
        return {MARK: "table", "value": table} if MARK in table else table
    if isinstance(value, list):
        return [_unknown(held) for held in value]
    for name, kind in _KINDS.items():
        if isinstance(value, kind) and not (kind is float and isfinite(value)):
            written = str(value) if kind is float else value.isoformat()
            return {MARK: name, "value": written}
    return value


def _unknown_from(value: Any) -> Any:
    """The value of an unknown key, from JSON."""
    if isinstance(value, list):
        return [_unknown_from(held) for held in value]
    if not isinstance(value, Mapping):
        return value
    if MARK not in value:
        return {key: _unknown_from(held) for key, held in value.items()}
    kind, written = value[MARK], value.get("value")
    if kind == "table" and isinstance(written, Mapping):
        return {key: _unknown_from(held) for key, held in written.items()}
    if kind in _KINDS and isinstance(written, str):
        return float(written) if kind == "float" else _KINDS[kind].fromisoformat(written)
    raise DamagedFile(say("it holds a value of a kind that is not known here"))


def _leave_months(table: dict[str, Any]) -> None:
    """Cut a masked entry's days down to months."""
    for key in (*_DAYS, *_MOMENTS):
        if table.get(key):
            table[key] = table[key][: len("2026-06")]
    for inner in (*table["steps"], *table["their_words"]):
        for key in _DAYS:
            if inner.get(key):
                inner[key] = inner[key][: len("2026-06")]


def _keys_of(kind: type[Entry]) -> set[str]:
    """Keys of a record, in its file's order."""
    return {field.alias or name for name, field in kind.model_fields.items()}
