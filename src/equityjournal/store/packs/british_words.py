"""The shipped list of British words, mapped and not read."""

from mmap import ACCESS_READ, mmap
from pathlib import Path


def british_words(folder: Path) -> mmap | bytes:
    """The mapped list in a folder.

    Without the file, a list of no words.
    """
    try:
        with (folder / "british.txt").open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (FileNotFoundError, ValueError):
        return b"\n"
