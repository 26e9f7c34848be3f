"""Looks at files without opening them, and how far a disk's times can be trusted.

On most disks a change of any kind moves a file's change time, in steps far smaller than a keystroke takes. On
exFAT, FAT and some network drives the change time is the modification time, which programs set as they like,
and it moves in steps of up to two seconds. There, bytes are compared.
"""

import os
import struct
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter, itemgetter
from pathlib import Path

from equityjournal.store.disk import sealing

JUST_NOW = 2_000_000_000  # nanoseconds; the coarsest clock of any file system still in use
_COARSE = 10_000_000  # nanoseconds; the step of exFAT, the finest of the coarse clocks
_LATEST = 2**63 - 1  # nanoseconds since 1970, as many as a database holds: in April 2262

Look = tuple[str, int, int, int]
"""A look at a file, without opening: name, size, time of modification, and time of any change (on Windows, of
creation); both in nanoseconds."""

_CHANGED: Callable[[Look], int] = itemgetter(2 if sys.platform == "win32" else 3)
_FACTS = (attrgetter("st_size"), attrgetter("st_mtime_ns"), attrgetter("st_ctime_ns"))


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


class FolderLooks:
    """Looks at the files of a folder, packed: nearly no folder is ever unpacked.

    Args:
        names: The names of the files, sorted.
        sizes: Their sizes.
        modified: Their times of modification.
        changed: Their times of any change.

    Raises:
        struct.error: For a time beyond any that a database holds.
    """

    __slots__ = ("_packed", "count", "is_coarse", "newest", "tells_changes")

    def __init__(
        self, names: Sequence[str], sizes: list[int], modified: list[int], changed: list[int]
    ) -> None:
        telling = modified if sys.platform == "win32" else changed
        self.count = len(names)
        facts = struct.pack(f"{3 * self.count}q", *sizes, *modified, *changed)
        self._packed = os.fsencode(_BETWEEN.join(names)) + facts
        self.newest = max(telling, default=0)
        """The last change of any file."""
        self.tells_changes = sys.platform == "win32" or modified != changed
        """Whether the two times of any file differ."""
        self.is_coarse = not any(moment % _COARSE for moment in telling)
        """Whether all times are as a coarse clock has them."""

    @classmethod
    def of_states(cls, names: Sequence[str], states: Sequence[os.stat_result]) -> "FolderLooks":
        """Looks from the names and states of files."""
        sizes, modified, changed = (list(map(fact, states)) for fact in _FACTS)
        try:
            return cls(names, sizes, modified, changed)
        except struct.error:
            return cls.of([_look(name, about) for name, about in zip(names, states, strict=True)])

    @classmethod
    def of(cls, looks: Sequence[Look]) -> "FolderLooks":
        """Looks at files, packed."""
        names, sizes, modified, changed = zip(*looks, strict=True) if looks else ((), (), (), ())
        return cls(names, list(sizes), list(modified), list(changed))

    def unpacked(self) -> list[Look]:
        """The looks, by name."""
        if not self.count:
            return []
        form = f"{3 * self.count}q"
        names, facts = self._packed[: -struct.calcsize(form)], self._packed[-struct.calcsize(form) :]
        numbers = struct.unpack(form, facts)
        each = (numbers[at : at + self.count] for at in range(0, len(numbers), self.count))
        return list(zip(os.fsdecode(names).split(_BETWEEN), *each, strict=True))

    @property
    def signature(self) -> bytes | None:
        """The signature of the files; None while any is fresh."""
        return None if self.count and _is_just_now(self.newest) else self._packed


class DiskClock:
    """The clock of a disk, learned from looks at its files.

    Args:
        folders: The looks, by folder.
    """

    def __init__(self, folders: Iterable[FolderLooks]) -> None:
        seen = [looks for looks in folders if looks.count]
        self.tells_changes = not seen or any(looks.tells_changes for looks in seen)
        """Whether a change shows in a file's times, even where a program set them back."""
        self._is_coarse = all(looks.is_coarse for looks in seen)
        self._newest = max((looks.newest for looks in seen), default=0)

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
        return self._is_coarse and _CHANGED(look) > self._newest - JUST_NOW


def is_fresh(look: Look) -> bool:
    """Whether a file changed just now, by the machine's clock."""
    return _is_just_now(_CHANGED(look))


def _is_just_now(moment: int) -> bool:
    return moment > _now() - JUST_NOW


def _now() -> int:
    """The machine's clock, in nanoseconds since 1970."""
    try:
        return time.time_ns()
    except OverflowError:  # set to after April 2262
        return _LATEST


_BETWEEN = "\0"  # in no name
NO_FILES = FolderLooks.of([]).signature
"""The signature of an empty folder."""
