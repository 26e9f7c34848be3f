"""Formats carry: entries written out in other formats, by exporters.

An exporter is a class in the shape of `Exporter`, named under the entry point `equityjournal.exporters`: its
name there is the word typed after `export`. Ours come by the same door, so that a plug-in is their equal.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from equityjournal.core.entries.entry import Entry

DOOR = "equityjournal.exporters"

BUILT_IN: Mapping[str, str] = {
    "markdown": "Plain text with headings, for reading and for pasting elsewhere.",
    "html": "A page to read in a browser, or to print on A4.",
    "docx": "A Word document, which LibreOffice and others open too.",
    "text": "Words alone, for any program, a message or reading aloud.",
    "json": "Every field, with nothing lost, for programs.",
    "csv": "A row for each entry, for a spreadsheet.",
}
"""Our own formats with their purposes, in the order of `export --help`, which loads none of them."""


class Seal(NamedTuple):
    """The seal of an entry's file, as read."""

    state: str
    """`whole`, or `changed outside`."""
    sha256: str
    """Digest of the file's bytes, in hexadecimal."""


class TalkTold(NamedTuple):
    """A talk in a document: partner, day and lines."""

    heading: str
    lines: Sequence[str]


@dataclass(frozen=True)
class About:
    """The facts of a document, known before its entries."""

    made: date
    """The day of writing out."""
    count: int
    """Number of entries; never 0."""
    first: date
    """The earliest day of an entry."""
    last: date
    """The latest day of an entry."""
    masked: bool
    """Whether entries are `Masked`: their days, and the day in an id, then stand for the month alone, and are
    written so; the first and last day above likewise."""
    titles: Mapping[str, str]
    """Theme titles by id; an id without a title belongs to no pack any more."""
    language: str = "en-GB"
    """The language of the document's own words."""
    seals: Mapping[str, Seal] = field(default_factory=dict)
    """How each entry's file stood when it was read, by id; empty for masked entries."""
    switched_on: Collection[str] = ()
    """Words of the exporter's own switches that were typed."""
    talks: Sequence[TalkTold] = ()
    """Talks about the entries or about none, by day; masked where the entries are."""


class Exporter(Protocol):
    """A writer of entries in a format, without arguments."""

    purpose: str
    """A sentence on the use of the format, for `--help`."""
    ending: str
    """The ending of a file's name, such as ".md"."""
    on_screen: bool
    """Whether the document is for reading on the screen; without --output, any other goes to a file."""
    switches: Mapping[str, str]
    """Options of its own that are on or off: the words after the dashes, and a sentence for `--help`."""

    def export(self, entries: "Iterator[Entry]", about: About) -> Iterable[bytes]:
        """The document, in pieces; text is UTF-8.

        Args:
            entries: The entries, newest first, each read when it is asked for: where the format allows, only
                one is held at a time.
            about: The facts of the document.
        """


def doors() -> "dict[str, EntryPoint]":
    """Entry points of all formats, in the order of `export --help`."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - loads a reader of mails, and a backup needs none

    found = {door.name: door for door in entry_points(group=DOOR)}
    own = [name for name in BUILT_IN if name in found]
    return {name: found[name] for name in [*own, *sorted(found.keys() - set(own))]}


def is_built_in(door: "EntryPoint") -> bool:
    """Whether a format is our own, rather than a plug-in under its name."""
    return door.name in BUILT_IN and door.module.startswith(f"{__name__}.")


def exporter(name: str) -> Exporter:
    """The exporter of a format with an entry point."""
    made: Exporter = doors()[name].load()()
    return made
