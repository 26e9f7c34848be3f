"""A proof about a pattern: that whatever it matches holds one of some words."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined]
_WORDY = ("CATEGORY_WORD", "CATEGORY_DIGIT")
_Open = frozenset[str | None]
"""Words that are being read, of the ways through a pattern that held none of the words so far.

None: a word of which not each letter is known.
"""


def holds_one_of(pattern: str, words: Sequence[str]) -> bool:
    """Whether each match of a pattern that begins a text holds one of some words, whole."""
    return not _through(_parser.parse(pattern), frozenset([""]), frozenset(words))


def _through(parts: Iterable[Any], opened: _Open, words: frozenset[str]) -> _Open:
    """The words being read behind some parts of a pattern."""
    for operation, given in parts:
        opened = _step(str(operation), given, opened, words)
    return opened


def _step(operation: str, given: Any, opened: _Open, words: frozenset[str]) -> _Open:
    """The words being read behind a single part."""
    match operation:
        case _ if not opened:
            return opened
        case "LITERAL":
            return _behind_sign(chr(given), opened, words)
        case "IN" if any(str(kind) == "NEGATE" for kind, _ in given):
            return frozenset([None]) | _behind_sign(" ", opened, words)
        case "IN":
            behind = [_behind_one(str(kind), sign, opened, words) for kind, sign in given]
            return frozenset().union(*behind)
        case "BRANCH":
            return frozenset().union(*(_through(way, opened, words) for way in given[1]))
        case "SUBPATTERN":
            return _through(given[3], opened, words)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _repeated(given, opened, words)
        case "AT" if str(given) in ("AT_BOUNDARY", "AT_END"):
            return _behind_sign(" ", opened, words) if opened != frozenset([""]) else opened
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return opened
    return frozenset([None])


def _behind_one(kind: str, sign: Any, opened: _Open, words: frozenset[str]) -> _Open:
    """The words being read behind one member of a set of signs."""
    if kind == "LITERAL":
        return _behind_sign(chr(sign), opened, words)
    if kind == "RANGE" or str(sign) in _WORDY:
        return frozenset([None])
    return _behind_sign(" ", opened, words)


def _behind_sign(sign: str, opened: _Open, words: frozenset[str]) -> _Open:
    """The words being read behind a sign: a letter makes them longer, another ends them."""
    if re.fullmatch(r"\w", sign):
        return frozenset(None if word is None else word + sign for word in opened)
    return frozenset([""]) if opened - words else frozenset()


def _repeated(given: Any, opened: _Open, words: frozenset[str]) -> _Open:
    """The words being read behind a part that may stand several times."""
    least, most, part = given
    for _ in range(least):
        opened = _through(part, opened, words)
    every = opened
    for _ in range(least, min(int(most), least + 100)):
        opened = _through(part, opened, words)
        if opened <= every:
            break
        every |= opened
    return every
