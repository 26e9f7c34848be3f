"""Short answers at a meeting: yes or no, words, numbers."""

from collections.abc import Collection, Sequence

from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.sharing.tick_list import numbers_in
from equityjournal.core.text.speech import listed, say


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
