"""Changes of a journal, with the steps before and after each."""

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from equityjournal.store.disk import files, systems
from equityjournal.store.entries.loss_guard import LossGuard
from equityjournal.store.index.index import Index
from equityjournal.store.listing.links import refuse_links
from equityjournal.store.records.journal_id import give_id


class Changes:
    """Changes of one journal.

    Args:
        root: The journal's folder.
        guard: Its guard against losses.
        index: The index to update with every change; without it, the next command notices by itself.
    """

    def __init__(self, root: Path, guard: LossGuard, index: Index | None) -> None:
        self._root = root
        self._guard = guard
        self._index = index

    @contextlib.contextmanager
    def noted(self, today: date, *folders: Path, after_loss: bool = False) -> Iterator[None]:
        """Refuse after a great loss; then count again and update the index.

        Args:
            today: The day of the count.
            folders: The folders to be written to; the index looks again at the first.
            after_loss: A loss is no reason to refuse; the count that shows it stays as it was.
        """
        if after_loss:
            self._guard.refuse_other_journal()
        else:
            self._guard.refuse_after_loss()
        for folder in folders:
            refuse_links(self._root, folder)
        files.make_folder(self._root)
        give_id(self._root)
        is_lost = after_loss and self._guard.loss() is not None
        yield
        if not is_lost or self._guard.loss() is None:
            self._guard.count(today, *folders[:1])
        if self._index and folders:
            self._index.look_again(folders[0], self._guard.entries)

    @contextlib.contextmanager
    def alone(self, today: date, *folders: Path, after_loss: bool = False) -> Iterator[None]:
        """Change a kept entry as `noted` does, while no other window changes or erases any."""
        with self.noted(today, *folders, after_loss=after_loss), systems.locked(self._root):
            yield
