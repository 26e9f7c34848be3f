"""English rules for good questions: short, open, about the writer."""

import re
from collections.abc import Iterator

from equityjournal.core.text.speech import say

MOST_WORDS = 30

_YES_OR_NO = re.compile(
    r"(?:^|[:,] )(?:did|was|were|is|are|am|do|does|have|has|had|could|would|can|will|should|may)\b", re.I
)
_OTHERS = r"(?:their|his|her|\w+['’]s)"
_TRAITS = (
    r"(?:gender|sex|race|religion|faith|age|body|class|caste|schooling|ethnicity|nationality|disability|"
    r"sexuality|sexual orientation|diagnosis)"
)
_OF_OTHERS = re.compile(
    rf"\b{_OTHERS} (?:own )?{_TRAITS}\b|"
    rf"\b(?:what|which) {_TRAITS} (?:is|was|are|were) (?!you\b)|"
    r"\bhow old (?:is|was|are|were) (?!you\b)|\bwhere (?:is|was|are|were) (?:he|she|they) from\b",
    re.I,
)
_NAME = re.compile(
    rf"\b{_OTHERS} (?:full |own |first |last )?names?\b|\bnames? of (?:the|a|your|who)|"
    r"\b(?:name (?:him|her|them|somebody|someone|anybody|everybody|the person|a person)|(?<!not )by name)\b|"
    r"\b(?:is|was|are|were) (?:he|she|they|the \w+) (?:called|named)\b",
    re.I,
)


def would_read_better(question: str, *, names_welcome: bool = False) -> Iterator[str]:
    """Clauses on how a question could be easier or safer to answer.

    Args:
        question: The question.
        names_welcome: It is for somebody who was treated badly, whose record may need names.
    """
    if len(question.split()) > MOST_WORDS:
        yield say(
            "it has more than {most} words; a shorter question is easier to take in after a long day",
            most=MOST_WORDS,
        )
    if question.count("?") > 1:
        yield say("it asks two questions in one; keep one, and put the other into “deeper”")
    if _YES_OR_NO.search(question):
        yield say(
            "it can be answered by yes or no; begin it with what, who, when, where or how, "
            "and it opens a conversation"
        )
    if _OF_OTHERS.search(question):
        yield say(
            "it seems to ask what somebody else is, such as their age, race or faith; that is theirs to say, "
            "so ask about the writer or about what happened"
        )
    if not names_welcome and _NAME.search(question):
        yield say(
            "it seems to ask for a name; nobody should be recognised from a journal, "
            "so ask about a role instead"
        )
