"""A new index, made in bulk, holds what one does that grew file by file."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from closed_after import closed_after
from equityjournal.core.entries.entry import Answer, Draft, Step
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.themes.kept_choice import KeptChoice
from equityjournal.store.disk.database import Database, database_in_memory
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.entries.journal import Journal
from equityjournal.store.index import intake
from equityjournal.store.index.refresh import Refresh
from equityjournal.store.index.tables import TOKENIZERS, with_tables, with_texts
from equityjournal.store.packs.packs import Wanted
from store.indexed import NOW, TODAY

_NUMBERED = ("entries", "credits", "felt", "offers", "choices", "steps", "their_words", "drafts", "texts")


def made(root: Path) -> Database:
    """A new index of all files there are."""
    database = with_tables(closed_after(database_in_memory()), "a test")
    Refresh(root, shipped_packs(), Wanted()).take_in(database)
    return database


def held(database: Database) -> dict[str, Any]:
    """All that an index holds, by path instead of by number, and the names of what it is looked up by."""
    path = dict(database.execute("SELECT number, path FROM files"))
    rows: dict[str, Any] = {
        "files": set(database.execute("SELECT path, folder, size, digest, id, kind, message FROM files"))
    }
    for table in _NUMBERED:
        columns = [column for _, column, *_ in database.execute(f"PRAGMA table_info({table})")]
        at = columns.index("number")
        found = database.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of ours
        rows[table] = sorted(((path[row[at]], *row[:at], *row[at + 1 :]) for row in found), key=repr)
    with_texts(database)
    for table in TOKENIZERS:
        database.execute(f"CREATE VIRTUAL TABLE temp.v_{table} USING fts5vocab(main, {table}, instance)")
        words = database.execute(f"SELECT term, doc, col, offset FROM v_{table}")  # noqa: S608 - names of ours
        rows[table] = {(term, path[doc], *rest) for term, doc, *rest in words}
        database.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - names of ours
    rows["credited"] = {
        (theme, *sorted(days.split(","))) for theme, days in database.execute("SELECT * FROM credited")
    }
    rows["schema"] = set(database.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%data'"))
    return rows


@pytest.fixture
def grown(root: Path) -> Database:
    """An index that took each file in as it came: entries, copies, broken files, drafts, choices, a deletion."""
    journal, database = Journal(root), made(root)
    follow = Refresh(root, shipped_packs(), Wanted())
    paths = []
    for number in range(14):
        prompt = "power/p" if number % 3 else None
        draft = Draft(
            started=NOW, happened=TODAY - timedelta(days=number * 9), pack="relational-equity", language="en-GB",
            title=f"Entry {number}", people=["a parent"], feelings=["Torn ", "torn"], themes=["power"] * (number % 2),
            steps=[Step(text="Ring again.", due=date(2026, 7, 1))] * (number % 4),
            answers=[Answer(prompt=prompt, question="Who?", themes=["humility"], text=f"Words of {number}.")],
        )  # fmt: skip
        paths.append(journal.add(draft, NOW)[1])
        follow.take_in(database)
    copies = {
        paths[0]: "copy.toml",
        paths[1]: f"{paths[1].stem} 2.toml",
        paths[2]: "2020/01/" + paths[2].name,
    }
    for path, name in copies.items():
        place = root / "entries" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
        follow.take_in(database)
    paths[3].write_bytes(paths[3].read_bytes()[:-80])
    paths[4].write_bytes(b"x = ")
    paths[5].write_bytes(paths[5].read_bytes().replace(b"private = false", b"private = true"))
    paths[6].unlink()
    (root / "entries" / "note.txt").write_text("No entry.")
    journal.drafts.keep(draft)
    journal.keep_choice(KeptChoice(schema_version=SCHEMA, made=NOW, day=TODAY, theme="power", weight=2))
    follow.take_in(database)
    return database


def test_an_index_made_in_bulk_equals_one_that_grew(
    root: Path, grown: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same rows, the same words in the same places, and the same indexes of SQLite, however many at once."""
    old = held(grown)
    for together in (1, 3, 250):
        monkeypatch.setattr(intake, "TOGETHER", together)
        new = held(made(root))
        assert new.keys() == old.keys()
        for part, rows in new.items():
            assert rows == old[part], (together, part)
