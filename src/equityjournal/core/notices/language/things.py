"""Judgements of things: “the washing machine is a lost cause”.

Decided by the nearest noun that the judgement is joined to, within one clause.
"""

from typing import TYPE_CHECKING

from equityjournal.core.notices.language.clauses import before_in_clause
from equityjournal.core.notices.words.english import NO_NOUN, gathered

if TYPE_CHECKING:
    from equityjournal.core.notices.language.known_words import KnownWords
    from equityjournal.core.notices.language.text_words import TextWords

_IS = gathered(
    """is was are were be been being isn't wasn't looks seems sounds feels became gets got went going has had
    keeps kept keep started starts"""
)
_FILLS = gathered(
    """a an the so such too very really still just again always never bit of right real proper total complete
    absolute utter like bloody pure sheer quite pretty rather well all as"""
)
_ITS = gathered("the a an my our this that")
_POINTS = gathered("that this these those")
_DOES = gathered("stinks stank reeks reeked smells pongs costs cost refuses refused")
"""What things do as well as people: “the corridor reeks of bleach”."""
_PARTICLES = gathered("off up out on in down")
"""What makes two words of a verb that things do too: “the alarm kicked off”."""
_AS_A_QUALITY = ("ive", "al", "ous", "ic", "ile", "mpt", "ly", "less", "ful")
"""Endings of a word that says how a thing is: “an uncooperative photocopier”."""
_AS_A_MOOD = ("y", "ish")
"""Endings of a word for a mood, or the name of a group: “a stroppy printer”, “a gypsy van”."""
_AS_AN_ADJECTIVE = ("al", "ive", "ous", "id", "less", "ful")
"""Endings of a word that is no name for a group: “hysterical geese”."""
_BEARINGS = gathered(
    """behaviour behaviours behavior attitude attitudes manner manners tone outburst outbursts presentation
    traits tendencies personality comments language remarks texts voicemails answers response responses
    history type types sort character characters user users looking eyes smell house home flat lifestyle
    drug drink throughout sober year says re ward unit black white brown asian african roma male female
    household households one ones lot pair crew teen toilet little old generation"""
)
"""What is somebody's, though it is not named whose: “manipulative behaviour”."""
NO_NOUN_BEHIND = NO_NOUN | gathered(
    """argue arrive asking asleep avoid beg begging bite block blocking break buy causing clog clogging
    complaining congregate demand demanding doing downstairs dribble drink drinks expecting fight fighting
    gather getting goes going hang hanging having hide hoard ignore inject invade keeps kick kicking lay lie
    lies loiter lying making moan moaning needing nowadays outside ran refusing rob ruin scream screaming
    shout shouting shuffle sits sitting slept smash smell spit steal stealing taking thieve upstairs using
    vomit wander wandering wanting wants waste wasting whinge x2 x3 x4 yesterday"""
)
"""Words that are no noun behind people named by one trait: “the elderly block …”."""
_PLACED = gathered("in on at from by near opposite behind beside under next across")
"""Words by which a person is told by a place: “the man in the end room”."""


def is_of_a_thing(words: "TextWords", first: int, last: int, known: "KnownWords", *, mood: bool) -> bool:
    """Whether some words are joined to a thing: its verdict, its quality, or before “that cupboard”.

    Args:
        words: The words of the text.
        first: Index of the first of the words in question.
        last: Index of the last.
        known: Words for people and things.
        mood: Whether a word with the ending of a mood is one, and no name for a group.
    """
    if first == last and _is_a_word_for_a_thing(words, first, known, mood=mood):
        return True
    return _has_thing_as_subject(words, first, known) or _points_at_a_thing(words, last + 1, known)


