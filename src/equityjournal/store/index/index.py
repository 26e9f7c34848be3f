"""The index: a disposable SQLite file, derived from the journal's files.

The files are the truth. The index is trusted only while exactly as this program left it: beside it
lies a mark with its size and times, removed before every change and written again once it is on disk. An
index without a fitting mark (after a killed program, a flipped bit on disk, an edit by hand) is
never read but made again, for a damaged index can answer wrongly without any error.

The index holds the text of entries, so only its owner may read it, in the platform's folder for caches.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk import files, systems
from equityjournal.store.disk.folders import count_entries
from equityjournal.store.disk.journal_id import folder_key
from equityjournal.store.disk.names import checksum_name
from equityjournal.store.index import forgotten_words, marks
from equityjournal.store.index.refresh import Progress, Refresh
from equityjournal.store.index.tables import VERSION, with_tables, word_tables
from equityjournal.store.packs.packs import PackFile, shelf_from_json

PATIENCE = 5.0  # seconds to wait for another program to finish updating the index
FEW = 20  # entries, quickly read
BUSY = 2.0  # seconds to wait for readers before a change


class Unusable(Exception):
    """The error of an unusable index: the files must be read instead."""


_FAILURES = (Unusable, sqlite3.Error, OSError, NotSaved)


class Index:
    """The index of one journal, for one command.

    Args:
        folder: The folder of indexes.
        root: The journal's folder; only a checksum of its key stands in the index's name.
        made_for: Further conditions its contents depend on, such as the language spoken.
        refresh: Finds changes on disk, and takes them in.
        progress: Called with the progress of a long first indexing.
    """

    def __init__(
        self, folder: Path, root: Path, made_for: str, refresh: Refresh, progress: Progress | None = None
    ) -> None:
        self._folder = folder
        self._root = root
        self._conditions = made_for
        self._refresh = refresh
        self._progress = progress
        self._open: sqlite3.Connection | None = None
        self._memory: sqlite3.Connection | None = None

    @property
    def _path(self) -> Path:
        """The index's file; the first change makes the journal's folder, and so gives it another name."""
        return self._folder / f"{checksum_name(folder_key(self._root))}-{VERSION}.sqlite"

    @property
    def _made_for(self) -> str:
        """What the contents depend on: no two journals trust each other's index, should their names meet."""
        return f"{os.fsencode(folder_key(self._root))!r} {self._conditions!r}"

    def up_to_date(self) -> sqlite3.Connection:
        """The index, updated with every change on disk.

        Raises:
            Unusable: With the reason, when it cannot be read or updated.
        """
        try:
            if self._open is None:
                self._open = self._trusted()
            if self._open is None or self._refresh.finds_changes(self._open):
                self._open = self._brought_up_to_date()
        except (sqlite3.Error, OSError, NotSaved) as error:
            self._close_file()
            raise Unusable(str(error).rstrip(".")) from error
        return self._open

    def in_memory(self) -> sqlite3.Connection:
        """An index in memory, for this command alone."""
        self._memory = with_tables(sqlite3.connect(":memory:"), self._made_for)
        self._refresh.take_in(self._memory, self._progress)
        return self._memory

    def packs(self) -> tuple[list[PackFile], list[Problem]]:
        """Readable packs, and a problem for each unreadable file.

        No entry is read.
        """
        try:
            database = self._open or self._trusted()
            if database is not None:
                self._open = database
                if self._refresh.packs_are_known(database):
                    ((kept,),) = database.execute("SELECT value FROM meta WHERE key = 'shelf'")
                    return shelf_from_json(kept)
        except (sqlite3.Error, OSError):
            self._close_file()
        return self._refresh.find_packs()

    def close(self) -> None:
        """Close the file and any index in memory; reopened at need."""
        self._close_file()
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def discard(self) -> bool:
        """Delete the index; the next command makes a new one.

        Returns:
            Whether it is gone.
        """
        self._close_file()
        return marks.remove_index(self._path)

    def forget_deleted_words(self, identity: str | None) -> list[Path]:
        """Remove all traces of deleted text, from word tables and unused pages.

        Where this fails, the index is deleted, and so are the indexes of copies of the journal.

        Args:
            identity: The journal's id.

        Returns:
            Indexes that may still hold the words.
        """
        left = []
        try:
            with self._changing() as database:
                self._refresh.take_in(database)
                forgotten_words.remove(database)
                marks.remove_ownerless(self._folder, self._path)
        except _FAILURES:
            left += [] if self.discard() else [self._path]
        copies = marks.indexes_of(self._folder, identity) if identity else []
        return left + [index for index in copies if index != self._path and not marks.remove_index(index)]

    def look_again(self, folder: Path) -> None:
        """Take in this program's own changes in a folder, if an index exists.

        A journal with few entries gets one: without it every command reads all packs. After any failure, the
        next command notices the change by itself.
        """
        with contextlib.suppress(*_FAILURES, MemoryError):
            trusted = self._trusted()
            if trusted is None and count_entries(self._root) <= FEW:
                self.up_to_date()
            elif trusted is not None:
                trusted.close()
                with self._changing() as database:
                    self._refresh.take_in_folder(database, folder)

    def prove(self) -> bool:
        """Run SQLite's own tests on the index.

        Returns:
            False if a test failed; the index is then deleted. True also where no index can be had.
        """
        try:
            with self._changing() as database:
                self._refresh.take_in(database)
                for table in word_tables(database):
                    database.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
                held: bool = database.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        except (Unusable, sqlite3.OperationalError, OSError, NotSaved):
            return True
        except sqlite3.Error:
            held = False
        if not held:
            self.discard()
        return held

    # Trust and change

    def _close_file(self) -> None:
        """Close the file."""
        if self._open is not None:
            with contextlib.suppress(sqlite3.Error):
                self._open.close()
            self._open = None

    def _trusted(self) -> sqlite3.Connection | None:
        """The index, opened to read, if unchanged."""
        if not marks.is_as_left(self._path, marks.owner_of(self._root)):
            return None
        database = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True, timeout=BUSY)
        with contextlib.ExitStack() as unless_trusted:
            unless_trusted.callback(database.close)
            made_for = database.execute("SELECT value FROM meta WHERE key = 'made for'").fetchone()
            if made_for != (self._made_for,):
                return None
            unless_trusted.pop_all()
        return database

    def _brought_up_to_date(self) -> sqlite3.Connection:
        """The index after an update under the lock, opened to read."""
        with self._changing() as database:
            self._refresh.take_in(database, self._progress)
            if self._refresh.leaves_words(database):
                forgotten_words.remove(database)
        trusted = self._trusted()
        if trusted is None:
            raise Unusable("it changed while it was read")
        return trusted

    @contextlib.contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Hold the lock while the index is changed, and mark it after.

        Without an index to trust, a new one is given.
        """
        self._close_file()
        files.make_folder(self._folder)
        with systems.locked_within(self._folder / ".lock", PATIENCE):
            trusted = self._trusted()
            if trusted is not None:
                trusted.close()
                path = self._path
            else:
                for left in self._folder.glob(f"{self._path.stem}*.new*"):  # left by a killed program
                    left.unlink(missing_ok=True)
                marks.remove_ownerless(self._folder, self._path)
                path = self._path.with_suffix(".new")
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            marks.mark_of(self._path).unlink(missing_ok=True)
            database = _opened_to_change(path)
            try:
                if path != self._path:
                    with_tables(database, self._made_for)
                yield database
                database.commit()
            finally:
                database.close()
            self._settle(path)

    def _settle(self, path: Path) -> None:
        """Sync the index, move it into place, and mark it."""
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if path != self._path:
            systems.patiently(lambda: path.replace(self._path))
        marks.put_mark(self._path, marks.owner_of(self._root))


def _opened_to_change(path: Path) -> sqlite3.Connection:
    """A database to change, without safety of its own.

    An interrupted database is never trusted.
    """
    database = sqlite3.connect(path, timeout=BUSY)
    for pragma in (
        "journal_mode = MEMORY", "synchronous = OFF", "temp_store = MEMORY", "secure_delete = ON",
        "cache_size = -32000",
    ):  # fmt: skip
        database.execute(f"PRAGMA {pragma}")
    return database
