"""Judgements of things: “the washing machine is a lost cause”.

Decided by the nearest noun that the judgement is joined to, within one clause.
"""

from typing import TYPE_CHECKING

from equityjournal.core.notices.language.clauses import before_in_clause
from equityjournal.core.notices.words.english import gathered

if TYPE_CHECKING:
    from equityjournal.core.notices.language.known_words import KnownWords
    from equityjournal.core.notices.language.text_words import TextWords

_IS = gathered(
    "is was are were be been being isn't wasn't looks seems sounds feels became gets got went going has had"
)
_FILLS = gathered(
    """a an the so such too very really still just again always never bit of right real proper total complete
    absolute utter like bloody pure sheer quite pretty rather well all as"""
)
_POINTS = gathered("that this these those")
_DOES = gathered("stinks stank reeks reeked smells pongs costs cost refuses refused")
"""What things do as well as people: “the corridor reeks of bleach”."""
_AS_A_QUALITY = ("ive", "al", "ous", "ic", "ile", "mpt", "ly", "less", "ful")
"""Endings of a word that says how a thing is: “an uncooperative photocopier”."""
_PLACED = gathered("in on at from by near opposite behind beside under next across")
"""Words by which a person is told by a place: “the man in the end room”."""


def is_of_a_thing(words: "TextWords", first: int, last: int, known: "KnownWords") -> bool:
    """Whether some words are joined to a thing: its verdict, its quality, or before “that cupboard”."""
    return (
        _has_thing_as_subject(words, first, known)
        or (first == last and _is_a_quality(words, first, known))
        or _points_at_a_thing(words, last + 1, known)
    )


def _is_a_quality(words: "TextWords", at: int, known: "KnownWords") -> bool:
    """Whether a word says how the thing behind it is: “a dysfunctional database”."""
    behind = at + 1
    if behind >= len(words) or not words.joined[behind] or words.opens(behind):
        return False
    return words.folded[behind] in known.things and words.folded[at].endswith(_AS_A_QUALITY)


def _has_thing_as_subject(words: "TextWords", first: int, known: "KnownWords") -> bool:
    """Whether the verdict follows a thing and “is”, or is what a thing is doing."""
    is_said = words.folded[first].endswith("ing") or words.folded[first] in _DOES
    judged = False  # an “and” was passed: the word before may be another judgement
    for at in before_in_clause(words, first):
        if words.folded[at] in known.things:
            if _places_a_person(words, at, known):
                return False
            return is_said or words.text[slice(*words.spans[at])].endswith(("'s", "’s"))
        if words.folded[at] == "and":
            judged = True
        elif words.folded[at] not in _FILLS and words.folded[at] not in _IS:
            if not judged or words.folded[at] in known.people:
                return False
            judged = False
        is_said = is_said or words.folded[at] in _IS
    return False


def _places_a_person(words: "TextWords", thing: int, known: "KnownWords") -> bool:
    """Whether a thing only says where a person is: “the man in the end room”."""
    before = list(before_in_clause(words, thing))
    where = next((at for at in before[:4] if words.folded[at] in _PLACED), None)
    if where is None:
        return False
    placed = [at for at in before if at < where]
    return any(words.folded[at] in known.people for at in placed[:2])


def _points_at_a_thing(words: "TextWords", at: int, known: "KnownWords") -> bool:
    """Whether the clause behind is a thing and no more: “…, that cupboard,”."""
    if at >= len(words) or words.opens(at) or words.folded[at] not in _POINTS:
        return False
    for noun in range(at + 1, min(at + 4, len(words))):
        if not words.joined[noun] or words.folded[noun] in known.people:
            return False
        ends = noun + 1 == len(words) or not words.joined[noun + 1] or words.opens(noun + 1)
        if words.folded[noun] in known.things:
            return ends
    return False
