"""Importers, named under the entry point `equityjournal.importers`: the name there is the word typed.

Ours come by the same door as exporters do, so that a plug-in is their equal.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from importlib.metadata import EntryPoint, entry_points
from typing import BinaryIO, Protocol

from equityjournal.core.importing.items import Item

DOOR = "equityjournal.importers"

BUILT_IN = ("json", "journal", "jrnl", "dayone", "journey", "markdown", "notes")
"""Our own formats, in the order in which a file is tried: the plainest last."""


class Source(Protocol):
    """A file, a folder or an archive to read from."""

    @property
    def name(self) -> str:
        """The name of the file or folder, without its path."""

    @property
    def is_folder(self) -> bool:
        """Whether the source has files, as a folder or an archive."""

    def files(self) -> Sequence[str]:
        """Sorted paths of the files in a folder, with `/`; of a single file, its name."""

    def opened(self, path: str) -> AbstractContextManager[BinaryIO]:
        """A file of these, open for reading.

        Raises:
            DamagedFile: In a clause, when it cannot be read.
        """


class Importer(Protocol):
    """A reader of a format, made without arguments."""

    purpose: str
    """A sentence on the files it reads, for `--help`."""
    brings_records: bool
    """Whether its entries are this program's own, and come in as they were."""

    def knows(self, source: Source) -> bool:
        """Whether a source is of this format, by names and beginnings of files."""

    def read(self, source: Source) -> Iterator[Item]:
        """The items of a source, each on demand, always in the same order.

        Raises:
            DamagedFile: In a clause, when the source cannot be read as a whole.
        """


def doors() -> dict[str, EntryPoint]:
    """Entry points of all formats, in the order of trying."""
    found = {door.name: door for door in entry_points(group=DOOR)}
    own = [name for name in BUILT_IN if name in found]
    others = sorted(found.keys() - set(own))
    return {name: found[name] for name in [*others, *own]}
