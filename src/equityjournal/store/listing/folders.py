"""Folder listings of the journal, without following links or opening files."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from equityjournal.core.entries.schema import ENTRY_ID
from equityjournal.core.text.errors import NotProven
from equityjournal.core.text.speech import say
from equityjournal.store.disk import sealing
from equityjournal.store.disk.other_tools import is_of_another_tool

ROOMS = ("entries", "drafts", "trash", "versions", "choices", "shares", "replies", "conversations")
"""Folders of the journal's records; each may be a link, and below them no link is entered."""

LENGTH_OF_ID = len("2026-06-03-abcdef")
DEEPEST = 6  # levels below the journal's folder; ours go three deep


def folders_below(
    root: Path, name: str, is_taken: Callable[[str], bool] = lambda _: False
) -> Iterator[tuple[str, list[str] | None]]:
    """A folder of the journal and all below, with their file names.

    They come in no order.

    Sealed files have their bare names. Folders reached by a link are not entered. What belongs to git, a sync
    service or the system is passed over.

    Args:
        root: The journal's folder.
        name: The folder in it.
        is_taken: Takes a folder without others in it, before it is listed; it is then not given here.

    Yields:
        The folder's path, and its files; None for them where the folder cannot be opened.
    """
    folders = [(os.path.join(root, name), 1)]  # noqa: PTH118 - a hundred thousand Path objects would be felt
    while folders:
        folder, depth = folders.pop()
        if is_taken(folder):
            continue
        try:
            names, below = _names_and_folders(folder)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            yield folder, None
            continue
        if depth + 1 < DEEPEST:
            folders += [(path, depth + 1) for path in below]
        yield folder, sealing.bare_names(folder, names)


def _names_and_folders(folder: str) -> tuple[list[str], list[str]]:
    """Names of a folder's files, and paths of its folders; nothing of other tools.

    Raises:
        OSError: When the folder cannot be opened.
    """
    names, below = [], []
    with os.scandir(folder) as inside:
        for found in inside:
            if is_of_another_tool(found.name):
                continue
            if found.is_dir(follow_symlinks=False):
                below.append(found.path)
            else:
                names.append(found.name)
    return names, below


def files_below(root: Path, name: str, ending: str = "", *, unfinished: bool = False) -> Iterator[Path]:
    """Files of a journal folder, at any depth, by name and ending.

    The temporary files of a save under way are passed over unless `unfinished`. A folder that cannot be
    opened is given in place of its files.
    """
    for folder, names in folders_below(root, name):
        if names is None:
            yield Path(folder)
            continue
        for file in sorted(names):
            if file.endswith(ending) and (unfinished or not file.endswith(".tmp")):
                yield Path(folder, file)


def count_entries(root: Path) -> int:
    """Number of entries, counted by ids in file names.

    Fast, for every change counts.

    Copies made by a sync service bear the id of their entry and count with it, and so do its placeholders.
    """
    ids = set()
    for _, names in folders_below(root, "entries"):
        for name in names or ():
            file = _taken_up(name) if name.endswith(".icloud") else name
            if file.endswith(".toml"):
                ids.add(file[:LENGTH_OF_ID])
    return len(ids)


def has_entries(root: Path) -> bool:
    """Whether any file is named as an entry; quick, as every save asks."""
    return any(file.endswith(".toml") for _, names in folders_below(root, "entries") for file in names or ())


def has_files_in(root: Path, *rooms: str) -> bool:
    """Whether any of some rooms has a file, or a folder that cannot be opened."""
    return any(names is None or names for room in rooms for _, names in folders_below(root, room))


def refuse_unproven(root: Path) -> None:
    """Refuse to write into a locked journal, unless this machine knows the keys.

    Raises:
        NotProven: When it does not, or when the lock is gone and sealed files are there.
    """
    door = sealing.door_of_journal(root)
    if door is not None:
        door.require_proven()
    elif has_entries(root) and sealing.were_met_below(root):
        raise NotProven(
            say(
                "There are sealed files here, and lock/lock.toml is gone, so I do not know for whom to "
                "seal. Bring it back from a backup. Nothing was written."
            )
        )


def _taken_up(name: str) -> str:
    """The name of a placeholder's file."""
    from equityjournal.store.listing.synced import taken_up  # noqa: PLC0415 - its patterns take long to compile

    return taken_up(name) or name


