"""SQL tables of the index, all derived from the journal's files."""

import contextlib
import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from equityjournal.store.disk.database import Database, database_in_memory, refusals

VERSION = 12
"""Version of the tables below; an index of another version is a file of its own, and is left alone."""

SEARCHED = ("answers", "title", "questions", "setting", "people", "feelings", "their_words", "labels")
"""Texts of an entry to search, in the order of their columns.

The first costs a word table two bytes less a word than any other, and nearly all words are answers'.
"""

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
    excerpt TEXT, harmed INTEGER, mark TEXT, follows TEXT,
    imported INTEGER
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
CREATE TABLE texts (number INTEGER PRIMARY KEY, packed BLOB);
"""

# What only look-ups ask for is made once the index is full: row by row it would take twice the time.
_LOOKED_UP = """
CREATE INDEX files_kind ON files (kind) WHERE kind IS NOT NULL;
CREATE INDEX entries_order ON entries (happened DESC, written DESC, id DESC);
CREATE INDEX entries_id ON entries (id);
CREATE INDEX entries_written ON entries (written);
CREATE INDEX entries_here ON entries (written) WHERE NOT imported;
CREATE INDEX entries_follows ON entries (follows) WHERE follows IS NOT NULL;
CREATE INDEX entries_harmed ON entries (number) WHERE harmed;
CREATE INDEX entries_private ON entries (happened) WHERE private;
CREATE INDEX entries_untagged ON entries (happened, harmed) WHERE themes = '[]';
CREATE INDEX credits_number ON credits (number);
CREATE INDEX felt_number ON felt (number);
CREATE INDEX offers_theme ON offers (theme, about);
CREATE INDEX offers_prompt ON offers (prompt, moment);
"""

WORK = 1
"""The least work of zlib on a text; the most would save two bytes more of a hundred."""

TOKENIZERS = {
    "stems": "porter unicode61 remove_diacritics 2",
    "spellings": "unicode61 remove_diacritics 2",
}
"""The word tables, each with its way of parting a text into words."""

_WAITING = 4_000_000
"""Bytes of words that wait in memory to be sorted together; less would leave a new table in many parts."""

_LEAF = 3960
"""Bytes of words kept together: a page of 4096 holds them, also with a signature as a sealed page has."""

_TEXTS = ", ".join(f"text_of(packed, {at}) AS {name}" for at, name in enumerate(SEARCHED))
_SEARCHED = f"CREATE VIEW searched AS SELECT number, {_TEXTS} FROM texts"  # noqa: S608 - names of ours


def with_tables(database: Database, made_for: str) -> Database:
    """A new, empty index, to be filled and then finished."""
    database.executescript(_TABLES)
    database.execute(_SEARCHED)
    with contextlib.suppress(*refusals()):  # this SQLite has no full-text search
        for table, tokenizer in TOKENIZERS.items():
            database.execute(_word_table(table, tokenizer))
            set_to = f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)"  # noqa: S608 - names of ours
            database.executemany(set_to, [("hashsize", _WAITING), ("pgsz", _LEAF)])
    database.execute("INSERT INTO meta VALUES ('made for', ?)", (made_for,))
    return database


def _word_table(table: str, tokenizer: str) -> str:
    """The definition of a full-text table."""
    return (
        f"CREATE VIRTUAL TABLE {table} USING fts5 ({', '.join(SEARCHED)}, content = searched, "
        f"content_rowid = number, tokenize = '{tokenizer}')"
    )


def is_finished(database: Database) -> bool:
    """Whether an index is complete for look-ups."""
    return database.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries_order'").fetchone() is not None


def finish(database: Database) -> None:
    """Make all tables for look-ups, of all rows at once."""
    database.executescript(_LOOKED_UP)


def packed(texts: Sequence[str]) -> bytes:
    """Texts of an entry, in the order of `SEARCHED`, in about half their room."""
    lengths = " ".join(str(len(text)) for text in texts)
    return zlib.compress(f"{lengths}\n{''.join(texts)}".encode(), WORK)


def put_together(data: bytes) -> str:
    """The texts of an entry joined, below their lengths; quicker than each alone."""
    return zlib.decompress(data).decode()


def unpacked(data: bytes) -> list[str]:
    """The texts of an entry, in the order of `SEARCHED`."""
    lengths, _, whole = put_together(data).partition("\n")
    ends = [0, *accumulate(map(int, lengths.split()))]
    return [whole[start:end] for start, end in pairwise(ends)]


def with_texts(database: Database) -> Database:
    """An index with texts for its word tables, to mark matches or to be proven."""
    last = (b"", [""])

    def text_of(data: bytes, at: int) -> str:
        nonlocal last
        if last[0] != data:
            last = (data, unpacked(data))
        return last[1][at]

    database.execute("PRAGMA trusted_schema = ON")  # the view and the function are both of this file
    database.create_function("text_of", 2, text_of, deterministic=True)
    return database


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
