"""Letters that came, sealed as received, each with a record.

Where a letter was asked back, its record stays, so that the file is not taken in again. Folders are named by
companions, and from before by keys; nothing is named by a name. A file is opened anew at each reading, so
that a change on disk is noticed.
"""

import contextlib
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.inbox import Arrival, is_meant
from equityjournal.core.text.errors import NotAllowed, NotConfirmed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.listing.folders import files_named
from equityjournal.store.records import record
from equityjournal.store.records.reading import read_folder


class Sealed(NamedTuple):
    """A letter with entries, as received."""

    message: str
    path: Path
    data: bytes | None
    """Bytes of the file; None if unreadable."""
    came: Arrival | None
    """Record of its arrival; None if missing or unreadable."""


class Inbox:
    """Letters of one companion."""

    def __init__(self, place: Path, companion: Companion) -> None:
        self._companion = companion
        self._folder = place / "letters" / companion.id
        ids = [*companion.keys, *(known.card.key_id for known in companion.cards)]
        before = [place / "mentees" / key_id for key_id in dict.fromkeys(ids) if key_id]
        self._folders = [self._folder, *before]

    def arrivals(self) -> list[Arrival]:
        """Records of all letters, oldest first; those of former cards too."""
        found = [kept.record for folder in self._folders for kept in read_folder(folder, Arrival)]
        there = {path.stem for path in self._files(".age")}
        as_it_is = [came.put_right("not-found", came.those("kept") - there) for came in found]
        return sorted(as_it_is, key=lambda came: (came.opened.timestamp(), came.message))

    def undecided(self) -> list[Arrival]:
        """Letters with a request that was not decided, oldest first."""
        return [came for came in self.arrivals() if any(not asked.decided for asked in came.asks)]

    def asked_back(self) -> set[str]:
        """Stored letters meant by a request that was not decided."""
        return {
            message
            for came in self.undecided()
            for meant in self.meant_by(came).values()
            for message in meant
        }

    def unreadable(self) -> list[Path]:
        """Unreadable records."""
        known = {came.message for came in self.arrivals()}
        return [path for path in self._files(".toml") if path.stem not in known]

    def knows(self, message: str) -> bool:
        """Whether a letter came before, even if its record is damaged since."""
        return bool(self._records(message))

    def kept(self) -> list[Sealed]:
        """Stored letters, oldest first."""
        came = {arrival.message: arrival for arrival in self.arrivals()}
        order = list(came)
        found = [
            Sealed(path.stem, path, files.read_or_none(path), came.get(path.stem))
            for path in self._files(".age")
        ]
        return sorted(found, key=lambda sealed: order.index(sealed.message) if sealed.came else len(order))

    def meant_by(self, request: Arrival) -> dict[str, list[str]]:
        """Stored letters meant, by the id of each undecided request."""
        return {
            asked.id: [
                sealed.message
                for sealed in self.kept()
                if (sealed.came is None and sealed.message in asked.shares)
                or (sealed.came is not None and is_meant(asked, request.link, sealed.came, self._companion))
            ]
            for asked in request.asks
            if not asked.decided
        }

    def gone(self) -> set[str]:
        """Letters removed for earlier requests."""
        return {message for came in self.arrivals() for message in came.those("removed")}

    def keep(self, came: Arrival, data: bytes) -> None:
        """Store a letter with the record of its arrival, or neither."""
        path = self._folder / f"{came.message}.age"
        self._create(path, data)
        try:
            self.note(came)
        except BaseException:
            with contextlib.suppress(NotSaved):
                files.remove(path)
            raise

    def note(self, came: Arrival) -> None:
        """Store the record of a letter."""
        self._create(self._folder / f"{came.message}.toml", record.to_bytes(came, came.message))

    def mark(self, came: Arrival) -> None:
        """Store a changed record of a letter."""
        there = [*self._records(came.message), self._folder / f"{came.message}.toml"]
        record.keep(came, there[0])

    def decide(self, request: Arrival, remove: Collection[str]) -> None:
        """Remove letters, then store the request's record as decided.

        Cut short, the request is open still, and can be decided again. The arrival of each letter is recorded
        already, so that none is taken in again meanwhile.
        """
        self.remove(remove)
        self.mark(request)

    def forget(self, messages: Collection[str]) -> bool:
        """Remove letters and their records, but not requests; whether one had been kept though asked back."""
        had_been_kept = self.remove(messages)
        for path in [path for message in messages for path in self._records(message)]:
            files.remove(path)
        return had_been_kept

    def remove(self, messages: Collection[str]) -> bool:
        """Remove letters; their records stay; whether one had been kept though asked back.

        The word on it is put right afterwards. Cut short before, it is told as not found, and never as kept.
        """
        had_been_kept = [came for came in self.arrivals() if came.those("kept") & {*messages}]
        for path in [folder / f"{message}.age" for message in messages for folder in self._folders]:
            for left in files.left_by_saves(path):
                files.remove(left)
            files.remove(path)
        for came in had_been_kept:
            self.mark(came.put_right("removed", messages))
        return bool(had_been_kept)

    def _create(self, path: Path, data: bytes) -> None:
        """Create a file, whole or not at all; twice is no error."""
        files.make_folder(path.parent)
        try:
            files.create(path, data)
        except FileExistsError:
            if files.read_or_none(path) != data:
                said = say("{path} is there already, and holds something else.", path=path)
                raise NotAllowed(said) from None
        except NotConfirmed:
            with contextlib.suppress(NotSaved):
                files.remove(path)
            raise

    def _records(self, message: str) -> list[Path]:
        """Files of a letter's record."""
        return [path for path in self._files(".toml") if path.stem == message]

    def _files(self, ending: str) -> list[Path]:
        """Files with an ending, in all folders."""
        return [path for folder in self._folders for path in files_named(folder, ending=ending)]


class Opened:
    """Messages taken in on this machine, by their random ids alone.

    Downloads brings none of them twice, and nothing back that was erased or forgotten since.
    """

    def __init__(self, place: Path) -> None:
        self._folder = place / "opened"

    def knows(self, message: str) -> bool:
        """Whether a message was taken in here."""
        return (self._folder / message).exists()

    def note(self, message: str) -> None:
        """Remember a message."""
        if not self.knows(message):
            files.make_folder(self._folder)
            files.create(self._folder / message, b"")
