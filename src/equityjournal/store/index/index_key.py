"""The key of a locked journal's index: 32 random bytes, sealed in a file beside the index.

The journal's keys open the index. The index key is random, never derived, so that a new key makes all older
copies worthless: erased words are in no copy the new key opens.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.disk.database import KEY_LENGTH

if TYPE_CHECKING:
    from equityjournal.store.disk.sealing import Door


def key_file(index: Path) -> Path:
    """The file of an index's key."""
    return index.with_suffix(".key.age")


def read_key(index: Path, door: "Door") -> bytes | None:
    """The key of an index; None if gone, damaged, or another journal's."""
    try:
        key = door.open(files.as_it_lies(key_file(index)))
    except (DamagedFile, FileNotFoundError):
        return None
    return key if len(key) == KEY_LENGTH else None


def keep_key(index: Path, key: bytes, door: "Door") -> None:
    """Keep the key of an index, in place of any other.

    Raises:
        NotSaved: When the disk will not take it.
    """
    files.replace_for_now(key_file(index), door.seal(key))
