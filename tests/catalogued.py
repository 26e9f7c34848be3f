"""A catalogue of entries that are at hand, without a file of theirs; as the index would hold them."""

import itertools
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from closed_after import closed_after
from equityjournal.core.entries.entry import Draft, Entry
from equityjournal.core.entries.selection import Selection
from equityjournal.core.themes.history import History
from equityjournal.core.themes.put_by import PutBy
from equityjournal.store.disk import names
from equityjournal.store.index import rows
from equityjournal.store.index.tables import finish, with_tables
from equityjournal.store.lookup.catalogue import Catalogue
from equityjournal.store.records.record import Stored
from equityjournal.store.records.seal import State
from equityjournal.store.themes import theme_history

ROOT = Path("/nowhere")


def catalogue_of(entries: Iterable[Entry], drafts: Iterable[Draft] = ()) -> Catalogue:
    """What the index would answer of these entries and drafts."""
    database = with_tables(closed_after(sqlite3.connect(":memory:")), "a test")
    numbers = itertools.count(1)
    for number, entry in zip(numbers, entries, strict=False):
        place = names.place_of(ROOT, entry.id)
        path = str(place.relative_to(ROOT)).encode()
        database.execute(
            "INSERT INTO files (number, path, id) VALUES (?, ?, ?)",
            (number, path + b"#%d" % number, entry.id),
        )
        rows.put_entries(database, [(number, Stored(entry, State.WHOLE, place, ""))])
    for number, draft in zip(numbers, drafts, strict=False):
        rows.put_offers(database, number, draft)
    finish(database)
    return Catalogue(database, ROOT)


def history_of(
    entries: Iterable[Entry], drafts: Iterable[Draft] = (), put_by: PutBy | None = None
) -> History:
    """What the silence test and the choice of prompts would be told of these entries and drafts."""
    return theme_history.history(catalogue_of(entries, drafts).database, put_by)


def holds(selection: Selection, entry: Entry) -> bool:
    """Whether an entry is among those meant by a selection."""
    found, count = catalogue_of([entry]).find(selection)
    assert count == len(found)
    return bool(found)
