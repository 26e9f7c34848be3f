"""The ledger of consent on disk: a sealed file for each event."""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from equityjournal.core.sharing import ledger
from equityjournal.core.sharing.ledger import Event, Heard, Shared
from equityjournal.core.sharing.messages import Receipt
from equityjournal.core.sharing.people import Person
from equityjournal.core.text.errors import NotConfirmed, NotSaved
from equityjournal.store.disk import files, names, record
from equityjournal.store.disk.folders import files_below
from equityjournal.store.disk.reading import read_folder


class Ledger:
    """The shares of a journal.

    Args:
        root: The journal's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / "shares"

    def events(self) -> list[Event]:
        """Readable events, in the order of file names."""
        return [kept.record for kept in read_folder(self._folder, Event)]

    @property
    def unread(self) -> int:
        """Number of unreadable files, named by `check`."""
        there = sum(path.suffix == ".toml" for path in files_below(self._root, "shares"))
        return there - len(self.events())

    def shares(self) -> list[Shared]:
        """Shares, oldest first, numbered from 1."""
        return ledger.shares_in(self.events())

    def with_entry(self, entry: str) -> list[Shared]:
        """Shares with an entry, without word of their removal."""
        if not self._folder.exists():
            return []
        return [share for share in self.shares() if entry in share.entries and share.removed is None]

    def ended_with(self, person: Person) -> datetime | None:
        """Moment the sharing with a person ended; None if it goes on."""
        return ledger.ended_with(person, self.events())

    def entry_meant(self, entry: str, person: Person) -> str | None:
        """The id in the journal of an entry, by its shared id."""
        return ledger.entry_meant(entry, self.shares(), person)

    def keep(self, event: Event) -> Path:
        """Store an event durably; return its file.

        Raises:
            NotSaved: When the disk will not take it; no leftover remains.
        """
        files.make_folder(self._folder)
        path = self._folder / f"{names.moment_name(event.made)}-{names.six_letters()}.toml"
        try:
            files.create(path, record.to_bytes(event, path.stem))
        except NotConfirmed:
            with contextlib.suppress(NotSaved):
                files.remove(path)
            raise
        return path

    @contextlib.contextmanager
    def noting(self, event: Event) -> Iterator[None]:
        """Store an event before its action; remove it on failure.

        Killed in between, the ledger says more than was done, and never less.

        Raises:
            NotSaved: When the disk will not take the event; the action is then not begun.
        """
        path = self.keep(event)
        try:
            yield
        except NotConfirmed:
            raise  # the file is there
        except BaseException:
            with contextlib.suppress(NotSaved):
                files.remove(path)
            raise

    def acknowledge(self, receipt: Receipt, now: datetime) -> list[Shared]:
        """Store an answer to a sealed message, unless already known.

        Returns:
            The shares it is about, with their events; none if it answers nothing that was ever
            sealed for its sender, or gives an impossible answer.

        Raises:
            NotSaved: When the disk will not take it.
        """
        events = self.events()
        meant = [share.message for share in ledger.answered(receipt, events)]
        if not meant:
            return []
        told = {(event.message, event.what.answers) for event in events if isinstance(event.what, Heard)}
        if (receipt.id, receipt.answers) not in told:
            listed = [message for message in meant if message in receipt.shares]
            what = Heard(answers=receipt.answers, did=receipt.did, shares=listed)
            self.keep(Event(message=receipt.id, made=now, person=receipt.sender, what=what))
        return [share for share in self.shares() if share.message in meant]
