"""The language of a text: known here, Welsh, or not known."""

import re
from collections.abc import Iterator, Set
from itertools import filterfalse
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from equityjournal.core.notices.rules.dictionary import Dictionary

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"([a-z]{2,})(?![\w@/-])[\w@#/'.-]*|[\w@#/'.-]+")
"""A small word, and nothing in its place for anything else."""
_BOTH = (ascii_uppercase.encode(), ascii_lowercase.encode())
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
        words = list(filter(None, _WORD.findall(written if small else written.lower())))
        if not words:
            yield Line(*span, known=True, welsh=False, shouted=not small, words=frozenset())
            continue
        others = list(filterfalse(dictionary.explains, words))
        only_welsh, explained = sum(map(dictionary.explains_in_welsh, others)), len(words) - len(others)
        found = explained + only_welsh
        known = 2 * found >= len(words) or (len(words) < _FEWEST and (found > 0 or len(words) == 1))
        listed = (
            sum(map(dictionary.is_listed_as_welsh, filter(dictionary.explains, words))) if only_welsh else 0
        )
        welsh = only_welsh > 0 and only_welsh + listed >= explained
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
    if line.isascii():  # counted at once
        letters = line.encode("ascii")
        capitals, small = (len(letters) - len(letters.translate(None, kind)) for kind in _BOTH)
    else:
        capitals, small = (sum(map(kind, line)) for kind in (str.isupper, str.islower))
    return capitals > 5 and capitals > 4 * small
