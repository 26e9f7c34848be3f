"""The screen of a meeting, fit for 24 lines, and short answers below it."""

import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TextIO, TypeVar

from equityjournal.cli.terminal.output import talking_to, tell, width_of
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.cli.terminal.short_answers import agrees, one_line, plain_answer, preview_stream
from equityjournal.cli.terminal.wrapping import wrapped
from equityjournal.core.sharing.numbers import numbers_in
from equityjournal.core.sharing.talk import Doing, Talk
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.text.visible import shortened, show

MOST_NEW = 4
"""Number of new entries or replies on the screen; the others have their numbers there."""
MOST_DOING = 3
SHORT = 24  # characters of an entry beside its number
FOR_WORDS = 4  # lines below the screen: the words to type

Thing = TypeVar("Thing")
"""Anything that is ticked in a list."""


def tell_screen(lines: Sequence[str]) -> None:
    """Print a screen, its lines cut to fit the window; two leading spaces indent a line."""
    width = width_of(sys.stdout)
    parts = [(len(line) - len(line.lstrip(" ")), line.lstrip(" ")) for line in lines]
    if width is None or not sys.stdout.isatty():
        for indent, text in parts:
            tell(text, indent=indent)
        return
    room = shutil.get_terminal_size().lines - FOR_WORDS
    for most in (3, 2, 1):  # lines that one of them may take
        cut = [(indent, shortened(show(text), most * (width - indent - 6))) for indent, text in parts]
        if sum(len(list(wrapped(text, width - indent - 2))) for indent, text in cut) <= room:
            break
    for indent, text in cut:
        tell(text, indent=indent, hang=2)


def last_time(talk: Talk, name: str) -> list[str]:
    """A note of the last talk: its writer, its lines, their outcome."""
    lines = [say("Keep: {text}", text=talk.keep)] if talk.keep else []
    lines += [doing_line(doing) for doing in talk.doing[:MOST_DOING]]
    lines += and_more(len(talk.doing) - MOST_DOING)
    if talk.next_time:
        lines.append(say("To begin with: {text}", text=talk.next_time))
    heading = say("Last time:") if talk.is_mine else say("Last time, as {name} noted it:", name=name)
    return [heading, *set_in(lines)] if lines else []


def entry_name(n: int | None, words: str) -> str:
    """A shared entry by its number and first words: the number is another once more was shared."""
    if not words:
        return str(n) if n else say("an entry")
    quoted = say("“{words}”", words=shortened(show(words), SHORT))
    return say("{n}, {words}", n=n, words=quoted) if n else quoted


def on_a_line(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def set_in(lines: Iterable[str]) -> list[str]:
    """Lines that stand below another."""
    return [f"  {line}" for line in lines]


def and_more(count: int) -> list[str]:
    """The line on things left out, if any."""
    return [say_many("and 1 thing more", "and {count} things more", count)] if count > 0 else []


def doing_line(doing: Doing) -> str:
    """A small thing noted together, with its outcome."""
    return f"{doing.line} ({state_in_words(doing.done, doing.dropped)})"


def state_in_words(done: date | None, dropped: date | None) -> str:
    """The outcome of a small thing: kept, let go, or open."""
    if done:
        return say("kept on {day}", day=in_words(done))
    return say("let go on {day}", day=in_words(dropped)) if dropped else say("open")


def is_agreed_to(shown: Callable[[TextIO], None], question: str, *, yes: bool) -> bool:
    """Whether the user agrees to something seen whole, by screenfuls."""
    to = preview_stream(yes=yes)
    return by_screenfuls(shown, to) and agrees(question, say("Nothing was made."), yes=yes, to=to)


def tell_numbered(lines: Iterable[str], to: TextIO | None = None) -> None:
    """Print lines with numbers, from 1."""
    for n, line in enumerate(lines, start=1):
        tell(f"{n}: {line}", indent=2, hang=3, to=to)


def ticked_of(things: Sequence[Thing], lines: Sequence[str], question: str) -> list[Thing]:
    """The things ticked, by the numbers of their lines; Enter ticks none."""
    to, count = talking_to(False), len(lines)
    tell(question, to=to)
    tell_numbered(lines, to)
    while (numbers := numbers_in(one_line(), count)) is None:
        tell(say("Numbers from 1 to {count}, such as 2 3 or 1-3; or Enter for none.", count=count), to=to)
    return [things[n - 1] for n in numbers]


def line_or_nothing(question: str) -> str:
    """An answer of a line, which may be empty."""
    tell(question, to=talking_to(False))
    return "" if is_a_no(typed := one_line().strip()) else typed


def is_a_no(typed: str) -> bool:
    """Whether a text is a bare refusal: `no`, `nothing`, or a full stop alone."""
    return plain_answer(typed) in ("", say("no"), say("n"), say("none"), say("nothing"))
