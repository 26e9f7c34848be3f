"""Words of entries gone from the journal, removed from the index without a trace.

Rows of a deleted entry leave its words in the word tables, and in unused pages of the file. An entry that was
edited, moved or put in the trash is still on the disk, so its words may wait; those of any other go at the
next look, whichever program took its file away.
"""

from collections.abc import Iterable
from pathlib import Path

from equityjournal.store.disk.database import Database
from equityjournal.store.index.tables import word_tables
from equityjournal.store.listing.folders import ids_in_names

_KEY = "forgotten "


def note(database: Database, identity: str) -> None:
    """Note the removal of an entry's words from the index."""
    database.execute("INSERT OR IGNORE INTO meta VALUES (?, '')", (_KEY + identity,))


def take_back(database: Database, ids: Iterable[str]) -> None:
    """Take the notes back: the entries are in the index again."""
    database.executemany("DELETE FROM meta WHERE key = ?", [(_KEY + identity,) for identity in ids])


def are_left(database: Database, root: Path) -> bool:
    """Whether the index may contain words of an entry neither in the journal nor in its trash."""
    rows = database.execute("SELECT key FROM meta WHERE key >= ? AND key < ?", (_KEY, _KEY[:-1] + "!"))
    gone = {key.removeprefix(_KEY) for (key,) in rows}
    return bool(gone) and not gone <= ids_in_names(root, "trash")


def remove(database: Database) -> None:
    """Remove all traces of forgotten words, from word tables and unused pages."""
    for table in word_tables(database):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - names of ours
    database.execute("DELETE FROM meta WHERE key >= ? AND key < ?", (_KEY, _KEY[:-1] + "!"))
    database.commit()
    database.execute("VACUUM")
