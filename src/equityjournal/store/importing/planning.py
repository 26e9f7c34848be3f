"""The fate of each item of an import, the same in the dry run and after."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from equityjournal.core.entries.entry import Entry
from equityjournal.core.importing.arriving import Arrival, arrived
from equityjournal.core.importing.identity import Refs, free_id
from equityjournal.core.importing.items import Found, Item, OwnRecord, PassedOver, Unread, Wordless
from equityjournal.core.importing.outcomes import Fate, Outcome
from equityjournal.core.text.errors import DamagedFile, JournalError
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.entries.erased_ids import ErasedIds
from equityjournal.store.importing.holdings import Holdings
from equityjournal.store.records import record
from equityjournal.store.records.seal import State


class Planner:
    """The outcomes of a file's items.

    Args:
        holdings: What the journal holds.
        erased: The ids erased on this machine.
        arrival: What every entry from another program is given.
        erased_too: Whether entries that were erased here come in again.
    """

    def __init__(
        self, holdings: Holdings, erased: ErasedIds, arrival: Arrival, *, erased_too: bool = False
    ) -> None:
        self._holdings = holdings
        self._was_erased = erased.test()
        self._arrival = arrival
        self._erased_too = erased_too
        self._refs = Refs()
        self._given: dict[str, bytes] = {}
        """Digests of the entries that come in, by id; empty for another program's, whose ids we give."""

    def outcomes(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The fate of each item, in turn."""
        for item in items:
            match item:
                case Found():
                    yield self._found(item)
                case OwnRecord():
                    yield self._own(item)
                case Unread():
                    yield _unread(item.place, item.why, item.text)
                case Wordless():
                    yield Outcome(Fate.WORDLESS, item.place, left_out=item.left_out)
                case PassedOver():
                    yield Outcome(Fate.PASSED_OVER, item.place)

    def _found(self, found: Found) -> Outcome:
        """The fate of another program's entry."""
        ref, is_twin = self._refs.next(found)
        known = (self._arrival.source, ref)
        if is_twin:
            return Outcome(Fate.TWICE, found.place)
        if known in self._holdings.refs:
            return Outcome(Fate.HERE, found.place)
        if known in self._holdings.deleted_refs:
            return Outcome(Fate.DELETED, found.place)
        identity = free_id(found, self._arrival.source, ref, self._is_taken)
        try:
            entry = arrived(found, identity, ref, self._arrival)
            data = record.to_bytes(entry, identity) if entry else b""
        except JournalError as error:
            return _unread(found.place, error.sentence, _words(found))
        except ValueError:
            return _unread(found.place, say("it cannot be made into an entry"), _words(found))
        if entry is None:
            return Outcome(Fate.WORDLESS, found.place, left_out=found.left_out)
        return self._coming(found.place, entry, data, found)

    def _own(self, own: OwnRecord) -> Outcome:
        """The fate of this program's entry."""
        try:
            entry, data, state = _entry_and_bytes(own)
        except DamagedFile as error:
            return _unread(own.place, error.why, own.data.decode("utf-8", "replace"))
        except JournalError as error:
            return _unread(own.place, error.sentence, own.entry.model_dump_json() if own.entry else "")
        if state is State.CUT_OFF:
            why = say("its end is cut off, and may have held more")
            return _unread(own.place, why, data.decode("utf-8", "replace"))
        if own.data and Path(own.place).stem != entry.id:
            return Outcome(Fate.PASSED_OVER, own.place)
        if entry.id in self._given:
            if self._given[entry.id] == bytes.fromhex(files.digest(data)):
                return Outcome(Fate.TWICE, own.place, entry.id)
            return self._copy(own.place, entry, data)
        if entry.id in self._holdings.ids:
            if self._is_here(entry, data):
                return Outcome(Fate.HERE, own.place, entry.id)
            return self._copy(own.place, entry, data)
        if entry.id in self._holdings.deleted:
            return Outcome(Fate.DELETED, own.place, entry.id)
        return self._coming(own.place, entry, data, None)

    def _coming(self, place: str, entry: Entry, data: bytes, found: Found | None) -> Outcome:
        """An incoming entry, unless erased here."""
        if not self._erased_too and self._was_erased(entry.id):
            return Outcome(Fate.ERASED, place, entry.id)
        self._given[entry.id] = b"" if found else bytes.fromhex(files.digest(data))
        return Outcome(
            Fate.NEW, place, entry.id, f"{entry.id}.toml", data, day=entry.happened, private=entry.private,
            left_out=found.left_out if found else frozenset(),
            without_zone=found.without_zone if found else False,
        )  # fmt: skip

    def _copy(self, place: str, entry: Entry, data: bytes) -> Outcome:
        """An incoming entry beside another of its id."""
        name = f"{entry.id}~{files.digest(data)[:8]}.toml"
        return Outcome(Fate.COPY, place, entry.id, name, data, day=entry.happened, private=entry.private)

    def _is_here(self, entry: Entry, data: bytes) -> bool:
        """Whether a file of the journal has an entry's bytes, or says the same."""
        for path in self._holdings.files_named(entry.id):
            try:
                there = files.read(path)
                if there == data or record.from_bytes(there, Entry, path).record == entry:
                    return True
            except (DamagedFile, FileNotFoundError):
                continue
        return False

    def _is_taken(self, identity: str) -> bool:
        return identity in self._given or identity in self._holdings.ids or identity in self._holdings.deleted


def _entry_and_bytes(own: OwnRecord) -> tuple[Entry, bytes, State]:
    """The entry of a record, the bytes of its file, and the state of its seal.

    Raises:
        DamagedFile: In a clause, when the file is no entry.
        JournalError: When the entry cannot be written down.
    """
    if own.entry is not None:
        return own.entry, record.to_bytes(own.entry, own.entry.id), State.WHOLE
    stored = record.from_bytes(own.data, Entry, Path(own.place))
    return stored.record, own.data, stored.state


def _unread(place: str, why: str, text: str) -> Outcome:
    return Outcome(Fate.UNREAD, place, data=text.encode("utf-8", "replace"), why=why)


def _words(found: Found) -> str:
    said = [found.title, found.text, *(part for answer in found.answers for part in answer)]
    return "\n\n".join(part for part in said if part.strip())
