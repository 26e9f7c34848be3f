"""Numbers last shown in a window, kept for an hour in the platform's cache folder.

Only ids and marks are kept, never words. What cannot be read, is older, or comes from a clock that was set
back, counts as nothing shown.
"""

import contextlib
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.text.errors import DamagedFile, NotSaved
from equityjournal.store.disk import cache_files, files
from equityjournal.store.disk.names import checksum_name
from equityjournal.store.listing.folders import entries_of
from equityjournal.store.listing.looks import look_at
from equityjournal.store.records.journal_id import key_of

SECONDS = 3600.0
"""How long a number stands for its entry."""
HIGHEST = 999
"""The highest number: one to three digits."""


class Shown(NamedTuple):
    """An entry, or a small step of an entry, beside a number."""

    id: str
    """Id of the entry."""
    mark: str
    """Mark of its first line."""
    step: int = 0
    """Number of the step among those of its entry; 0: the entry itself."""
    step_mark: str = ""
    """Mark of the words of the step, or of those that somebody said."""
    words: int = 0
    """Number of somebody's words among those of its entry; 0: no such words."""


_NOTHING = Shown("", "")
_UNREADABLE = (DamagedFile, OSError, ValueError, TypeError, KeyError, RecursionError)


class Numbers:
    """Numbers last shown of a journal in a window.

    Args:
        folder: The folder of all such numbers.
        root: The journal's folder.
        window: The window, as `cli.terminal.window.identity` knows it again.
    """

    def __init__(self, folder: Path, root: Path, window: str) -> None:
        name = checksum_name(f"{key_of(root)}\n{window}")
        self._path = folder / f"{name}.json"

    def keep(self, shown: Sequence[Shown], now: datetime) -> bool:
        """Keep lines in place of earlier lines, from number 1.

        False if the disk refuses.
        """
        _remove_old(self._path.parent)
        try:
            files.make_folder(self._path.parent)
            files.replace_for_now(self._path, _data(now.timestamp(), shown))
        except (NotSaved, OSError):
            return False
        return True

    def shown(self, now: datetime) -> Sequence[Shown]:
        """The lines shown in the last hour, number 1 first; empty without any."""
        try:
            at, shown = _parsed(files.read(self._path))
        except _UNREADABLE:
            return ()
        return shown if 0 <= now.timestamp() - at < SECONDS else ()


def forget(folder: Path, identity: str) -> None:
    """Blank an entry at all its numbers; other lines keep theirs."""
    for path in _kept_in(folder):
        try:
            at, shown = _parsed(files.read(path))
            if any(line.id == identity for line in shown):
                others = [_NOTHING if line.id == identity else line for line in shown]
                files.replace_for_now(path, _data(at, others))
        except (NotSaved, *_UNREADABLE):
            with contextlib.suppress(OSError):
                cache_files.discard(path)


def _data(at: float, shown: Sequence[Shown]) -> bytes:
    import json  # noqa: PLC0415 - where numbers are shown

    return json.dumps({"at": at, "shown": shown}).encode()


def _parsed(data: bytes) -> tuple[float, Sequence[Shown]]:
    """The moment and the lines in a file.

    Raises:
        ValueError, TypeError, KeyError: When it is not as it was written.
    """
    import json  # noqa: PLC0415 - where a number is typed

    table = json.loads(data)
    shown = [Shown(*line) for line in table["shown"]]
    for line in shown:
        if [type(part) for part in line] != [str, str, int, str, int]:
            raise ValueError
    return float(table["at"]), shown


def _remove_old(folder: Path) -> None:
    """Remove numbers out of use in every window."""
    oldest = time.time() - SECONDS
    for path in _kept_in(folder):
        with contextlib.suppress(OSError):
            if look_at(path)[2] < oldest * 1e9:
                cache_files.discard(path)


def _kept_in(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from [Path(file.path) for file in entries_of(folder)]
