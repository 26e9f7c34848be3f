"""SQL tables of the index, all derived from the journal's files."""

import contextlib
from collections.abc import Iterable, Sequence

from equityjournal.store.disk.database import Database, database_in_memory, refusals

VERSION = 9
"""Version of the tables below; an index of another version is a file of its own, and is left alone."""

SEARCHED = ("title", "answers", "questions", "setting", "people", "feelings", "their_words", "labels")
"""Texts of an entry to search, in the order of their columns."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE folders (path BLOB PRIMARY KEY, signature BLOB) WITHOUT ROWID;
CREATE TABLE files (
    number INTEGER PRIMARY KEY, path BLOB UNIQUE, folder BLOB,
    size INTEGER, modified INTEGER, changed INTEGER, fresh INTEGER, digest TEXT,
    id TEXT, kind TEXT, message TEXT, named TEXT
);
CREATE INDEX files_folder ON files (folder);
CREATE INDEX files_id ON files (id) WHERE id IS NOT NULL;
CREATE TABLE entries (
    number INTEGER PRIMARY KEY, id TEXT, state TEXT, happened INTEGER, written INTEGER, moment TEXT,
    title TEXT, pack TEXT, themes TEXT, feelings TEXT, setting TEXT, where_plain TEXT, private INTEGER,
    excerpt TEXT, harmed INTEGER, mark TEXT, follows TEXT
);
CREATE TABLE credits (
    theme TEXT, day INTEGER, number INTEGER, PRIMARY KEY (theme, day, number)
) WITHOUT ROWID;
CREATE TABLE credited (theme TEXT PRIMARY KEY, days TEXT) WITHOUT ROWID;
CREATE TABLE felt (word TEXT, number INTEGER, PRIMARY KEY (word, number)) WITHOUT ROWID;
CREATE TABLE offers (
    number INTEGER, place INTEGER, id TEXT, theme TEXT, prompt TEXT, drafted INTEGER, moment INTEGER,
    day INTEGER, about INTEGER, PRIMARY KEY (number, place)
) WITHOUT ROWID;
CREATE TABLE choices (
    number INTEGER PRIMARY KEY, made INTEGER, theme TEXT, day INTEGER, weight INTEGER, until INTEGER
);
CREATE TABLE steps (
    number INTEGER, place INTEGER, text TEXT, horizon TEXT, due INTEGER, done INTEGER, dropped INTEGER,
    reason TEXT, mark TEXT, PRIMARY KEY (number, place)
) WITHOUT ROWID;
CREATE TABLE their_words (
    number INTEGER, place INTEGER, text TEXT, how TEXT, knows INTEGER, checked INTEGER, outcome TEXT,
    mark TEXT, PRIMARY KEY (number, place)
) WITHOUT ROWID;
CREATE TABLE drafts (number INTEGER PRIMARY KEY, moment INTEGER, begun TEXT, words TEXT);
CREATE TABLE texts (
    number INTEGER PRIMARY KEY, title TEXT, answers TEXT, questions TEXT, setting TEXT, people TEXT,
    feelings TEXT, their_words TEXT, labels TEXT
);
"""

# What only look-ups ask for is made once the index is full: row by row it would take twice the time.
_LOOKED_UP = """
CREATE INDEX files_kind ON files (kind) WHERE kind IS NOT NULL;
CREATE INDEX entries_order ON entries (happened DESC, written DESC, id DESC);
CREATE INDEX entries_id ON entries (id);
CREATE INDEX entries_written ON entries (written);
CREATE INDEX entries_follows ON entries (follows) WHERE follows IS NOT NULL;
CREATE INDEX entries_harmed ON entries (number) WHERE harmed;
CREATE INDEX entries_private ON entries (happened) WHERE private;
CREATE INDEX entries_untagged ON entries (happened, harmed) WHERE themes = '[]';
CREATE INDEX credits_number ON credits (number);
CREATE INDEX felt_number ON felt (number);
CREATE INDEX offers_theme ON offers (theme, about);
CREATE INDEX offers_prompt ON offers (prompt, moment);
"""

TOKENIZERS = {
    "stems": "porter unicode61 remove_diacritics 2",
    "spellings": "unicode61 remove_diacritics 2",
}
"""The word tables, each with its way of parting a text into words."""

_WORDS = "".join(
    f"CREATE VIRTUAL TABLE {table} USING fts5 ({', '.join(SEARCHED)}, content = texts, "
    f"content_rowid = number, tokenize = '{tokenizer}');"
    for table, tokenizer in TOKENIZERS.items()
)


def with_tables(database: Database, made_for: str) -> Database:
    """A new, empty index, to be filled and then finished."""
    database.executescript(_TABLES)
    database.execute("INSERT INTO meta VALUES ('made for', ?)", (made_for,))
    return database


def is_finished(database: Database) -> bool:
    """Whether an index is complete for look-ups."""
    return database.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries_order'").fetchone() is not None


def finish(database: Database) -> None:
    """Make all tables for look-ups, of all rows at once."""
    database.executescript(_LOOKED_UP)
    with contextlib.suppress(*refusals()):  # this SQLite has no full-text search
        database.executescript(_WORDS)
    for table in word_tables(database):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608 - names of ours


def word_tables(database: Database) -> Sequence[str]:
    """Names of the full-text tables; empty without full-text search."""
    try:
        database.execute("SELECT 1 FROM stems LIMIT 0")
    except refusals():
        return ()
    return tuple(TOKENIZERS)


def texts_apart(table: str, texts: Iterable[str]) -> Database:
    """A database in memory with texts in a word table of their own, called `apart`.

    Args:
        table: The word table whose words are meant.
        texts: The texts, as rows from 1.
    """
    database = database_in_memory()
    database.execute(f"CREATE VIRTUAL TABLE apart USING fts5 (text, tokenize = '{TOKENIZERS[table]}')")
    database.executemany("INSERT INTO apart VALUES (?)", [(text,) for text in texts])
    return database
