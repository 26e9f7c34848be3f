"""The importer of Markdown: daily notes, Obsidian's among them, and our own export."""

from collections.abc import Iterator

from equityjournal.core.importing.items import Item, PassedOver, Unread
from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.importing import daily_notes, own_markdown
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.front_matter import front_of
from equityjournal.formats.importing.texts import head, lines_of, salvaged, text_of
from equityjournal.formats.importing.written_days import read

_ENDINGS = (".md", ".markdown")


class MarkdownImporter:
    """An importer of Markdown files."""

    purpose = "Markdown: a folder of daily notes, such as Obsidian's, or what `export markdown` wrote."
    brings_records = False

    def knows(self, source: Source) -> bool:
        """Whether the source has a note of a day, or an export of ours."""
        notes = [path for path in source.files() if path.lower().endswith(_ENDINGS)]
        if any(map(daily_notes.day_in_name, notes)):
            return True
        return any(
            _is_dated(start) or own_markdown.is_own(start)
            for start in (head(source, path) for path in notes[:50])
        )

    def read(self, source: Source) -> Iterator[Item]:
        """An entry a note; notes of no day are passed over."""
        for path in source.files():
            if not path.lower().endswith(_ENDINGS):
                if not daily_notes.is_media(path):
                    yield PassedOver(path)
            elif own_markdown.is_own(head(source, path)):
                yield from own_markdown.entries(lines_of(source, path))
            else:
                try:
                    yield daily_notes.note(path, text_of(source, path))
                except DamagedFile as error:
                    yield Unread(path, error.why, salvaged(source, path))


def _is_dated(start: str) -> bool:
    """Whether the facts above a note give a day."""
    facts, _ = front_of(start.replace("\r\n", "\n"))
    return read(facts.get("date", "")) is not None
