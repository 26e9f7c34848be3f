"""The index: a disposable SQLite file, derived from the journal's files.

The files are the truth. The index is trusted only while exactly as this program left it: beside it
lies a mark with its size and times, removed before every change and written again once it is on disk. An
index without a fitting mark (after a killed program, a flipped bit on disk, an edit by hand) is
never read but made again, for a damaged index can answer wrongly without any error.

The index holds the text of entries, so only its owner may read it, in the platform's folder for caches. Of a
locked journal nothing but the packs is kept there: the rest is made in memory for each command, once it is
open.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk import cache_files, files, sealing, systems
from equityjournal.store.disk.database import (
    Database,
    DatabaseError,
    OperationalError,
    database_in_memory,
    opened_to_change,
    opened_to_read,
)
from equityjournal.store.disk.journal_id import folder_key
from equityjournal.store.disk.names import bytes_of_path, checksum_name
from equityjournal.store.index import forgotten_words, marks
from equityjournal.store.index.refresh import Progress, Refresh
from equityjournal.store.index.tables import VERSION, with_tables, word_tables
from equityjournal.store.packs.packs import PackFile

PATIENCE = 5.0  # seconds to wait for another program to finish updating the index
FEW = 20  # entries, quickly read


class Unusable(Exception):
    """The error of an unusable index: the files must be read instead."""


_FAILURES = (Unusable, DatabaseError, OSError, NotSaved)


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
        self._door = sealing.door_of_journal(root)
        refresh.takes_entries = self._door is None
        self._open: Database | None = None
        self._memory: Database | None = None

    @property
    def _path(self) -> Path:
        """The index's file; the first change makes the journal's folder, and so gives it another name."""
        kind = "" if self._door is None else "-packs"
        return self._folder / f"{checksum_name(folder_key(self._root))}-{VERSION}{kind}.sqlite"

    @property
    def _made_for(self) -> str:
        """What the contents depend on: no two journals trust each other's index, should their names meet."""
        return f"{bytes_of_path(folder_key(self._root))!r} {self._conditions!r}"

    def up_to_date(self) -> Database:
        """The index, updated with every change on disk.

        Of a locked journal it is in memory, and empty while the journal is closed.

        Raises:
            Unusable: With the reason, when it cannot be read or updated.
        """
        if self._door is not None and self._door.is_open:
            return self._in_memory_up_to_date()
        return self._on_disk_up_to_date()

    def _on_disk_up_to_date(self) -> Database:
        try:
            if self._open is None:
                self._open = self._trusted()
            if self._open is None or self._refresh.finds_changes(self._open):
                self._open = self._brought_up_to_date()
        except (DatabaseError, OSError, NotSaved) as error:
            self._close_file()
            why = error.strerror if isinstance(error, OSError) else str(error)
            raise Unusable((why or str(error)).rstrip(".")) from error
        return self._open

    def in_memory(self) -> Database:
        """An index in memory, for this command alone."""
        self._memory = with_tables(database_in_memory(), self._made_for)
        self._refresh.take_in(self._memory, self._progress)
        return self._memory

    def _in_memory_up_to_date(self) -> Database:
        """The index of a locked journal that is open."""
        if self._memory is None:
            self._memory = with_tables(database_in_memory(), self._made_for)
            with contextlib.suppress(Unusable):
                packs = self._on_disk_up_to_date()
                kept = packs.execute("SELECT key, value FROM meta WHERE key IN ('shelf', 'packs')")
                self._memory.executemany("REPLACE INTO meta VALUES (?, ?)", kept)
        self._refresh.takes_entries = True
        try:
            self._refresh.take_in(self._memory, self._progress)
        finally:
            self._refresh.takes_entries = False
        return self._memory

    def packs(self) -> tuple[list[PackFile], list[Problem]]:
        """Readable packs, and a problem for each unreadable file.

        No entry is read.
        """
        with contextlib.suppress(*_FAILURES):
            self._open = self._open or self._trusted()
            if self._open is not None:
                if self._refresh.packs_are_known(self._open):
                    return self._refresh.shelf(self._open)
                if self._refresh.packs_are_at_rest:
                    with self._changing() as database:  # once, after an update of the program
                        self._refresh.take_packs(database)
                    return self._refresh.find_packs()
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

    def look_again(self, folder: Path, entries: Callable[[], int]) -> None:
        """Take in this program's own changes in a folder, if an index exists.

        A journal with few entries gets one: without it every command reads all packs. After any failure, the
        next command notices the change by itself.

        Args:
            folder: The folder.
            entries: Counts the entries.
        """
        if self._door is not None:
            return
        with contextlib.suppress(*_FAILURES, MemoryError):
            trusted = self._trusted()
            if trusted is None and entries() <= FEW:
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
        except (Unusable, OperationalError, OSError, NotSaved):
            return True
        except DatabaseError:
            held = False
        if not held:
            self.discard()
        return held

    # Trust and change

    def _close_file(self) -> None:
        """Close the file."""
        if self._open is not None:
            with contextlib.suppress(DatabaseError):
                self._open.close()
            self._open = None

    def _trusted(self) -> Database | None:
        """The index, opened to read, if unchanged."""
        if not marks.is_as_left(self._path, marks.owner_of(self._root)):
            return None
        database = opened_to_read(self._path)
        with contextlib.ExitStack() as unless_trusted:
            unless_trusted.callback(database.close)
            made_for = database.execute("SELECT value FROM meta WHERE key = 'made for'").fetchone()
            if made_for != (self._made_for,):
                return None
            unless_trusted.pop_all()
        return database

    def _brought_up_to_date(self) -> Database:
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
    def _changing(self) -> Iterator[Database]:
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
                for left in cache_files.matching(self._folder, f"{self._path.stem}*.new*"):
                    cache_files.discard(left)  # a killed program left it
                marks.remove_ownerless(self._folder, self._path)
                path = self._path.with_suffix(".new")
                cache_files.make_empty(path)
            cache_files.discard(marks.mark_of(self._path))
            database = opened_to_change(path)
            try:
                if path != self._path:
                    with_tables(database, self._made_for)
                yield database
                database.commit()
            finally:
                database.close()
            cache_files.put_in_place(path, self._path)
            marks.put_mark(self._path, marks.owner_of(self._root))
