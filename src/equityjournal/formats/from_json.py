"""The importer of our own JSON export."""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from equityjournal.core.importing.items import Item, OwnRecord, Unread
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.faults import first_fault
from equityjournal.core.text.speech import say
from equityjournal.formats.entry_json import entry_from
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.json_stream import members
from equityjournal.formats.importing.texts import head
from equityjournal.formats.to_json import FORMAT, VERSION


class JsonImporter:
    """An importer of `export json`."""

    purpose = "What `export json` wrote; entries come in as they were."
    brings_records = True

    def knows(self, source: Source) -> bool:
        """Whether the document calls itself our export."""
        if source.is_folder:
            return False
        start = head(source, source.files()[0]).lstrip()
        return start.startswith("{") and f'"{FORMAT}"' in start[:200]

    def read(self, source: Source) -> Iterator[Item]:
        """Its records, newest first as they were written out.

        Raises:
            DamagedFile: When it is masked, or of a later version of the program.
        """
        with source.opened(source.files()[0]) as file:
            for member in members(file, "entries"):
                if member.number:
                    yield _record(member.value, say("entry {number}", number=member.number))
                else:
                    _refuse(member.key, member.value)


def _refuse(key: str, value: object) -> None:
    """Refuse an unreadable document."""
    if key == "format" and value != FORMAT:
        raise DamagedFile(say("it is no export of this program"))
    if key == "version" and value != VERSION:
        raise DamagedFile(say("a newer version of the program made it; update equityjournal to read it"))
    if key == "masked" and value is not False:
        raise DamagedFile(say("it is masked, which is for reading: days and names are not in it"))


def _record(value: object, place: str) -> Item:
    if isinstance(value, Unread):
        return value
    table = value.get("record") if isinstance(value, dict) else None
    text = json.dumps(value)
    if not isinstance(table, dict):
        return Unread(place, say("it is no entry"), text)
    try:
        return OwnRecord(place, entry_from(table))
    except ValidationError as error:
        return Unread(place, first_fault(error)[1], text)
    except DamagedFile as error:
        return Unread(place, error.why, text)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return Unread(place, say("it is no entry that can be read"), text)
