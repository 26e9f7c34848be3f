"""The language of a text: known here, Welsh, or not known."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from equityjournal.core.notices.dictionary import Dictionary

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"(?<![\w@#/'.-])[a-z][a-z]+(?![\w@/-])")
_FEWEST = 4  # words: a shorter line tells nothing of its language
_ENOUGH = 60  # words of a line that are looked up, at most


class Line(NamedTuple):
    """A line of a text, with what its words say of its language."""

    start: int
    end: int
    known: bool
    welsh: bool
    shouted: bool
    """Whether it is written in capitals throughout."""


def lines(text: str, dictionary: Dictionary) -> Iterator[Line]:
    """The lines of a folded text.

    A line of which less than half is explained is in a language not known here.
    """
    for match in _LINE.finditer(text):
        written = match[0]
        capitals = sum(map(str.isupper, written))
        shouted = capitals > 5 and capitals > 4 * sum(map(str.islower, written))
        words = _WORD.findall(written.lower() if shouted else written)[:_ENOUGH]
        explained = [word for word in words if dictionary.explains(word)]
        only_welsh = sum(
            dictionary.explains_in_welsh(word) for word in words if not dictionary.explains(word)
        )
        welsh = only_welsh + sum(map(dictionary.is_listed_as_welsh, explained))
        found = len(explained) + only_welsh
        known = found > 0 or len(words) < 2 if len(words) < _FEWEST else 2 * found >= len(words)
        yield Line(*match.span(), known, only_welsh > 0 and welsh >= len(explained), shouted)
