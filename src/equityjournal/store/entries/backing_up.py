"""Backup: the journal's files for the copy.

Everything below the journal's folder goes, but for files of other tools, links, and names that not every
system can hold; those are named. The writer's own list of names goes only if asked for.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from equityjournal.core.text.errors import ChangedMeanwhile, DamagedFile
from equityjournal.core.text.file_names import as_one, why_not_everywhere
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, streamed
from equityjournal.store.disk.other_tools import is_of_another_tool
from equityjournal.store.disk.permissions import keeps_modes
from equityjournal.store.listing.folders import entries_as_they_lie
from equityjournal.store.packs.private_list import path_in_journal, path_on_this_machine

NAMES = "private"
"""The folder of the writer's own list of names."""

_ROOMS = frozenset((
    "entries", "drafts", "trash", "versions", "choices", "shares", "replies", "conversations", "remarks",
    NAMES, "prompts",
))  # fmt: skip


class Found(NamedTuple):
    """A file or folder to back up."""

    path: str
    """Its path below the folder, with `/`; a folder's ends with one, and the folder's own is empty."""

    mode: int

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder."""
        return not self.path or self.path.endswith("/")


class Source:
    """A folder to back up: its files, listed a folder at a time.

    A room of the journal may be a link to a folder, as it may for reading; other links are left out. On a
    disk that keeps no permissions all files look open to others; in the backup they are their owner's alone.

    Args:
        root: The journal's folder, or that for sharing.
        names: Take the writer's own list of names along.
    """

    def __init__(self, root: Path, *, names: bool) -> None:
        self._root = root
        self._passed_over = frozenset() if names else frozenset((NAMES,))
        self._list = _list_of_names_outside(root) if names else None
        self._keeps_modes = not _mode(root.stat()) & 0o077 or keeps_modes(root)
        self.left_out: list[Problem] = []
        """Files left out, as far as they were come to."""

    def files(self) -> Iterator[Found]:
        """Files and folders to back up, by path."""
        yield self._found("", self._root.stat())
        yield from self._below("")

    def place(self, path: str) -> str:
        """The place of a file."""
        if self._list and path == self._list.path:
            return str(self._list.place)
        return os.path.join(self._root, path)  # noqa: PTH118 - a hundred thousand Path objects would be felt

    def _below(self, folder: str) -> Iterator[Found]:
        """Files and folders below a folder, by path."""
        for found in sorted([*self._within(folder), *self._of_the_list(folder)]):
            yield found
            if found.is_folder:
                yield from self._below(found.path)

    def _within(self, above: str) -> Iterator[Found]:
        """The contents of a folder, as they lie."""
        seen: set[str] = set()
        for entry in entries_as_they_lie(self._root / above):
            if is_of_another_tool(entry.name) or (not above and entry.name in self._passed_over):
                continue
            path = f"{above}{entry.name}"
            is_room = not above and entry.name in _ROOMS
            is_folder = entry.is_dir(follow_symlinks=is_room)
            why = why_not_everywhere(entry.name)
            if why is None and as_one(entry.name) in seen:
                why = say("another file has the same name but for capitals or accents")
            if why is None and not is_folder and not entry.is_file(follow_symlinks=False):
                why = say("it is not an ordinary file")
            if why:
                self.left_out.append(Problem(path, None, "left-out", why))
                continue
            seen.add(as_one(entry.name))
            yield self._found(f"{path}/" if is_folder else path, entry.stat(follow_symlinks=is_room))

    def _of_the_list(self, above: str) -> Iterator[Found]:
        """The list of names from outside, or its folder where the journal has none.

        Brought back, it lies in the journal, and is read from there.
        """
        if self._list and above == f"{NAMES}/":
            yield self._found(self._list.path, self._list.place.stat())
        elif self._list and not above and not (self._root / NAMES).is_dir():
            yield Found(f"{NAMES}/", 0o700)

    def _found(self, path: str, about: os.stat_result) -> Found:
        found = Found(path, _mode(about))
        if self._keeps_modes:
            return found
        return found._replace(mode=0o700 if found.is_folder else 0o600)


class _Outside(NamedTuple):
    """A file that lies outside the journal, and its path in the backup."""

    path: str
    place: Path


def _list_of_names_outside(root: Path) -> _Outside | None:
    """The list of names on this machine, where the journal has none."""
    place, inside = path_on_this_machine(root), path_in_journal(root)
    if not place.is_file() or files.is_there(inside):
        return None
    return _Outside(inside.relative_to(root).as_posix(), place)


def _mode(about: os.stat_result) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(about.st_mode) & 0o777


def read_each(source: Source) -> Iterator[tuple[Found, BinaryIO | None]]:
    """Each file open for reading, to its end; None for a folder.

    A file that has gone since is passed over; another that cannot be opened is added to those left out.

    Raises:
        ChangedMeanwhile: When a file was changed in place while it was read.
    """
    for found in source.files():
        if found.is_folder:
            yield found, None
            continue
        try:
            with streamed.opened(source.place(found.path)) as file:
                before = os.fstat(file.fileno())
                yield found, file if before.st_size > files.LARGEST else BytesIO(file.read())
                after = os.fstat(file.fileno())
        except FileNotFoundError:
            continue
        except DamagedFile as error:
            source.left_out.append(Problem(found.path, None, "left-out", error.why))
            continue
        except OSError as error:  # a failing disk; what can still be read goes
            why = say("it cannot be read ({why})", why=error.strerror)
            source.left_out.append(Problem(found.path, None, "left-out", why))
            continue
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise ChangedMeanwhile(
                say(
                    "{path} was changed again and again while it was read, so no backup was made.",
                    path=found.path,
                )
            )


def changed_since(source: Source, digests: Iterable[tuple[str, str]]) -> list[str]:
    """Paths of files changed since they were read.

    Args:
        source: Where each was read.
        digests: Paths, and the SHA-256 of each as it was read.
    """
    return [path for path, digest in digests if streamed.digest_of(source.place(path)) != digest]
