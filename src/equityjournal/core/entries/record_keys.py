"""Keys of records: refused where misplaced or misspelt, as they would be ignored there."""

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from equityjournal.core.text.faults import Fault
from equityjournal.core.text.speech import say


def refuse_misplaced(
    data: Mapping[str, Any], known: Collection[str], tables: Mapping[str, frozenset[str]]
) -> None:
    """Refuse misplaced and misspelt keys of a record.

    Args:
        data: The record's table.
        known: Keys that it may have.
        tables: Keys that its inner tables may have, by the table's name.

    Raises:
        Fault: With the first such key.
    """
    for key, value in data.items():
        if key not in known:
            _refuse_misspelt({key})
        for table in _tables_in(value) if isinstance(value, (dict, list)) else ():
            inside, allowed = _keys_at_any_depth(table), tables.get(key, frozenset())
            if inside <= allowed:
                continue
            _refuse_misspelt(inside.difference(known))
            if stray := sorted((inside - allowed).intersection(known)):
                raise Fault(
                    say(
                        "“{key}” stands inside “{table}”; move its line above the first in square brackets",
                        key=stray[0],
                        table=key,
                    )
                )


def _refuse_misspelt(unknown: set[str]) -> None:
    """Refuse unknown keys like a mark of privacy, for they would be ignored."""
    for key in sorted(unknown):
        if mark := mark_meant(key):
            raise Fault(
                say("“{key}” is not a key I know; if it means {mark}, spell it so", key=key, mark=mark)
            )


@lru_cache(maxsize=1024)  # the same few keys stand in every file
def mark_meant(key: str) -> str:
    """The mark of privacy resembled by a key: private or happened_to_me.

    Empty for neither.
    """
    if looks_like_private(key):
        return "private"
    plain = "".join(filter(str.isalpha, key.casefold()))
    of_others = "them" in plain
    near = len(plain) <= 20 and SequenceMatcher(None, plain, "happenedtome").ratio() > 0.9
    return "happened_to_me" if near and not of_others else ""


def looks_like_private(key: str) -> bool:
    """Whether a word resembles `private`, to 80 % of its letters."""
    plain = key.casefold()
    like = len(plain) <= 12 and SequenceMatcher(None, plain, "private").ratio() > 0.8
    return like or "private" in plain or plain == "priv"


def _tables_in(value: Any) -> list[dict[str, Any]]:
    """Tables directly in a value or in its lists."""
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list):
        return []
    return [table for inner in value if not isinstance(inner, str) for table in _tables_in(inner)]


def _keys_at_any_depth(table: Mapping[str, Any]) -> set[str]:
    """Keys of a table and of all tables inside."""
    return set(table).union(
        *(
            _keys_at_any_depth(below)
            for value in table.values()
            if not isinstance(value, str)
            for below in _tables_in(value)
        )
    )
