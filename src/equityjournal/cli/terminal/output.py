"""Results out: plain lines for people, JSON for programs.

Lines are linear and read well aloud: no boxes, no tables, no emoji. Weight is used sparingly and carries no
meaning of its own. Everything printed passes through `show`, so that no text can steer the terminal.
"""

import contextlib
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from equityjournal.core.text.visible import show

SECONDS_BETWEEN = 2  # between two lines on how a long reading goes
WIDEST = 78  # longer lines are tiring to read


def tell(
    text: str = "",
    *,
    indent: int = 0,
    hang: int = 0,
    bold: bool = False,
    lines: bool = False,
    to: TextIO | None = None,
) -> None:
    """Print one paragraph for a person, wrapped to the window.

    Args:
        text: Plain text, never markup.
        indent: Spaces before every line.
        hang: Spaces before every line but the first, besides.
        bold: Heavier, where the terminal can and the person has not said no.
        lines: Keep the line breaks in `text`, as in the body of an entry.
        to: Where to; standard output unless said.
    """
    stream = to or sys.stdout
    width = _width(stream)
    shown = show(text, lines=lines).split("\n")
    if width is None:  # nothing to wrap, and so nothing to wait for Rich for
        stream.writelines(f"{' ' * indent if line.rstrip() else ''}{line.rstrip()}\n" for line in shown)
        return
    from rich.console import Console  # noqa: PLC0415 - loads Rich
    from rich.text import Text  # noqa: PLC0415 - loads Rich

    styled = stream.isatty() and not _plain_wanted()
    room = max(width - indent - hang, 10)
    console = Console(
        file=stream,
        width=width,
        color_system="auto" if styled else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for line in shown:
        held, words = _held_whole(_glued(line, room), room)
        for at, piece in enumerate(Text(held).wrap(console, room)):
            plain = piece.plain.rstrip().replace(_GLUE, " ")
            if words and plain == _HELD * room:
                plain = words.pop(0)
            before = " " * (indent + hang if at else indent) if plain else ""
            console.print(Text(before + plain, style="bold" if bold and styled else ""), soft_wrap=True)


_GLUE = "\ue000"  # of Unicode's private use


def _glued(line: str, room: int) -> str:
    """The line with commands in backticks, and numbers in groups of figures, each held together.

    A command can be copied whole then, and a telephone number is read out in one breath.
    """

    def glue(found: re.Match[str]) -> str:
        return found[0].replace(" ", _GLUE) if len(found[0]) <= room else found[0]

    return line if _GLUE in line else re.sub(r"`[^`]+`|\b\d{2,}(?: \d{2,})+\b", glue, line)


_HELD = "\ue001"
_COPIED = re.compile(r"\w+://|\W?(?:~|[A-Za-z]:)?[/\\]|\W?[a-z0-9-]+/[a-z0-9-]+\W*$")
"""How an address, a path or a prompt's name begins."""


def _held_whole(line: str, room: int) -> tuple[str, list[str]]:
    """The line with a stand-in, which fills a line of its own, for each address or name too long for one.

    Broken, it could not be copied, and a reader would not know where the break came from.
    """
    words: list[str] = []

    def hold(found: re.Match[str]) -> str:
        if len(found[0]) <= room or not _COPIED.match(found[0]):
            return found[0]
        words.append(found[0])
        return _HELD * room

    return (line, words) if _HELD in line else (re.sub(r"\S+", hold, line), words)


def tell_json(data: Any) -> None:
    """Print one JSON document in ASCII, numbers unrounded: every other character is escaped."""
    import json  # noqa: PLC0415 - loads json

    # json leaves U+007F as it is, which a terminal may act on.
    print(json.dumps(data, indent=2, default=str).replace("\x7f", "\\u007f"))  # noqa: T201


def complain(text: str) -> None:
    """Print one sentence on standard error: something went wrong."""
    tell(text, to=sys.stderr)


def note(texts: Iterable[str]) -> None:
    """Print asides on standard error: something to know that is not the answer."""
    for text in texts:
        tell(text, to=sys.stderr)


def progress(said: Callable[[int, int], str]) -> Callable[[int, int], None] | None:
    """A plain line every few seconds while something long lasts; nothing where nobody is looking.

    Lines, and no bar that redraws itself: a screen reader would read each redrawing aloud.

    Args:
        said: How far it is, in words, by how much is done, and of how much.
    """
    if sys.stderr.closed or not sys.stderr.isatty():
        return None
    told = time.monotonic()

    def tell_how_far(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= SECONDS_BETWEEN:
            told = time.monotonic()
            complain(said(done, total))

    return tell_how_far


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody is at the other end; a stream may be closed, or missing altogether."""
    return stream is not None and not stream.closed and stream.isatty()


def is_conversation() -> bool:
    """Whether somebody is there both to see a question and to answer it."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def talking_to(json_wanted: bool) -> TextIO:
    """Where questions go: to the screen, and never into a file or a pipe that the answer goes to."""
    return sys.stdout if sys.stdout.isatty() and not json_wanted else sys.stderr


def _plain_wanted() -> bool:
    """Whether the person, or the terminal, asked for plain text: NO_COLOR, ACCESSIBLE, TERM=dumb."""
    return bool(
        os.environ.get("NO_COLOR")
        or os.environ.get("ACCESSIBLE")
        or os.environ.get("TERM") in ("dumb", "unknown")
    )


def _width(stream: TextIO) -> int | None:
    """Columns to wrap to; None: lines are left whole, as for a pipe, or for a screen reader."""
    if os.environ.get("ACCESSIBLE"):
        return None
    if os.environ.get("COLUMNS", "").isdigit() or stream.isatty():
        return max(min(shutil.get_terminal_size().columns, WIDEST), 10)
    return None


@contextlib.contextmanager
def heard_or_not() -> Iterator[None]:
    """Say what matters less than keeping the text: where nobody reads the screen any more, go on."""
    try:
        yield
    except (BrokenPipeError, SystemExit):  # Rich leaves by SystemExit then
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
