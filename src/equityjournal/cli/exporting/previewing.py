"""The preview of an export, and the question after."""

import sys
from collections.abc import Iterable
from enum import Enum
from typing import TextIO

from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import agrees, one_line, told_if_broken_off
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


class Wanted(Enum):
    """The answer after a preview."""

    MAKE = "make"
    BACK = "back"
    LEAVE = "leave"


def previewed(text: str, *, yes: bool) -> bool:
    """Show a whole document, and ask before making a file.

    It is shown on standard error if the document itself may go to a pipe.

    Args:
        text: The document as plain text, its line breaks kept.
        yes: Show it, and do not ask.

    Raises:
        NotAllowed: When nobody is there to answer.
    """
    return previewed_in_parts([text], yes=yes)


def previewed_in_parts(parts: Iterable[str], *, yes: bool) -> bool:
    """Show a document as `previewed` does, a part at a time.

    Args:
        parts: Its parts, with an empty line between two.
        yes: Show it, and do not ask.

    Raises:
        NotAllowed: When nobody is there to answer.
    """
    refuse_unanswered(yes=yes)
    to = _show(parts)
    question = say("Make it? Type yes; anything else leaves it.")
    return agrees(question, say("Nothing was made."), yes=yes, to=to)


def previewed_with_typed_words(text: str) -> Wanted:
    """Show a document with typed words, and ask until the answer is clear.

    A slip of a key does not lose the words.
    """
    to = _show([text])
    while True:
        question = say(
            "Make it? Type yes. Or back: the questions come again, with your words kept. "
            "Or no: nothing is made, and the words you typed are kept nowhere."
        )
        tell(question, to=to)
        try:
            with told_if_broken_off(say("Nothing was made.")):
                typed = one_line().strip().casefold()
        except EOFError:
            typed = say("no")
        if typed == say("yes"):
            return Wanted.MAKE
        if typed == say("back"):
            return Wanted.BACK
        if typed == say("no"):
            tell(say("Nothing was made."), to=to)
            return Wanted.LEAVE


def _show(parts: Iterable[str]) -> TextIO:
    """Show a whole document; return the stream used."""
    to = talking_to(False)
    tell(say("This is all that goes into it:"), to=to)
    tell(to=to)
    for part in parts:
        tell(part, lines=True, to=to)
        tell(to=to)
    return to


def refuse_unanswered(*, yes: bool) -> None:
    """Refuse to ask without a person to answer.

    Raises:
        NotAllowed: Without --yes, and without a terminal.
    """
    if not yes and not is_terminal(sys.stdin):
        raise NotAllowed(say("This asks first, and nobody is here to answer; --yes does without."))
