"""Formats carry: entries out to the rest of the world, and in from it.

An exporter is a class with the shape of `Exporter`, named under the entry point `equityjournal.exporters`.
Ours come by that door too, so that a plugin is worth as much as what is built in.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import entry_points
from typing import Protocol

from equityjournal.core.entry import Entry
from equityjournal.core.naming import find_one
from equityjournal.core.speech import say

DOOR = "equityjournal.exporters"


class Exporter(Protocol):
    """Puts entries into one format."""

    def export(self, entries: Sequence[Entry], titles: Mapping[str, str], made: date) -> str:
        """Return one whole document.

        Args:
            entries: What to export, newest first; never empty.
            titles: Themes' titles by id. An id that is not there is a theme no pack has any more.
            made: The day of the export.
        """


def exporter(wanted: str) -> Exporter:
    """The exporter for a format.

    Raises:
        UnknownName: When there is none, with the nearest.
    """
    doors = {door.name: door for door in entry_points(group=DOOR)}
    made: Exporter = doors[find_one(wanted, {name: name for name in doors}, say("format"))].load()()
    return made
