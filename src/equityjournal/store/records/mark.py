"""Marks: small sealed tables about a journal, on this machine alone and outside the journal.

A mark that cannot be kept or read costs the mark alone.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from equityjournal.core.text.errors import DamagedFile, NotSaved
from equityjournal.store.disk import files
from equityjournal.store.records import toml
from equityjournal.store.records.journal_id import name_of
from equityjournal.store.records.seal import sealed


class Mark:
    """The mark of a journal in a folder of such marks.

    Args:
        folder: The folder.
        root: The journal's folder.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._path = folder / f"{name_of(root)}.toml"

    def keep(self, table: Mapping[str, Any]) -> None:
        """Keep a table in place of the former, if the disk allows."""
        with contextlib.suppress(NotSaved, UnicodeEncodeError):
            files.make_folder(self._path.parent)
            body = toml.to_toml({"schema": 1, **table}).encode()
            files.replace(self._path, sealed(body, self._path.stem), None)

    def read(self) -> Mapping[str, Any]:
        """The table; empty without a readable mark."""
        try:
            return toml.parse(files.read(self._path))
        except (DamagedFile, FileNotFoundError):
            return {}
