"""The last backup of a journal made on this machine."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from equityjournal.store.records.mark import Mark


class Last(NamedTuple):
    """The last backup of a journal made on this machine."""

    made: datetime
    file: str
    entries: int


class LastBackup:
    """The mark of a journal's last backup.

    Args:
        folder: The folder of such marks.
        root: The journal's folder.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._mark = Mark(folder, root)

    def keep(self, last: Last) -> None:
        """Keep the mark; a refusing disk costs the mark alone."""
        self._mark.keep(last._asdict())

    def read(self) -> Last | None:
        """The mark; None without a readable mark."""
        table = self._mark.read()
        made, file, entries = (table.get(name) for name in Last._fields)
        if isinstance(made, datetime) and isinstance(file, str) and isinstance(entries, int):
            return Last(made, file, entries)
        return None
