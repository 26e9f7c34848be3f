"""A coach's begun reply, sealed to her own card until it is finished; plain only while an editor has it."""

from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.keys import Keys
from equityjournal.store.disk import files
from equityjournal.store.disk.folders import entries_of
from equityjournal.store.sharing.own_seal import opened_by_own, sealed_to_own


class BegunReply:
    """A reply to an entry of one writer.

    Args:
        place: The sharing folder, possibly missing.
        companion: The writer.
        entry: The entry's id, as shared.
    """

    def __init__(self, place: Path, companion: Companion, entry: str) -> None:
        self._path = place / "drafts" / f"{companion.id}-{entry}.age"
        self.plain = self._path.with_suffix(".txt")
        """The file that an editor has."""
        self._before = [place / "drafts" / f"{key_id}-{entry}.txt" for key_id in companion.keys]

    def there(self, keyring: Sequence[Keys]) -> bytes | None:
        """The words so far, also as an editor or an older program left them; None without any.

        Raises:
            DamagedFile: When the file cannot be read.
        """
        for path in (self.plain, *self._before):
            try:
                return files.read(path)
            except FileNotFoundError:
                continue
        try:
            return opened_by_own(files.read(self._path), keyring)
        except FileNotFoundError:
            return None

    def keep(self, words: str, own: Card) -> None:
        """Store the words; a plain file of them goes."""
        files.make_folder(self._path.parent)
        files.replace(self._path, sealed_to_own(words.encode(), own), None)
        for path in (self.plain, *self._before):
            files.remove(path)

    def put_aside(self, name: str) -> None:
        """Write to another file from now on, for what is there cannot be read."""
        self._path = self._path.with_name(name)
        self.plain, self._before = self._path.with_suffix(".txt"), []

    def remove(self) -> None:
        """Remove it."""
        for path in (self._path, self.plain, *self._before):
            files.remove(path)


def forget_begun(place: Path, companion: Companion) -> None:
    """Remove all that was begun for a writer, and all that waits."""
    owners = (companion.id, *companion.keys)
    for file in entries_of(place / "drafts"):
        if any(f"{owner}-" in file.name for owner in owners):
            files.remove(Path(file.path))