class SealedEntry:
    """A sealed file in a folder, by its bare name.

    Args:
        folder: The folder.
        lies: The file as it lies there.
    """

    def __init__(self, folder: Path | str, lies: "os.DirEntry[str]") -> None:
        self.name = sealing.bare(lies.name)
        self.path = os.path.join(folder, self.name)  # noqa: PTH118 - as `os.DirEntry` has it
        self._lies = lies

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Whether this is a folder."""
        return self._lies.is_dir(follow_symlinks=follow_symlinks)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Whether this is an ordinary file."""
        return self._lies.is_file(follow_symlinks=follow_symlinks)

    def is_symlink(self) -> bool:
        """Whether this is a link."""
        return self._lies.is_symlink()

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        """Size and times of the file on the disk."""
        return self._lies.stat(follow_symlinks=follow_symlinks)


def entries_of(folder: Path) -> "list[os.DirEntry[str] | SealedEntry]":
    """Directory entries by name, sealed files under their bare names.

    Empty for a missing folder.
    """
    return sorted(_by_bare_names(folder, entries_as_they_lie(folder)), key=lambda file: file.name)


def files_named(folder: Path, beginning: str = "", ending: str = ".toml") -> list[Path]:
    """Files of a folder with names of that form, found without opening any; no hidden ones."""
    names = [file.name for file in entries_of(folder)]
    wanted = [name for name in names if name.startswith(beginning) and name.endswith(ending)]
    return [folder / name for name in wanted if not name.startswith(".")]


def entries_as_they_lie(folder: Path) -> "list[os.DirEntry[str]]":
    """Directory entries by their names on the disk; empty for a missing folder."""
    try:
        with os.scandir(folder) as inside:
            return sorted(inside, key=lambda file: file.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _by_bare_names(
    folder: Path | str, found: "list[os.DirEntry[str]]"
) -> "Iterable[os.DirEntry[str] | SealedEntry]":
    """Files of a folder by bare name.

    The sealed file wins over a bare twin.
    """
    if not any(file.name.endswith(sealing.ENDING) for file in found):
        return found
    named: dict[str, os.DirEntry[str] | SealedEntry] = {file.name: file for file in found}
    for file in found:
        if (name := sealing.bare(file.name)) != file.name:
            del named[file.name]
            named[name] = SealedEntry(folder, file)
    return named.values()


def everything_below(root: Path) -> Iterator["os.DirEntry[str] | SealedEntry | str"]:
    """All files and folders of the journal, at any depth, whatever their origin.

    Links are given, and not followed, except to the journal's rooms; git's own folder is passed over.

    Yields:
        Each file, link and folder; the path alone of a folder that cannot be opened.
    """
    folders = [str(root)]
    while folders:
        folder = folders.pop()
        rooms = ROOMS if folder == str(root) else ()
        try:
            for found, is_folder in _all_in(folder, rooms):
                if is_folder:
                    folders.append(found.path)
                is_sealed = sealing.bare(found.name) != found.name
                yield SealedEntry(folder, found) if is_sealed else found
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            yield folder


def _all_in(folder: str, rooms: Collection[str]) -> "Iterator[tuple[os.DirEntry[str], bool]]":
    """Everything in a folder but git's own, with whether it is a folder.

    Args:
        folder: The folder.
        rooms: Names of rooms in it, which may be links to folders.

    Raises:
        OSError: When the folder cannot be opened.
    """
    with os.scandir(folder) as inside:
        for found in inside:
            is_folder = found.is_dir(follow_symlinks=found.name in rooms)
            if not (is_folder and found.name == ".git"):
                yield found, is_folder


def ids_in_names(root: Path, *rooms: str) -> set[str]:
    """Ids of entries in the file names of rooms; no file is opened."""
    found = set()
    for room in rooms:
        for folder, names in folders_below(root, room):
            found |= _ids_among((os.path.basename(folder), *(names or ())))  # noqa: PTH119 - see folders_below
    return found


def _ids_among(names: Iterable[str]) -> set[str]:
    """Ids at the beginning of names."""
    matches = (re.match(ENTRY_ID, name.lstrip(_BEFORE_NAMES)) for name in names)
    return {match[0] for match in matches if match}


_BEFORE_NAMES = ".#"  # put before the names of unfinished saves, and by editors


def is_id(name: str) -> bool:
    """Whether a name is exactly an entry's id."""
    return re.fullmatch(ENTRY_ID, name) is not None


def is_named_for(name: str, identity: str) -> bool:
    """Whether a file's name begins with an entry's id, as copies and unfinished saves do."""
    return name.lstrip(_BEFORE_NAMES).casefold().startswith(identity)
