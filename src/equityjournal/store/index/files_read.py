"""Files read for the index: an entry with its problem, a draft, or a choice."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk.names import room_of
from equityjournal.store.index.seen import Seen
from equityjournal.store.records import reading, record

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyEntry, Draft
    from equityjournal.core.themes.kept_choice import KeptChoice
    from equityjournal.store.records.record import Stored


class Read(NamedTuple):
    """A file's contents, for the index."""

    seen: Seen
    path: Path
    stored: "Stored[AnyEntry] | None" = None
    """The entry in it."""
    problem: Problem | None = None
    draft: "Draft | None" = None
    choice: "KeptChoice | None" = None


def read(root: Path, path: Path, seen: Seen, data: bytes | None) -> Read:
    """Read a file for the index.

    Args:
        root: The journal's folder.
        path: The file.
        seen: Its path, size, times and digest.
        data: Its bytes; None where they could not be read.
    """
    room = room_of(seen.path)
    if room == b"entries":
        plain = record.plain_from_bytes(data, path, seen.digest) if data and path.suffix == ".toml" else None
        return Read(seen, path, plain) if plain else Read(seen, path, *_taken(root, path, data))
    if data is not None and path.suffix == ".toml" and not path.name.startswith("."):
        from equityjournal.core.entries.entry import Draft  # noqa: PLC0415 - loads Pydantic
        from equityjournal.core.themes.kept_choice import KeptChoice  # noqa: PLC0415 - loads Pydantic

        with suppress(DamagedFile):
            if room == b"choices":
                return Read(seen, path, choice=record.from_bytes(data, KeptChoice, path).record)
            return Read(seen, path, draft=record.from_bytes(data, Draft, path).record)
    return Read(seen, path)


def _taken(root: Path, path: Path, data: bytes | None) -> "tuple[Stored[AnyEntry] | None, Problem | None]":
    """The entry in a file not plain, and its problem."""
    taken = reading.take(root, path, data)
    return taken.stored, taken.problem
