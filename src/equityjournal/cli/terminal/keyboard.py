"""The keyboard: lines, half lines, and the rest of a paste."""

import contextlib
import io
import math
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import TextIO

from equityjournal.cli.terminal import echo
from equityjournal.cli.terminal.after_a_stop import AfterAStop
from equityjournal.cli.terminal.line_signals import LineSignals

if sys.platform != "win32":
    import termios

SILENCE = 0.06  # seconds without another key after which a paste is taken to be over
SECONDS_TO_WAKE = 0.02
WAKINGS = 5  # the main thread may just be busy with a key


class LineLost(KeyboardInterrupt):
    """An interrupted line of unknown text."""


class EndTyped(EOFError):
    """Ctrl-D on an empty line of a terminal still present."""


def line() -> str:
    """A line from the terminal.

    Raises:
        EOFError: When the window is gone, or `EndTyped` when the person ends the input.
        KeyboardInterrupt: When they stop.
    """
    return Line().read()


class Line:
    """A line being typed, in Python's line editor if available.

    Without an editor, a terminal cuts a pasted line at 4,096 characters, and half a line is lost.

    Args:
        begun: Text that stands on the line from the beginning, to be changed; see `can_give_back`.
    """

    def __init__(self, begun: str = "") -> None:
        self._begun = begun
        self._editor = line_editor()
        self._started = False
        self._left_over = ""
        self._ended = False
        self._looked = threading.Event()
        self._text: str | None = None
        self._seen_empty = False
        self._whole: str | None = None
        self._after_a_stop = AfterAStop(self.half)

    def read(self) -> str:
        """The line, ended by Enter.

        Raises:
            EOFError: When the window is gone, or `EndTyped` when the person ends the input.
            KeyboardInterrupt: When they stop.
        """
        try:
            return self._read()
        except EOFError:
            if is_still_there():
                raise EndTyped from None
            raise

    def _read(self) -> str:
        if self._editor is None:
            return input()
        # Up would offer a copy of the line above, or an earlier full stop.
        self._editor.set_auto_history(False)
        if _is_libedit(self._editor):  # it calls no hook, and shows the line before until a key is pressed
            self._left_over = self._editor.get_line_buffer()
            self._started = True
        self._editor.set_startup_hook(self._start)
        # Never put back: a late signal is for no line, and does nothing.
        signal.signal(signal.SIGURG, self._look)
        try:
            with echo.while_a_line_is_read(), self._after_a_stop.watched(), LineSignals(self.half):
                self._whole = input()
            return self._whole
        except SystemError as error:
            if isinstance(error.__cause__, KeyboardInterrupt):  # it came together with a look at the line
                raise KeyboardInterrupt(*error.__cause__.args) from error
            raise
        finally:
            self._ended = True
            self._editor.set_startup_hook(None)

    def _start(self) -> None:
        self._started = True
        self._after_a_stop.remember()
        if self._editor is not None and self._begun:
            self._editor.insert_text(self._begun)

    @property
    def is_whole(self) -> bool:
        """Whether the line was ended by Enter."""
        return self._whole is not None

    def half(self) -> str | None:
        """Text on the line, asked by the main thread; None if unknown."""
        if self._whole is not None:
            return self._whole
        if self._editor is None:
            return None
        if not self._started:
            return ""
        text = str(self._editor.get_line_buffer())
        return "" if text == self._left_over else text.removesuffix("\n")

    def seen(self) -> str | None:
        """Text on the line, asked by another thread; None if unknown.

        The editor changes the line without heeding Python's lock, and a read at that moment would end the
        program. So the main thread is woken to look between two keys.

        An emptied line counts once seen twice in a row: a closing terminal empties the line as well.
        """
        if self._editor is None or not self._woken_to_look():
            return None
        seen_empty, self._seen_empty = self._seen_empty, self._text == ""
        return self._text if self._text or seen_empty else None

    def _woken_to_look(self) -> bool:
        self._looked.clear()
        main = threading.main_thread().ident
        for _ in range(WAKINGS):
            if self._ended or main is None:
                return False
            signal.pthread_kill(main, signal.SIGURG)
            if self._looked.wait(SECONDS_TO_WAKE):
                return True
        return False

    def _look(self, _signal: int, _frame: object) -> None:
        if not self._ended:
            self._text = self.half()
            self._looked.set()


