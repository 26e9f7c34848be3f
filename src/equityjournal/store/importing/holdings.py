"""A journal's holdings, so that nothing is imported twice."""

import tomllib
from pathlib import Path

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.listing.folders import files_below, ids_in_names

Ref = tuple[str, str]
"""The name of a format, and the other program's own id."""

_MARK = b"[imported]"


class Holdings:
    """The ids and the imported entries of a journal.

    Args:
        root: Its folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.ids = ids_in_names(root, "entries")
        self.deleted = ids_in_names(root, "trash")
        self.refs = _refs(root, "entries")
        self.deleted_refs = _refs(root, "trash")

    def files_named(self, identity: str) -> list[Path]:
        """The files of an entry among the entries, with its copies."""
        folder = self.root / "entries" / identity[:4] / identity[5:7]
        return [
            path
            for path in files_below(self.root, folder.relative_to(self.root).as_posix())
            if path.name.startswith(identity)
        ]


def _refs(root: Path, room: str) -> set[Ref]:
    """The other programs' ids of the entries in a room."""
    found = set()
    for path in files_below(root, room):
        if path.suffix != ".toml":
            continue
        try:
            data = files.read(path)
            table = tomllib.loads(data.decode()).get("imported") if _MARK in data else None
        except (DamagedFile, FileNotFoundError, ValueError, RecursionError):
            continue
        if isinstance(table, dict):
            found.add((str(table.get("source")), str(table.get("ref"))))
    return found
