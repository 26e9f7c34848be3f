"""The index: a disposable SQLite database, derived from the journal's files.

The files are the truth, and no index is evidence: a page of it can be put back. What leaves the machine is
read from the journal's files.

The index of a locked journal is read only while the journal is open; where one that is sealed cannot be had,
it is made in memory for each command. While the journal is closed there is one of packs alone.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk.database import (
    Database,
    database_in_memory,
    errors,
    is_damage,
    is_whole,
    keep_few_pages,
)
from equityjournal.store.index import forgotten_words, marks
from equityjournal.store.index.index_file import IndexFile
from equityjournal.store.index.refresh import Progress, Refresh
from equityjournal.store.index.tables import with_tables, with_texts, word_tables
from equityjournal.store.packs.packs import PackFile

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
        self._refresh = refresh
        self._progress = progress
        self._file = IndexFile(folder, root, made_for)
        self._from_files = False
        refresh.takes_entries = self._file.holds_entries
        self._open: Database | None = None
        self._memory: Database | None = None

    @property
    def is_slow(self) -> bool:
        """Whether the index is made in memory each time, since no file of it can be sealed."""
        return self._file.is_open_and_unsealed

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
        self._from_files = self._file.seals

    def _on_disk_up_to_date(self) -> Database:
        try:
            if self._open is None:
                self._open = self._file.trusted()
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
            self._memory = with_tables(database_in_memory(), self._file.made_for)
        self._refresh.take_in(self._memory, self._progress)
        return self._memory

    def _in_memory_up_to_date(self) -> Database:
        """The index of an open journal, made for this command, but for its packs."""
        if self._memory is None:
            self._memory = with_tables(database_in_memory(), self._file.made_for)
            with contextlib.suppress(Unusable):
                self._refresh.packs.bring(self._on_disk_up_to_date(), self._memory)
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
            self._open = self._open or self._file.trusted()
            if self._open is not None:
                if self._refresh.packs.are_known(self._open):
                    return self._refresh.packs.shelf(self._open)
                if self._refresh.packs.are_at_rest:
                    with self._changing() as database:  # once, after an update of the program
                        self._refresh.packs.take(database)
        except _failures(ValueError, TypeError):  # of a damaged page, a value can be read as another
            self._close_file()
        return self._refresh.packs.find()

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
        return marks.remove_index(self._file.path)

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
                marks.remove_ownerless(self._folder, self._file.path)
        except _failures(Unusable):
            left += [] if self.discard() else [self._file.path]
        copies = marks.indexes_of(self._folder, identity) if identity else []
        return left + [
            index for index in copies if index != self._file.path and not marks.remove_index(index)
        ]

    def look_again(self, folder: Path, entries: Callable[[], int]) -> None:
        """Take in this program's own changes in a folder, if an index exists.

        A journal with few entries gets one, and a closed one gets that of packs: without it every command
        reads all packs. After any failure, the next command notices the change by itself.

        Args:
            folder: The folder.
            entries: Counts the entries.
        """
        has_packs_alone = not self._file.holds_entries
        try:
            trusted = self._file.trusted()
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
                keep_few_pages(database)
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

    def _close_file(self) -> None:
        """Close the file."""
        if self._open is not None:
            with contextlib.suppress(*errors()):
                self._open.close()
            self._open = None

    def _brought_up_to_date(self) -> Database:
        """The index after an update under the lock, opened to read."""
        with self._changing() as database:
            self._refresh.take_in(database, self._progress)
            if self._refresh.leaves_words(database):
                self._forget_words(database)
        trusted = self._file.trusted()
        if trusted is None:
            raise Unusable("it changed while it was read")
        return trusted

    def _changing(self) -> contextlib.AbstractContextManager[Database]:
        """The index under the lock, to be changed; without a trusted index, a new one."""
        self._close_file()
        return self._file.changing()

    def _forget_words(self, database: Database) -> None:
        """Remove all traces of forgotten words."""
        forgotten_words.remove(database)
        self._file.seal_with_a_new_key(database)
