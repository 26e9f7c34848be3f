"""Changed files taken into the index: read, put in as rows, and their ids settled."""

from collections.abc import Callable
from pathlib import Path

from equityjournal.store.disk import files
from equityjournal.store.disk.database import Database
from equityjournal.store.disk.names import bytes_below, join
from equityjournal.store.index.seen import Seen
from equityjournal.store.listing.looks import DiskClock, FolderLooks, Look, is_fresh

EVERY = 250  # files between two reports of progress
TOGETHER = 250  # files put into the index together, at most
MOST_WAITING = 4_000_000  # bytes of files that wait to be put
AHEAD = 64  # files of a new folder that the system is asked to read before they are needed


class Intake:
    """Changes on their way into an index.

    Args:
        database: The index.
        root: The journal's folder.
        clock: The clock of the disk, for files that may change without new times.
        progress: Called with the number of files taken in, and their total.
        total: The number of files in all changes.
    """

    def __init__(
        self,
        database: Database,
        root: Path,
        clock: DiskClock,
        progress: Callable[[int, int], None] | None,
        total: int,
    ) -> None:
        self._database = database
        self._root = root
        self._clock = clock
        self._progress = progress
        self._total = total
        self._done = 0
        self._unsettled: set[str] = set()
        self._gone: list[int] = []
        self._waiting: list[tuple[Seen, Path, bytes | None]] = []

    def take_folder(self, key: bytes, folder: str, looks: list[Look] | None) -> None:
        """Take in a folder's files.

        None for the files means a folder that cannot be opened, itself the problem.
        """
        found = self._database.execute(
            "SELECT path, number, size, modified, changed, fresh, digest FROM files WHERE folder = ?", (key,)
        )
        known = {path: rest for path, *rest in found}
        settled, is_new, waiting = True, not known, 0
        for done, look in enumerate([_UNOPENED] if looks is None else looks):
            if is_new and looks and done % AHEAD == 0:
                files.read_ahead([join(folder, ahead[0]) for ahead in looks[done : done + AHEAD]])
            path = join(folder, look[0])
            number, *was, fresh, digest = known.pop(bytes_below(self._root, path), _UNKNOWN)
            if fresh or tuple(was) != look[1:] or self._clock.may_change_unseen(look):
                settled = not is_fresh(look) and settled
                self._take_file(key, path, look, number, digest)
                waiting += look[1]
            if len(self._waiting) >= TOGETHER or waiting > MOST_WAITING:
                self._put()
                waiting = 0
            self._took_one()
        self._put()
        self._gone = [number for number, *_ in known.values()]
        self._put()
        self._database.execute("DELETE FROM folders WHERE path = ?", (key,))
        if looks != []:
            self._database.execute(
                "INSERT INTO folders VALUES (?, ?)",
                (key, FolderLooks.of(looks).signature if looks and settled else None),
            )

    def _take_file(
        self, folder: bytes, path: str, look: Look, number: int | None, digest: str | None
    ) -> None:
        """Take in a file, unless its bytes are known; written later, with others."""
        file = Path(path)
        data = files.read_or_none(file)
        now = None if data is None else files.digest(data)
        may_change_unseen = self._clock.may_change_unseen(look)
        if number is not None and now is not None and now == digest:
            self._database.execute(
                "UPDATE files SET size = ?, modified = ?, changed = ?, fresh = ? WHERE number = ?",
                (*look[1:], may_change_unseen, number),
            )
            return
        if number is not None:
            self._gone.append(number)
        seen = Seen(bytes_below(self._root, path), folder, *look[1:], may_change_unseen, now)
        self._waiting.append((seen, file, data))

    def _put(self) -> None:
        """Remove rows of files gone or changed; read waiting files, and write their rows."""
        if not (self._gone or self._waiting):
            return
        from equityjournal.store.index import files_read, rows  # noqa: PLC0415 - 20 ms, where bytes changed

        for number in self._gone:
            rows.forget(self._database, number, self._unsettled)
        read = [files_read.read(self._root, file, seen, data) for seen, file, data in self._waiting]
        if read:
            rows.put(self._database, read, self._unsettled)
        self._gone.clear()
        self._waiting.clear()

    def settle(self) -> None:
        """Choose each id's entry among its files, once all of them are taken in."""
        while self._unsettled:
            from equityjournal.store.index import rows  # noqa: PLC0415 - as above

            rows.settle(self._database, self._root, self._unsettled.pop())

    def _took_one(self) -> None:
        """Count a file, and report the progress now and then."""
        self._done += 1
        if self._progress and self._done % EVERY == 0:
            self._progress(self._done, self._total)


_UNOPENED: Look = ("", 0, 0, 0)
_UNKNOWN = (None, None, None, None, True, None)
