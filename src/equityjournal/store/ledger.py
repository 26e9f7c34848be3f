"""The ledger of consent on disk: in the journal, one small sealed file for each thing that happened."""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from equityjournal.core import consent
from equityjournal.core.bundle import Receipt
from equityjournal.core.cards import Person
from equityjournal.core.consent import Event, Heard, Shared
from equityjournal.core.errors import NotConfirmed, NotSaved
from equityjournal.store import files, names, record
from equityjournal.store.folders import files_below
from equityjournal.store.reading import read_folder


class Ledger:
    """What was shared from one journal.

    Args:
        root: The journal's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / "shares"

    def events(self) -> list[Event]:
        """All that happened and can be read, in the order of the files' names."""
        return [kept.record for kept in read_folder(self._folder, Event)]

    @property
    def unread(self) -> int:
        """How many files of it cannot be read; `check` names them."""
        there = sum(path.suffix == ".toml" for path in files_below(self._root, "shares"))
        return there - len(self.events())

    def shares(self) -> list[Shared]:
        """Every share, oldest first; its number is its place, from 1."""
        return consent.shares_in(self.events())

    def with_entry(self, entry: str) -> list[Shared]:
        """The shares that held an entry, and of which no word came that they were removed."""
        if not self._folder.exists():
            return []
        return [one for one in self.shares() if entry in one.entries and one.removed is None]

    def ended_with(self, person: Person) -> datetime | None:
        """When the sharing with somebody was ended; None where it was not, or something was shared since."""
        return consent.ended_with(person, self.events())

    def entry_meant(self, entry: str, person: Person) -> str | None:
        """The real id of an entry that somebody knows by this, perhaps masked, id; None: there is none."""
        return consent.entry_meant(entry, self.shares(), person)

    def keep(self, event: Event) -> Path:
        """Keep an event, durably, and return its file.

        Raises:
            NotSaved: When the disk will not take it; then nothing of it is left.
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
        """Keep an event before what it tells of is done, and take it out again if that fails.

        Killed in between, the ledger says more than there is, and never less.

        Raises:
            NotSaved: When the disk will not take the event; nothing is done then.
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
        """Keep somebody's answer to what was sealed for them; one that is known already changes nothing.

        Returns:
            The shares it is about, with what became of them; none where it answers nothing that was ever
            sealed for them, or says what cannot be an answer to that.

        Raises:
            NotSaved: When the disk will not take it.
        """
        events = self.events()
        meant = [one.message for one in consent.answered(receipt, events)]
        if not meant:
            return []
        if receipt.id not in {one.message for one in events}:
            listed = [one for one in meant if one in receipt.shares]
            what = Heard(answers=receipt.answers, did=receipt.did, shares=listed)
            self.keep(Event(message=receipt.id, made=now, person=receipt.sender, what=what))
        return [one for one in self.shares() if one.message in meant]
