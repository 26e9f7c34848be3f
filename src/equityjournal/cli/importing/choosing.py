"""The format of a file to import: as typed, or found by its contents."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import NamedTuple

from equityjournal.cli.commands.typed_words import quoted
from equityjournal.cli.importing.of_no_format import refuse_backup, refuse_if_no_whole_file
from equityjournal.cli.session.plug_ins import usable
from equityjournal.cli.terminal.typed_path import path_typed
from equityjournal.core.text.errors import DamagedFile, NotAllowed, UnclearCommand, UnusableFile
from equityjournal.core.text.naming import closest
from equityjournal.core.text.speech import listed, say
from equityjournal.formats.importing.door import Importer, Source, doors
from equityjournal.formats.importing.zips import archive_of, is_archive
from equityjournal.store.importing.sources import OnDisk

_OF_NOTES = ("", ".txt", ".text", ".md")
"""Ends of file names for diaries of plain text."""


class Chosen(NamedTuple):
    """A source and the reader of its format."""

    source: Source
    name: str
    """The word for the format."""
    importer: Importer


def format_and_file(words: list[str]) -> tuple[str | None, str]:
    """The format, if typed, and the file.

    Raises:
        NotAllowed: For an empty name, as an unset variable leaves it.
        UnclearCommand: For more words, fewer, or a format that is none.
    """
    if not all(word.strip() for word in words):
        raise NotAllowed(
            say(
                "{option} was given an empty name. Name a file or folder there, or leave it out.",
                option="FILE",
            )
        )
    names = list(doors())
    if len(words) > 1 and path_typed(" ".join(words)).exists():
        words = [" ".join(words)]
    if len(words) > 2 and words[0] in names:
        words = [words[0], " ".join(words[1:])]
    if len(words) == 1 and words[0] not in names:
        return None, words[0]
    if len(words) == 2 and words[1] in names and words[0] not in names:
        words = words[::-1]
    if len(words) > 1 and words[0] not in names and path_typed(words[0]).exists():
        raise UnclearCommand(
            say("One file or folder at a time: `equityjournal import {file}`.", file=quoted(words[0]))
        )
    together = say(
        "The words of a file's name stand in quotation marks: `equityjournal import {file}`.",
        file=quoted(" ".join(words)),
    )
    if len(words) > 2 and words[0] not in names and _is_path(words[-1]):
        raise UnclearCommand(together)
    if len(words) != 2:
        raise UnclearCommand(
            say(
                "Which file or folder? For example: `equityjournal import diary.json`. The formats are "
                "{names}.",
                names=listed(names),
            )
        )
    found = closest(words[0], {name: (name,) for name in names})
    if len(found) != 1:
        unknown = say(
            "“{word}” is no format of `import`. They are {names}.", word=words[0], names=listed(names)
        )
        raise UnclearCommand(f"{unknown} {together}" if _is_path(words[1]) else unknown)
    return found[0], words[1]


def _is_path(word: str) -> bool:
    return bool({"/", os.sep} & set(word)) or Path(word).suffix != ""


@contextmanager
def chosen(name: str | None, path: Path) -> Iterator[Chosen]:
    """The source at a path, and the reader of the format named or found.

    Raises:
        UnusableFile: When it is not there, or cannot be read.
        UnclearCommand: When it is of no format known here.
    """
    try:
        source = OnDisk(path)
        if is_archive(source):
            with archive_of(source) as archive:
                refuse_backup(archive, path)
                yield _with_importer(archive, name, path)
        else:
            yield _with_importer(source, name, path)
    except DamagedFile as error:
        raise UnusableFile(say("{path} was not used: {why}.", path=path, why=error.why)) from None


def _with_importer(source: Source, name: str | None, path: Path) -> Chosen:
    known_doors = doors()
    if name is not None:
        return Chosen(source, name, _loaded(known_doors[name]))
    for known, door in known_doors.items():
        reader = _loaded(door)
        if reader.knows(source):
            return Chosen(source, known, reader)
    refuse_if_no_whole_file(source, path)
    unknown = say(
        "{path} is of no format that I know. I read {names}; `equityjournal import --help` says more.",
        path=path,
        names=listed(list(known_doors)),
    )
    raise UnusableFile(f"{unknown} {how_notes_are_read()}" if path.suffix in _OF_NOTES else unknown)


def how_notes_are_read() -> str:
    """How days stand in a diary of plain text."""
    return say("In a diary of plain text each day stands on a line of its own, such as 3 June 2026.")


def _loaded(door: EntryPoint) -> Importer:
    """The importer of a format.

    Raises:
        NotAllowed: For a plug-in that cannot be loaded.
    """
    with usable(door):
        made: Importer = door.load()()
    return made
