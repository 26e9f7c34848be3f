"""Files under a lock, as stored: the header of each tells whether the file is sealed."""

import os
import time
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path

from equityjournal.core.locking.sealed_form import LONGEST_HEADER, is_for_two_keys, is_sealed
from equityjournal.core.text.errors import DamagedFile, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, sealing
from equityjournal.store.disk.other_tools import is_of_another_tool
from equityjournal.store.listing.folders import ROOMS, entries_as_they_lie

SEALED_ROOMS = (*ROOMS, "remarks", "private", "imported")
"""Rooms whose files are sealed; a folder of the writer's own beside them is left alone."""


def plain_files(root: Path) -> list[Path]:
    """Plain files, sorted."""
    return _of_kind(root, Lies.PLAIN)


def sealed_files(root: Path) -> list[Path]:
    """Files sealed for two keys, sorted."""
    return _of_kind(root, Lies.SEALED)


def foreign_files(root: Path) -> list[Path]:
    """Files sealed otherwise, or with a cut-off seal; left alone."""
    return _of_kind(root, Lies.FOREIGN)


def unfinished_saves(root: Path) -> list[Path]:
    """Temporary files of saves, under way or cut short."""
    return sorted(filter(_is_unfinished, _files(root)))


def odd_ones(root: Path) -> list[Path]:
    """Links, pipes and devices where files should be; they are left alone."""
    return sorted(_files(root, ordinary=False))


class Lies(Enum):
    """How a file lies on the disk."""

    PLAIN = auto()
    SEALED = auto()
    FOREIGN = auto()


def _of_kind(root: Path, kind: Lies) -> list[Path]:
    return sorted(path for path in _files(root) if not _is_unfinished(path) and how_it_lies(path) is kind)


def how_it_lies(path: Path) -> Lies:
    """How a file is stored: plain, sealed for two keys, or otherwise.

    A file that only begins like a sealed file is plain, and so is an unreadable file.
    """
    try:
        handle = files.handle_of(path)
    except (DamagedFile, FileNotFoundError):
        return Lies.PLAIN
    try:
        start = os.read(handle, LONGEST_HEADER)
    except OSError:
        return Lies.PLAIN
    finally:
        os.close(handle)
    if is_for_two_keys(start):
        return Lies.SEALED
    return Lies.FOREIGN if is_sealed(start) and path.suffix == sealing.ENDING else Lies.PLAIN


def seconds_since_change(path: Path) -> float:
    """Seconds since a file was last written.

    Raises:
        FileNotFoundError: When it is gone.
    """
    return time.time() - path.lstat().st_mtime


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith(".tmp")


def _files(root: Path, *, ordinary: bool = True) -> Iterator[Path]:
    """Files of sealed rooms, and sealed files beside them.

    Links below a room are not followed.

    Raises:
        NotSaved: When a folder cannot be looked into.
    """
    folders = [root / room for room in SEALED_ROOMS]
    beside = [found for found in _listed(root) if _is_beside_rooms(found.name)]
    yield from (Path(found.path) for found in beside if found.is_file(follow_symlinks=False) == ordinary)
    while folders:
        for found in _listed(folders.pop()):
            if is_of_another_tool(found.name):
                continue
            if found.is_dir(follow_symlinks=False):
                folders.append(Path(found.path))
            elif found.is_file(follow_symlinks=False) == ordinary:
                yield Path(found.path)


def _is_beside_rooms(name: str) -> bool:
    """Whether a name is a sealed file's beside the rooms, or its unfinished save's."""
    of_save = name.removeprefix(".").rsplit(".", 2)[0] if name.endswith(".tmp") else name
    return sealing.bare(of_save) in sealing.SEALED_BESIDE


def _listed(folder: Path) -> "list[os.DirEntry[str]]":
    try:
        return entries_as_they_lie(folder)
    except OSError as error:
        raise NotSaved(
            say("The folder {path} cannot be looked into ({why}).", path=folder, why=error.strerror)
        ) from error
