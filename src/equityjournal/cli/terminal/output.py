"""Output: plain lines for people, JSON for programs.

Lines read well aloud: no boxes, no tables, no emoji. Bold type is used sparingly and carries no meaning of
its own. Everything printed passes through `show`, so that no text can steer the terminal.
"""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from equityjournal.cli.terminal.streams import drop, drop_what_cannot_be_written
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
    """Print a paragraph, wrapped to the window.

    Args:
        text: Plain text, never markup.
        indent: Spaces before every line.
        hang: Spaces before every line but the first, besides.
        bold: Bold letters, where the terminal has them and the person wants them.
        lines: Keep the line breaks in `text`, as in the body of an entry.
        to: A stream other than standard output. A full disk behind standard error stops nothing.
    """
    stream = to or sys.stdout
    try:
        _print_paragraph(stream, text, indent, hang, bold=bold, lines=lines)
    except OSError:
        if stream is not sys.stderr:
            raise
        drop_what_cannot_be_written(stream)


def _print_paragraph(stream: TextIO, text: str, indent: int, hang: int, *, bold: bool, lines: bool) -> None:
    width = width_of(stream)
    shown = show(text, lines=lines).split("\n")
    if width is None:  # nothing to wrap, and so nothing to wait for
        stream.writelines(f"{' ' * indent if line.rstrip() else ''}{line.rstrip()}\n" for line in shown)
        return
    from equityjournal.cli.terminal.wrapping import wrapped  # noqa: PLC0415 - its patterns take long to compile

    room = max(width - indent - hang, 10)
    heavy = bold and stream.isatty() and not _plain_wanted()
    out = _heavy_lines(stream, width) if heavy else stream.write
    for line in shown:
        for at, part in enumerate(wrapped(line, room)):
            before = " " * (indent + hang if at else indent) if part else ""
            out(f"{before}{part}\n")
    stream.flush()


def _heavy_lines(stream: TextIO, width: int) -> Callable[[str], object]:
    """A writer of bold lines, where the terminal has bold letters."""
    from rich.console import Console  # noqa: PLC0415 - loads Rich
    from rich.text import Text  # noqa: PLC0415 - loads Rich

    console = Console(file=stream, width=width, legacy_windows=False)
    return lambda line: console.print(Text(line, style="bold"), soft_wrap=True, end="")


def tell_json(data: Any) -> None:
    """Print a JSON document in ASCII, with numbers unrounded."""
    import json  # noqa: PLC0415 - for JSON alone

    from equityjournal.core.entries.as_table import as_json  # noqa: PLC0415 - likewise

    # json leaves U+007F as it is, which a terminal may act on.
    print(json.dumps(as_json(data), indent=2, default=str, allow_nan=False).replace("\x7f", "\\u007f"))  # noqa: T201


def note(*texts: str) -> None:
    """Print notes on standard error, apart from the result."""
    for text in texts:
        tell(text, to=sys.stderr)


def progress(said: Callable[[int, int], str]) -> Callable[[int, int], None] | None:
    """A printer of progress, as a line every few seconds.

    A bar would redraw itself, and a screen reader would read each drawing aloud.

    Args:
        said: Progress in words, from the amount done and the whole amount.

    Returns:
        None without a terminal.
    """
    if sys.stderr.closed or not sys.stderr.isatty():
        return None
    told = time.monotonic()

    def tell_how_far(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= SECONDS_BETWEEN:
            told = time.monotonic()
            note(said(done, total))

    return tell_how_far


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; closed and missing streams are none."""
    return stream is not None and not stream.closed and stream.isatty()


def is_conversation() -> bool:
    """Whether a person can see a question and answer."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def talking_to(json_wanted: bool) -> TextIO:
    """The stream for questions: never a file or pipe for the result."""
    return sys.stdout if sys.stdout.isatty() and not json_wanted else sys.stderr


def _plain_wanted() -> bool:
    """Whether NO_COLOR, ACCESSIBLE or TERM asks for plain text."""
    return bool(
        os.environ.get("NO_COLOR")
        or os.environ.get("ACCESSIBLE")
        or os.environ.get("TERM") in ("dumb", "unknown")
    )


def width_of(stream: TextIO) -> int | None:
    """Columns for wrapping; None for a pipe or a screen reader."""
    if os.environ.get("ACCESSIBLE"):
        return None
    if os.environ.get("COLUMNS", "").isdigit() or stream.isatty():
        return max(min(_columns_of(stream), WIDEST), 10)
    return None


def _columns_of(stream: TextIO) -> int:
    """Columns by COLUMNS, or of the stream's own terminal; the other may be a pipe."""
    if not os.environ.get("COLUMNS", "").isdigit():
        with contextlib.suppress(OSError, ValueError):  # no file behind it, or no terminal
            return os.get_terminal_size(stream.fileno()).columns or shutil.get_terminal_size().columns
    return shutil.get_terminal_size().columns


@contextlib.contextmanager
def heard_or_not() -> Iterator[None]:
    """Print without stopping the program when the screen is gone."""
    try:
        yield
    except (BrokenPipeError, SystemExit):  # Rich leaves by SystemExit then
        drop(sys.stderr)
