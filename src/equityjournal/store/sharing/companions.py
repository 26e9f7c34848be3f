"""Companions on disk, each a file with a random name.

People kept by their cards before are read as companions; the first change of one keeps it as a companion.
"""

from pathlib import Path

from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.former_people import Trusted, with_former_people
from equityjournal.core.text.naming import closest
from equityjournal.store.listing.folders import entries_of, files_named
from equityjournal.store.records import record
from equityjournal.store.records.reading import read_folder
from equityjournal.store.records.record import Stored


class Companions:
    """People one meets with, as known on this machine."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._folder = place / "companions"

    def all(self) -> list[Companion]:
        """All companions, by name."""
        people = [kept.record for kept in self._people()]
        writers = [folder.name for folder in entries_of(self._place / "mentees")]
        found = with_former_people([kept.record for kept in self._kept()], people, writers)
        return sorted(found, key=lambda known: known.name.casefold())

    def called(self, wanted: str) -> list[Companion]:
        """Companions meant by a name or the start of one."""
        there = self.all()
        found = closest(wanted, {known.id: (known.name, known.name) for known in there})
        return [known for known in there if known.id in found]

    def with_id(self, identity: str) -> Companion | None:
        """The companion with an id."""
        return next((known for known in self.all() if known.id == identity), None)

    def keep(self, companion: Companion) -> None:
        """Store a companion, new or changed."""
        path = self._folder / f"{companion.id}.toml"
        before = next((kept for kept in self._kept() if kept.path == path), None)
        record.keep(companion, path, before.was if before else None)

    def unreadable(self) -> list[Path]:
        """Files of companions, and of people of before, that cannot be read."""
        readable = {kept.path for kept in (*self._kept(), *self._people())}
        there = [path for name in ("companions", "people") for path in files_named(self._place / name)]
        return [path for path in there if path not in readable]

    def _people(self) -> list[Stored[Trusted]]:
        """Readable files of people of before."""
        return read_folder(self._place / "people", Trusted)

    def _kept(self) -> list[Stored[Companion]]:
        """Readable files, without copies by sync services."""
        found = read_folder(self._folder, Companion)
        return [kept for kept in found if kept.path.stem == kept.record.id]
