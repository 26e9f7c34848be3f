"""Files of no format to import, each refused with its reason."""

from pathlib import Path
from shlex import quote

from equityjournal.core.entries.schema import LARGEST
from equityjournal.core.text.errors import UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.formats.backup import JOURNAL, MANIFEST
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.json_stream import value_of
from equityjournal.formats.importing.texts import data_of, head, text_of
from equityjournal.formats.importing.zips import Archive, refuse_if_altered


def refuse_backup(archive: Source, path: Path) -> None:
    """Refuse a backup of this program: its entries come back by another command.

    Raises:
        UnusableFile: With that command.
    """
    names = archive.files()
    if MANIFEST in names and any(name.startswith(JOURNAL) for name in names):
        raise UnusableFile(
            say(
                "{path} is a backup of a journal. Where there is no journal yet, `equityjournal restore "
                "--from {file}` brings it back. Beside one, `equityjournal restore --from {file} --to DIR` "
                "brings it back into a folder; `equityjournal import DIR` then brings its entries in here.",
                path=path,
                file=quote(str(path)),
            )
        )


def refuse_if_no_whole_file(source: Source, path: Path) -> None:
    """Refuse an empty file, JSON cut off or not text, and an altered archive.

    A file too large for an entry is not looked through: no format that is read whole has it.

    Raises:
        UnusableFile: When it is empty.
        DamagedFile: When it is not whole, or no text.
    """
    if isinstance(source, Archive):
        refuse_if_altered(source)
    if source.is_folder:
        return
    name = source.files()[0]
    start = head(source, name)
    if not start.strip():
        raise UnusableFile(say("{path} is empty, so there is nothing to bring in.", path=path))
    if _is_too_large(source, name):
        return
    if start.lstrip()[0] in "{[":
        value_of(data_of(source, name))
    elif "\0" not in start:
        text_of(source, name)


def _is_too_large(source: Source, name: str) -> bool:
    """Whether a file is larger than any entry."""
    with source.opened(name) as file:
        return len(file.read(LARGEST + 1)) > LARGEST
