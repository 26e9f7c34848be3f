"""Sealed files and cards in Downloads, told by their first bytes."""

from collections.abc import Iterable
from pathlib import Path

from equityjournal.core.sharing.block import blocks_in, may_hold_blocks
from equityjournal.core.sharing.wrappings import LARGEST, ZIP
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.listing.newest import first_bytes, newest_files

MOST = 50
"""Files given at once."""
MOST_LOOKED_AT = 2000
"""Files whose first bytes are read, the newest first."""
START = 32 * 1024
"""Bytes read to know a file: the header of a mail is before the block."""
LARGEST_ZIP = 1024 * 1024
"""Bytes of a zip that is read whole, for its list of files is at its end."""


def files_with_blocks(folders: Iterable[Path]) -> tuple[list[Path], bool]:
    """Files with a sealed block or a card, newest first; and whether these are all."""
    found: list[Path] = []
    for path in newest_files(folders, LARGEST, MOST_LOOKED_AT):
        if _holds_a_block(path):
            if len(found) == MOST:
                return found, False
            found.append(path)
    return found, True


def _holds_a_block(path: Path) -> bool:
    """Whether a file's beginning shows a block."""
    try:
        start = first_bytes(path, START)
        if not may_hold_blocks(start):
            return False
        if start.startswith(ZIP):
            start = files.read(path, LARGEST_ZIP)
    except (DamagedFile, FileNotFoundError, OSError):
        return False
    return bool(blocks_in(start))
