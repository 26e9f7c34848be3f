"""Letters on their way: those not yet in a file, and the ids of those taken in."""

from pathlib import Path

from equityjournal.core.sharing.companion import Companion
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.disk.folders import files_named


class Outgoing:
    """The sealed letter to a companion that has no file yet, so that a power cut loses none.

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
        try:
            return files.read(path)
        except (DamagedFile, FileNotFoundError):
            return None

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


class Opened:
    """Messages taken in on this machine, by their random ids alone.

    Downloads brings none of them twice, and nothing back that was erased or forgotten since.
    """

    def __init__(self, place: Path) -> None:
        self._folder = place / "opened"

    def knows(self, message: str) -> bool:
        """Whether a message was taken in here."""
        return (self._folder / message).exists()

    def note(self, message: str) -> None:
        """Remember a message."""
        if not self.knows(message):
            files.make_folder(self._folder)
            files.create(self._folder / message, b"")
