"""Words gone from the journal, removed from the index without a trace.

Rows of an entry that was changed or taken away leave its words in the word tables, and in unused pages of
the file. While a file on the disk still holds them, an earlier version or one in the trash, they may wait:
the removal writes the whole index again, in 20 ms for 1,000 entries and 90 for 5,000. All others go at the
next look, whichever program changed the entry.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from equityjournal.store.disk import files
from equityjournal.store.disk.database import Database
from equityjournal.store.index.tables import unpacked, word_tables
from equityjournal.store.listing.folders import files_named, folders_below, is_named_for
from equityjournal.store.listing.looks import look_at

_KEY = "forgotten "
_NOTES = "FROM meta WHERE key >= ? AND key < ?"
_BETWEEN = (_KEY, _KEY[:-1] + "!")
_MOST_WAITING = 50  # each is looked at by every command

_NOWHERE = "nowhere"
"""Value of a note whose words are in no file known.

Before the search it is their lines, in JSON; of words that wait, their file and how it looked.
"""


def note(database: Database, number: int) -> None:
    """Note the removal of an entry's words from the index; they are still in it."""
    (digest,) = database.execute("SELECT digest FROM files WHERE number = ?", (number,)).fetchone()
    ((identity,),) = database.execute("SELECT id FROM entries WHERE number = ?", (number,))
    lines = json.dumps(sorted(_lines(database, number)))
    database.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (f"{_KEY}{identity} {digest}", lines))


def search_for(database: Database, root: Path) -> None:
    """Search for the files that still hold the words just noted, once all changes are taken in."""
    notes = database.execute(f"SELECT key, value {_NOTES}", _BETWEEN).fetchall()
    for key, value in notes:
        identity, digest = key.removeprefix(_KEY).split(" ")
        is_new = value.startswith("[")
        if _is_back(database, identity, digest) or (
            is_new and _are_in_the_entry(database, identity, set(json.loads(value)))
        ):
            database.execute("DELETE FROM meta WHERE key = ?", (key,))
        elif is_new:
            held = _held_by(root, identity, digest)
            database.execute("UPDATE meta SET value = ? WHERE key = ?", (held, key))


def are_left(database: Database, root: Path) -> bool:
    """Whether the index may contain words that no file on the disk holds any longer."""
    values = database.execute(f"SELECT value {_NOTES}", _BETWEEN).fetchall()
    return len(values) > _MOST_WAITING or any(
        value == _NOWHERE or _looks(root / value.partition("\n")[0]) != value.partition("\n")[2]
        for (value,) in values
    )


def remove(database: Database) -> None:
    """Remove all traces of forgotten words, from word tables and unused pages."""
    for table in word_tables(database):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - names of ours
    database.execute(f"DELETE {_NOTES}", _BETWEEN)
    database.commit()
    database.execute("VACUUM")


def _lines(database: Database, number: int) -> set[str]:
    """All lines of an entry in the index."""
    texts = [
        text
        for (packed,) in database.execute("SELECT packed FROM texts WHERE number = ?", (number,))
        for text in unpacked(packed)
    ]
    for steps in database.execute("SELECT text, reason FROM steps WHERE number = ?", (number,)):
        texts += [text for text in steps if text]
    return {line for text in texts for line in text.split("\n")}


def _is_back(database: Database, identity: str, digest: str) -> bool:
    """Whether an entry in the index is of that id and those bytes: it was moved, or restored."""
    found = database.execute(
        "SELECT 1 FROM entries JOIN files USING (number) WHERE entries.id = ? AND digest = ?",
        (identity, digest),
    )
    return found.fetchone() is not None


def _are_in_the_entry(database: Database, identity: str, lines: set[str]) -> bool:
    """Whether an entry in the index has all those lines: it was only added to."""
    numbers = database.execute("SELECT number FROM entries WHERE id = ?", (identity,)).fetchall()
    return any(lines <= _lines(database, number) for (number,) in numbers)


def _held_by(root: Path, identity: str, digest: str) -> str:
    """A file with those bytes among an entry's versions and in the trash, and how it looks."""
    for path in _other_files(root, identity):
        data = files.read_or_none(path)
        if data is not None and files.digest(data) == digest:
            return f"{path.relative_to(root).as_posix()}\n{_looks(path)}"
    return _NOWHERE


def _other_files(root: Path, identity: str) -> Iterator[Path]:
    yield from reversed(files_named(root / "versions" / identity))
    for folder, names in folders_below(root, "trash"):
        yield from (Path(folder, name) for name in names or () if is_named_for(name, identity))


def _looks(path: Path) -> str:
    """Size, times and inode of a file; empty for none."""
    try:
        return " ".join(map(str, look_at(path)[1:]))
    except OSError:
        return ""
