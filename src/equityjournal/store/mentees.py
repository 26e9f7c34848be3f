"""Keeps what mentees shared, as it came. Only until part C puts its own here."""

from pathlib import Path

from equityjournal.core.cards import Person
from equityjournal.store import files


class Mentees:
    """What others shared.

    Args:
        place: The folder for what has to do with sharing.
    """

    def __init__(self, place: Path) -> None:
        self._folder = place / "mentees"

    def keep(self, person: Person, message_id: str, data: bytes) -> None:
        """Keep a sealed file."""
        folder = self._folder / person.key_id
        files.make_folder(folder)
        files.create(folder / f"{message_id}.age", data)

    def shares(self, person: Person) -> list[bytes]:
        """All that somebody shared, sealed as it came."""
        return [files.read(path) for path in sorted((self._folder / person.key_id).glob("*.age"))]
