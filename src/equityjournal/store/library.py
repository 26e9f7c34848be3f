"""The packs as they stand on the shelf; one is opened only when its questions are needed."""

from functools import cache
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
        self.shelf: Shelf[Contents] = Shelf([one.contents for one in packs])
        self._files = {one.contents.id: one for one in packs}
        self.open = cache(self._open)

    def _open(self, identity: str) -> "Pack":
        """A whole pack, by its exact id.

        Raises:
            DamagedFile: When its file changed this very moment, and can no longer be read.
        """
        return open_pack(self._files[identity])

    def prompt(self, wanted: str) -> "tuple[Pack, Prompt]":
        """The prompt meant by `theme/id`, by its own id, or by a part of either; and its pack.

        Raises:
            UnknownName: With the nearest.
        """
        contents, cited = self.shelf.prompt(wanted)
        pack = self.open(contents.id)
        return pack, pack.prompt(cited)
