"""The trash of a journal: deleted entries, by day, until restored or erased."""

import contextlib
import itertools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names
from equityjournal.store.entries.changes import Changes
from equityjournal.store.listing.folders import entries_of, ids_in_names
from equityjournal.store.records.reading import private_if_cut_off, read_entry_folder

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.records.record import Stored


class Trash:
    """Deleted entries of one journal.

    Args:
        root: The journal's folder.
        changes: Its changes.
    """

    def __init__(self, root: Path, changes: Changes) -> None:
        self._root = root
        self._changes = changes

    def entries(self) -> "list[Stored[Entry]]":
        """Readable deleted entries, by day of deletion."""
        days = [
            Path(day.path) for day in entries_of(self._root / "trash") if day.is_dir(follow_symlinks=False)
        ]
        return [private_if_cut_off(stored) for day in days for stored in read_entry_folder(day)]

    def holds(self, identity: str) -> bool:
        """Whether any file in the trash is named for an id."""
        return identity in ids_in_names(self._root, "trash")

    def delete(self, stored: "Stored[Entry]", today: date) -> Path:
        """Move an entry to today's trash; return its new path.

        Raises:
            ChangedMeanwhile: When the file changed since it was read; it is left as it is.
        """
        folder, place = self._root / "trash" / today.isoformat(), f"{stored.record.id}.toml"
        with self._changes.alone(today, stored.path.parent, folder):
            for copy in itertools.count(2):
                with contextlib.suppress(FileExistsError):  # an earlier version was deleted on the same day
                    files.move(stored.path, folder / place, stored.was)
                    break
                # It sorts behind the earlier file, for restoring takes the last.
                place = f"{stored.record.id}~{copy}.toml"
        return folder / place

    def restore(self, stored: "Stored[Entry]", today: date) -> Path:
        """Restore a deleted entry to its place; return its path.

        Raises:
            NotAllowed: When another entry has this id and differs.
        """
        place = names.place_of(self._root, stored.record.id)
        try:
            with self._changes.alone(today, place.parent):
                files.move(stored.path, place, stored.was)
        except FileExistsError:
            raise NotAllowed(
                say(
                    "{id} is in the journal already; the one in the trash is left there.", id=stored.record.id
                )
            ) from None
        return place
