"""A coach's own words, sealed to her own card: begun replies, words that wait, and copies of letters sent.

Those of before stand under the companion's keys: the first two not sealed, the copies sealed for two.
"""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter, body_of, from_json
from equityjournal.core.sharing.replies import Waiting
from equityjournal.core.text.errors import DamagedFile, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.listing.folders import entries_of, files_named
from equityjournal.store.records import record
from equityjournal.store.sharing.own_seal import keep_sealed, read_sealed


class BegunReply:
    """A reply to an entry of one writer, plain only while an editor has it."""

    def __init__(self, place: Path, companion: Companion, entry: str) -> None:
        self._path = place / "drafts" / f"{companion.id}-{entry}.age"
        self._before = [place / "drafts" / f"{key_id}-{entry}.txt" for key_id in companion.keys]

    @property
    def plain(self) -> Path:
        """The file that an editor has."""
        return self._path.with_suffix(".txt")

    def there(self, keyring: Sequence[Keys]) -> bytes | None:
        """The words so far, also as an editor or an older program left them; None without any.

        Raises:
            DamagedFile: When the file cannot be read.
        """
        for path in (self.plain, *self._before):
            with contextlib.suppress(FileNotFoundError):
                return files.read(path)
        with contextlib.suppress(FileNotFoundError):
            return read_sealed(self._path, keyring)
        return None

    def keep(self, words: str, own: Card) -> None:
        """Store the words; a plain file of them goes."""
        keep_sealed(self._path, words.encode(), own)
        _remove([self.plain, *self._before])

    def put_aside(self, name: str) -> None:
        """Write to another file from now on, for what is there cannot be read."""
        self._path, self._before = self._path.with_name(name), []

    def remove(self) -> None:
        """Remove it."""
        _remove([self._path, self.plain, *self._before])


class WaitingWords:
    """Replies and questions for one writer, until they are sealed."""

    def __init__(self, place: Path, companion: Companion) -> None:
        self._path = place / "drafts" / f"waiting-{companion.id}-.age"
        self._before = [place / "drafts" / f"waiting-{key_id}-.toml" for key_id in companion.keys]

    @property
    def is_any(self) -> bool:
        """Whether words wait, without opening them."""
        return any(path.exists() for path in (self._path, *self._before))

    def there(self, keyring: Sequence[Keys]) -> Waiting:
        """All that waits, with unsealed words of before.

        Raises:
            UnusableFile: When a file cannot be read: its words are not to be written over.
        """
        found = Waiting()
        for path in (*self._before, self._path):
            try:
                plain = read_sealed(path, keyring) if path == self._path else files.read(path)
                found += record.from_bytes(plain, Waiting, path).record
            except FileNotFoundError:
                continue
            except DamagedFile as error:
                said = say(
                    "Words of yours that wait to be sent cannot be read: {path}, for {why}. Move that "
                    "file away, and go on.",
                    path=path,
                    why=error.why,
                )
                raise UnusableFile(said) from None
        return found

    def keep(self, waiting: Waiting, own: Card) -> None:
        """Store all that waits; remove the files where nothing does."""
        if waiting.is_empty:
            files.remove(self._path)
        else:
            keep_sealed(self._path, record.to_bytes(waiting, self._path.stem), own)
        _remove(self._before)


class Sent:
    """Copies of letters to one companion: hers to read again, and they tell what was asked before."""

    def __init__(self, place: Path, companion: Companion) -> None:
        self._folder = place / "sent" / companion.id
        self._before = [place / "sent" / key_id for key_id in companion.keys]

    def all(self, keyring: Sequence[Keys]) -> list[Letter]:
        """The letters that can be read."""
        found = []
        for path in files_named(self._folder, ending=".age"):
            with contextlib.suppress(DamagedFile, FileNotFoundError):
                found.append(from_json(read_sealed(path, keyring)))
        return found

    def before(self) -> list[bytes]:
        """Sealed answers of before, for `unseal`."""
        found = []
        for path in (path for folder in self._before for path in files_named(folder, ending=".age")):
            with contextlib.suppress(DamagedFile, FileNotFoundError):
                found.append(files.read(path))
        return found

    def keep(self, letter: Letter, own: Card) -> None:
        """Store a copy of a letter."""
        keep_sealed(self._folder / f"{letter.id}.age", body_of(letter), own)

    def forget(self) -> None:
        """Remove all of them."""
        for folder in (self._folder, *self._before):
            _remove([Path(file.path) for file in entries_of(folder)])


def forget_begun(place: Path, companion: Companion) -> None:
    """Remove all that was begun for a writer, and all that waits."""
    owners = (companion.id, *companion.keys)
    drafts = entries_of(place / "drafts")
    _remove([Path(file.path) for file in drafts if any(f"{owner}-" in file.name for owner in owners)])


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        files.remove(path)
