"""The language of a text: known here, Welsh, or not known."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from equityjournal.core.notices.rules.dictionary import Dictionary

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[a-z](?<![\w@#/'.-][a-z])[a-z]+(?![\w@/-])")
_FEWEST = 4  # words: in a shorter line, only none that is explained tells of another language


class Line(NamedTuple):
    """A line of a text, with what its words say of its language."""

    start: int
    end: int
    known: bool
    welsh: bool
    shouted: bool
    """Whether it is written in capitals throughout."""
    words: Set[str]
    """Its words in small letters."""
    unexplained: Set[str] = frozenset()
    """Those of them that the dictionary does not explain."""


def lines(text: str, dictionary: Dictionary) -> Iterator[Line]:
    """The lines of a folded text.

    A line of which less than half is explained is in a language not known here.
    """
    for match in _LINE.finditer(text):
        written, span = match[0], match.span()
        small = not _is_shouted(written)
        words = _WORD.findall(written if small else written.lower())
        if not words:
            yield Line(*span, known=True, welsh=False, shouted=not small, words=frozenset())
            continue
        explains = dictionary.explains
        explained = [word for word in words if explains(word)]
        others = [word for word in words if not explains(word)] if len(explained) < len(words) else []
        only_welsh = sum(map(dictionary.explains_in_welsh, others))
        found = len(explained) + only_welsh
        known = 2 * found >= len(words) or (len(words) < _FEWEST and (found > 0 or len(words) == 1))
        welsh = only_welsh > 0 and only_welsh + sum(map(dictionary.is_listed_as_welsh, explained)) >= len(
            explained
        )
        yield Line(
            *span,
            known=known,
            welsh=welsh,
            shouted=not small,
            words=frozenset(words) if small else frozenset(),
            unexplained=frozenset(others) if small else frozenset(),
        )


def _is_shouted(line: str) -> bool:
    """Whether nearly all letters of a line are capitals."""
    capitals = sum(map(str.isupper, line))
    return capitals > 5 and capitals > 4 * sum(map(str.islower, line))
