"""Judgements of things: “the washing machine is a lost cause”.

Decided by the nearest noun that the judgement is joined to, within one clause.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from equityjournal.core.notices.words.english import PEOPLE, THINGS, gathered

if TYPE_CHECKING:
    from equityjournal.core.notices.language.text_words import TextWords

_IS = gathered(
    "is was are were be been being isn't wasn't looks seems sounds feels became gets got went going has had"
)
_FILLS = gathered(
    """a an the so such too very really still just again always never bit of right real proper total complete
    absolute utter like bloody pure sheer quite pretty rather well all as"""
)
_POINTS = gathered("that this these those")
_REACH = 8


def is_of_a_thing(words: "TextWords", first: int, last: int) -> bool:
    """Whether some words are joined to a thing: as its verdict, or before “that cupboard”."""
    return _has_thing_as_subject(words, first) or _points_at_a_thing(words, last + 1)


def _has_thing_as_subject(words: "TextWords", first: int) -> bool:
    """Whether the verdict follows a thing and “is”, or is what a thing is doing."""
    is_said = words.folded[first].endswith("ing")
    for at in _before_in_clause(words, first):
        if words.folded[at] in THINGS:
            return is_said or words.text[slice(*words.spans[at])].endswith(("'s", "’s"))
        if words.folded[at] not in _FILLS and words.folded[at] not in _IS:
            return False
        is_said = is_said or words.folded[at] in _IS
    return False


def _before_in_clause(words: "TextWords", first: int) -> Iterator[int]:
    """Indices of up to eight words before in the clause, the nearest first."""
    at = first
    while at > max(0, first - _REACH) and words.joined[at] and not words.opens(at):
        at -= 1
        yield at


def _points_at_a_thing(words: "TextWords", at: int) -> bool:
    """Whether the clause behind is a thing and no more: “…, that cupboard,”."""
    if at >= len(words) or words.opens(at) or words.folded[at] not in _POINTS:
        return False
    for noun in range(at + 1, min(at + 4, len(words))):
        if not words.joined[noun] or words.folded[noun] in PEOPLE:
            return False
        ends = noun + 1 == len(words) or not words.joined[noun + 1] or words.opens(noun + 1)
        if words.folded[noun] in THINGS:
            return ends
    return False
