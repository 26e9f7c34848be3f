"""Folder listings of the journal, without following links or opening files."""

import os
from collections.abc import Iterator
from pathlib import Path

_LEFT_BY_SYSTEMS = {".ds_store", "thumbs.db", "desktop.ini", ".directory"}
_LENGTH_OF_ID = len("2026-06-03-abcdef")
_DEEPEST = 6  # levels below the journal's folder; ours go three deep


def folders_below(root: Path, name: str) -> Iterator[tuple[str, list[str] | None]]:
    """A folder of the journal and all below, with their file names.

    They come in no order.

    Folders reached by a link are not entered. Files that systems leave in every folder are passed over.

    Yields:
        The folder's path, and its files; None for them where the folder cannot be opened.
    """
    folders = [(os.path.join(root, name), 1)]  # noqa: PTH118 - a hundred thousand Path objects would be felt
    while folders:
        folder, depth = folders.pop()
        names = []
        try:
            with os.scandir(folder) as inside:
                for found in inside:
                    if found.is_dir(follow_symlinks=False):
                        if depth + 1 < _DEEPEST:
                            folders.append((found.path, depth + 1))
                    elif found.name.endswith(".toml") or found.name.casefold() not in _LEFT_BY_SYSTEMS:
                        names.append(found.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            yield folder, None
            continue
        yield folder, names


def files_below(root: Path, name: str, *, unfinished: bool = False) -> Iterator[Path]:
    """Files in a folder of the journal and below, by name.

    The temporary files of a save under way are passed over unless `unfinished`. A folder that cannot be
    opened is given in place of its files.
    """
    for folder, names in folders_below(root, name):
        if names is None:
            yield Path(folder)
            continue
        for file in sorted(names):
            if unfinished or not file.endswith(".tmp"):
                yield Path(folder, file)


def count_entries(root: Path) -> int:
    """Number of entries, by the ids with which their files' names begin; quick, as every change asks.

    Copies made by a sync service bear the id of their entry and count with it, and so do its placeholders.
    """
    ids = set()
    for _, names in folders_below(root, "entries"):
        for name in names or ():
            file = _taken_up(name) if name.endswith(".icloud") else name
            if file.endswith(".toml"):
                ids.add(file[:_LENGTH_OF_ID])
    return len(ids)


def has_entries(root: Path) -> bool:
    """Whether any file is named as an entry; quick, as every save asks."""
    return any(file.endswith(".toml") for _, names in folders_below(root, "entries") for file in names or ())


def _taken_up(name: str) -> str:
    """The name of a file whose placeholder this is."""
    from equityjournal.store.disk.synced import taken_up  # noqa: PLC0415 - its patterns take long to compile

    return taken_up(name) or name


def entries_of(folder: Path) -> "list[os.DirEntry[str]]":
    """Directory entries of a folder, by name; empty for a missing folder."""
    try:
        with os.scandir(folder) as inside:
            return sorted(inside, key=lambda file: file.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
