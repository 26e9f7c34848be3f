"""The exporter of JSON, as in `docs/reference/json-export.md`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from equityjournal.core.entries.entry import Entry
from equityjournal.formats import BUILT_IN, About
from equityjournal.formats.entry_json import as_table

FORMAT = "equityjournal-entries"
VERSION = 1
"""Raised when a program that reads the earlier form would misread the new one."""


class JsonExporter:
    """An exporter of JSON, with every field."""

    purpose = BUILT_IN["json"]
    ending = ".json"
    on_screen = False
    is_copy = True
    """Private accounts of harm to the writer go along if asked for: nothing of theirs may be lost here."""
    switches: Mapping[str, str] = {}

    def export(self, entries: Iterator[Entry], about: About) -> Iterable[bytes]:
        """The document in ASCII, an entry a line."""
        front = {
            "format": FORMAT,
            "version": VERSION,
            "written_out": about.made.isoformat(),
            "masked": about.masked,
            "count": about.count,
        }
        yield f'{_written(front)[:-1]}, "entries": [\n'.encode()
        for number, entry in enumerate(entries, start=1):
            comma = "" if number == about.count else ","
            yield f"{_written(_item(entry, about))}{comma}\n".encode()
        yield b"]}\n"


def _item(entry: Entry, about: About) -> dict[str, Any]:
    """An entry with the seal of its file."""
    seal = about.seals.get(entry.id)
    record = {"record": as_table(entry)}
    return {"seal": {"state": seal.state, "sha256": seal.sha256}, **record} if seal else record


def _written(value: Mapping[str, Any]) -> str:
    """A value as JSON on a line.

    `json` leaves U+007F as it is, which a terminal may act on.
    """
    return json.dumps(value, allow_nan=False).replace("\x7f", "\\u007f")
