"""Echo of keys typed between two lines, turned off.

The line editor shows them itself.
"""

import atexit
import contextlib
import os
import sys
from collections.abc import Iterator
from functools import cache

if sys.platform != "win32":
    import termios


@contextlib.contextmanager
def while_a_line_is_read() -> Iterator[None]:
    """The terminal as found, while the line editor reads.

    From then on the terminal shows no key by itself.

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
    """The terminal as found, for an editor."""
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
    """Whether the terminal showed keys at first."""
    shown = _is_shown() is True
    if shown:
        atexit.register(_show, True)
    return shown


def _is_shown() -> bool | None:
    """Whether the terminal shows keys by itself; None if unknown."""
    if sys.platform == "win32":
        return None
    with contextlib.suppress(OSError, ValueError, AttributeError, termios.error):
        return bool(termios.tcgetattr(sys.stdin.fileno())[3] & termios.ECHO)
    return None


def _show(wanted: bool) -> None:
    """Have the terminal show keys or not.

    A closed terminal, or another program's, is left alone.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError, AttributeError, termios.error):
        handle = sys.stdin.fileno()
        if os.tcgetpgrp(handle) != os.getpgrp():
            return
        now = termios.tcgetattr(handle)
        now[3] = now[3] | termios.ECHO if wanted else now[3] & ~termios.ECHO
        termios.tcsetattr(handle, termios.TCSANOW, now)
