"""Which drafts are being written just now, here or in another window: a system's lock on each."""

import contextlib
import os
from hashlib import sha256
from pathlib import Path

from equityjournal.core.errors import NotSaved
from equityjournal.store import disk, files


class Holding:
    """Locks on drafts. They stand apart from the journal, so that they are never synced.

    Where no lock can be had, nothing is held, and two windows are offered the same draft.

    Args:
        folder: Where the locks are; None: nowhere.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: dict[Path, int] = {}

    def take(self, draft: Path) -> bool:
        """Hold a draft until it is let go of, or this program ends; False where another one holds it."""
        if draft in self._held or self._folder is None:
            return True
        try:
            files.make_folder(self._folder)
            handle = disk.lock_if_free(self._lock(draft))
        except (OSError, NotSaved):
            return True
        if handle is None:
            return False
        self._held[draft] = handle
        return True

    def is_taken(self, draft: Path) -> bool:
        """Whether a draft is being written in another window."""
        if draft in self._held or self._folder is None or not self._lock(draft).exists():
            return False
        try:
            handle = disk.lock_if_free(self._lock(draft))
        except OSError:
            return False
        if handle is not None:
            os.close(handle)
        return handle is None

    def let_go(self, draft: Path) -> None:
        """Let go of a draft, and take its lock away."""
        handle = self._held.pop(draft, None)
        if handle is not None:
            with contextlib.suppress(OSError):  # Windows removes no file that is open
                self._lock(draft).unlink(missing_ok=True)
            os.close(handle)

    def _lock(self, draft: Path) -> Path:
        known = sha256(os.fsencode(draft.absolute())).hexdigest()[:32]
        return (self._folder or Path()) / f"{known}.lock"
