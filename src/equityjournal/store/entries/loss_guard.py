"""The loss guard: no change to a journal after the loss of many entries, or to another journal."""

from datetime import date
from pathlib import Path

from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import names
from equityjournal.store.entries.census import Census, Count, Loss
from equityjournal.store.listing.folder_counts import FolderCounts
from equityjournal.store.listing.folders import count_entries, refuse_unproven
from equityjournal.store.records.journal_id import ID_FILE, give_id, id_of_journal


class LossGuard:
    """The guard of a journal.

    Args:
        root: The journal's folder.
        census: The last count of entries; without it no loss is noticed.
    """

    def __init__(self, root: Path, census: Census | None = None) -> None:
        self.root = root
        self._census = census
        self._counts = FolderCounts(root, census.by_folder) if census else None

    def loss(self) -> Loss | None:
        """Entries vanished since this program's last change, if many."""
        return self._census.loss(self.entries) if self._census else None

    def entries(self) -> int:
        """Number of entries in the journal now."""
        return self._counts.entries() if self._counts else count_entries(self.root)

    def refuse_after_loss(self) -> None:
        """Refuse any change after the loss of many entries, or of the journal itself.

        Raises:
            NotProven: Where it is locked, and this machine does not know for which keys.
            NotAllowed: With what is missing, the day since when, and advice.
        """
        refuse_unproven(self.root)
        if lost := self.loss():
            raise NotAllowed(
                say_many(
                    "1 entry vanished since {day}, so nothing is changed for now. A sync service may have "
                    "emptied {path}: look for it there, or in a backup. If it is gone on purpose, "
                    "`equityjournal check --accept-loss` goes on without it.",
                    "{count} entries vanished since {day}, so nothing is changed for now. A sync service may "
                    "have emptied {path}: look for them there, or in a backup. If they are gone on purpose, "
                    "`equityjournal check --accept-loss` goes on without them.",
                    lost.entries,
                    day=in_words(lost.since),
                    path=self.root,
                )
            )
        self.refuse_other_journal()

    def refuse_other_journal(self) -> None:
        """Refuse any change where the folder held another journal.

        Raises:
            NotAllowed: With the day of the other, and advice.
        """
        if other := self.other_journal():
            raise NotAllowed(
                say(
                    "On {day} this folder held another journal, so nothing is changed for now: {path}. If it "
                    "is on a drive or comes by a sync service, see that it is there. If this one is meant, "
                    "`equityjournal check --accept-loss` goes on with it.",
                    day=in_words(other.day),
                    path=self.root,
                )
            )

    def other_journal(self) -> Count | None:
        """The last count of another journal in this folder; None without any."""
        return self._census.other_journal() if self._census else None

    def count(self, today: date, changed: Path | None = None) -> None:
        """Count the journal as complete now.

        Args:
            today: The day.
            changed: The folder into which this program put an entry a moment ago, if any.
        """
        if self._census and self._counts:
            self._census.take(self.entries(), today)
            if changed and changed.is_relative_to(self.root / "entries"):
                self._counts.keep(changed)

    def accept(self, today: date) -> None:
        """Accept the journal's present entries and id, and forget the loss."""
        if (self.root / ID_FILE).exists() and not id_of_journal(self.root):
            other = self.other_journal()
            give_id(self.root, other.identity if other else names.message_name())
        self.count(today)
