"""The screen of a meeting, fit for 24 lines."""

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.cli.terminal.output import tell, width_of
from equityjournal.cli.terminal.wrapping import wrapped
from equityjournal.core.sharing.talk import Doing, Talk
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.text.visible import shortened, show

MOST_NEW = 4
"""Number of new entries or replies on the screen; the others have their numbers there."""
MOST_DOING = 3
FOR_WORDS = 4  # lines below the screen: the words to type


class ScreenLine(NamedTuple):
    """A line of the screen."""

    text: str
    indent: int = 0


def tell_screen(lines: Sequence[ScreenLine]) -> None:
    """Print a screen, its lines cut to fit the window."""
    width = width_of(sys.stdout)
    if width is None or not sys.stdout.isatty():
        for line in lines:
            tell(line.text, indent=line.indent)
        return
    room = shutil.get_terminal_size().lines - FOR_WORDS
    for most in (3, 2, 1):
        cut = [_cut(line, width, most) for line in lines]
        if sum(_height(line, width) for line in cut) <= room:
            break
    for line in cut:
        tell(line.text, indent=line.indent, hang=2)


def _cut(line: ScreenLine, width: int, most: int) -> ScreenLine:
    """A line cut to a number of lines on the screen."""
    return line._replace(text=shortened(show(line.text), most * (width - line.indent - 2) - 4 * most))


def _height(line: ScreenLine, width: int) -> int:
    return len(list(wrapped(line.text, width - line.indent - 2)))


def last_time(talk: Talk, name: str) -> list[ScreenLine]:
    """A note of the last talk: its writer, its lines, their outcome."""
    heading = say("Last time:") if talk.is_mine else say("Last time, as {name} noted it:", name=name)
    said = [ScreenLine(heading)]
    if talk.keep:
        said.append(ScreenLine(say("Keep: {text}", text=talk.keep), 2))
    said += [ScreenLine(doing_line(doing), 2) for doing in talk.doing[:MOST_DOING]]
    said += and_more(len(talk.doing) - MOST_DOING)
    if talk.next_time:
        said.append(ScreenLine(say("To begin with: {text}", text=talk.next_time), 2))
    return said if len(said) > 1 else []


def and_more(count: int) -> list[ScreenLine]:
    """The line on things left out, if any."""
    if count <= 0:
        return []
    return [ScreenLine(say_many("and 1 thing more", "and {count} things more", count), 2)]


def doing_line(doing: Doing) -> str:
    """A small thing noted together, with its outcome."""
    return f"{doing.line} ({state_in_words(doing.done, doing.dropped)})"


def state_in_words(done: date | None, dropped: date | None) -> str:
    """The outcome of a small thing: kept, let go, or open."""
    if done:
        return say("kept on {day}", day=in_words(done))
    return say("let go on {day}", day=in_words(dropped)) if dropped else say("open")
