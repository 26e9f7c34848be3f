"""Messages taken in on this machine, by their random ids alone, so that Downloads brings none of them twice.

What was erased or forgotten since is not brought back by a file that still lies there.
"""

from pathlib import Path

from equityjournal.store.disk import files


class Opened:
    """Ids of messages taken in."""

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
