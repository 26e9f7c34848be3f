"""The index: a disposable SQLite file, derived from the journal's files.

The files are the truth. The index is trusted only while exactly as this program left it: beside it
lies a mark with its size and times, removed before every change and written again once it is on disk. An
index without a fitting mark (after a killed program, a flipped bit on disk, an edit by hand) is
never read but made again, for a damaged index can answer wrongly without any error.

The index holds the text of entries, so only its owner may read it, in the platform's folder for caches. That
of a locked journal is sealed, page by page, and read only while the journal is open; where such a database
cannot be had it is made in memory for each command. While the journal is closed there is one of packs alone.
No index is evidence: a page of it can be put back. What leaves the machine is read from the journal's files.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk import cache_files, files, sealing, systems
from equityjournal.store.disk.database import (
    Database,
    can_seal_pages,
    database_in_memory,
    errors,
    is_damage,
    is_whole,
    new_key,
    opened_to_change,
    opened_to_read,
    seal_anew,
)
from equityjournal.store.disk.journal_id import folder_key
from equityjournal.store.disk.names import bytes_of_path, checksum_name
from equityjournal.store.index import forgotten_words, marks
from equityjournal.store.index.index_key import keep_key, read_key
from equityjournal.store.index.refresh import Progress, Refresh
from equityjournal.store.index.tables import VERSION, with_tables, with_texts, word_tables
from equityjournal.store.packs.packs import PackFile

PATIENCE = 5.0  # seconds to wait for another program to finish updating the index
FEW = 20  # entries, quickly read


class Unusable(Exception):
    """The error of an unusable index: the files must be read instead."""


def _failures(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """Errors of the disk and of databases; asked for after an error."""
    return (*errors(), OSError, NotSaved, *others)


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
        self._is_closed = self._door is not None and not self._door.is_open
        self.is_slow = self._door is not None and not self._is_closed and not can_seal_pages()
        """Whether the index is made in memory for each command, for want of one that can be sealed."""
        self._seals = self._door is not None and not self._is_closed and not self.is_slow
        self._from_files = False
        refresh.takes_entries = self._door is None or self._seals
        self._open: Database | None = None
        self._memory: Database | None = None
        self._key: bytes | None = None

    @property
    def _path(self) -> Path:
        """The index's file.

        The first change makes the journal's folder, and so gives this file another name.
        """
        kind = "" if self._door is None else marks.SEALED if self._seals else marks.PACKS
        return self._folder / f"{checksum_name(folder_key(self._root))}-{VERSION}{kind}.sqlite"

    @property
    def _made_for(self) -> str:
        """Journal and conditions of the contents, so that no two journals share an index."""
        return f"{bytes_of_path(folder_key(self._root))!r} {self._conditions!r}"

    def up_to_date(self) -> Database:
        """The index, updated with every change on disk.

        While the journal is closed it has no entries.

        Raises:
            Unusable: With the reason, when it cannot be read or updated.
        """
        if self._from_files:
            return self.in_memory()
        return self._in_memory_up_to_date() if self.is_slow else self._on_disk_up_to_date()

    def read_files(self) -> None:
        """Answer from a locked journal's files alone: their sealed contents are the evidence."""
        self._from_files = self._door is not None and not self._is_closed and not self.is_slow

    def _on_disk_up_to_date(self) -> Database:
        try:
            if self._open is None:
                self._open = self._trusted()
            if self._open is None or self._refresh.finds_changes(self._open):
                self._open = self._brought_up_to_date()
        except _failures() as error:
            self._close_file()
            if is_damage(error) and self.discard():
                return self._on_disk_up_to_date()
            why = error.strerror if isinstance(error, OSError) else str(error)
            raise Unusable((why or str(error)).rstrip(".")) from error
        return self._open

    def in_memory(self) -> Database:
        """An index in memory, for this command alone."""
        if self._memory is None:
            self._memory = with_tables(database_in_memory(), self._made_for)
        self._refresh.take_in(self._memory, self._progress)
        return self._memory

    def _in_memory_up_to_date(self) -> Database:
        """The index of an open journal, made for this command, but for its packs."""
        if self._memory is None:
            self._memory = with_tables(database_in_memory(), self._made_for)
            with contextlib.suppress(Unusable):
                self._refresh.bring_packs(self._on_disk_up_to_date(), self._memory)
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
        try:
            self._open = self._open or self._trusted()
            if self._open is not None:
                if self._refresh.packs_are_known(self._open):
                    return self._refresh.shelf(self._open)
                if self._refresh.packs_are_at_rest:
                    with self._changing() as database:  # once, after an update of the program
                        self._refresh.take_packs(database)
        except _failures(ValueError, TypeError):  # of a damaged page, a value can be read as another
            self._close_file()
        return self._refresh.find_packs()

    def close(self) -> None:
        """Close the file and any index in memory; reopened at need."""
        self._close_file()
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def discard(self) -> bool:
        """Delete the index, to be made again by the next command.

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
                self._forget_words(database)
                marks.remove_ownerless(self._folder, self._path)
        except _failures(Unusable):
            left += [] if self.discard() else [self._path]
        copies = marks.indexes_of(self._folder, identity) if identity else []
        return left + [index for index in copies if index != self._path and not marks.remove_index(index)]

    def look_again(self, folder: Path, entries: Callable[[], int]) -> None:
        """Take in this program's own changes in a folder, if an index exists.

        A journal with few entries gets one, and a closed one gets that of packs: without it every command
        reads all packs. After any failure, the next command notices the change by itself.

        Args:
            folder: The folder.
            entries: Counts the entries.
        """
        has_packs_alone = self._is_closed or self.is_slow
        try:
            trusted = self._trusted()
            if trusted is None and (has_packs_alone or entries() <= FEW):
                self._on_disk_up_to_date()
            elif trusted is not None:
                trusted.close()
            if trusted is not None and not has_packs_alone:
                with self._changing() as database:
                    self._refresh.take_in_folder(database, folder)
        except _failures(Unusable, MemoryError):
            return

    def prove(self) -> bool:
        """Run SQLite's own tests on the index.

        Returns:
            False if a test failed; the index is then deleted. True also where no index can be had.
        """
        try:
            with self._changing() as database:
                self._refresh.take_in(database)
                for table in word_tables(with_texts(database)):
                    database.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
                held = is_whole(database)
        except _failures(Unusable) as error:
            held = not is_damage(error)
            if held:
                return True
        if not held:
            self.discard()
        return held

    # Trust and change

    def _close_file(self) -> None:
        """Close the file."""
        if self._open is not None:
            with contextlib.suppress(*errors()):
                self._open.close()
            self._open = None

    def _trusted(self) -> Database | None:
        """The index, opened read-only, if unchanged and opened by its key."""
        if not marks.is_as_left(self._path, marks.owner_of(self._root)):
            return None
        if self._door is not None and self._seals:
            self._key = read_key(self._path, self._door)
            if self._key is None:
                return None
        try:
            database = opened_to_read(self._path, self._key)
            with contextlib.ExitStack() as unless_trusted:
                unless_trusted.callback(database.close)
                made_for = database.execute("SELECT value FROM meta WHERE key = 'made for'").fetchone()
                if made_for != (self._made_for,):
                    return None
                unless_trusted.pop_all()
        except errors() as error:
            if self._seals and is_damage(error):
                return None
            raise
        return database

    def _forget_words(self, database: Database) -> None:
        """Remove all traces of forgotten words.

        A new key makes older copies of sealed pages worthless.
        """
        forgotten_words.remove(database)
        if self._seals:
            self._key = new_key()
            seal_anew(database, self._key)

    def _brought_up_to_date(self) -> Database:
        """The index after an update under the lock, opened to read."""
        with self._changing() as database:
            self._refresh.take_in(database, self._progress)
            if self._refresh.leaves_words(database):
                self._forget_words(database)
        trusted = self._trusted()
        if trusted is None:
            raise Unusable("it changed while it was read")
        return trusted

    @contextlib.contextmanager
    def _changing(self) -> Iterator[Database]:
        """Hold the lock during a change of the index, and mark the index after.

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
                self._key = new_key() if self._seals else None
            cache_files.discard(marks.mark_of(self._path))
            database = opened_to_change(path, self._key)
            try:
                if path != self._path:
                    with_tables(database, self._made_for)
                yield database
                database.commit()
            finally:
                database.close()
            cache_files.put_in_place(path, self._path)
            if self._door is not None and self._key is not None:
                keep_key(self._path, self._key, self._door)
            marks.put_mark(self._path, marks.owner_of(self._root))
