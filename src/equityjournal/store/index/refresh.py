"""The refresh of the index: changes on disk, found and taken in.

The size and times of every file are compared each time: nothing less notices a change made in place. A
folder is skipped when its signature, made of these, is unchanged. A file that
changed at the very moment of the look could change again without new times, so the next time
its bytes are compared. On a disk whose times tell too little, they always are (`listing/looks.py`).
"""

from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.store.disk import files
from equityjournal.store.disk.database import Database
from equityjournal.store.disk.names import below, bytes_of_path, join, path_of_bytes
from equityjournal.store.index import credited_days, forgotten_words
from equityjournal.store.index.kept_packs import KeptPacks
from equityjournal.store.index.tables import finish, is_finished
from equityjournal.store.listing.folders import folders_below
from equityjournal.store.listing.looks import NO_FILES, DiskClock, FolderLooks, Look, is_fresh, looks_at
from equityjournal.store.listing.sweep import sweep
from equityjournal.store.packs.packs import Wanted

if TYPE_CHECKING:
    from equityjournal.store.index.files_read import Read

ROOMS = ("entries", "choices", "drafts")
EVERY = 250  # files between two reports of progress
TOGETHER = 250  # files put into the index together, at most
MOST_WAITING = 4_000_000  # bytes of files that wait to be put
AHEAD = 64  # files of a new folder that the system is asked to read before they are needed

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
        self._unsettled: set[str] = set()
        self._read: list[Read] = []

    def finds_changes(self, database: Database) -> bool:
        """Whether anything on disk has changed since the index last looked."""
        return (
            any(True for _ in self._changes(database))
            or not self.packs.have_been_known(database)
            or self.leaves_words(database)
        )

    def leaves_words(self, database: Database) -> bool:
        """Whether the index may contain words of entries gone."""
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
            key, now = self._key(folder), swept.signature if swept else None
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
        """Whether a folder's files still have the known bytes, where their times do not tell."""
        known = dict(database.execute("SELECT path, digest FROM files WHERE folder = ?", (key,)))
        paths = [join(folder, look[0]) for look in looks if self._clock.may_change_unseen(look)]
        return all(_digest_of(path) == known.get(self._key(path), "") for path in paths)

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
            *was, fresh, digest = known.pop(self._key(path), _UNKNOWN[1:])
            is_open = fresh or self._clock.may_change_unseen(look)
            if tuple(was) != look[1:] or (is_open and _digest_of(path) != digest):
                return False
        return not known

    def take_in(self, database: Database, progress: Progress | None = None) -> None:
        """Take in all changes."""
        changes = list(self._changes(database))
        total, done = sum(len(looks or ()) for _, _, looks in changes), 0

        def took_one() -> None:
            nonlocal done
            done += 1
            if progress and done % EVERY == 0:
                progress(done, total)

        if changes:
            credited_days.no_longer_summed_up(database)
        for key, folder, looks in sorted(changes, key=itemgetter(0)):
            self._take_folder(database, key, folder, looks, took_one)
        if not is_finished(database):
            finish(database)
        self._settle(database)
        if changes:
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
                self._take_folder(database, self._key(path), path, looks)
        self._settle(database)

    def _key(self, path: str) -> bytes:
        """A path below the journal's folder, as bytes.

        A name need not be text.
        """
        return bytes_of_path(below(self._root, path))

    def _take_folder(
        self,
        database: Database,
        key: bytes,
        folder: str,
        looks: list[Look] | None,
        took_one: Callable[[], None] = lambda: None,
    ) -> None:
        """Take in a folder's files.

        None for the files means a folder that cannot be opened, itself the problem.
        """
        rows = database.execute(
            "SELECT path, number, size, modified, changed, fresh, digest FROM files WHERE folder = ?", (key,)
        )
        known = {path: rest for path, *rest in rows}
        settled, is_new, waiting = True, not known, 0
        for done, look in enumerate([_UNOPENED] if looks is None else looks):
            if is_new and looks and done % AHEAD == 0:
                files.read_ahead([join(folder, ahead[0]) for ahead in looks[done : done + AHEAD]])
            path = join(folder, look[0])
            number, *was, fresh, digest = known.pop(self._key(path), _UNKNOWN)
            if fresh or tuple(was) != look[1:] or self._clock.may_change_unseen(look):
                settled = not is_fresh(look) and settled
                self._take_file(database, key, path, look, number, digest)
                waiting += look[1]
            if len(self._read) >= TOGETHER or waiting > MOST_WAITING:
                self._put(database)
                waiting = 0
            took_one()
        self._put(database)
        for number, *_ in known.values():
            from equityjournal.store.index import rows as taking  # noqa: PLC0415 - loads Pydantic

            taking.forget(database, number, self._unsettled)
        database.execute("DELETE FROM folders WHERE path = ?", (key,))
        if looks != []:
            database.execute(
                "INSERT INTO folders VALUES (?, ?)",
                (key, FolderLooks.of(looks).signature if looks and settled else None),
            )

    def _take_file(
        self,
        database: Database,
        folder: bytes,
        path: str,
        look: Look,
        number: int | None,
        digest: str | None,
    ) -> None:
        """Take in a file, unless its bytes are known; written later, with others."""
        file = Path(path)
        data = files.read_or_none(file)
        now = None if data is None else files.digest(data)
        may_change_unseen = self._clock.may_change_unseen(look)
        if number is not None and now is not None and now == digest:
            database.execute(
                "UPDATE files SET size = ?, modified = ?, changed = ?, fresh = ? WHERE number = ?",
                (*look[1:], may_change_unseen, number),
            )
            return
        from equityjournal.store.index import files_read  # noqa: PLC0415 - loads Pydantic
        from equityjournal.store.index import rows as taking  # noqa: PLC0415 - likewise

        if number is not None:
            taking.forget(database, number, self._unsettled)
        seen = files_read.Seen(self._key(path), folder, *look[1:], may_change_unseen, now)
        self._read.append(files_read.read(self._root, file, seen, data))

    def _put(self, database: Database) -> None:
        """Write the rows of files read."""
        if self._read:
            from equityjournal.store.index import rows as taking  # noqa: PLC0415 - loads Pydantic

            taking.put(database, self._read, self._unsettled)
            self._read.clear()

    def _settle(self, database: Database) -> None:
        """Choose each id's entry among its files, once."""
        while self._unsettled:
            from equityjournal.store.index import rows as taking  # noqa: PLC0415 - loads Pydantic

            taking.settle(database, self._root, self._unsettled.pop())


_UNOPENED: Look = ("", 0, 0, 0)
_UNKNOWN = (None, None, None, None, True, None)


def _digest_of(path: str) -> str | None:
    """The digest of a file; None if unreadable."""
    data = files.read_or_none(path)
    return None if data is None else files.digest(data)
