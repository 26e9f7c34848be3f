"""A coach's own answers on her machine: sealed, as they went out.

They hold her replies and questions, which are hers to read again, and tell what was asked before.
"""

import contextlib
from pathlib import Path

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.disk.folders import entries_of


class Sent:
    """Answers sealed for one writer.

    Args:
        place: The sharing folder, possibly missing.
        key_id: The id of the writer's keys.
    """

    def __init__(self, place: Path, key_id: str) -> None:
        self._folder = place / "sent" / key_id

    def all(self) -> list[bytes]:
        """The sealed answers that can be read."""
        found = []
        for file in entries_of(self._folder):
            if file.name.endswith(".age") and not file.name.startswith("."):
                with contextlib.suppress(DamagedFile, FileNotFoundError):
                    found.append(files.read(Path(file.path)))
        return found

    def keep(self, message: str, data: bytes) -> None:
        """Store a sealed answer.

        Raises:
            NotSaved: When the disk will not take it.
        """
        files.make_folder(self._folder)
        files.replace(self._folder / f"{message}.age", data, None)

    def forget(self) -> None:
        """Remove all of them.

        Raises:
            NotSaved: When the disk will not do it.
        """
        for file in entries_of(self._folder):
            files.remove(Path(file.path))