def _is_a_word_for_a_thing(words: "TextWords", at: int, known: "KnownWords", *, mood: bool) -> bool:
    """Whether a single word is said of the thing behind it: “fussy wallpaper”, “a thug of a seagull”."""
    is_an_adjective = mood or words.folded[at].endswith(_AS_AN_ADJECTIVE)
    return (
        _is_a_quality(words, at, known, mood=mood)
        or _is_a_likeness(words, at + 1, known)
        or _is_done_to_a_thing(words, at, known)
        or (is_an_adjective and _is_of_its_noun(words, at, known))
    )


def _is_a_quality(words: "TextWords", at: int, known: "KnownWords", *, mood: bool) -> bool:
    """Whether a word says how the thing behind it is: “a dysfunctional database”."""
    behind = at + 1
    if behind >= len(words) or not words.joined[behind] or words.opens(behind):
        return False
    return words.folded[behind] in known.things and words.folded[at].endswith(
        _AS_A_QUALITY + _AS_A_MOOD if mood else _AS_A_QUALITY
    )


def _is_done_to_a_thing(words: "TextWords", at: int, known: "KnownWords") -> bool:
    """Whether a verb has a thing behind it: “manipulating the spreadsheet”."""
    if not words.folded[at].endswith("ing") or at + 2 >= len(words) or words.opens(at + 2):
        return False
    return words.folded[at + 1] in _ITS and words.folded[at + 2] in known.things


def _is_of_its_noun(words: "TextWords", first: int, known: "KnownWords") -> bool:
    """Whether a note begins with a quality of what stands behind it, and names nobody."""
    at = first + 1
    if not words.begins_line(first) or at >= len(words) or not words.joined[at] or words.opens(at):
        return False
    noun = words.folded[at]
    if noun in _BEARINGS or noun in NO_NOUN_BEHIND or noun.endswith(("ly", "ed", "ing", "n't")):
        return False
    if words.has_capital(at) or not noun.isalpha():
        return False
    return not any(
        word in known.people and word not in known.uncounted and word != words.folded[first]
        for word in words.close(first, first)
    )


def _is_a_likeness(words: "TextWords", at: int, known: "KnownWords") -> bool:
    """Whether “of a” and no person come behind: “a thug of a seagull”."""
    behind = range(at, min(at + 4, len(words)))
    if len(behind) < 3 or words.folded[at] != "of" or words.folded[at + 1] not in ("a", "an"):
        return False
    return known.people.isdisjoint(words.folded[noun] for noun in behind)


def _has_thing_as_subject(words: "TextWords", first: int, known: "KnownWords") -> bool:
    """Whether the verdict follows a thing and “is”, or is what a thing is doing."""
    is_said = words.folded[first].endswith("ing") or words.folded[first] in _DOES
    goes_off = is_said or (_is_a_phrasal_verb(words, first) and words.folded[first - 1] in known.things)
    judged = False  # an “and” was passed: the word before may be another judgement
    for at in before_in_clause(words, first):
        if words.folded[at] in known.things:
            if _places_a_person(words, at, known):
                return False
            return (
                is_said
                or (goes_off and _opens_its_clause(words, at, known))
                or words.text[slice(*words.spans[at])].endswith(("'s", "’s"))
            )
        if words.folded[at] == "and":
            judged = True
        elif words.folded[at] not in _FILLS and words.folded[at] not in _IS:
            if not judged or words.folded[at] in known.people:
                return False
            judged = False
        is_said = is_said or words.folded[at] in _IS
    return False


def _is_a_phrasal_verb(words: "TextWords", first: int) -> bool:
    """Whether a verb with its particle begins here: “kicked off”."""
    if first == 0 or first + 1 >= len(words) or not words.folded[first].endswith(("ed", "s")):
        return False
    return words.folded[first + 1] in _PARTICLES


def _opens_its_clause(words: "TextWords", thing: int, known: "KnownWords") -> bool:
    """Whether nobody and no place is named before a thing in its clause: “the smoke alarm”."""
    return all(
        words.folded[at] not in known.people and words.folded[at] not in _PLACED
        for at in before_in_clause(words, thing)
    )


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
