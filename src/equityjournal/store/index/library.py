"""The library: packs on the shelf, read whole only at need."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.packs.shelf import Contents, Shelf
from equityjournal.store.index.index import Index

if TYPE_CHECKING:
    from equityjournal.core.packs.pack import Pack, Prompt


class Library:
    """The readable packs, for look-up.

    Args:
        index: The index, with the packs as last read while their files are unchanged.
    """

    def __init__(self, index: Index) -> None:
        packs, self.problems = index.packs()
        self.shelf: Shelf[Contents] = Shelf([pack.contents for pack in packs])
        self._files = {pack.contents.id: pack for pack in packs}
        self.unchecked = [pack.contents.id for pack in packs if pack.unchecked]
        """Packs, by id, with text in the language asked for that no speaker has checked."""
        self.open = cache(self._open)

    def _open(self, identity: str) -> "Pack":
        """A whole pack, by its exact id.

        Raises:
            UnusableFile: When its file changed this very moment and can no longer be read.
        """
        from equityjournal.store.packs.reading_packs import open_pack  # noqa: PLC0415 - loads Pydantic

        return open_pack(self._files[identity])

    def path(self, identity: str) -> Path:
        """A pack's file, by the pack's exact id."""
        return self._files[identity].path

    def beside(self, path: Path) -> list[Contents]:
        """Contents of all packs except the pack of this file."""
        return [pack.contents for pack in self._files.values() if not _same_file(pack.path, path)]

    def prompt(self, wanted: str) -> "tuple[Pack, Prompt]":
        """The prompt meant by part of a name, and its pack.

        The name is `theme/id`, or the prompt's own id.

        Raises:
            UnknownName: With the nearest.
        """
        contents, cited = self.shelf.prompt(wanted)
        pack = self.open(contents.id)
        return pack, pack.prompt(cited)


def _same_file(path: Path, other: Path) -> bool:
    """Whether two paths are of the same file."""
    try:
        return path.samefile(other)
    except OSError:
        return False
