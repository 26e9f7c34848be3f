"""The door to SQLite: databases derived from the journal, and their errors.

No other module knows SQLite by name; a contract in `pyproject.toml` holds that. There are two kinds: Python's
own, and SQLCipher, an extra of this program, whose every page is sealed and signed by a key. Their errors
have nothing in common but the names. Each takes milliseconds to load, and a command needs one of them.
"""

import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import sqlite3

    Database = sqlite3.Connection
    Rows = sqlite3.Cursor
else:
    Database = Rows = Any  # of either kind: both do the same by the same names

Errors = tuple[type[Exception], ...]

KEY_LENGTH = 32  # bytes
BUSY = 2.0  # seconds to wait for readers before a change


@cache
def _sqlite() -> ModuleType:
    """Python's own kind."""
    import sqlite3  # noqa: PLC0415 - see above

    return sqlite3


@cache
def _sqlcipher() -> ModuleType | None:
    """The module for sealed pages, if installed."""
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - for the index of a locked journal alone
    except ImportError:
        return None
    return cast("ModuleType", dbapi2)


def can_seal_pages() -> bool:
    """Whether databases with sealed pages can be had on this machine."""
    return _sqlcipher() is not None


def errors() -> Errors:
    """Errors of databases, of both modules once loaded.

    Ask when an error is at hand: until then no module may be loaded.
    """
    return tuple(kind.Error for kind in _kinds())


def refusals() -> Errors:
    """Errors of the request or of the machine, and not of the database's contents."""
    return tuple(kind.OperationalError for kind in _kinds())


def is_damage(error: BaseException) -> bool:
    """Whether an error is due to a database's contents."""
    return isinstance(error, tuple(kind.DatabaseError for kind in _kinds())) and not isinstance(
        error, refusals()
    )


def _kinds() -> list[Any]:
    """Loaded database modules; no other has raised an error."""
    return [sys.modules[name] for name in ("sqlite3", "sqlcipher3.dbapi2") if name in sys.modules]


def database_in_memory() -> Database:
    """A database in memory, without temporary files."""
    database: Database = _sqlite().connect(":memory:")
    database.execute("PRAGMA temp_store = MEMORY")
    return database


def opened_to_read(path: Path, key: bytes | None = None) -> Database:
    """A database opened read-only.

    Args:
        path: The database.
        key: The key of its pages, if they are sealed.
    """
    return _connected(f"{path.as_uri()}?mode=ro", key)


def opened_to_change(path: Path, key: bytes | None = None) -> Database:
    """A database to change, without safety of its own.

    An interrupted database is never trusted.
    """
    database = _connected(path.as_uri(), key)
    for pragma in (
        "journal_mode = MEMORY", "synchronous = OFF", "temp_store = MEMORY", "secure_delete = ON",
        "cache_size = -32000",
    ):  # fmt: skip
        database.execute(f"PRAGMA {pragma}")
    return database


def new_key() -> bytes:
    """A key of sealed pages, from the randomness of the operating system."""
    return os.urandom(KEY_LENGTH)


def seal_anew(database: Database, key: bytes) -> None:
    """Seal all pages for another key, in place."""
    database.commit()
    database.execute(f"PRAGMA rekey = {_as_key(key)}")


def keep_few_pages(database: Database) -> None:
    """Keep 8 MB of pages in memory at most: a test of all reads each once."""
    database.execute("PRAGMA cache_size = -8000")


def is_whole(database: Database) -> bool:
    """Whether SQLite's own tests find all pages as they should be, and SQLCipher's their signatures."""
    signatures = database.execute("PRAGMA cipher_integrity_check").fetchall()
    return not signatures and database.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)


def _connected(uri: str, key: bytes | None) -> Database:
    """A database, proven to open with the key of its sealed pages.

    SQLite reads nothing until it is asked, so that only the first question finds a wrong key. The signature
    is chosen, and memory given, so that everyday reads stay quick: SQLCipher's own choice takes half as long
    again.
    """
    sealing = None if key is None else _sqlcipher()
    if key is None or sealing is None:
        return cast("Database", _sqlite().connect(uri, uri=True, timeout=BUSY))
    database = cast("Database", sealing.connect(uri, uri=True, timeout=BUSY))
    try:
        for pragma in (
            "cipher_log_level = NONE", f"key = {_as_key(key)}", "cipher_hmac_algorithm = HMAC_SHA256",
            "temp_store = MEMORY", "cache_size = -32000",
        ):  # fmt: skip
            database.execute(f"PRAGMA {pragma}")
        database.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        database.close()
        raise
    return database


def _as_key(key: bytes) -> str:
    """A raw key, for SQLCipher to use without derivation."""
    return f"\"x'{key.hex()}'\""
