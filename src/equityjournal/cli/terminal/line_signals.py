"""Signals to end the program, during a line editor's read."""

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

FROM_THE_SYSTEM = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""A shutdown, and a window that is closed; no key sends them."""
MOMENT = 0.02
"""Seconds in which a finished line gets from the line editor to the program."""


def was_told_to_end(left: BaseException | None) -> bool:
    """Whether the system ended the program, rather than a key or an error."""
    return isinstance(left, KeyboardInterrupt) and left.args != () and left.args[0] in FROM_THE_SYSTEM


class LineSignals:
    """Signals to end a line being typed, without loss of a finished line.

    At Enter the line editor empties its line before the program has it. So an end that finds an empty line
    waits a moment: then the line is still being typed, or the block has been left with it.

    Leaving the block raises KeyboardInterrupt, with the signal's number, if one came.

    Args:
        typed: Text on the line; None: unknown.
    """

    def __init__(self, typed: Callable[[], str | None]) -> None:
        self._typed = typed
        self._before: dict[int, Any] = {}
        self._came: int | None = None
        self._left = threading.Event()

    def __enter__(self) -> Self:
        for number in FROM_THE_SYSTEM:
            self._before[number] = signal.signal(number, self._come)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.set()
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._came is not None and error is None:
            raise KeyboardInterrupt(self._came)

    def _come(self, number: int, _frame: FrameType | None) -> None:
        if self._came is not None or self._typed():
            raise KeyboardInterrupt(number)
        self._came = number
        threading.Thread(target=self._come_again, daemon=True).start()

    def _come_again(self) -> None:
        """Repeat the signal to the main thread, if the line is still being typed."""
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        main = threading.main_thread().ident
        if not self._left.wait(MOMENT) and main is not None and self._came is not None:
            signal.pthread_kill(main, self._came)
