"""Received shares on a coach's machine: sealed and signed, as received.

Beside each stands a small record of its arrival, without its content; where the file was asked back, the
record stays, so that the file is not taken in again. Folders are named by keys, files by messages, and
nothing by a name. A file is opened anew at each reading, so that a change on disk is noticed.
"""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotConfirmed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, record
from equityjournal.store.disk.folders import entries_of
from equityjournal.store.disk.reading import read_folder


class Sealed(NamedTuple):
    """A share, as received."""

    message: str
    path: Path
    data: bytes | None
    """Bytes of the file; None if unreadable."""
    came: Arrival | None
    """Record of its arrival; None if missing or unreadable."""


class Inbox:
    """Messages received from people who share with the user of this machine.

    Args:
        place: The sharing folder, possibly missing.

    A mentee is identified by the id of their keys, `Person.key_id`.
    """

    def __init__(self, place: Path) -> None:
        self._folder = place / "mentees"

    def mentees(self) -> list[str]:
        """Mentees with stored shares, by key id."""
        return [folder.name for folder in entries_of(self._folder) if self._files(folder.name, ".age")]

    def arrivals_from(self, key_id: str) -> list[Arrival]:
        """Records of a mentee's messages, oldest first."""
        found = [kept.record for kept in read_folder(self._folder / key_id, Arrival)]
        return sorted(found, key=lambda came: (came.opened.timestamp(), came.message))

    def unread(self, key_id: str) -> list[Path]:
        """Unreadable records of a mentee's messages."""
        known = {came.message for came in self.arrivals_from(key_id)}
        return [path for path in self._files(key_id, ".toml") if path.stem not in known]

    def knows(self, key_id: str, message: str) -> bool:
        """Whether a message came before, even if its record is damaged since."""
        return self._path(key_id, message, ".toml").exists()

    def shares(self, key_id: str) -> list[Sealed]:
        """Stored shares of a mentee, oldest first."""
        came = {came.message: came for came in self.arrivals_from(key_id)}
        order = {message: place for place, message in enumerate(came)}
        found = []
        for path in self._files(key_id, ".age"):
            try:
                data = files.read(path)
            except (DamagedFile, FileNotFoundError):
                data = None
            found.append(Sealed(path.stem, path, data, came.get(path.stem)))
        return sorted(found, key=lambda came: order.get(came.message, len(order)))

    def keep(self, key_id: str, came: Arrival, data: bytes) -> None:
        """Store a share with the record of its arrival, or neither.

        Raises:
            NotAllowed: When another file has its number.
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

    def note(self, key_id: str, came: Arrival) -> None:
        """Store the record of a message.

        Raises:
            NotAllowed, NotSaved: As of `keep`.
        """
        path = self._path(key_id, came.message, ".toml")
        self._create(path, record.to_bytes(came, path.stem))

    def mark(self, key_id: str, came: Arrival) -> None:
        """Store a changed record of a message.

        Raises:
            NotSaved: When the disk will not take it.
        """
        path = self._path(key_id, came.message, ".toml")
        files.replace(path, record.to_bytes(came, path.stem), None)

    def give_up(self, key_id: str, request: Arrival, messages: Iterable[str]) -> None:
        """Remove shares, then record the request.

        Cut short, the request can be opened again. The arrival of each share is recorded already, so that
        none is taken in again meanwhile.

        Raises:
            NotSaved: When the disk will not do it.
        """
        self.remove(key_id, messages)
        self.note(key_id, request)

    def forget(self, key_id: str, messages: Iterable[str]) -> None:
        """Remove shares and their records, so that they may be opened again.

        Take-backs and ends stay recorded.

        Raises:
            NotSaved: When the disk will not do it.
        """
        for message in messages:
            self.remove(key_id, [message])
            files.remove(self._path(key_id, message, ".toml"))

    def remove(self, key_id: str, messages: Iterable[str]) -> None:
        """Remove shares; their records stay.

        Raises:
            NotSaved: When the disk will not do it.
        """
        for message in messages:
            path = self._path(key_id, message, ".age")
            for left in files.left_by_saves(path):
                files.remove(left)
            files.remove(path)

    def _create(self, path: Path, data: bytes) -> None:
        """Create a file, whole or not at all; twice is no error."""
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
        """Files of a mentee with a suffix."""
        there = [Path(file.path) for file in entries_of(self._folder / key_id)]
        return [path for path in there if path.suffix == suffix and not path.name.startswith(".")]

    def _path(self, key_id: str, message: str, suffix: str) -> Path:
        return self._folder / key_id / f"{message}{suffix}"


def _held(path: Path) -> bytes | None:
    """The bytes of a file; None if unreadable."""
    try:
        return files.read(path)
    except (DamagedFile, FileNotFoundError):
        return None
