"""Locks on drafts being written, here or in another window."""

import contextlib
import os
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.sha256 import sha256
from equityjournal.store.disk import files, systems


class Holding:
    """Locks on drafts, apart from the journal.

    So they are never synced.

    Where locking is impossible, no draft is held, and two windows are offered the same draft.

    Args:
        folder: The folder of the locks; None: no locking.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: dict[Path, int] = {}

    def take(self, draft: Path) -> bool:
        """Hold a draft until released; False if held by another window."""
        if draft in self._held or self._folder is None:
            return True
        try:
            files.make_folder(self._folder)
            handle = systems.lock_if_free(self._lock(draft))
        except (OSError, NotSaved):
            return True
        if handle is None:
            return False
        self._held[draft] = handle
        return True

    def is_taken(self, draft: Path) -> bool:
        """Whether another window holds a draft."""
        if draft in self._held or self._folder is None or not self._lock(draft).exists():
            return False
        try:
            handle = systems.lock_if_free(self._lock(draft))
        except OSError:
            return False
        if handle is not None:
            os.close(handle)
        return handle is None

    def let_go(self, draft: Path) -> None:
        """Release a draft, and remove its lock."""
        handle = self._held.pop(draft, None)
        if handle is not None:
            with contextlib.suppress(OSError):  # Windows removes no file that is open
                self._lock(draft).unlink(missing_ok=True)
            os.close(handle)

    def _lock(self, draft: Path) -> Path:
        """Path of a draft's lock, the same by whatever way its folder is reached."""
        try:
            about = draft.parent.stat()
            place = f"{about.st_dev} {about.st_ino} {draft.name}"
        except OSError:
            place = os.path.realpath(draft)
        known = sha256(os.fsencode(place)).hexdigest()[:32]
        return (self._folder or Path()) / f"{known}.lock"