def line_editor() -> ModuleType | None:
    """Python's line editor, if available and in use."""
    if sys.platform == "win32" or terminal_handle(sys.stdin) is None or terminal_handle(sys.stdout) is None:
        return None
    try:
        import readline  # noqa: PLC0415 - not on every system
    except ImportError:
        return None
    return readline


def can_give_back() -> bool:
    """Whether a line can be put back for editing."""
    editor = line_editor()
    return editor is not None and not _is_libedit(editor)


def _is_libedit(editor: ModuleType) -> bool:
    """Whether the editor is libedit, as on macOS."""
    return "libedit" in (editor.__doc__ or "")


def uninterrupted(keep: Callable[[], None]) -> None:
    """Do a job to its end, signals or not.

    A closing window sends several signals, one after another.
    """
    while True:
        try:
            with signals_waiting():
                keep()
        except KeyboardInterrupt:
            continue
        return


@contextlib.contextmanager
def signals_waiting() -> Iterator[None]:
    """Delay signals to end the program until the end of the block."""
    if sys.platform == "win32":
        yield
        return
    ends = {signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def more_is_waiting(within: float = 0) -> bool:
    """Whether typed or pasted bytes are still unread; False where unknown.

    Args:
        within: Seconds in which it may still come.
    """
    handle = terminal()
    if handle is None:
        return False
    return bool(select.select([handle], [], [], within)[0])


def throw_away_typed_ahead() -> None:
    """Drop keys typed before a question, so that no yes answers a question not yet read."""
    handle = terminal()
    if handle is None:
        return
    termios.tcflush(handle, termios.TCIFLUSH)


LONGEST_WAIT = 1.0
"""Seconds for what still comes once the system has told the program to end."""


def waiting_at_the_end() -> str:
    """Unread text at the program's end by the system."""
    with signals_waiting():
        return waiting(LONGEST_WAIT) if is_still_there() else ""


def waiting(at_most: float = math.inf) -> str:
    """The rest of a paste, waiting after a line.

    Args:
        at_most: Seconds after which no more is read.
    """
    handle = terminal()
    if handle is None:
        return ""
    before = termios.tcgetattr(handle)
    raw = termios.tcgetattr(handle)
    raw[3] &= ~(termios.ICANON | termios.ECHO)  # whole lines of any length, and none of them shown twice
    termios.tcsetattr(handle, termios.TCSANOW, raw)
    came = b""
    end = time.monotonic() + at_most
    try:
        while time.monotonic() < end and select.select([handle], [], [], SILENCE)[0]:
            if not (piece := os.read(handle, 65536)):
                break
            came += piece
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)
    return came.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")


def is_still_there() -> bool:
    """Whether the terminal is still there, and ours, after the end of input.

    A closed window ends the input too.

    A system says that a terminal is gone before its reader meets the end, so nothing has to be waited for.
    """
    handle = terminal()
    if handle is None or not hasattr(select, "poll"):
        return False
    watch = select.poll()
    watch.register(handle, 0)  # nothing but a hang-up or an error
    try:
        return not watch.poll(0) and os.tcgetpgrp(handle) == os.getpgrp()
    except OSError:
        return False


def terminal() -> int | None:
    """The terminal's handle, except on Windows."""
    return None if sys.platform == "win32" else terminal_handle(sys.stdin)


def terminal_handle(stream: TextIO | None) -> int | None:
    """The handle of a terminal; None for anything else."""
    if stream is None or stream.closed or not stream.isatty():
        return None
    try:
        return stream.fileno()
    except (io.UnsupportedOperation, ValueError):
        return None
