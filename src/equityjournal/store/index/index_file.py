"""The file of an index, trusted only while exactly as this program left it.

Beside it lies a mark with its size and times, removed before every change and written again once it is on
disk. An index without a fitting mark (after a killed program, a flipped bit on disk, an edit by hand) is
never read but made again, for a damaged index can answer wrongly without any error.

The index holds the text of entries, so only its owner may read it, in the platform's folder for caches. That
of a locked journal is sealed, page by page.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from equityjournal.store.disk import cache_files, files, sealing, systems
from equityjournal.store.disk.database import (
    Database,
    can_seal_pages,
    errors,
    is_damage,
    new_key,
    opened_to_change,
    opened_to_read,
    seal_anew,
)
from equityjournal.store.disk.names import bytes_of_path, checksum_name
from equityjournal.store.index import marks
from equityjournal.store.index.index_key import keep_key, read_key
from equityjournal.store.index.tables import VERSION, with_tables
from equityjournal.store.records.journal_id import folder_key

PATIENCE = 5.0  # seconds to wait for another program to finish updating the index


class IndexFile:
    """The file of a journal's index, with its mark, and the key of a sealed index.

    Args:
        folder: The folder of indexes.
        root: The journal's folder; only a checksum of its key stands in the index's name.
        made_for: Further conditions its contents depend on, such as the language spoken.
    """

    def __init__(self, folder: Path, root: Path, made_for: str) -> None:
        self._folder = folder
        self._root = root
        self._conditions = made_for
        self._door = sealing.door_of_journal(root)
        is_open = self._door is not None and self._door.is_open
        self.seals = is_open and can_seal_pages()
        """Whether the index is sealed: that of a locked journal, while open."""
        self.is_open_and_unsealed = is_open and not self.seals
        """Whether a locked journal is open, and no index of it can be sealed."""
        self.holds_entries = self._door is None or self.seals
        """Whether entries are in it, and not packs alone."""
        self._key: bytes | None = None

    @property
    def path(self) -> Path:
        """The index's file.

        The first change makes the journal's folder, and so gives this file another name.
        """
        kind = "" if self._door is None else marks.SEALED if self.seals else marks.PACKS
        return self._folder / f"{checksum_name(folder_key(self._root))}-{VERSION}{kind}.sqlite"

    @property
    def made_for(self) -> str:
        """Journal and conditions of the contents, so that no two journals share an index."""
        return f"{bytes_of_path(folder_key(self._root))!r} {self._conditions!r}"

    def trusted(self) -> Database | None:
        """The index, opened read-only, if unchanged and opened by its key."""
        if not marks.is_as_left(self.path, marks.owner_of(self._root)):
            return None
        if self._door is not None and self.seals:
            self._key = read_key(self.path, self._door)
            if self._key is None:
                return None
        try:
            database = opened_to_read(self.path, self._key)
            with contextlib.ExitStack() as unless_trusted:
                unless_trusted.callback(database.close)
                made_for = database.execute("SELECT value FROM meta WHERE key = 'made for'").fetchone()
                if made_for != (self.made_for,):
                    return None
                unless_trusted.pop_all()
        except errors() as error:
            if self.seals and is_damage(error):
                return None
            raise
        return database

    @contextlib.contextmanager
    def changing(self) -> Iterator[Database]:
        """Hold the lock during a change of the index, and mark the index after.

        Without an index to trust, a new one is given.
        """
        files.make_folder(self._folder)
        with systems.locked_within(self._folder / ".lock", PATIENCE):
            trusted = self.trusted()
            if trusted is not None:
                trusted.close()
                path = self.path
            else:
                for left in cache_files.matching(self._folder, f"{self.path.stem}*.new*"):
                    cache_files.discard(left)  # a killed program left it
                marks.remove_ownerless(self._folder, self.path)
                path = self.path.with_suffix(".new")
                cache_files.make_empty(path)
                self._key = new_key() if self.seals else None
            cache_files.discard(marks.mark_of(self.path))
            database = opened_to_change(path, self._key)
            try:
                if path != self.path:
                    with_tables(database, self.made_for)
                yield database
                database.commit()
            finally:
                database.close()
            cache_files.put_in_place(path, self.path)
            if self._door is not None and self._key is not None:
                keep_key(self.path, self._key, self._door)
            marks.put_mark(self.path, marks.owner_of(self._root))

    def seal_with_a_new_key(self, database: Database) -> None:
        """Seal all pages with a new key, if any, which makes their older copies worthless."""
        if self.seals:
            self._key = new_key()
            seal_anew(database, self._key)
