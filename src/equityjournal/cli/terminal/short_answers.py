"""Answers of a single line: a yes, a choice, a few words."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.incoming_text import captured
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell
from equityjournal.cli.terminal.wishes import Burnt
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


def one_line() -> str:
    """A line from the terminal.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    return keyboard.line()


def plain_answer(typed: str) -> str:
    """A short answer without politeness and signs: `Yes, please.` is `yes`."""
    plain = typed.strip().strip(".!").casefold()
    for polite in (say("please"), say("thanks"), say("thank you")):
        plain = plain.removesuffix(polite).rstrip(" ,")
    return plain


def typed_yes(question: str, to: TextIO, *, asks_again: bool = True) -> bool:
    """Whether the person types yes; leaving is a no.

    For a question amid other work, which goes on after a no. `agrees` is for one on which all depends.
    """
    try:
        return heard_yes(question, to, asks_again=asks_again)
    except (EOFError, KeyboardInterrupt):
        return False


def heard_yes(question: str, to: TextIO, *, asks_again: bool = True) -> bool:
    """Whether the person types yes.

    Nearly a yes, as `y` or `ok`, is asked about once: it is no consent, and taken for a no it would be a
    surprise. Keys typed before the question are thrown away.

    Args:
        question: The question.
        to: Where to ask.
        asks_again: Whether nearly a yes is asked about; amid an answer, the next line may be part of it.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    keyboard.throw_away_typed_ahead()
    tell(question, to=to)
    typed = plain_answer(one_line())
    if asks_again and typed != say("yes") and _is_nearly_yes(typed):
        tell(say("If that is a yes, type the whole word yes; anything else is a no."), to=to)
        typed = plain_answer(one_line())
    return typed == say("yes")


def _is_nearly_yes(typed: str) -> bool:
    """Whether an answer may have been meant as a yes."""
    return typed.startswith(say("y")) or typed in (say("ok"), say("okay"), say("sure"))


def yes_or_no(question: str) -> bool:
    """Whether a question is answered by yes, asked until answered.

    What was typed before the question is no answer.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    to = talking_to(False)
    while True:
        keyboard.throw_away_typed_ahead()
        tell(question, to=to)
        typed = plain_answer(one_line())
        if typed in (say("y"), say("yes")):
            return True
        if typed in (say("n"), say("no")):
            return False
        question = say("Type yes or no.")


def agrees(question: str, otherwise: str, *, yes: bool, to: TextIO | None = None) -> bool:
    """Whether the person agrees; a no is confirmed on the screen.

    Args:
        question: The question.
        otherwise: The sentence on a no: nothing was done.
        yes: Whether they agreed on the command line.
        to: Where to ask and to confirm; otherwise it is asked beside the output.

    Raises:
        KeyboardInterrupt: When the person breaks off; that is confirmed as a no is.
    """
    try:
        with told_if_broken_off(otherwise):
            agreed = yes or heard_yes(question, to or talking_to(False))
    except EOFError:
        agreed = False
    if not agreed:
        tell(otherwise, to=to)
    return agreed


@contextmanager
def told_if_broken_off(otherwise: str) -> Iterator[None]:
    """A question; a person who presses Ctrl-C reads that nothing was done.

    Args:
        otherwise: The sentence.

    Raises:
        KeyboardInterrupt: Where they do.
    """
    try:
        yield
    except KeyboardInterrupt:
        note(otherwise)
        raise


def refuse_unless_answered(*, yes: bool, otherwise: str = "") -> None:
    """Refuse to ask a question without a terminal.

    Args:
        yes: Whether no question will be asked.
        otherwise: The refusal, unless it is about sharing.

    Raises:
        NotAllowed: With the option to use instead.
    """
    if not yes and not is_terminal(sys.stdin):
        sharing = say("Sharing asks first, and nobody is here to answer; --yes does without.")
        raise NotAllowed(otherwise or sharing)


def preview_stream(*, yes: bool) -> TextIO:
    """The stream for a preview: the question's own, if a question follows.

    Args:
        yes: Whether no question follows.
    """
    return sys.stdout if yes else talking_to(False)


def burn_if_sure(to: TextIO) -> None:
    """Confirm a wish to keep no words.

    Raises:
        Burnt: When it is.
    """
    sure = say("Nothing of this is kept. Sure? Type yes; anything else goes on.")
    if typed_yes(sure, to, asks_again=False):
        raise Burnt
    tell(say("It is as it was. Go on."), to=to)


def part_of_answer(to: TextIO, *, feeling: bool = False) -> str:
    """Ask about stray words: `add`, `leave`, or `feel`.

    Args:
        to: Where to ask. Leaving at this question adds them.
        feeling: They may be a feeling too.
    """
    question = say("Was that part of your answer? Enter adds it, n leaves it out.")
    if feeling:
        question = say(
            "Was that part of your answer? Enter adds it, f keeps it as a feeling, n leaves it out."
        )
    while True:
        tell(question, to=to)
        try:
            wanted = one_line().strip().casefold()
        except (EOFError, KeyboardInterrupt):
            return "add"
        if wanted in ("", say("y"), say("yes")):
            return "add"
        if wanted in (say("n"), say("no")):
            return "leave"
        if feeling and wanted in (say("f"), say("feeling")):
            return "feel"


def line_and_all_with_it(read: Callable[[], str] = one_line) -> str:
    """A line and the rest of its paste.

    Args:
        read: Reads the line.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    line = read()
    more = keyboard.waiting() if line.strip() else ""
    return captured(f"{line}\n{more}" if more.strip() else line)
