"""The lines of an entry's file, told apart even where TOML cannot be read.

A file is a row of items: headings, pairs of a key and a value, notes, the seal, and lines that are none of
these. A pair may go on over several lines; the words of an answer end at the next heading or the seal.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from equityjournal.core.entries.entry import (
    FORMER,
    Answer,
    Draft,
    Entry,
    Step,
    TheirWords,
)
from equityjournal.core.entries.record_keys import looks_like_private, mark_meant
from equityjournal.store.faults.seal_line import SEAL, is_toml

TABLES = {
    "answer": "answers",
    "answers": "answers",
    "step": "steps",
    "steps": "steps",
    "their words": "their_words",
    "their_words": "their_words",
}
_INSIDE: Mapping[str, set[str]] = {
    "answers": set(Answer.model_fields),
    "steps": set(Step.model_fields),
    "their_words": set(TheirWords.model_fields),
}
_FIELDS = {field.alias or name for kind in (Entry, Draft) for name, field in kind.model_fields.items()}
TOP_KEYS = {*FORMER, *_FIELDS} - set(_INSIDE)
KEYS_OF = {"": TOP_KEYS, **_INSIDE}
KNOWN = set().union(*KEYS_OF.values())
"""Every key that an entry may have, at whatever depth."""
MARKS = ("private", "happened_to_me")
"""Keys that make an entry private, or say that it is about harm to its writer."""

MOST_LINES = 300
"""Lines of a list, at most, looked at for its end."""

_NO_SPACE = "\ufeff\u200b"
_BLANK = rf"[\s{_NO_SPACE}]*"
_HEADING = re.compile(rf"^{_BLANK}\[{{1,2}}{_BLANK}([\w. \"-]+?){_BLANK}\]{{0,2}}{_BLANK}(#.*)?$")
_PAIR = re.compile(
    rf"^{_BLANK}[\"'“”‘’]?(?P<key>[A-Za-z][A-Za-z_-]*(?: to me)?)[\"'“”‘’]?{_BLANK}(?P<sign>[=:]){_BLANK}"
    r"(?P<value>.*)$",
    re.DOTALL,
)
_BARE = re.compile(
    rf"^{_BLANK}(?P<key>[A-Za-z_]+)(?P<sign>)[ \t]+(?P<value>[\"“'\[0-9].*|true|false|yes)\s*$"
)
_OPENING = re.compile(r"^[\w \t-]*[=:][ \t]*(\"\"\"|''')[ \t]*$")
_TRIPLE = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}", re.DOTALL)


class Unclear(Exception):
    """A text with several possible ends.

    Args:
        line: The line it begins on, from 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


@dataclass
class Item:
    """A part of a file, with its lines."""

    kind: str
    """heading, pair, note, stray or seal."""
    line: int
    """Its first line, from 1."""
    raw: str
    """Its lines as they stand, each with its line end."""
    table: str = ""
    """The block it is in: answers, steps, another, or empty above the first."""
    block: int = 0
    """Number of the block, from 0 above the first."""
    key: str = ""
    """The key as it should be spelt."""
    typed: str = ""
    """The key as it stands."""
    given: str = ""
    """The value as it stands."""
    value: Any = None
    """The value, where TOML can read it."""
    is_read: bool = False
    """TOML can read it."""


def items_of(text: str) -> list[Item]:
    """The items of a file, in its order.

    Raises:
        Unclear: When the words of an answer have no end that is beyond doubt.
    """
    return _Reading(text).items()


def holds_a_mark(raw: str) -> bool:
    """Whether any line of a value reads as the mark of privacy."""
    pairs = map(_PAIR.match, raw.split("\n")[1:])
    return any(pair is not None and known_key(pair["key"]) == "private" for pair in pairs)


def known_key(typed: str) -> str:
    """A key in its right spelling; unchanged if no other is near."""
    plain = re.sub(r"[\s-]", "_", typed.casefold())
    if plain in KNOWN:
        return plain
    return mark_meant(typed) or typed


