"""The packs as they stand on the shelf; one is opened only when its questions are needed."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.shelf import Contents, Shelf
from equityjournal.store.index import Index
from equityjournal.store.packs import open_pack

if TYPE_CHECKING:
    from equityjournal.core.pack import Pack, Prompt


class Library:
    """Every pack that could be read.

    Args:
        index: Knows them, as long as no file of theirs changed.
    """

    def __init__(self, index: Index) -> None:
        packs, self.problems = index.packs()
        self.shelf: Shelf[Contents] = Shelf([pack.contents for pack in packs])
        self._files = {pack.contents.id: pack for pack in packs}
        self.unchecked = [pack.contents.id for pack in packs if pack.unchecked]
        """The packs in whose words, in the language asked for, nobody who speaks it has had a look."""
        self.open = cache(self._open)

    def _open(self, identity: str) -> "Pack":
        """A whole pack, by its exact id.

        Raises:
            DamagedFile: When its file changed this very moment, and can no longer be read.
        """
        return open_pack(self._files[identity])

    def path(self, identity: str) -> Path:
        """The file of a pack, by its exact id."""
        return self._files[identity].path

    def beside(self, path: Path) -> list[Contents]:
        """What is in every pack but the one that is read from this file."""
        return [pack.contents for pack in self._files.values() if not _same_file(pack.path, path)]

    def prompt(self, wanted: str) -> "tuple[Pack, Prompt]":
        """The prompt meant by `theme/id`, by its own id, or by a part of either; and its pack.

        Raises:
            UnknownName: With the nearest.
        """
        contents, cited = self.shelf.prompt(wanted)
        pack = self.open(contents.id)
        return pack, pack.prompt(cited)


def _same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
