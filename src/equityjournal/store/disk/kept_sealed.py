"""The files that a lock seals, as they lie on the disk: whether each is sealed is told by its first bytes."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from equityjournal.core.text.errors import DamagedFile, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, sealing
from equityjournal.store.disk.folders import ROOMS, entries_as_they_lie
from equityjournal.store.disk.other_tools import is_of_another_tool

SEALED_ROOMS = (*ROOMS, "remarks", "private", "imported")
"""Rooms whose files are sealed; a folder of the writer's own beside them is left alone."""


def plain_files(root: Path) -> list[Path]:
    """Files that lie in plain, sorted."""
    return sorted(path for path in _files(root) if not _is_unfinished(path) and not is_sealed(path))


def sealed_files(root: Path) -> list[Path]:
    """Files that lie sealed, sorted."""
    return sorted(path for path in _files(root) if not _is_unfinished(path) and is_sealed(path))


def unfinished_saves(root: Path) -> list[Path]:
    """Temporary files of saves, under way or cut short."""
    return sorted(filter(_is_unfinished, _files(root)))


def odd_ones(root: Path) -> list[Path]:
    """Links, pipes and devices where files should be; they are left alone."""
    return sorted(_files(root, ordinary=False))


def is_sealed(path: Path) -> bool:
    """Whether a file begins as sealed ones do; one that cannot be read does not."""
    try:
        handle = files.handle_of(path)
    except (DamagedFile, FileNotFoundError):
        return False
    try:
        return os.read(handle, len(sealing.MARK)) == sealing.MARK
    except OSError:
        return False
    finally:
        os.close(handle)


def seconds_since_change(path: Path) -> float:
    """Seconds since a file was last written.

    Raises:
        FileNotFoundError: When it is gone.
    """
    return time.time() - path.lstat().st_mtime


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith(".tmp")


def _files(root: Path, *, ordinary: bool = True) -> Iterator[Path]:
    """Files of the rooms that are sealed, and of those beside them; no link below a room is followed.

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
    """Whether a name is that of a file beside the rooms that is sealed, or of its unfinished save."""
    of_save = name.removeprefix(".").rsplit(".", 2)[0] if name.endswith(".tmp") else name
    return sealing.bare(of_save) in sealing.SEALED_BESIDE


def _listed(folder: Path) -> "list[os.DirEntry[str]]":
    try:
        return entries_as_they_lie(folder)
    except OSError as error:
        raise NotSaved(
            say("The folder {path} cannot be looked into ({why}).", path=folder, why=error.strerror)
        ) from error
