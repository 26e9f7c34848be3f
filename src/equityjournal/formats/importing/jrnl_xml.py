"""jrnl's XML, an entry at a time, without expansion."""

from collections.abc import Iterator
from typing import Any, NoReturn
from xml.parsers import expat

from equityjournal.core.entries.schema import LARGEST
from equityjournal.core.importing.items import Found, Item, LeftOut, Unread
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.jrnl_text import without_star
from equityjournal.formats.importing.written_days import read

_PIECE = 64 * 1024


def entries(source: Source, path: str) -> Iterator[Item]:
    """The entries of a file.

    Raises:
        DamagedFile: When it is no whole XML, or holds what could swell.
    """
    reading = _Reading()
    with source.opened(path) as file:
        while True:
            piece = file.read(_PIECE)
            try:
                reading.parser.Parse(piece, not piece)
            except (expat.ExpatError, LookupError, ValueError):  # an encoding that nobody knows, too
                raise DamagedFile(say("it is no whole XML: it was cut off or altered")) from None
            yield from reading.ended
            reading.ended.clear()
            if not piece:
                return


class _Reading:
    """The current entry, and the finished ones."""

    def __init__(self) -> None:
        self.ended: list[Item] = []
        self._number = 0
        self._entry: dict[str, str] | None = None
        self._tags: list[str] = []
        self._pieces: list[str] = []
        self._size = 0
        self._depth = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = _refuse
        self.parser.StartDoctypeDeclHandler = _refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 20:
            raise _beyond()
        if name == "entry":
            self._number += 1
            self._entry, self._tags, self._pieces, self._size = attributes, [], [], 0
        elif name == "tag" and self._entry is not None:
            self._tags.append(attributes.get("name", "").lstrip("@#"))

    def _text(self, text: str) -> None:
        if self._entry is not None:
            self._size += len(text) + 1
            if self._size > LARGEST:
                raise _beyond()
            self._pieces.append(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == "entry" and self._entry is not None:
            self.ended.append(self._found(self._entry))
            self._entry = None

    def _found(self, attributes: dict[str, str]) -> Item:
        """The finished entry; its first line is the title, as in jrnl."""
        place = say("entry {number}", number=self._number)
        text = "".join(self._pieces).strip("\n\t ")
        written = read(attributes.get("date", ""))
        if written is None:
            return Unread(place, say("its day could not be read"), text)
        title, _, body = text.partition("\n")
        title, starred = without_star(title)
        starred = starred or attributes.get("starred", "") not in ("", "False")
        left_out = {LeftOut.STARS} if starred else set()
        return Found(
            place=place,
            day=written.day,
            moment=written.moment,
            title=title,
            text=body,
            ref=attributes.get("uuid", ""),
            tags=tuple(self._tags),
            left_out=frozenset(left_out),
        )


def _refuse(*_declared: Any) -> NoReturn:
    raise DamagedFile(say("it declares what could swell when it is read, which jrnl never does"))


def _beyond() -> DamagedFile:
    return DamagedFile(say("it holds more in one place than an entry can have"))
