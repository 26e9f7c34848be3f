"""Letters on their way out, sealed, until each is in a file."""

from pathlib import Path

from equityjournal.core.sharing.companion import Companion
from equityjournal.store.disk import files
from equityjournal.store.listing.folders import files_named


class Outgoing:
    """The sealed letter to a companion, until it is in a file.

    A letter's number is used up before its file is made. The same sealed bytes are put out the next time,
    never others under the same number.
    """

    def __init__(self, place: Path, companion: Companion) -> None:
        self._folder = place / "outgoing"
        self._companion = companion

    def there(self) -> bytes | None:
        """The sealed letter, if its number was noted as sent; others are of no use, and removed."""
        path = self._path(self._companion.sent)
        for other in self._letters():
            if other != path or not self._companion.link:
                files.remove(other)
        return files.read_or_none(path)

    def keep(self, n: int, data: bytes) -> None:
        """Store a sealed letter with its number."""
        files.make_folder(self._folder)
        files.replace(self._path(n), data, None)

    def remove(self) -> None:
        """Remove it, once it is in a file."""
        for path in self._letters():
            files.remove(path)

    def _letters(self) -> list[Path]:
        """The letters that wait for the companion."""
        return files_named(self._folder, f"{self._companion.id}-", ".txt")

    def _path(self, n: int) -> Path:
        return self._folder / f"{self._companion.id}-{n}.txt"
