"""The refresh of the index: changes on disk, found and taken in.

The size and times of every file are compared each time: nothing less notices a change made in place. A
folder is skipped when its signature, made of these, is unchanged. A file that
changed at the very moment of the look could change again without new times, so the next time
its bytes are compared.
"""

import marshal
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk import files
from equityjournal.store.disk.folders import folders_below
from equityjournal.store.index import credited_days, forgotten_words
from equityjournal.store.packs.packs import PackFile, Wanted, find_packs, pack_files, shelf_as_json

ROOMS = ("entries", "choices", "drafts")
JUST_NOW = 2_000_000_000  # nanoseconds; the coarsest clock of any file system still in use
EVERY = 250  # files between two reports of progress

Progress = Callable[[int, int], None]
"""Function called with the number of files taken in, and their total."""


Look = tuple[str, int, int, int]
"""A look at a file, without opening: name, size, time of modification, and time of any change (on Windows, of
creation); both in nanoseconds."""


class Refresh:
    """The update of a journal's index from changes on disk.

    Args:
        root: The journal's folder.
        shipped: The folder of the packs that came with the program.
        wanted: The language wanted for prompts.
    """

    def __init__(self, root: Path, shipped: Path, wanted: Wanted) -> None:
        self._root = root
        self._shipped = shipped
        self._wanted = wanted

    def finds_changes(self, database: sqlite3.Connection) -> bool:
        """Whether anything on disk has changed since the index last looked."""
        return (
            any(True for _ in self._changes(database))
            or not self.packs_are_known(database)
            or self.leaves_words(database)
        )

    def leaves_words(self, database: sqlite3.Connection) -> bool:
        """Whether the index may hold words of entries that are gone."""
        return forgotten_words.are_left(database, self._root)

    def _changes(self, database: sqlite3.Connection) -> Iterator[tuple[bytes, str, list[Look] | None]]:
        """Folders changed since the last look, with their files.

        The looks are None for a folder that cannot be opened, and empty for a folder that is gone.
        """
        known = dict(database.execute("SELECT path, signature FROM folders"))
        for room in ROOMS:
            for folder, names in folders_below(self._root, room):
                key, looks = self._key(folder), None if names is None else _looks_at(folder, names)
                signature = _signature(looks)
                if known.pop(key, _NO_FILES) != signature or signature is None:
                    yield key, folder, looks
        for key in known:
            yield key, os.fsdecode(key), []

    def take_in(self, database: sqlite3.Connection, progress: Progress | None = None) -> None:
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
        for key, folder, looks in changes:
            self._take_folder(database, key, folder, looks, took_one)
        if changes:
            credited_days.sum_up(database)
        if not self.packs_are_known(database):
            self._take_packs(database)

    def take_in_folder(self, database: sqlite3.Connection, folder: Path) -> None:
        """Take in all changes of one folder of the journal."""
        for path, names in folders_below(folder.parent, folder.name):
            if path == str(folder) and names is not None:
                credited_days.no_longer_summed_up(database)
                self._take_folder(database, self._key(path), path, _looks_at(path, names))

    def _key(self, path: str) -> bytes:
        """A path below the journal's folder, as bytes.

        A name need not be text.
        """
        return os.fsencode(path.removeprefix(f"{self._root}{os.sep}"))

    def _take_folder(
        self,
        database: sqlite3.Connection,
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
        settled = looks is not None
        for look in [_UNOPENED] if looks is None else looks:
            path = os.path.join(folder, look[0]) if look[0] else folder  # noqa: PTH118 - see folders_below
            number, *was, fresh, digest = known.pop(self._key(path), _UNKNOWN)
            if fresh or tuple(was) != look[1:]:
                settled = not _is_fresh(look) and settled
                self._take_file(database, key, path, look, number, digest)
            took_one()
        for number, *_ in known.values():
            from equityjournal.store.index import rows as taking  # noqa: PLC0415 - loads Pydantic

            taking.forget(database, self._root, number)
        database.execute("DELETE FROM folders WHERE path = ?", (key,))
        if looks != []:
            signature = marshal.dumps(looks, 2) if settled else None
            database.execute("INSERT INTO folders VALUES (?, ?)", (key, signature))

    def _take_file(
        self,
        database: sqlite3.Connection,
        folder: bytes,
        path: str,
        look: Look,
        number: int | None,
        digest: str | None,
    ) -> None:
        """Take in a file, unless its bytes are known."""
        data = _bytes_of(path)
        now = None if data is None else files.digest(data)
        if number is not None and now is not None and now == digest:
            database.execute(
                "UPDATE files SET size = ?, modified = ?, changed = ?, fresh = ? WHERE number = ?",
                (*look[1:], _is_fresh(look), number),
            )
            return
        from equityjournal.store.index import rows as taking  # noqa: PLC0415 - loads Pydantic

        if number is not None:
            taking.forget(database, self._root, number)
        seen = taking.Seen(self._key(path), folder, *look[1:], _is_fresh(look), now)
        taking.take(database, self._root, Path(path), seen, data)

    # Packs: few files, read all together when any of them changed

    def find_packs(self) -> tuple[list[PackFile], list[Problem]]:
        """Read all packs."""
        return find_packs(self._shipped, self._root / "prompts", self._wanted)

    def packs_are_known(self, database: sqlite3.Connection) -> bool:
        """Whether no pack has changed since the index last looked."""
        known = database.execute("SELECT value FROM meta WHERE key = 'packs'").fetchone()
        signature = self._packs_signature()
        return signature is not None and known == (signature,)

    def _packs_signature(self) -> bytes | None:
        """Signature of packs and language; None while any is fresh."""
        paths = [path for folder in (self._shipped, self._root / "prompts") for path in pack_files(folder)]
        looks = _signature(_looks_at("", [str(path) for path in paths]))
        return None if looks is None else looks + marshal.dumps(tuple(self._wanted), 2)

    def _take_packs(self, database: sqlite3.Connection) -> None:
        """Store the shelf of packs in the index."""
        signature = self._packs_signature()
        database.execute("REPLACE INTO meta VALUES ('shelf', ?)", (shelf_as_json(*self.find_packs()),))
        database.execute("REPLACE INTO meta VALUES ('packs', ?)", (signature,))


_UNOPENED: Look = ("", 0, 0, 0)
_UNKNOWN = (None, None, None, None, True, None)


def _looks_at(folder: str, names: list[str]) -> list[Look]:
    """Looks at the files of a folder, by name.

    Files of a save under way are left out.
    """
    handle = os.open(folder, os.O_RDONLY) if folder and os.stat in os.supports_dir_fd else None
    looks = []
    try:
        for name in sorted(names):
            if name.endswith(".tmp"):
                continue
            try:
                if handle is not None:  # faster than resolving the whole path each time
                    about = os.stat(name, dir_fd=handle, follow_symlinks=False)
                else:
                    about = os.stat(os.path.join(folder, name), follow_symlinks=False)  # noqa: PTH116, PTH118
            except OSError:
                continue  # gone since, or out of reach; the next refresh tries again
            looks.append((name, about.st_size, about.st_mtime_ns, about.st_ctime_ns))
    finally:
        if handle is not None:
            os.close(handle)
    return looks


_NO_FILES = marshal.dumps([], 2)


def _is_fresh(look: Look) -> bool:
    """Whether a file changed just now.

    A further change might then not show in its times.
    """
    changed = look[2] if sys.platform == "win32" else look[3]
    return changed > time.time_ns() - JUST_NOW


def _signature(looks: list[Look] | None) -> bytes | None:
    """Signature of a folder's files; None while any is fresh."""
    if looks is None or (looks and _is_fresh(max(looks, key=_LATEST))):
        return None
    return marshal.dumps(looks, 2)


_LATEST = itemgetter(2 if sys.platform == "win32" else 3)


def _bytes_of(path: str) -> bytes | None:
    """The bytes of a file; None if unreadable."""
    try:
        return files.read(Path(path))
    except (DamagedFile, FileNotFoundError):
        return None
