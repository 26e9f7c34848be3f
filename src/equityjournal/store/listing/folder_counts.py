"""Counts of entries by folder.

A folder is listed again only after its times changed.

Every change asks how many entries there are, so that a great loss stops the writing. To list 100,000 names
takes 50 ms each time, to look at their 120 folders a quarter of one.

A name cannot come or go without its folder's times moving, on the disks of Linux and macOS. FAT, and some
network drives, do not keep such times: so the counts are kept only where the folder written to a moment ago
says so. Windows lets programs set the times of folders, and there all is counted, as also where any name
stands outside the folder of its day, or a sealed file has the mark of a sync service.
"""

import contextlib
import json
import os
import sys
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.text.errors import NotSaved
from equityjournal.store.disk import cache_files, files, sealing
from equityjournal.store.disk.other_tools import is_of_another_tool
from equityjournal.store.listing.folders import DEEPEST, LENGTH_OF_ID, count_entries
from equityjournal.store.listing.looks import is_fresh


class Folder(NamedTuple):
    """A folder's state when listed."""

    stamp: list[int] | None
    """Its number and times; None while it had changed just now, for then it may change without new ones."""
    entries: int
    below: list[str]
    """Names of the folders in it."""


class _Unusual(Exception):
    """The error for entries to be counted all together."""


class FolderCounts:
    """The counts of a journal's folders.

    Args:
        root: The journal's folder.
        path: The file in which they are kept.
    """

    def __init__(self, root: Path, path: Path) -> None:
        self._top = os.path.join(root, "entries")  # noqa: PTH118 - as in `folders_below`
        self._root = root
        self._path = path

    def entries(self) -> int:
        """Number of entries, as `count_entries` returns."""
        if sys.platform == "win32":
            return count_entries(self._root)
        try:
            return sum(folder.entries for _, folder in self._folders())
        except (_Unusual, OSError):
            return count_entries(self._root)

    def keep(self, changed: Path) -> None:
        """Keep the counts, if a folder's times show a change just now.

        Where their place takes no file, and gives none up, they go on being checked by the folders' times.
        """
        if sys.platform == "win32":
            return
        with contextlib.suppress(_Unusual, OSError, NotSaved):
            found = dict(self._folders())
            below = os.path.relpath(changed, self._top)
            if below in found and found[below].stamp is None:
                files.replace_for_now(self._path, _checked(json.dumps(found).encode()))
                self._known = found
                return
        with contextlib.suppress(OSError):
            cache_files.discard(self._path)
        self._known = {}

    @cached_property
    def _known(self) -> dict[str, Folder]:
        """The stored counts; empty if missing or damaged."""
        data = files.read_or_none(self._path) or b""
        body = data.partition(b"\n")[2]
        if data != _checked(body):
            return {}
        return {name: Folder(*folder) for name, folder in json.loads(body).items()}

    def _folders(self) -> Iterator[tuple[str, Folder]]:
        """Folders of entries by their path below the first, listed where they changed."""
        pending = ["."]
        while pending:
            name = pending.pop()
            path = self._top if name == "." else os.path.join(self._top, name)  # noqa: PTH118
            try:
                about = os.stat(path, follow_symlinks=name == ".")  # noqa: PTH116
            except FileNotFoundError:
                continue
            stamp = [about.st_ino, about.st_mtime_ns, about.st_ctime_ns]
            folder = self._known.get(name)
            if folder is None or folder.stamp != stamp:
                fresh = is_fresh((name, 0, about.st_mtime_ns, about.st_ctime_ns))
                folder = _listed(path, name)._replace(stamp=None if fresh else stamp)
            yield name, folder
            pending += [inner if name == "." else f"{name}/{inner}" for inner in folder.below]


def _listed(path: str, name: str) -> Folder:
    """A folder's ids and folders, each id once.

    Raises:
        _Unusual: When a name is not that of an entry of the folder's own month, a sealed file has a mark of
            another tool, or folders go deep.
    """
    ids, below = set(), []
    beginning = f"{name.replace('/', '-')}-" if name.count("/") == 1 else None
    with os.scandir(path) as inside:
        for found in inside:
            if is_of_another_tool(found.name):
                continue
            if found.is_dir(follow_symlinks=False):
                below.append(found.name)
            elif found.name.endswith((".toml", f".toml{sealing.ENDING}", ".icloud")):
                if beginning is None or not found.name.startswith(beginning):
                    raise _Unusual
                ids.add(found.name[:LENGTH_OF_ID])
            elif found.name.endswith(sealing.ENDING):
                raise _Unusual
    if below and name.count("/") + 3 >= DEEPEST:
        raise _Unusual
    return Folder(None, len(ids), below)


def _checked(body: bytes) -> bytes:
    """The bytes to keep, behind a checksum."""
    return b"%08x\n" % zlib.crc32(body) + body
