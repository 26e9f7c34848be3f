"""The importer of another journal of this program, from its folder."""

import re
from collections.abc import Iterator

from equityjournal.core.entries.schema import ENTRY_ID
from equityjournal.core.importing.items import Item, OwnRecord, PassedOver, Unread
from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.texts import data_of

_ENTRY = re.compile(rf"entries/\d{{4}}/\d{{2}}/[^/]*{ENTRY_ID}[^/]*\.toml")


class JournalImporter:
    """An importer of a journal's folder."""

    purpose = "The folder of another journal; entries come in as they were."
    brings_records = True

    def knows(self, source: Source) -> bool:
        """Whether the source has entries in their places."""
        return source.is_folder and any(map(_ENTRY.fullmatch, source.files()))

    def read(self, source: Source) -> Iterator[Item]:
        """The records of entries, by day; other files of the folder are ignored."""
        for path in source.files():
            if not _ENTRY.fullmatch(path):
                yield PassedOver(path)
                continue
            try:
                yield OwnRecord(path, data=data_of(source, path))
            except DamagedFile as error:
                yield Unread(path, error.why, "")
