"""Companions on disk, each a file with a random name, and digests of checked cards.

People kept by their cards before are read as companions; the first change of one keeps it as a companion. The
digests lie in the state folder of this machine: the sharing folder may be synced or restored, and nothing is
sealed to a card changed there. The number of the last letter sent stands beside, so that none is used twice.
"""

from pathlib import Path
from typing import Literal

from equityjournal.core.entries.entry import Filed
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.former_letters import Trusted, with_former_people
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.naming import closest
from equityjournal.store.disk import files, record
from equityjournal.store.disk.folders import entries_of, files_named
from equityjournal.store.disk.reading import read_folder
from equityjournal.store.disk.record import Stored


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
        """Store a companion, new or changed.

        Raises:
            ChangedMeanwhile, NotSaved: When another program changed it, or the disk will not take it.
        """
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


Standing = Literal["checked", "changed", "not here"]


class Checked(Filed):
    """The card of a companion checked on this machine, and the last number sent."""

    digest: str = ""
    """Digest of the card in use; `closed` while all are, and empty before any was checked here."""
    link: str = ""
    sent: int = 0


class CheckedCards:
    """Digests of the cards checked on this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def standing(self, companion: Companion) -> Standing:
        """Whether a companion's card in use was checked on this machine.

        `not here`: no card of theirs was, as on a new machine; its owner is to be asked, with the ten words.
        """
        known = self._there(companion).digest
        if not known:
            return "not here"
        return "checked" if known == _digest_of(companion) else "changed"

    def note(self, companion: Companion) -> None:
        """Remember a companion's card in use as checked, or all of them as closed."""
        self._change(companion, digest=_digest_of(companion))

    def next_number(self, companion: Companion) -> int:
        """The number of the next letter, never used before here."""
        there = self._there(companion)
        sent = there.sent if there.link == companion.link else 0
        return max(companion.sent, sent) + 1

    def note_sent(self, companion: Companion, n: int) -> None:
        """Remember a number as used, before its letter is sealed."""
        self._change(companion, link=companion.link, sent=n)

    def _there(self, companion: Companion) -> Checked:
        path = self._path(companion)
        try:
            return record.from_bytes(files.read(path), Checked, path).record
        except (DamagedFile, FileNotFoundError):
            return Checked()

    def _change(self, companion: Companion, **later: str | int) -> None:
        record.keep(self._there(companion).model_copy(update=later), self._path(companion))

    def _path(self, companion: Companion) -> Path:
        return self._folder / f"{companion.id}.toml"


def _digest_of(companion: Companion) -> str:
    return "closed" if companion.card is None else companion.card.card.digest