class _Reading:
    """A file being told apart, line by line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = re.findall(r"[^\n]*\n|[^\n]+", text)
        self._starts = [0, *accumulate(map(len, self._lines))]
        seals = [at for at, line in enumerate(self._lines) if SEAL.match(line.rstrip("\n"))]
        self._seal = seals[-1] if seals else len(self._lines)
        self._at = 0
        self._table = ""
        self._block = 0

    def items(self) -> list[Item]:
        found: list[Item] = []
        while self._at < len(self._lines):
            found += self._next()
        return found

    def _next(self) -> list[Item]:
        line = self._lines[self._at]
        if self._at == self._seal:
            return self._sealed(line)
        if not line.strip() or line.lstrip(" \t").startswith("#"):
            return [self._item("note", self._at + 1)]
        if heading := _HEADING.match(line):
            name = TABLES.get(heading[1].casefold())
            if name or is_toml(line):
                self._table, self._block = name or heading[1], self._block + 1
                return [self._item("heading", self._at + 1)]
        if pair := self._pair(line):
            return [self._with_value(pair)]
        if is_toml(line):
            return [self._item("note", self._at + 1)]
        item = self._item("stray", self._at + 1)
        word = re.sub(r"[\W_]", "", line)
        if " " not in line.strip() and looks_like_private(word):
            item.kind, item.key, item.typed, item.given = "pair", "private", word, "yes"
        return [item]

    def _item(self, kind: str, end: int) -> Item:
        """The item from here to before a line."""
        raw = "".join(self._lines[self._at : end])
        item = Item(kind, self._at + 1, raw, self._table, self._block)
        self._at = end
        return item

    def _sealed(self, line: str) -> list[Item]:
        """The seal, and words on its line."""
        found = SEAL.match(line.rstrip("\n"))
        number = self._at + 1
        self._at += 1
        seal = Item("seal", number, line)
        beside = [words.strip() for words in found.groups()[::2]] if found else []
        if beside and is_toml(beside[0]) and beside[0]:
            before = _Reading(beside[0] + "\n")
            before._table, before._block = self._table, self._block
            return [*before.items(), *self._strays(beside[1:], number), seal]
        return [*self._strays(beside, number), seal]

    def _strays(self, words: Sequence[str], number: int) -> list[Item]:
        return [Item("stray", number, f"{part}\n", self._table, self._block) for part in words if part]

    def _pair(self, line: str) -> re.Match[str] | None:
        """The key and value on a line, if any."""
        found = _PAIR.match(line) or _BARE.match(line)
        if found is None:
            return None
        key = known_key(found["key"])
        is_known = key in KEYS_OF.get(self._table, set()) | TOP_KEYS
        if found["sign"] == "=":
            return found if is_known or re.fullmatch(r"[\w-]+", found["key"]) else None
        exact = key == found["key"].casefold() or key in MARKS
        return found if is_known and exact else None

    def _with_value(self, pair: re.Match[str]) -> Item:
        key, start = known_key(pair["key"]), self._at
        end = self._whole(pair) or self._end_of(key, pair["value"])
        item = self._item("pair", end)
        item.key, item.typed = key, pair["key"]
        first = self._lines[start]
        item.given = (first[pair.start("value") :] + "".join(self._lines[start + 1 : end])).strip()
        with_value = _value(item.raw)
        if len(with_value) == 1:
            (item.value,) = with_value.values()
            item.is_read = next(iter(with_value)) == item.typed
        return item

    def _whole(self, pair: re.Match[str]) -> int | None:
        """The line after a readable value, if readable."""
        value = pair["value"]
        if value.startswith(('"""', "'''")):
            return self._behind_triple(pair)
        if not value.startswith("["):
            return self._at + 1 if is_toml(self._lines[self._at]) else None
        last = min(self._boundary(self._at + 1), self._at + MOST_LINES)
        for end in range(self._at + 1, last + 1):
            if is_toml("".join(self._lines[self._at : end])):
                return end
        return None

    def _behind_triple(self, pair: re.Match[str]) -> int | None:
        """The line behind a text in three quotation marks.

        A text that seems to end where the next begins has lost its own end.
        """
        start = self._starts[self._at]
        last = self._starts[self._seal] if self._at < self._seal else len(self._text)
        found = _TRIPLE.match(self._text, start + pair.start("value"), last)
        if found is None:
            return None
        end = self._at + self._text.count("\n", start, found.end()) + 1
        last = self._lines[end - 1]
        lost = end - 1 > self._at and _OPENING.match(last) and known_key(last.split("=")[0].strip()) in _TEXTS
        return end if not lost and is_toml("".join(self._lines[self._at : end])) else None

    def _end_of(self, key: str, value: str) -> int:
        """The line after an unreadable value.

        Raises:
            Unclear: When a text in three quotation marks has no end, and a key follows in it.
        """
        last = self._boundary(self._at + 1)
        if key != "text":
            end = self._at + 1
            goes_on = value.startswith(("[", '"', "“", "'", "‘")) or not value.strip()
            while goes_on and end < last and self._lines[end].strip():
                end += 1
            return end
        end = last
        if value.startswith(('"""', "'''")) and end < self._seal and not _HEADING.match(self._lines[end]):
            raise Unclear(self._at + 1)
        return end

    def _boundary(self, start: int) -> int:
        """The next heading, pair with a known key, or seal."""
        keys = KEYS_OF.get(self._table, set()) | TOP_KEYS
        last = self._seal if start <= self._seal else len(self._lines)
        for at in range(start, last):
            line = self._lines[at]
            heading, pair = _HEADING.match(line), _PAIR.match(line)
            if heading and heading[1].casefold() in TABLES:
                return at
            if pair and pair["sign"] == "=" and known_key(pair["key"]) in keys:
                return at
        return last


_TEXTS = {"text", "question", "title", "setting", "outcome"}


def _value(raw: str) -> dict[str, Any]:
    """A pair as read by TOML; empty if invalid."""
    try:
        return tomllib.loads(raw)
    except (ValueError, RecursionError, OverflowError):
        return {}
