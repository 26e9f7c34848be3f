"""The terminal of a line being typed, after Ctrl-Z and `fg`."""

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any

if sys.platform != "win32":
    import termios


class AfterAStop:
    """The terminal's modes in the line editor, set again when the program goes on.

    The shell sets the terminal for itself while the program is stopped, and leaves it so. Then keys would
    reach the line editor at Enter only, and none before it would be kept.

    Args:
        typed: Text on the line, to be shown again; None: unknown.
    """

    def __init__(self, typed: Callable[[], str | None]) -> None:
        self._typed = typed
        self._modes: list[Any] | None = None

    def remember(self) -> None:
        """Note the modes, once the line editor has set them."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError, ValueError, termios.error):
                self._modes = termios.tcgetattr(sys.stdin.fileno())

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Set the modes again at each return, until the block ends."""
        if sys.platform == "win32":
            yield
            return
        before = signal.signal(signal.SIGCONT, self._go_on)
        try:
            yield
        finally:
            signal.signal(signal.SIGCONT, before)

    def _go_on(self, _signal: int, _frame: object) -> None:
        """Set the modes, and show the line; in the background the terminal is another program's."""
        if sys.platform == "win32" or self._modes is None:
            return
        with contextlib.suppress(OSError, ValueError, termios.error):
            handle = sys.stdin.fileno()
            if os.tcgetpgrp(handle) != os.getpgrp():
                return
            termios.tcsetattr(handle, termios.TCSADRAIN, self._modes)
            os.write(sys.stdout.fileno(), (self._typed() or "").encode())
