"""The ledger of consent on disk: a sealed file for each event."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from equityjournal.core.sharing import ledger
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.ledger import Event, Shared, Told
from equityjournal.core.sharing.letter_parts import Result
from equityjournal.core.text.errors import NotConfirmed, NotSaved
from equityjournal.store.disk import files, names
from equityjournal.store.listing.folders import files_below
from equityjournal.store.records import record
from equityjournal.store.records.reading import read_folder


class Ledger:
    """The shares of a journal. Events of before are told by the cards of the companions known."""

    def __init__(self, root: Path, known: Sequence[Companion] = ()) -> None:
        self._root = root
        self._known = known
        self._folder = root / "shares"

    def events(self) -> list[Event]:
        """Readable events, in the order of file names."""
        return [kept.record for kept in read_folder(self._folder, Event)]

    @property
    def unread(self) -> int:
        """Number of unreadable files, named by `check`."""
        return sum(1 for _ in files_below(self._root, "shares", ".toml")) - len(self.events())

    def shares(self) -> list[Shared]:
        """Shares, oldest first, numbered from 1."""
        return ledger.shares_in(self.events(), self._known)

    def shares_with(self, companion: str) -> list[Shared]:
        """Shares with a companion, numbered among all."""
        return [share for share in self.shares() if share.companion == companion]

    def keep(self, event: Event) -> Path:
        """Store an event durably; return its file."""
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
    def noting(self, event: Event | None) -> Iterator[None]:
        """Store an event, if any, before its action; remove it on failure.

        Killed in between, the ledger says more than was done, and never less.
        """
        path = self.keep(event) if event else None
        try:
            yield
        except NotConfirmed:
            raise  # the file is there
        except BaseException:
            if path:
                with contextlib.suppress(NotSaved):
                    files.remove(path)
            raise

    def hear(self, results: Iterable[Result], companion: str, message: str, now: datetime) -> list[Shared]:
        """Store results that came with a letter, as far as they answer; return the shares they are about."""
        done = ledger.that_answer(results, self.shares_with(companion))
        if not done:
            return []
        if not any(event.message == message and isinstance(event.what, Told) for event in self.events()):
            self.keep(Event(message=message, made=now, companion=companion, what=Told(results=done)))
        about = {result.item for result in done}
        return [share for share in self.shares() if share.message in about]
