"""Formats carry: entries written out in other formats, by exporters.

An exporter is a class with the shape of `Exporter`, named under the entry point `equityjournal.exporters`.
The built-in exporters are found the same way, so that a plug-in is their equal.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import entry_points
from typing import Protocol

from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say

DOOR = "equityjournal.exporters"


class Exporter(Protocol):
    """A writer of entries in one format."""

    def export(self, entries: Sequence[Entry], titles: Mapping[str, str], made: date) -> bytes:
        """The entries as a whole document; text is UTF-8.

        Args:
            entries: The entries, newest first; never empty. Days of a `Masked` entry, and the day in its id,
                stand for the month alone, and are written so.
            titles: Theme titles by id; an id without a title belongs to no pack any more.
            made: The day of the export.
        """


def exporter(wanted: str) -> Exporter:
    """The exporter for a format.

    Raises:
        UnknownName: When no format has this name, with the nearest.
    """
    doors = {door.name: door for door in entry_points(group=DOOR)}
    made: Exporter = doors[find_one(wanted, {name: name for name in doors}, say("format"))].load()()
    return made
