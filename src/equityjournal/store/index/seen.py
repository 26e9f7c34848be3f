"""A file as the index saw it last."""

from typing import NamedTuple


class Seen(NamedTuple):
    """A file's path, size, times and digest when taken in."""

    path: bytes
    """Path below the journal's folder."""
    folder: bytes
    size: int
    modified: int
    changed: int
    fresh: bool
    digest: str | None
