"""The refresh of the index: changes on disk, found and passed on to be taken in.

The size and times of every file are compared each time: nothing less notices a change made in place. A
folder is skipped when its signature, made of these, is unchanged. A file that
changed at the very moment of the look could change again without new times, so the next time
its bytes are compared. On a disk whose times tell too little, they always are (`listing/looks.py`).
"""

from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

from equityjournal.store.disk import files
from equityjournal.store.disk.database import Database
from equityjournal.store.disk.names import bytes_below, join, path_of_bytes
from equityjournal.store.index import credited_days, forgotten_words
from equityjournal.store.index.intake import Intake
from equityjournal.store.index.kept_packs import KeptPacks
from equityjournal.store.index.tables import finish, is_finished
from equityjournal.store.listing.folders import folders_below
from equityjournal.store.listing.looks import NO_FILES, DiskClock, FolderLooks, Look, looks_at
from equityjournal.store.listing.sweep import sweep
from equityjournal.store.packs.packs import Wanted

ROOMS = ("entries", "choices", "drafts")

Progress = Callable[[int, int], None]
"""Function called with the number of files taken in, and their total."""


class Refresh:
    """The update of a journal's index from changes on disk.

    Args:
        root: The journal's folder.
        shipped: The folder of the packs that came with the program.
        wanted: The language wanted for prompts.
    """

    def __init__(self, root: Path, shipped: Path, wanted: Wanted) -> None:
        self._root = root
        self.takes_entries = True
        """Whether the journal's files are taken in; else it is an index of packs alone."""
        self.packs = KeptPacks(root / "prompts", shipped, wanted)
        self._clock = DiskClock([])

    def finds_changes(self, database: Database) -> bool:
        """Whether anything on disk has changed since the index last looked."""
        return (
            any(True for _ in self._changes(database))
            or not self.packs.have_been_known(database)
            or self.leaves_words(database)
        )

    def leaves_words(self, database: Database) -> bool:
        """Whether the index may contain words that are in no file any longer."""
        return forgotten_words.are_left(database, self._root)

    def _changes(self, database: Database) -> Iterator[tuple[bytes, str, list[Look] | None]]:
        """Folders changed since the last look, with their files.

        The looks are None for a folder that cannot be opened, and empty for a folder that is gone.
        """
        known = dict(database.execute("SELECT path, signature FROM folders"))
        rooms = ROOMS if self.takes_entries else ()
        seen = [found for room in rooms for found in sweep(self._root, room)]
        self._clock = DiskClock(looks for _, looks in seen if looks)
        for folder, swept in seen:
            key, now = bytes_below(self._root, folder), swept.signature if swept else None
            was = known.pop(key, NO_FILES)
            is_as_known = was == now and now is not None
            if is_as_known and self._clock.is_trusted:
                continue
            looks = swept.unpacked() if swept else None
            if was is None and now is None and looks and self._is_as_taken_in(database, key, folder, looks):
                continue
            if not is_as_known or not self._holds_the_bytes_known(database, key, folder, looks or []):
                yield key, folder, looks
        for key in known:
            yield key, path_of_bytes(key), []

    def _holds_the_bytes_known(self, database: Database, key: bytes, folder: str, looks: list[Look]) -> bool:
        """Whether a folder's files have the known bytes, for a disk whose times do not tell."""
        known = dict(database.execute("SELECT path, digest FROM files WHERE folder = ?", (key,)))
        paths = [join(folder, look[0]) for look in looks if self._clock.may_change_unseen(look)]
        return all(_digest_of(path) == known.get(bytes_below(self._root, path), "") for path in paths)

    def _is_as_taken_in(self, database: Database, key: bytes, folder: str, looks: list[Look]) -> bool:
        """Whether a folder changed just now is already taken in.

        The bytes of a file that could change without new times are compared.
        """
        rows = database.execute(
            "SELECT path, size, modified, changed, fresh, digest FROM files WHERE folder = ?", (key,)
        )
        known = {path: rest for path, *rest in rows}
        for look in looks:
            path = join(folder, look[0])
            *was, fresh, digest = known.pop(bytes_below(self._root, path), _UNKNOWN[1:])
            is_open = fresh or self._clock.may_change_unseen(look)
            if tuple(was) != look[1:] or (is_open and _digest_of(path) != digest):
                return False
        return not known

    def take_in(self, database: Database, progress: Progress | None = None) -> None:
        """Take in all changes."""
        changes = sorted(self._changes(database), key=itemgetter(0))
        total = sum(len(looks or ()) for _, _, looks in changes)
        intake = self._intake(database, progress, total) if changes else None
        if intake:
            credited_days.no_longer_summed_up(database)
            for key, folder, looks in changes:
                intake.take_folder(key, folder, looks)
        if not is_finished(database):
            finish(database)
        if intake:
            intake.settle()
            forgotten_words.search_for(database, self._root)
            credited_days.sum_up(database)
        if not self.packs.are_known(database):
            self.packs.take(database)

    def take_in_folder(self, database: Database, folder: Path) -> None:
        """Take in all changes of a journal folder."""
        for path, names in folders_below(folder.parent, folder.name):
            if path == str(folder) and names is not None:
                credited_days.no_longer_summed_up(database)
                looks = looks_at(path, names)
                self._clock = DiskClock([FolderLooks.of(looks)])
                intake = self._intake(database)
                intake.take_folder(bytes_below(self._root, path), path, looks)
                intake.settle()
                forgotten_words.search_for(database, self._root)

    def _intake(self, database: Database, progress: Progress | None = None, total: int = 0) -> Intake:
        return Intake(database, self._root, self._clock, progress, total)


_UNKNOWN = (None, None, None, None, True, None)


def _digest_of(path: str) -> str | None:
    """The digest of a file; None if unreadable."""
    data = files.read_or_none(path)
    return None if data is None else files.digest(data)
