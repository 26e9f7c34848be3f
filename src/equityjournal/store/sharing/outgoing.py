"""Letters on their way into a file: kept until the file is made, so that a power cut loses none.

A letter's number is used up before its file is made. The same sealed bytes are put out the next time, never
others under the same number.
"""

from pathlib import Path

from equityjournal.core.sharing.companion import Companion
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files


class Outgoing:
    """The sealed letter to a companion that has no file yet, if any.

    Args:
        place: The sharing folder, possibly missing.
        companion: The companion.
    """

    def __init__(self, place: Path, companion: Companion) -> None:
        self._folder = place / "outgoing"
        self._companion = companion

    def there(self) -> bytes | None:
        """The sealed letter, if its number was noted as sent; others are of no use, and removed."""
        path = self._path(self._companion.sent)
        for other in sorted(self._folder.glob(f"{self._companion.id}-*.txt")):
            if other != path or not self._companion.link:
                files.remove(other)
        try:
            return files.read(path)
        except (DamagedFile, FileNotFoundError):
            return None

    def keep(self, n: int, data: bytes) -> None:
        """Store a sealed letter with its number.

        Raises:
            NotSaved: When the disk will not take it.
        """
        files.make_folder(self._folder)
        files.replace(self._path(n), data, None)

    def remove(self) -> None:
        """Remove it, once it is in a file.

        Raises:
            NotSaved: When the disk will not do it.
        """
        for path in sorted(self._folder.glob(f"{self._companion.id}-*.txt")):
            files.remove(path)

    def _path(self, n: int) -> Path:
        return self._folder / f"{self._companion.id}-{n}.txt"
