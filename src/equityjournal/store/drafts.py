"""What is being written: on disk at every line, and there until its entry is safe."""

from datetime import datetime
from pathlib import Path

from equityjournal.core.entry import Draft
from equityjournal.store import files, names, record
from equityjournal.store.reading import read_folder


class Drafts:
    """Everything begun and not finished.

    Args:
        folder: The folder of drafts. It need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, draft: Draft) -> None:
        """Put what has been typed so far on disk."""
        files.make_folder(self._folder)
        path = self.path(draft)
        files.replace(path, record.to_bytes(draft, path.stem), None)

    def path(self, draft: Draft) -> Path:
        """The file of a draft, named for the moment it was begun."""
        return self._folder / f"{names.moment_name(draft.started)}.toml"

    def text_path(self, identity: str, now: datetime) -> Path:
        """A file for an entry's text while it is in an editor."""
        return self._folder / f"{identity}-{names.moment_name(now)}.txt"

    def all(self) -> list[Draft]:
        """Every draft that can be read, oldest first."""
        return [kept.record for kept in read_folder(self._folder, Draft)]

    def remove(self, draft: Draft) -> None:
        """Take away a draft whose entry is safe on disk."""
        files.remove(self.path(draft))

    def keep_bytes(self, data: bytes, now: datetime) -> Path:
        """Keep bytes that could not be read as text; return their file."""
        files.make_folder(self._folder)
        path = self._folder / f"{names.moment_name(now)}-{names.six_letters()}.bin"
        files.create(path, data)
        return path
