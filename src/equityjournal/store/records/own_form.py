"""Fast parsing of the program's own TOML.

The program's own files have lines of a few kinds, as `to_toml` lays them out. The grammar below has all of
them and no other: at the first foreign letter the parsing stops, and `tomllib` reads the file. Results equal
those of `tomllib`, at a sixth of the time; tests hold this for hostile texts, and for every flipped bit.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

_PLAIN = r'[^"\\\x00-\x08\x0a-\x1f\x7f]'
_PLAIN_LINES = r'[^"\\\x00-\x08\x0b-\x1f\x7f]'
_ESCAPED = r'\\(?:["\\bfnr]|u00[01][0-9a-f]|u007f)'
_TEXT = rf"{_PLAIN}*+(?:{_ESCAPED}{_PLAIN}*+)*+"
_TEXT_OF_LINES = rf"{_PLAIN_LINES}*+(?:{_ESCAPED}{_PLAIN_LINES}*+)*+"
_DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"

_LINE = re.compile(
    r"(?P<key>[a-z_]+) = (?:"
    rf'"(?P<text>{_TEXT})"'
    rf'|"""\n(?P<lines>{_TEXT_OF_LINES})"""'
    r"|(?P<mark>true|false)"
    r"|\[(?P<list>(?:\n(?:    "
    rf'"{_TEXT}",\n)++)?)\]'
    rf"|(?P<moment>{_DAY}T{_CLOCK}:[0-5][0-9]\.[0-9]{{6}}[+-]{_CLOCK})"
    rf"|(?P<day>{_DAY})"
    r"|(?P<number>0|[1-9][0-9]{0,17})"
    r")\n"
    r"|\n\[(?P<table>[a-z_]+)\]\n"
    r"|\n\[\[(?P<block>[a-z_]+)\]\]\n"
)
"""A line of a file, by the last of its groups; possessive, so that no text makes it slow."""

_ITEM = re.compile(rf'"({_TEXT})"')
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")
_LETTERS = {'"': '"', "\\": "\\", "b": "\b", "f": "\f", "n": "\n", "r": "\r"}


def parsed(body: bytes) -> dict[str, Any] | None:
    """The table in the bytes above a seal.

    None outside the program's own form.
    """
    try:
        text = body.decode("utf-8")
        return _table_of(text)
    except ValueError:  # no such day, or no such letter
        return None


def _table_of(text: str) -> dict[str, Any] | None:
    whole: dict[str, Any] = {}
    blocks: dict[str, list[dict[str, Any]]] = {}
    table, at, end = whole, 0, len(text)
    while at < end:
        line = _LINE.match(text, at)
        if line is None:
            return None
        at, kind = line.end(), str(line.lastgroup)
        key, value = line.group("key", kind)
        if key:
            if key in table:
                return None
            table[key] = _VALUES[kind](value)
            continue
        table = {}
        if kind == "block" and value in blocks:
            blocks[value].append(table)
        elif value in whole:
            return None
        elif kind == "block":
            whole[value] = blocks[value] = [table]
        else:
            whole[value] = table
    return whole


def _text_of(written: str) -> str:
    """A text without the escapes of its written form."""
    return _ESCAPE.sub(_letter_of, written) if "\\" in written else written


def _letter_of(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _LETTERS[escape[2]]


def _texts_of(written: str) -> list[str]:
    return [_text_of(item) for item in _ITEM.findall(written)] if written else []


_VALUES: Mapping[str, Callable[[str], Any]] = {
    "text": _text_of,
    "lines": _text_of,
    "mark": "true".__eq__,
    "list": _texts_of,
    "moment": datetime.fromisoformat,
    "day": lru_cache(maxsize=1024)(date.fromisoformat),
    "number": int,
}
