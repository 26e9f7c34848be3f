"""The words of a text, as the language check compares them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from equityjournal.core.notices.language.phrases import plain_word
from equityjournal.core.notices.words.english import SHORT

if TYPE_CHECKING:
    from equityjournal.core.notices.language.quoting import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
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
    """Words of a text, with their spans, compared forms and sentences."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.written: list[str] = []
        self.folded: list[str] = []
        self.joined: list[bool] = []
        """Whether only space or a hyphen parts a word from the one before."""
        self.sentence: list[int] = []
        """Sentence number of each word."""
        sentence = end = 0
        for found in _WORD.finditer(text):
            start, gap = found.start(), text[end : found.start()]
            joined = gap == " " or (not gap.strip(JOINS) and gap.count("\n") < 2)
            if not joined and _BREAK.search(gap):
                sentence += 1
            start, end = found.span()
            written = found.group()
            if not written.isalnum():
                written = plain_word(written)
            self.spans.append((start, end))
            self.written.append(written)
            folded = written.casefold()
            self.folded.append(SHORT.get(folded, folded))
            self.joined.append(joined)
            self.sentence.append(sentence)

    def __len__(self) -> int:
        return len(self.spans)

    def around(self, first: int, last: int, reach: int) -> range:
        """Indices of some words and of `reach` words on either side."""
        return range(max(0, first - reach), min(len(self), last + reach + 1))

    def nearby(self, first: int, last: int) -> Iterator[tuple[int, str]]:
        """Some words and those around, across sentences, with their indices."""
        return ((at, self.folded[at]) for at in self.around(first, last, NEARBY))

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
