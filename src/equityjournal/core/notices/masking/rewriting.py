"""Rewriting: a text with its findings replaced, to be read like any other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from equityjournal.core.notices.masking.stand_ins import StandIns, fitting, is_month, named_again
from equityjournal.core.notices.names.people import Person
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.text.speech import say

Span = tuple[int, int]
"""Start and end of a stretch of text, in characters."""
_LABEL = re.compile(
    r"(?i)(?<!\w)(?:no|nos|num|number|ref|reference|id|code|nhs|chi|nino|ni|cad|tel|phone|mob|mobile"
    r"|email|dob|d\.o\.b|born"
    r"|postcode|passport|reg|account|acc|log|file)\b[ .:#=(–-]{1,3}$"
)
"""A label just before a value, which tells its kind already."""
_WEE = re.compile(r"(?<!\w)(?:wee|poor|big|old|little|young|dear|lovely) $")
"""What is said of a name and not of "a person": "wee Struan"."""
_FAMILY = re.compile(r"(?i) (?:family|household)(?!\w)")
_NEIGHBOURS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Change(Finding):
    """A finding to be replaced."""

    person: Person | None = None
    ending: str = ""
    """The ending that the value holds: "'s" of "Danutas"."""
    is_told_by_role: bool = False
    """Whether a role stands just before, so that the name is left out."""


class Rewriting:
    """A text under replacement.

    Args:
        text: The text as it was typed.
        stand_ins: The stand-ins of the whole document.
    """

    def __init__(self, text: str, stand_ins: StandIns) -> None:
        self.text = text
        self.ours: list[Span] = []
        """The stand-ins in it, in order."""
        self._stand_ins = stand_ins
        self._told: set[str] = set()

    def replace(self, changes: Sequence[Change]) -> list[str]:
        """Make changes in order; return the stand-in of each."""
        pieces: list[str] = []
        ours: list[Span] = []
        length = done = 0
        used = []
        for change in changes:
            before, fitted, stand_in = self._fitted(done, change)
            used.append(stand_in)
            ours += _moved(self.ours, done, change.start, length - done)
            pieces += [before, fitted]
            ours.append((length + len(before), length + len(before) + len(fitted)))
            length += len(before) + len(fitted)
            done = change.end
        ours += _moved(self.ours, done, len(self.text), length - done)
        self.text = "".join([*pieces, self.text[done:]])
        self.ours = sorted(ours)
        return used

    def _fitted(self, done: int, change: Change) -> tuple[str, str, str]:
        """The text before a change, the words in its place, and its stand-in."""
        before, value = self.text[done : change.start], self.text[change.start : change.end]
        stand_in = self._stand_in(change)
        if change.person is None and not is_month(stand_in):
            return self._left_out_or_named(before, value, stand_in)
        ending = change.ending
        if change.is_told_by_role:
            self._told.add(stand_in)
            return before, ending, stand_in
        again = named_again(stand_in) if stand_in in self._told else stand_in
        self._told.add(stand_in)
        if ending and change.person and not change.person.is_place and before.endswith(("the ", "The ")):
            return before, say("family"), stand_in
        before, fitted = self._opened(_WEE.sub("", before), value, again)
        fitted += ending or ("'s" if _FAMILY.match(self.text, change.end) else "")
        return before, fitted.upper() if self._is_shouted(change) else fitted, stand_in

    def _opened(self, before: str, value: str, words: str) -> tuple[str, str]:
        """Words fitted to the text before; a sentence that began small begins small."""
        starts = before == self.text[: len(before)]
        before, fitted = fitting(before, words, starts=starts)
        if value[:1].islower() and words[:1].islower():
            fitted = fitted[:1].lower() + fitted[1:]
        return before, fitted

    def _left_out_or_named(self, before: str, value: str, stand_in: str) -> tuple[str, str, str]:
        """A stand-in of a number or the like; behind its own name nothing is repeated."""
        if _LABEL.search(before):
            return before, say("(left out)"), stand_in
        return (*self._opened(before, value, stand_in), stand_in)

    def _stand_in(self, change: Change) -> str:
        """The stand-in of a change, made at first need for a person."""
        person = change.person
        if person is None:
            return change.stand_in or say("something left out")
        if not person.stand_in:
            plain = person.plain
            if person.role and not (person.is_listed and plain != say("a person")):
                plain = say("the {role}", role=person.role)
            person.stand_in = self._stand_ins.another(plain or say("something left out"))
        return person.stand_in

    def _is_shouted(self, change: Change) -> bool:
        """Whether a value in capitals stands beside another word in capitals."""
        if not self.text[change.start : change.end].isupper():
            return False
        near = self.text[max(change.start - 30, 0) : change.start].split()[-2:]
        near += self.text[change.end : change.end + 30].split()[:2]
        return any(_NEIGHBOURS.search(word) and word.isupper() for word in near)


def spans_within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Spans that meet a stretch, of spans in order and apart."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    return spans[first : bisect_left(spans, end, key=lambda span: span[0])]


def _moved(spans: Sequence[Span], start: int, end: int, by: int) -> list[Span]:
    """Spans within a stretch, moved along with it."""
    return [(first + by, last + by) for first, last in spans_within(spans, start, end)]
