"""The newest files of folders such as Downloads; nothing is changed."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from equityjournal.store.disk.file_reading import handle_of


def newest_files(folders: Iterable[Path], largest: int, most: int) -> list[Path]:
    """Ordinary files of folders, the latest changed first.

    Links, and folders within, are passed over.

    Args:
        folders: The folders; one that is missing or closed holds nothing.
        largest: The size in bytes up to which a file counts.
        most: The number of files.
    """
    changed = {
        path: about.st_mtime
        for folder in folders
        for path, about in _ordinary_files(folder)
        if about.st_size <= largest
    }
    newest = sorted(changed, key=lambda path: (-changed[path], path))
    return [Path(path) for path in newest[:most]]


def _ordinary_files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Ordinary files in a folder, with their looks; none of a folder that cannot be opened."""
    with contextlib.suppress(OSError), os.scandir(folder.resolve()) as inside:
        for file in inside:
            if not file.name.startswith(".") and file.is_file(follow_symlinks=False):
                yield file.path, file.stat(follow_symlinks=False)


def first_bytes(path: Path, size: int) -> bytes:
    """The first bytes of an ordinary file.

    Raises:
        DamagedFile, FileNotFoundError: As for `files.read`.
    """
    handle = handle_of(path)
    try:
        return os.read(handle, size)
    finally:
        os.close(handle)
