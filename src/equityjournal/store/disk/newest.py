"""The newest files of folders such as Downloads; nothing is changed."""

import os
from collections.abc import Iterable
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
    found: dict[str, float] = {}
    for folder in folders:
        try:
            with os.scandir(folder.resolve()) as inside:
                for file in inside:
                    if file.name.startswith(".") or not file.is_file(follow_symlinks=False):
                        continue
                    about = file.stat(follow_symlinks=False)
                    if about.st_size <= largest:
                        found[file.path] = about.st_mtime
        except OSError:
            continue
    newest = sorted(found, key=lambda path: (-found[path], path))
    return [Path(path) for path in newest[:most]]


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
