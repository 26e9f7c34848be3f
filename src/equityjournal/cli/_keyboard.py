"""The keyboard itself: one line, the half of one when somebody stops, and what else a paste has brought."""

import contextlib
import io
import os
import sys

SILENCE = 0.06  # seconds without another key after which a paste is taken to be over


class Interrupted(KeyboardInterrupt):
    """Somebody stopped in the middle of a line.

    Args:
        half: What stood on it; None where that cannot be known.
    """

    def __init__(self, half: str | None) -> None:
        super().__init__()
        self.half = half


def line() -> str:
    """One line from the terminal.

    Raises:
        EOFError: When the person ends the input.
        Interrupted: When they stop, or the window is closed; with what they had typed on this line.
    """
    edited = _LineEditor()
    try:
        return input()
    except KeyboardInterrupt:
        raise Interrupted(edited.half()) from None


class _LineEditor:
    """Python's line editor, where there is one.

    Without it, a terminal cuts a pasted line at 4,096 characters, and the half of a line is lost.
    """

    def __init__(self) -> None:
        self._began = False
        self._editor = None
        with contextlib.suppress(ImportError):
            import readline

            self._editor = readline
            readline.set_startup_hook(self._begin)

    def _begin(self) -> None:
        self._began = True

    def half(self) -> str | None:
        """What stands on the line; None where it cannot be known."""
        if self._editor is None:
            return None
        return self._editor.get_line_buffer() if self._began else None


def waiting() -> str:
    """Everything that waits to be read after a line: the rest of a paste. Nothing, where none can be seen."""
    handle = _terminal()
    if handle is None:
        return ""
    import select
    import termios

    before = termios.tcgetattr(handle)
    raw = termios.tcgetattr(handle)
    raw[3] &= ~(termios.ICANON | termios.ECHO)  # whole lines of any length, and none of them shown twice
    termios.tcsetattr(handle, termios.TCSANOW, raw)
    came = b""
    try:
        while select.select([handle], [], [], SILENCE)[0]:
            if not (piece := os.read(handle, 65536)):
                break
            came += piece
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)
    return came.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")


def _terminal() -> int | None:
    """The terminal's handle, where it can be asked whether more is waiting; Windows cannot be asked so."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return None
    try:
        return sys.stdin.fileno()
    except (io.UnsupportedOperation, ValueError):
        return None
