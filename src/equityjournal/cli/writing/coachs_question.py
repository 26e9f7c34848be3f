"""A coach's questions, answered in writing: `write --reply q1`."""

import re
from pathlib import Path

from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.sharing.replies import Responses

_NUMBERED = re.compile(r"q([1-9][0-9]{0,3})", re.IGNORECASE)


def questions_asked(root: Path) -> list[str]:
    """Questions of all coaches, the latest first: number 1 is `q1`."""
    return [" ".join(question.split()) for kept in Responses(root).questions() for question in kept.questions]


def question_meant(root: Path, wanted: str) -> str:
    """The question meant by `question` or `q2`; empty where an entry is meant.

    Raises:
        UnknownName: When there is no such question.
    """
    typed = wanted.strip().casefold()
    found = _NUMBERED.fullmatch(typed)
    if not found and typed != say("question"):
        return ""
    asked, n = questions_asked(root), int(found[1]) if found else 1
    if n > len(asked):
        if not asked:
            raise UnknownName(say("Nobody has sent you a question."))
        there = say_many("There is 1: q1.", "There are {count}: q1 to q{count}.", len(asked))
        if len(asked) == 2:
            there = say("There are 2: q1 and q2.")
        missing = say("There is no question {n}.", n=n)
        raise UnknownName(f"{missing} {there}")
    return asked[n - 1]
