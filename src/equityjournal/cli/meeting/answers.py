"""Short answers at a meeting: yes or no, words, numbers."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line, plain_answer
from equityjournal.core.sharing.spoken_words import words_typed
from equityjournal.core.sharing.tick_list import numbers_in
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import listed, say


def yes_no_or_later(question: str) -> bool | None:
    """A yes or a no; None for Enter, or for leaving: another time."""
    to = talking_to(False)
    answers = {say("y"): True, say("yes"): True, say("n"): False, say("no"): False, "": None}
    while True:
        keyboard.throw_away_typed_ahead()
        tell(question, to=to)
        try:
            typed = plain_answer(one_line())
        except (EOFError, KeyboardInterrupt):
            return None
        if typed in answers:
            return answers[typed]
        question = say("Type y or n; Enter leaves it for later.")


def has_pressed_enter() -> bool:
    """Whether Enter follows, rather than leaving."""
    keyboard.throw_away_typed_ahead()
    try:
        one_line()
    except (EOFError, KeyboardInterrupt):
        return False
    return True


def one_of(
    question: str,
    words: Collection[str],
    meanings: Sequence[str] = (),
    *,
    also: Mapping[str, str] = MappingProxyType({}),
    explained: str = "",
) -> str:
    """The word a question is answered by, or its first letter or number, asked until answered.

    Args:
        question: The question.
        words: The words; an empty one stands for Enter alone.
        meanings: A line for each word, shown with the question.
        also: Other spellings, each with the word it stands for.
        explained: The meaning of the words, said once they were not understood.
    """
    to = talking_to(False)
    tell(question, to=to)
    for line in meanings:
        tell(line, indent=2, hang=3, to=to)
    short = {str(n): word for n, word in enumerate(words, 1) if word}
    letters = [word[:1] for word in words]
    short |= {word[:1]: word for word in words if letters.count(word[:1]) == 1}
    short |= also
    again = say("Type {words}.", words=listed([word for word in words if word], last=say("or")))
    if "" in words:
        again += " " + say("Enter leaves it as it is.")
    while (typed := plain_answer(one_line())) not in words and typed not in short:
        tell(again, to=to)
        if explained:
            tell(explained, to=to)
    return short.get(typed, typed)


def ticked(count: int) -> list[int]:
    """The numbers typed, each once; none for Enter alone."""
    to = talking_to(False)
    while (numbers := numbers_in(one_line(), count)) is None:
        tell(say("Numbers from 1 to {count}, such as 2 3 or 1-3; or Enter for none.", count=count), to=to)
    return numbers


def ticked_of(lines: Sequence[str], heading: str) -> list[int]:
    """The numbers ticked in a list of lines; Enter ticks none."""
    to = talking_to(False)
    tell(heading, to=to)
    for n, line in enumerate(lines, start=1):
        tell(f"{n}: {line}", indent=2, hang=4, to=to)
    return ticked(len(lines))


def words_heard(count: int) -> tuple[str, ...] | None:
    """Spoken words as typed, asked until they can be words; None for Enter alone, or for leaving."""
    while True:
        keyboard.throw_away_typed_ahead()
        try:
            typed = one_line()
            return words_typed(typed, count) if typed.strip() else None
        except UnclearCommand as error:
            tell(error.sentence + " " + say("Enter leaves it for later."), to=talking_to(False))
        except (EOFError, KeyboardInterrupt):
            return None


def line_or_nothing(question: str) -> str:
    """An answer of a line, which may be empty."""
    tell(question, to=talking_to(False))
    return "" if is_a_no(typed := one_line().strip()) else typed


def is_a_no(typed: str) -> bool:
    """Whether a text is nothing but an answer that there is none, as `no` or `nothing`."""
    return plain_answer(typed) in (say("no"), say("n"), say("none"), say("nothing"))
