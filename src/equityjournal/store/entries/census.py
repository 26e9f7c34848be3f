"""The census: the last known number of entries.

Sync services have emptied whole folders within a minute. The count therefore lies apart from the journal, in
the platform's folder for state: a service that empties the journal cannot reach the count, and it is no cache
to be cleared. Each journal has a count on each machine.

A journal is refused changes when it lost at least ten entries and a fifth of all at once, or all of three or
more. People delete by hand in ones and twos; services lose folders, years, everything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import Field

from equityjournal.core.entries.entry import SCHEMA, Record
from equityjournal.core.text.errors import DamagedFile, NotSaved
from equityjournal.store.disk import files, record

MANY = 10  # entries
SHARE = 5  # a loss of a fifth of all entries
FEW = 3  # entries; fewer may all have been deleted on purpose


class Count(Record):
    """The last count, as stored."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    entries: Annotated[int, Field(ge=0)]
    day: date


@dataclass(frozen=True)
class Loss:
    """Entries that vanished since a day."""

    entries: int
    since: date


class Census:
    """The last known count of one journal.

    Args:
        folder: The folder of counts.
        root: The journal's folder; only its digest is stored.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._path = folder / f"{sha256(str(root).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.toml"

    def loss(self, count: Callable[[], int]) -> Loss | None:
        """The loss since the last count, if suspiciously large.

        Args:
            count: Function that counts the present entries. It is called last: entries that another writer
                adds and counts meanwhile would look like a loss, had the files been counted before.
        """
        try:
            known = record.from_bytes(files.read(self._path), Count, self._path).record
        except (DamagedFile, FileNotFoundError):
            return None
        now = count()
        lost = known.entries - now
        many = lost >= MANY and lost * SHARE >= known.entries
        everything = now == 0 and lost >= FEW
        return Loss(lost, known.day) if many or everything else None

    def take(self, now: int, today: date) -> None:
        """Store the present count.

        If the disk refuses, no change is refused later.
        """
        count = Count(schema_version=SCHEMA, entries=now, day=today)
        try:
            files.make_folder(self._path.parent)
            files.replace(self._path, record.to_bytes(count, self._path.stem), None)
        except NotSaved:
            return
