"""Looks at files without opening them, and how far a disk's times can be trusted.

On most disks a change of any kind moves a file's change time, in steps far smaller than a keystroke takes. On
exFAT, FAT and some network drives the change time is the modification time, which programs set as they like,
and it moves in steps of up to two seconds. There, bytes are compared.
"""

import marshal
import os
import sys
import time
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path

from equityjournal.store.disk import sealing

JUST_NOW = 2_000_000_000  # nanoseconds; the coarsest clock of any file system still in use
_COARSE = 10_000_000  # nanoseconds; the step of exFAT, the finest of the coarse clocks
_LATEST = 2**63 - 1  # nanoseconds since 1970, as many as a database holds: in April 2262

Look = tuple[str, int, int, int]
"""A look at a file, without opening: name, size, time of modification, and time of any change (on Windows, of
creation); both in nanoseconds."""

_CHANGED = itemgetter(2 if sys.platform == "win32" else 3)


def looks_at(folder: str, names: Iterable[str]) -> list[Look]:
    """Looks at the files of a folder, by name.

    Files of a save under way are left out.
    """
    handle = os.open(folder, os.O_RDONLY) if folder and os.stat in os.supports_dir_fd else None
    places = sealing.places_in(folder)
    looks = []
    try:
        for name in sorted(names):
            if name.endswith(".tmp"):
                continue
            lies = name if places is None else places.get(name) or name + sealing.ENDING
            try:
                if handle is not None:  # faster than resolving the whole path each time
                    about = os.stat(lies, dir_fd=handle, follow_symlinks=False)
                else:
                    about = os.stat(os.path.join(folder, lies), follow_symlinks=False)  # noqa: PTH116, PTH118
            except OSError:
                continue  # gone since, or out of reach; the next refresh tries again
            modified, changed = about.st_mtime_ns, about.st_ctime_ns
            if -_LATEST < modified < _LATEST and -_LATEST < changed < _LATEST:
                looks.append((name, about.st_size, modified, changed))
            else:
                looks.append(_look(name, about))
    finally:
        if handle is not None:
            os.close(handle)
    return looks


def look_at(path: Path) -> Look:
    """Size, times and inode of a file.

    Raises:
        OSError: When it is gone or out of reach.
    """
    return _look(path.name, sealing.place_of_file(path).lstat())


def _look(name: str, about: os.stat_result) -> Look:
    """A look at a file.

    Times beyond any useful date count as just now.
    """
    modified, changed = about.st_mtime_ns, about.st_ctime_ns
    if abs(modified) > _LATEST or abs(changed) > _LATEST:
        modified, changed = (max(min(moment, _LATEST), -_LATEST) for moment in (modified, changed))
    return name, about.st_size, modified, changed


class DiskClock:
    """The clock of a disk, learned from looks at its files.

    Args:
        looks: The looks.
    """

    def __init__(self, looks: Sequence[Look]) -> None:
        changed: list[int] = list(map(_CHANGED, looks))
        self.tells_changes = not looks or sys.platform == "win32" or any(look[2] != look[3] for look in looks)
        """Whether a change shows in a file's times, even where a program set them back."""
        self._is_coarse = not any(moment % _COARSE for moment in changed)
        self._newest = max(changed, default=0)

    @property
    def is_trusted(self) -> bool:
        """Whether the times alone, a moment later, show every change."""
        return self.tells_changes and not self._is_coarse

    def may_change_unseen(self, look: Look) -> bool:
        """Whether a further change might leave a file's times as they are.

        Then bytes are compared.

        On a coarse clock that is true of the newest files for as long as nothing newer is there: the disk's
        clock may be behind the machine's.
        """
        if not self.tells_changes or is_fresh(look):
            return True
        return self._is_coarse and int(_CHANGED(look)) > self._newest - JUST_NOW


def is_fresh(look: Look) -> bool:
    """Whether a file changed just now, by the machine's clock."""
    return int(_CHANGED(look)) > _now() - JUST_NOW


def _now() -> int:
    """The machine's clock, in nanoseconds since 1970."""
    try:
        return time.time_ns()
    except OverflowError:  # set to after April 2262
        return _LATEST


def signature(looks: list[Look] | None) -> bytes | None:
    """The signature of a folder's files.

    None while any is fresh, or without looks.
    """
    if looks is None or (looks and is_fresh(max(looks, key=_CHANGED))):
        return None
    return marshal.dumps(looks, 2)


NO_FILES = marshal.dumps([], 2)
"""The signature of an empty folder."""
