"""The words of a text, as the language check compares them."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from equityjournal.core.notices.language.phrases import plain_word
from equityjournal.core.notices.words.english import SHORT

if TYPE_CHECKING:
    from equityjournal.core.notices.language.quoting import Span

_WORD = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)")
_BREAK = re.compile(r"[.!?…]|\n[ \t\r]*\n")
_ARTICLES = ("a", "an", "the")
_CLAUSE = frozenset(",;:/+&–—")
JOINS = " \t\r\n\u00a0\u202f-‐‑"
NEARBY, CLOSE = 40, 8
"""Number of words on either side for `near`, and for `not_near` within a sentence."""


def compared_words(text: str) -> list[str]:
    """The words of a text, in the form compared."""
    folded = (plain_word(word).casefold() for word in _WORD.findall(text))
    return [SHORT.get(word, word) for word in folded]


class TextWords:
    """Words of a text, with their spans, compared forms and sentences.

    The text is parted once; spans and sentences are counted for a text with anything to look at.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts = _WORD.split(text)
        """The gap before each word and the word, in turn; then the rest."""
        self.written = [word if word.isalnum() else plain_word(word) for word in self._parts[1::2]]
        self.folded = [SHORT.get(word, word) for word in map(str.casefold, self.written)]

    @cached_property
    def spans(self) -> "Sequence[Span]":
        """The start and end of each word."""
        ends = list(accumulate(map(len, self._parts)))
        return list(zip(ends[:-1:2], ends[1::2], strict=True))

    @cached_property
    def joined(self) -> Sequence[bool]:
        """Whether only space or a hyphen parts each word from the one before."""
        gaps = self._parts[:-1:2]
        return [gap == " " or (not gap.strip(JOINS) and gap.count("\n") < 2) for gap in gaps]

    @cached_property
    def sentence(self) -> Sequence[int]:
        """Sentence number of each word."""
        gaps = zip(self.joined, self._parts[::2], strict=False)
        return list(accumulate(not joined and _BREAK.search(gap) is not None for joined, gap in gaps))

    def end(self, at: int) -> int:
        """The end of a word, without an 's."""
        return self.spans[at][0] + len(self.written[at])

    def __len__(self) -> int:
        return len(self.written)

    def around(self, first: int, last: int, reach: int) -> range:
        """Indices of some words and of `reach` words on either side."""
        return range(max(0, first - reach), min(len(self), last + reach + 1))

    def close(self, first: int, last: int) -> Iterator[str]:
        """Some words and those close to them, in their sentence."""
        sentence = self.sentence[first]
        return (self.folded[at] for at in self.around(first, last, CLOSE) if self.sentence[at] == sentence)

    def begins_line(self, at: int) -> bool:
        """Whether a line or sentence begins here, figures and articles apart."""
        while not self.opens(at):
            at -= 1
            if not (self.written[at].isdigit() or self.folded[at] in _ARTICLES):
                return False
        return True

    def begins_clause(self, at: int) -> bool:
        """Whether a line, sentence or clause begins here: "6 wks late, DNA x3"."""
        if self.begins_line(at):
            return True
        first = at - 1 if self.folded[at - 1] in _ARTICLES and at > 1 else at
        return not _CLAUSE.isdisjoint(self.text[self.spans[first - 1][1] : self.spans[first][0]])

    def opens(self, at: int) -> bool:
        """Whether a word is the first of its line or sentence."""
        if at == 0 or self.sentence[at] != self.sentence[at - 1]:
            return True
        return "\n" in self.text[self.spans[at - 1][1] : self.spans[at][0]]

    def has_capital(self, at: int) -> bool:
        """Whether a word has a capital."""
        return self.written[at][0].isupper()
