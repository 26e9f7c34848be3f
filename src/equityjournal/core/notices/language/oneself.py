"""The writer as the one a judgement is about: “I felt needy”, “my knee is playing up”.

Asked only of rules whose `not_near` has I, me or my. Decided by who is named last before the words, in
their clause, or by nobody else being named in the sentence.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from equityjournal.core.notices.language.clauses import before_in_clause
from equityjournal.core.notices.language.text_words import CLOSE
from equityjournal.core.notices.words.english import gathered

if TYPE_CHECKING:
    from equityjournal.core.notices.language.known_words import KnownWords
    from equityjournal.core.notices.language.text_words import TextWords

WRITER = gathered("i im i'm ive i've me my mine myself")
"""Words of the writer for themselves."""

_MOVES_ON = gathered("so but because when if while that who then than as before after until til till")
"""Words after which a clause is about somebody else, as far as one can tell."""
_JUDGES = gathered(
    """see saw think thought reckon guess suppose found find noticed heard know knew wrote call called imagine
    say"""
)
"""What a writer does who speaks of somebody else: “a show, I think”."""

_ALONG = gathered("with for and at")


def is_of_the_writer(
    words: "TextWords", first: int, last: int, named: Collection[str], known: "KnownWords"
) -> bool:
    """Whether some words are about the writer, their own family or their own things.

    Args:
        words: The words of the text.
        first: Index of the first of the words in question.
        last: Index of the last.
        named: Words for the writer that the rule gives.
        known: Words for people and things.
    """
    for at in before_in_clause(words, first):
        word = words.folded[at]
        if word in named:
            return _is_the_subject(words, at, known)
        if _is_somebody(word, known):
            return _is_own_family(words, at, known)
        if word in _MOVES_ON:
            break
    if any(_is_somebody(words.folded[at], known) for at in range(first, last + 1)):
        return False
    sentence = [
        at
        for at in words.around(first, last, CLOSE)
        if words.sentence[at] == words.sentence[first] and not first <= at <= last
    ]
    if any(_is_somebody(words.folded[at], known) and not _is_along(words, at, known) for at in sentence):
        return False
    return any(words.folded[at] in named and _is_the_subject(words, at, known) for at in sentence)


def _is_the_subject(words: "TextWords", at: int, known: "KnownWords") -> bool:
    """Whether a word for the writer stands for the one who is spoken of."""
    before = words.folded[at - 1] if at else ""
    behind = words.folded[at + 1] if at + 1 < len(words) else ""
    return before not in _MOVES_ON and behind not in _JUDGES and behind not in known.workplaces


def _is_own_family(words: "TextWords", at: int, known: "KnownWords") -> bool:
    """Whether a word is the writer's own family: “my nephew”."""
    return words.folded[at] in known.family and at > 0 and words.folded[at - 1] == "my"


def _is_along(words: "TextWords", at: int, known: "KnownWords") -> bool:
    """Whether the writer's own family is only with them: “playing with my nephew”."""
    return at > 1 and words.folded[at - 2] in _ALONG and _is_own_family(words, at, known)


def _is_somebody(word: str, known: "KnownWords") -> bool:
    """Whether a word stands for a person, and not for a number of things."""
    return word in known.people and word not in known.uncounted
