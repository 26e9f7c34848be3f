"""The one door to SQLite: databases of what is derived from the journal, and their errors.

No other module knows SQLite by name; a contract in `pyproject.toml` holds that.
"""

import sqlite3
from pathlib import Path

Database = sqlite3.Connection
Rows = sqlite3.Cursor
DatabaseError = sqlite3.Error
OperationalError = sqlite3.OperationalError
"""An error of the request or of the machine, and not of the database's contents."""

BUSY = 2.0  # seconds to wait for readers before a change


def database_in_memory() -> Database:
    """A database in memory, gone when it is closed."""
    return sqlite3.connect(":memory:")


def opened_to_read(path: Path) -> Database:
    """A database that is only read."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=BUSY)


def opened_to_change(path: Path) -> Database:
    """A database to change, without safety of its own.

    An interrupted database is never trusted.
    """
    database = sqlite3.connect(path, timeout=BUSY)
    for pragma in (
        "journal_mode = MEMORY", "synchronous = OFF", "temp_store = MEMORY", "secure_delete = ON",
        "cache_size = -32000",
    ):  # fmt: skip
        database.execute(f"PRAGMA {pragma}")
    return database
