"""Cache files: made, put in place, listed and removed, without the journal's care."""

import os
from pathlib import Path

from equityjournal.store.disk import systems


def make_empty(path: Path) -> None:
    """Make an empty file, readable by its owner only."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def put_in_place(path: Path, place: Path) -> None:
    """Move a finished file to its place, over any other."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    if path != place:
        systems.patiently(lambda: path.replace(place))


def discard(path: Path) -> None:
    """Remove a file, if present."""
    path.unlink(missing_ok=True)


def matching(folder: Path, pattern: str) -> list[Path]:
    """Files of a folder by pattern; empty without the folder."""
    return list(folder.glob(pattern))


def stamp(path: Path) -> str:
    """Size, times and inode of a file."""
    about = path.lstat()
    return f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}"
