"""Questions with a few words for an answer, and spoken words typed."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line, plain_answer
from equityjournal.core.sharing.spoken_words import words_typed
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import listed, say


def _line_or_left() -> str | None:
    """The line typed from now on; None where the person leaves."""
    keyboard.throw_away_typed_ahead()
    try:
        return one_line()
    except (EOFError, KeyboardInterrupt):
        return None


def yes_no_or_later(question: str) -> bool | None:
    """A yes or a no; None for Enter, or for leaving: another time."""
    answers = {say("y"): True, say("yes"): True, say("n"): False, say("no"): False, "": None}
    tell(question, to=talking_to(False))
    while (typed := plain_answer(_line_or_left() or "")) not in answers:
        tell(say("Type y or n; Enter leaves it for later."), to=talking_to(False))
    return answers[typed]


def has_pressed_enter() -> bool:
    """Whether Enter follows, rather than leaving."""
    return _line_or_left() is not None


def one_of(
    question: str,
    words: Collection[str],
    *,
    also: Mapping[str, str] = MappingProxyType({}),
    explained: str = "",
) -> str:
    """The word a question is answered by, or another spelling of it, asked until answered.

    An empty word stands for Enter alone. What the words mean is explained once one was not understood.
    """
    to = talking_to(False)
    tell(question, to=to)
    letters = [word[:1] for word in words]
    short = {str(n): word for n, word in enumerate(words, 1) if word}
    short |= {word[:1]: word for word in words if letters.count(word[:1]) == 1}
    short |= also
    again = say("Type {words}.", words=listed([word for word in words if word], last=say("or")))
    if "" in words:
        again += " " + say("Enter leaves it as it is.")
    while (typed := plain_answer(one_line())) not in words and typed not in short:
        tell(" ".join([say("That is none of them."), again]) if typed else again, to=to)
        if explained:
            tell(explained, to=to)
    return short.get(typed, typed)


def words_heard(count: int) -> tuple[str, ...] | None:
    """Spoken words as typed, asked until plausible; None for a bare Enter, or after leaving."""
    while typed := (_line_or_left() or "").strip():
        try:
            return words_typed(typed, count)
        except UnclearCommand as error:
            tell(error.sentence + " " + say("Enter leaves it for later."), to=talking_to(False))
    return None


def tell_words_do_not_fit(name: str) -> None:
    """Say that the spoken words do not fit, and are to be said again."""
    tell(say("That does not fit. Ask {name} to say them once more.", name=name), to=talking_to(False))
