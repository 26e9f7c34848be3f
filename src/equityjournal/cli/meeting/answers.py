"""Short answers at a meeting: yes or no, words, numbers."""

from collections.abc import Collection, Sequence

from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.sharing.tick_list import numbers_in
from equityjournal.core.text.speech import listed, say


def yes_no_or_later(question: str) -> bool | None:
    """A yes or a no; None for Enter, or for leaving: another time."""
    to = talking_to(False)
    answers = {say("y"): True, say("yes"): True, say("n"): False, say("no"): False, "": None}
    while True:
        keyboard.throw_away_typed_ahead()
        tell(question, to=to)
        try:
            typed = one_line().strip().casefold()
        except (EOFError, KeyboardInterrupt):
            return None
        if typed in answers:
            return answers[typed]


def has_pressed_enter() -> bool:
    """Whether Enter follows, rather than leaving."""
    keyboard.throw_away_typed_ahead()
    try:
        one_line()
    except (EOFError, KeyboardInterrupt):
        return False
    return True


def one_of(question: str, words: Collection[str], meanings: Sequence[str] = ()) -> str:
    """The word a question is answered by, asked until answered.

    Args:
        question: The question.
        words: The words that answer it.
        meanings: Lines on what the words mean.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    to = talking_to(False)
    tell(question, to=to)
    for line in meanings:
        tell(line, indent=2, hang=3, to=to)
    while (typed := one_line().strip().casefold()) not in words:
        tell(say("Type {words}.", words=in_words(list(words))), to=to)
    return typed


def ticked(count: int) -> list[int]:
    """The numbers typed, each once; none for Enter alone.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    to = talking_to(False)
    while (numbers := numbers_in(one_line(), count)) is None:
        tell(say("Numbers from 1 to {count}, such as 2 3 or 1-3; or Enter for none.", count=count), to=to)
    return numbers


def line_or_nothing(question: str) -> str:
    """An answer of a line, which may be empty.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    tell(question, to=talking_to(False))
    return one_line().strip()


def in_words(words: Sequence[str]) -> str:
    """Words to type, as a list."""
    return listed(words, last=say("or"))
