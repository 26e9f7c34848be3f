"""Asking for a person's own words, after a question on people's remarks."""

from collections.abc import Callable
from typing import TextIO

from equityjournal.cli.answering.answer_lines import BURN, CTRL_D, DONE
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import burn_if_sure, one_line
from equityjournal.core.entries.entry import TheirWords
from equityjournal.core.entries.their_words import typed
from equityjournal.core.text.speech import say


def ask_their_words(to: TextIO, read: Callable[[], str]) -> TheirWords | None:
    """Ask for another person's words, and how they are known.

    Every part may be left out; somebody who leaves at a later one has said the words.

    Raises:
        EOFError, KeyboardInterrupt: When the person leaves at the words themselves.
        Burnt: When nothing is to be kept.

    Args:
        to: Where to ask.
        read: Reads the words, kept while they are typed.

    Returns:
        The words, or None.
    """
    tell(say("What did they say, as near to their own words as you can? Enter leaves it out."), to=to)
    words = _line(to, read)
    if _is_nothing(words):
        return None
    said = typed(words)
    try:
        if not said.how:
            said = said.model_copy(update={"how": _how(to)})
        if said.knows is None:
            said = said.model_copy(update={"knows": _knows(to)})
    except (EOFError, KeyboardInterrupt):
        return said
    return said


def _how(to: TextIO) -> str:
    tell(
        say(
            "How do you know? For example: told me, wrote, signed, through an interpreter, through a "
            "relative, seen. Enter leaves it out."
        ),
        to=to,
    )
    line = _line(to, one_line)
    return "" if _is_nothing(line) else " ".join(line.split())


def _knows(to: TextIO) -> bool | None:
    tell(say("Did they know that you would write it down? y or n; Enter leaves it open."), to=to)
    word = _line(to, one_line).strip().casefold()
    if word in (say("y"), say("yes")):
        return True
    return False if word in (say("n"), say("no")) else None


def _line(to: TextIO, read: Callable[[], str]) -> str:
    """The typed line, unless `:burn`.

    That asks first; somebody who goes on types another line.

    Raises:
        Burnt: When nothing is to be kept.
    """
    while (line := read()).strip().casefold() == BURN:
        burn_if_sure(to)
    return line


def _is_nothing(line: str) -> bool:
    return line.strip() in ("", DONE, CTRL_D) or line.strip().startswith(":")
