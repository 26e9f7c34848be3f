"""The writer as the one a judgement is about: “I felt needy”, “my knee is playing up”.

Asked only of rules whose `not_near` has I, me or my. Decided by who is named last before the words, in
their clause, or by nobody else being named in the sentence.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from equityjournal.core.notices.language.clauses import before_in_clause
from equityjournal.core.notices.language.text_words import CLOSE
from equityjournal.core.notices.words.english import PEOPLE, gathered

if TYPE_CHECKING:
    from equityjournal.core.notices.language.text_words import TextWords

WRITER = gathered("i im i'm ive i've me my mine myself")
"""Words of the writer for themselves."""

_OWN_FAMILY = gathered(
    """mum mam dad mother father nan nana gran grandad husband wife partner son daughter sister brother kid
    kids toddler baby aunt uncle cousin"""
)
_SOMEBODY = PEOPLE - gathered(
    """all some these those both two three many most half one ones older young lot others group groups
    community population whose whom who"""
) | gathered("mam dad's pt pts lass wee gent hubby bairn bairns")
_MOVES_ON = gathered("so but because when if while that who then than as before after until til till")
"""Words after which a clause is about somebody else, as far as one can tell."""
_JUDGES = gathered(
    "see saw think thought reckon guess suppose found find noticed heard know knew wrote call called imagine say"
)
"""What a writer does who speaks of somebody else: “a show, I think”."""
_AT_WORK = gathered(
    "list caseload books round ward shift patch class table group unit wing landing corridor bay side floor desk"
)
"""What is the writer's by their work: “a wanderer on my ward”."""


def is_of_the_writer(words: "TextWords", first: int, last: int, named: Collection[str]) -> bool:
    """Whether some words are about the writer, their own family or their own things.

    Args:
        words: The words of the text.
        first: Index of the first of the words in question.
        last: Index of the last.
        named: Words for the writer that the rule gives.
    """
    for at in before_in_clause(words, first):
        word = words.folded[at]
        if word in named:
            return _is_the_subject(words, at)
        if word in _SOMEBODY:
            return word in _OWN_FAMILY and at > 0 and words.folded[at - 1] == "my"
        if word in _MOVES_ON:
            break
    sentence = [
        at
        for at in words.around(first, last, CLOSE)
        if words.sentence[at] == words.sentence[first] and not first <= at <= last
    ]
    if any(words.folded[at] in _SOMEBODY for at in sentence):
        return False
    return any(words.folded[at] in named and _is_the_subject(words, at) for at in sentence)


def _is_the_subject(words: "TextWords", at: int) -> bool:
    """Whether a word for the writer stands for the one who is spoken of."""
    before = words.folded[at - 1] if at else ""
    behind = words.folded[at + 1] if at + 1 < len(words) else ""
    return before not in _MOVES_ON and behind not in _JUDGES and behind not in _AT_WORK
