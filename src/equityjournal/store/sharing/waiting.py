"""Waiting words of a coach, sealed to the own card."""

from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.replies import Waiting
from equityjournal.core.text.errors import DamagedFile, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, record
from equityjournal.store.sharing.own_seal import opened_by_own, sealed_to_own


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
                data = files.read(path)
                plain = opened_by_own(data, keyring) if path == self._path else data
                waiting = record.from_bytes(plain, Waiting, path).record
            except FileNotFoundError:
                continue
            except DamagedFile as error:
                raise UnusableFile(
                    say(
                        "Words of yours that wait to be sent cannot be read: {path}, for {why}. Move that "
                        "file away, and go on.",
                        path=path,
                        why=error.why,
                    )
                ) from None
            found = Waiting(
                replies=[*found.replies, *waiting.replies], questions=[*found.questions, *waiting.questions]
            )
        return found

    def keep(self, waiting: Waiting, own: Card) -> None:
        """Store all that waits; remove the files where nothing does."""
        if waiting.is_empty:
            files.remove(self._path)
        else:
            files.make_folder(self._path.parent)
            data = sealed_to_own(record.to_bytes(waiting, self._path.stem), own)
            files.replace(self._path, data, None)
        for path in self._before:
            files.remove(path)
