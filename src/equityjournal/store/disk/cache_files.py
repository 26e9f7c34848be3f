"""Files of caches: made, put in place, listed and removed, without the care that the journal's own need."""

import os
from pathlib import Path

from equityjournal.store.disk import systems


def make_empty(path: Path) -> None:
    """Make a new, empty file that only its owner can read."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def put_in_place(path: Path, place: Path) -> None:
    """Give a file that is safe on the disk its place, whatever stands there."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    if path != place:
        systems.patiently(lambda: path.replace(place))


def discard(path: Path) -> None:
    """Remove a file; one that is not there is no error."""
    path.unlink(missing_ok=True)


def matching(folder: Path, pattern: str) -> list[Path]:
    """Files of a folder that fit a pattern; none where there is no folder."""
    return list(folder.glob(pattern))


def stamp(path: Path) -> str:
    """Size, times and inode of a file."""
    about = path.lstat()
    return f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}"
