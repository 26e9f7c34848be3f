"""The saving thread: typed text on disk twice a second.

The thread knows neither terminal nor file: two functions read the text and keep it.
"""

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator

EVERY = 0.4
"""Seconds between two looks at the text: with the disk's own time, none waits more than half a second."""

Wait = Callable[[threading.Event], bool]
"""Waits until the next look is due; True as soon as the event is set, and no look is wanted any more."""


def _until_next_look(stopped: threading.Event) -> bool:
    return stopped.wait(EVERY)


class SavingThread:
    """Keeps a text while typed, even without a pause.

    The main thread has the last word: `keep` ends the thread's turn, and nothing older is written after it.

    Args:
        keep: Puts the whole text on disk. It is never called by both threads at once.
        kept: The text that is on disk already.
        wait: Waits for the next look.
    """

    def __init__(self, keep: Callable[[str], None], kept: str, wait: Wait = _until_next_look) -> None:
        self._keep = keep
        self._kept: str | None = kept
        self._wait = wait
        self._kept_at = time.monotonic()
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    @contextlib.contextmanager
    def watching(self, read: Callable[[], str | None]) -> Iterator[None]:
        """Watch the text, and store each change.

        Args:
            read: The whole text as it stands; None where it cannot be known just now.
        """
        self._stopped = stopped = threading.Event()
        thread = threading.Thread(target=self._watch, args=(read, stopped), daemon=True)
        thread.start()
        try:
            yield
        finally:
            stopped.set()
            thread.join()

    @property
    def is_due(self) -> bool:
        """Whether the last save was too long ago for unsaved text to wait."""
        return time.monotonic() - self._kept_at >= EVERY

    def has_kept(self, beginning: str) -> bool:
        """Whether a text is on disk, perhaps with more behind."""
        return self._kept is not None and self._kept.startswith(beginning)

    def keep(self, text: str) -> None:
        """Put a text on disk, from the main thread.

        Raises:
            NotSaved: When the disk will not take it, or whatever else `keep` raises.
        """
        self._stopped.set()
        with self._lock:
            self._put(text)

    def _watch(self, read: Callable[[], str | None], stopped: threading.Event) -> None:
        # Signals are for the main thread, or Ctrl-C would wait for a key.
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while not self._wait(stopped):
            with self._lock:
                if stopped.is_set():
                    return
                # A failure is no reason to stop looking. The main thread keeps the text again when the line
                # ends, and says what is wrong if that fails too; here it would be said into the line.
                with contextlib.suppress(Exception):
                    text = read()
                    if text is not None:
                        self._put(text)

    def _put(self, text: str) -> None:
        if text != self._kept:
            self._kept = None  # until the disk has confirmed it, it may hold either
            self._keep(text)
            self._kept, self._kept_at = text, time.monotonic()
