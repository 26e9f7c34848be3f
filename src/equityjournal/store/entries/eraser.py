"""The eraser of a journal: entries, words and drafts, gone for good."""

from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.store.disk import names
from equityjournal.store.entries.changes import Changes
from equityjournal.store.entries.drafts import Drafts
from equityjournal.store.entries.erased_ids import ErasedIds
from equityjournal.store.index.index import Index
from equityjournal.store.records.journal_id import id_of_journal

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Draft
    from equityjournal.store.entries.erasing import Erased


class Eraser:
    """The eraser of one journal: of its files, and of its words in the index.

    Args:
        root: The journal's folder.
        changes: Its changes.
        drafts: Its drafts.
        index: The index with its words, if any.
        erased: The ids erased on this machine; without it, none is noted.
    """

    def __init__(
        self, root: Path, changes: Changes, drafts: Drafts, index: Index | None, erased: ErasedIds | None
    ) -> None:
        self._root = root
        self._changes = changes
        self._drafts = drafts
        self._index = index
        self._erased = erased

    def erase(self, identity: str, today: date, *others: str) -> "Erased":
        """Remove all files of entries for good, and their words from the index.

        Drafts with the same text go too: a crash may have left a draft beside its entry. Copies in a
        backup, a sync service or the disk's free space are out of reach. The id is noted first, so that an
        entry that comes back is known.
        """
        from equityjournal.store.entries.erasing import erase_files  # noqa: PLC0415 - for few verbs

        ids = (identity, *others)
        noted = self._erased.noted(self._root, *ids) if self._erased else nullcontext()
        with self._changes.noted(today, after_loss=True), noted:
            erased = erase_files(self._root, *ids)
        return erased._replace(words=self._forget_words())

    def erase_words(self, identity: str, words: str, now: datetime) -> "Erased":
        """Remove words from an entry, its versions, drafts, trash copies and the index.

        Raises:
            NotAllowed: When no other text would be left in it.
            NotSaved: When the disk will not take it; what was changed by then stays changed.
        """
        from equityjournal.store.entries.erasing_words import take_out  # noqa: PLC0415 - for few verbs

        place = names.place_of(self._root, identity)
        with self._changes.alone(now.date(), place.parent):
            erased = take_out(self._root, identity, words, now)
        return erased._replace(words=self._forget_words())

    def erase_draft(self, draft: "Draft") -> list[Path]:
        """Remove a draft for good, and its words from the index.

        Returns:
            Indexes that may still hold them.
        """
        self._drafts.erase(draft)
        return self._forget_words()

    def _forget_words(self) -> list[Path]:
        return self._index.forget_deleted_words(id_of_journal(self._root)) if self._index else []
