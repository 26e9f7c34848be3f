"""Entries that go into a document, held in little memory."""

import struct
from collections.abc import Iterator, Mapping
from datetime import date

from equityjournal.store.lookup.entry_file import EntryFile
from equityjournal.store.records.seal import State

_FACTS = struct.Struct("<i??B32s")  # day, two marks, state, and digest; the path stands behind
_STATES = tuple(State)


class Going(Mapping[str, EntryFile]):
    """The files of entries by id, in the order of adding.

    Each is packed until it is asked for: a journal may have a hundred thousand.
    """

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def add(self, entry: EntryFile) -> None:
        """Add an entry's file; its digest is known."""
        facts = entry.happened.toordinal(), entry.private, entry.happened_to_me, _STATES.index(entry.state)
        self._packed[entry.id] = _FACTS.pack(*facts, bytes.fromhex(entry.digest)) + entry.place

    def __getitem__(self, identity: str) -> EntryFile:
        """The file of an entry."""
        packed = self._packed[identity]
        happened, private, happened_to_me, state, digest = _FACTS.unpack_from(packed)
        facts = date.fromordinal(happened), private, happened_to_me, _STATES[state], digest.hex()
        return EntryFile(identity, *facts, packed[_FACTS.size :])

    def __contains__(self, identity: object) -> bool:
        """Whether an entry goes."""
        return identity in self._packed

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._packed)

    def __reversed__(self) -> Iterator[str]:
        """The ids, the last added first."""
        return reversed(self._packed)

    def __len__(self) -> int:
        """Number of entries."""
        return len(self._packed)
