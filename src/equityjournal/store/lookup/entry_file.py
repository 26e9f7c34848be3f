"""The file of an entry: the facts that decide whether it may leave the journal."""

from datetime import date
from typing import NamedTuple

from equityjournal.store.records.seal import State


class EntryFile(NamedTuple):
    """An entry's file, with facts to decide whether the entry may leave the journal."""

    id: str
    happened: date
    private: bool
    happened_to_me: bool
    """Whether it is about harm to its writer; of a private entry, perhaps only begun on such a path."""
    state: State
    digest: str
    """Digest of the file's bytes."""
    place: bytes
    """Path below the journal's folder."""
