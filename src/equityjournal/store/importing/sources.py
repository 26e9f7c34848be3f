"""Files and folders to read entries from; nothing is changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from equityjournal.core.text.errors import DamagedFile, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import streamed
from equityjournal.store.disk.names import below
from equityjournal.store.disk.other_tools import is_of_another_tool
from equityjournal.store.listing.folders import everything_below

MOST_FILES = 200_000
"""Files of a folder, hidden ones not counted; a diary a day for 500 years."""


class OnDisk:
    """A file or folder as named by a person.

    Args:
        path: Its path; it may be a link, and no link below it is followed.

    Raises:
        UnusableFile: When it is not there, or holds too many files.
    """

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise UnusableFile(say("{path} is not there.", path=path))
        self._path = path.resolve()
        self.name = path.name
        self.is_folder = path.is_dir()
        self._files = sorted(_below(self._path, path)) if self.is_folder else [self._path.name]

    def files(self) -> Sequence[str]:
        """Paths of its files with `/`, sorted; hidden ones are left alone."""
        return self._files

    @contextmanager
    def opened(self, path: str) -> Iterator[BinaryIO]:
        """A file of these, open for reading.

        Raises:
            DamagedFile: When it is no ordinary file, or cannot be read.
        """
        try:
            with streamed.opened(self._path / path if self.is_folder else self._path) as file:
                yield file
        except FileNotFoundError:
            raise DamagedFile(say("it was taken away meanwhile")) from None
        except OSError as error:
            raise DamagedFile(say("it cannot be read ({why})", why=error.strerror)) from None


def _below(root: Path, typed: Path) -> Iterator[str]:
    count = 0
    for found in everything_below(root):
        if isinstance(found, str) or not found.is_file(follow_symlinks=False):
            continue
        path = Path(below(root, found.path)).as_posix()
        if any(name.startswith(".") or is_of_another_tool(name) for name in path.split("/")):
            continue
        count += 1
        if count > MOST_FILES:
            raise UnusableFile(say("{path} holds more files than a diary can have.", path=typed))
        yield path
