"""Words for feelings, in families, for when no word comes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from equityjournal.core.text.speech import say

ASKED = "?"
"""Typed instead of a feeling: show the list."""
_PAIRS = frozenset(
    ("up and down", "sick and tired", "black and blue", "back and forth", "touch and go", "worn and torn")
)
"""Feelings with “and” in the middle."""


class Family(NamedTuple):
    """Five words for related feelings."""

    id: str
    title: str
    words: Sequence[str]


def without_asking(given: Sequence[str]) -> list[str]:
    """Feelings without the question mark typed for the list."""
    return [word for word in given if word != ASKED]


def feelings_typed(given: Sequence[str]) -> list[str]:
    """Feelings between commas or “and”, of options and their values."""
    pieces = [" ".join(piece.split()) for words in given for piece in words.split(",")]
    return [feeling for piece in pieces for feeling in between_and(piece)]


def between_and(words: str) -> list[str]:
    """Feelings between “and”: `tired and sad` as two."""
    if words.casefold() in _PAIRS:
        return [words]
    joint = re.escape(say("and"))
    between = re.split(rf"\s+{joint}\s+|\s*&\s*", words)
    plain = [re.sub(rf"^{joint}\s+", "", piece) for piece in between]
    return [piece for piece in plain if piece]
