"""Waiting words of a coach, in a file of the sharing folder.

It lies among the drafts, is named by keys alone, and goes with them.
"""

from pathlib import Path

from equityjournal.core.sharing.waiting import Waiting
from equityjournal.core.text.errors import DamagedFile, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, record


class WaitingWords:
    """Replies and questions for one writer, until they are sealed.

    Args:
        place: The sharing folder, possibly missing.
        key_id: The id of the writer's keys.
    """

    def __init__(self, place: Path, key_id: str) -> None:
        self._path = place / "drafts" / f"waiting-{key_id}-.toml"

    def there(self) -> Waiting:
        """What waits; empty where nothing does.

        Raises:
            UnusableFile: When the file cannot be read: its words are not to be written over.
        """
        try:
            return record.from_bytes(files.read(self._path), Waiting, self._path).record
        except FileNotFoundError:
            return Waiting()
        except DamagedFile as error:
            raise UnusableFile(
                say(
                    "Words of yours that wait to be sent cannot be read: {path}, for {why}. Move that file "
                    "away, and go on.",
                    path=self._path,
                    why=error.why,
                )
            ) from None

    def keep(self, waiting: Waiting) -> None:
        """Store what waits; remove the file where nothing does.

        Raises:
            NotSaved: When the disk will not take it.
        """
        if waiting.is_empty:
            files.remove(self._path)
            return
        files.make_folder(self._path.parent)
        files.replace(self._path, record.to_bytes(waiting, self._path.stem), None)
