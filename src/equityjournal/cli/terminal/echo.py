"""Keys typed between two lines: the terminal does not show them, for the line editor shows them itself."""

import atexit
import contextlib
import os
import sys
from collections.abc import Iterator
from functools import cache


@contextlib.contextmanager
def while_a_line_is_read() -> Iterator[None]:
    """The terminal as it was found while the line editor reads; from then on it shows no key by itself.

    At the end of the program it is again as it was found.
    """
    if not _is_shown_at_first():
        yield
        return
    _show(True)
    try:
        yield
    finally:
        _show(False)


@contextlib.contextmanager
def for_another_program() -> Iterator[None]:
    """The terminal as it was found, while an editor has it."""
    quiet = _is_shown() is False and _is_shown_at_first()
    if quiet:
        _show(True)
    try:
        yield
    finally:
        if quiet:
            _show(False)


@cache
def _is_shown_at_first() -> bool:
    """Whether the terminal shows keys when the first line is asked for; at the end it will again."""
    shown = _is_shown() is True
    if shown:
        atexit.register(_show, True)
    return shown


def _is_shown() -> bool | None:
    """Whether the terminal shows keys by itself; None where there is none, or it cannot be asked."""
    if sys.platform == "win32":
        return None
    import termios  # noqa: PLC0415 - not on every system

    with contextlib.suppress(OSError, ValueError, AttributeError, termios.error):
        return bool(termios.tcgetattr(sys.stdin.fileno())[3] & termios.ECHO)
    return None


def _show(wanted: bool) -> None:
    """Have the terminal show keys or not; nothing is done to one that has gone, or is another program's."""
    if sys.platform == "win32":
        return
    import termios  # noqa: PLC0415 - not on every system

    with contextlib.suppress(OSError, ValueError, AttributeError, termios.error):
        handle = sys.stdin.fileno()
        if os.tcgetpgrp(handle) != os.getpgrp():
            return
        now = termios.tcgetattr(handle)
        now[3] = now[3] | termios.ECHO if wanted else now[3] & ~termios.ECHO
        termios.tcsetattr(handle, termios.TCSANOW, now)
