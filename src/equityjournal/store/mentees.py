"""What others shared, in a coach's own place: each file exactly as it came, sealed and signed.

Beside each stands a small record that it came, and nothing of what is in it; where the file was asked back,
that record stays, so that it is not taken in again. Folders are named by keys, files by messages, and nothing
by a name. A file is opened anew each time it is read, so that one changed on the disk is noticed.
"""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.errors import DamagedFile, NotAllowed, NotConfirmed, NotSaved
from equityjournal.core.receiving import Came
from equityjournal.core.speech import say
from equityjournal.store import files, record
from equityjournal.store.folders import entries_of
from equityjournal.store.reading import read_folder


class Sealed(NamedTuple):
    """One share, as it came."""

    message: str
    path: Path
    data: bytes | None
    """None: it cannot be read."""
    came: Came | None
    """None: that it came is not remembered, or cannot be read."""


class Mentees:
    """What came from everybody who shared something with the person who uses this machine.

    Args:
        place: The folder for what has to do with sharing; it need not exist.

    Everybody goes by the id of their keys, `Person.key_id`.
    """

    def __init__(self, place: Path) -> None:
        self._folder = place / "mentees"

    def everybody(self) -> list[str]:
        """All of whom something is kept."""
        return [one.name for one in entries_of(self._folder) if self._files(one.name, ".age")]

    def came_from(self, key_id: str) -> list[Came]:
        """All that ever came from somebody and is remembered, oldest first."""
        found = [kept.record for kept in read_folder(self._folder / key_id, Came)]
        return sorted(found, key=lambda one: (one.opened.timestamp(), one.message))

    def unread(self, key_id: str) -> list[Path]:
        """The records of what came from somebody that cannot be read."""
        known = {one.message for one in self.came_from(key_id)}
        return [path for path in self._files(key_id, ".toml") if path.stem not in known]

    def knows(self, key_id: str, message: str) -> bool:
        """Whether a message came before, though the record of it may be damaged since."""
        return self._path(key_id, message, ".toml").exists()

    def shares(self, key_id: str) -> list[Sealed]:
        """Every share of somebody's that is kept, oldest first."""
        came = {one.message: one for one in self.came_from(key_id)}
        order = {message: place for place, message in enumerate(came)}
        found = []
        for path in self._files(key_id, ".age"):
            try:
                data = files.read(path)
            except (DamagedFile, FileNotFoundError):
                data = None
            found.append(Sealed(path.stem, path, data, came.get(path.stem)))
        return sorted(found, key=lambda one: order.get(one.message, len(order)))

    def keep(self, key_id: str, came: Came, data: bytes) -> None:
        """Keep a share as it came, and that it came; or neither.

        Raises:
            NotAllowed: When another file goes by its number.
            NotSaved: When the disk will not take it.
        """
        path = self._path(key_id, came.message, ".age")
        self._create(path, data)
        try:
            self.note(key_id, came)
        except BaseException:
            with contextlib.suppress(NotSaved):
                files.remove(path)
            raise

    def note(self, key_id: str, came: Came) -> None:
        """Remember that a message came.

        Raises:
            NotAllowed, NotSaved: As of `keep`.
        """
        path = self._path(key_id, came.message, ".toml")
        self._create(path, record.to_bytes(came, path.stem))

    def give_up(self, key_id: str, request: Came, messages: Iterable[str]) -> None:
        """Remove shares, and only then remember that it was asked for: cut short, it can be opened again.

        That each share came is remembered already, so that none is taken in again meanwhile.

        Raises:
            NotSaved: When the disk will not do it.
        """
        self.remove(key_id, messages)
        self.note(key_id, request)

    def forget(self, key_id: str, messages: Iterable[str]) -> None:
        """Remove shares, and that they came, so that they may be opened again.

        That something was taken back, or the sharing ended, stays remembered.

        Raises:
            NotSaved: When the disk will not do it.
        """
        for message in messages:
            self.remove(key_id, [message])
            files.remove(self._path(key_id, message, ".toml"))

    def remove(self, key_id: str, messages: Iterable[str]) -> None:
        """Remove shares; that they came stays remembered.

        Raises:
            NotSaved: When the disk will not do it.
        """
        for message in messages:
            path = self._path(key_id, message, ".age")
            for left in path.parent.glob(f".{path.name}.*.tmp"):  # of a save that a crash cut short
                files.remove(left)
            files.remove(path)

    def _create(self, path: Path, data: bytes) -> None:
        """Make a file that is there wholly or not at all; the same one again is no mistake."""
        files.make_folder(path.parent)
        try:
            files.create(path, data)
        except FileExistsError:
            if _held(path) != data:
                raise NotAllowed(
                    say("{path} is there already, and holds something else.", path=path)
                ) from None
        except NotConfirmed:
            with contextlib.suppress(NotSaved):
                files.remove(path)
            raise

    def _files(self, key_id: str, suffix: str) -> list[Path]:
        there = [Path(one.path) for one in entries_of(self._folder / key_id)]
        return [path for path in there if path.suffix == suffix and not path.name.startswith(".")]

    def _path(self, key_id: str, message: str, suffix: str) -> Path:
        return self._folder / key_id / f"{message}{suffix}"


def _held(path: Path) -> bytes | None:
    try:
        return files.read(path)
    except (DamagedFile, FileNotFoundError):
        return None
