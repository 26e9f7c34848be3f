"""JSON read an item at a time, so that neither a long nor a hostile file fills the memory."""

import json
import re
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, NamedTuple, NoReturn

from equityjournal.core.importing.items import Unread
from equityjournal.core.text.encodings import encoding_of
from equityjournal.core.text.errors import DamagedFile, MisencodedFile
from equityjournal.core.text.speech import say
from equityjournal.formats.importing.texts import head, not_text

if TYPE_CHECKING:
    from equityjournal.formats.importing.door import Source

MOST_BYTES = 16 * 1024 * 1024
"""Bytes of one value: more than an entry can have."""
MOST_PARTS = 200_000
"""Values within one value; each empty list takes twenty times its bytes in memory."""
DEEPEST = 60
_TELLING = 20
"""Items of a list by which its format is told."""
_PIECE = 256 * 1024
_STRUCTURE = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[\]{},]|"', re.DOTALL)
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,\[\]{}\"]+")
_SPACE = b" \t\r\n"


class Member(NamedTuple):
    """A part of a JSON object: an item of its list, or any other value."""

    key: str
    number: int
    """The item's number in its list, from 1; 0 for a value that is no item."""
    value: Any
    """The value; an `Unread` for an item that is no JSON."""


def members(file: IO[bytes], listed: str) -> Iterator[Member]:
    """The values of a file's object, and each item of a list.

    Args:
        file: The file.
        listed: The key of the list whose items are given one by one.

    Raises:
        DamagedFile: When the file holds no object, was cut off, or holds a value beyond all measure.
    """
    stream = _Stream(file)
    stream.take(b"{")
    if stream.peek() == b"}":
        stream.take(b"}")
    else:
        yield from _within(stream, listed)
    if stream.peek():
        raise _damaged()


def lists_items_with(source: "Source", path: str, listed: str, keys: Set[str]) -> bool:
    """Whether one of the first items of a file's list has some keys, to tell the format by.

    A single entry may lack any of them.
    """
    try:
        if not head(source, path).lstrip().startswith("{"):
            return False
        with source.opened(path) as file:
            items = (member.value for member in members(file, listed) if member.number)
            return any(isinstance(item, dict) and keys <= item.keys() for item in islice(items, _TELLING))
    except DamagedFile:
        return False


def odd_words(item: object, keys: Sequence[str]) -> str:
    """The words of an item as JSON, where they are no texts; empty for an ordinary item.

    Args:
        item: The item.
        keys: The keys of its words.
    """
    words = {key: item[key] for key in keys if item.get(key)} if isinstance(item, dict) else item
    is_odd = not isinstance(words, dict) or not all(isinstance(text, str) for text in words.values())
    return json.dumps(words, ensure_ascii=False) if words and is_odd else ""


def value_of(data: bytes) -> Any:
    """A whole JSON value.

    Raises:
        DamagedFile: When it is none, was cut off, or is beyond all measure.
    """
    stream = _Stream(None, data)
    value = _parsed(stream.value())
    if stream.peek():
        raise _damaged()
    return value


def _within(stream: "_Stream", listed: str) -> Iterator[Member]:
    while True:
        if stream.peek() != b'"':
            raise _damaged()
        key = _parsed(stream.value())
        stream.take(b":")
        if key == listed and stream.peek() == b"[":
            yield from _items(stream, key)
        else:
            yield Member(key, 0, _parsed(stream.value()))
        if stream.peek() == b"}":
            stream.take(b"}")
            return
        stream.take(b",")


def _items(stream: "_Stream", key: str) -> Iterator[Member]:
    stream.take(b"[")
    number = 0
    while stream.peek() != b"]":
        if number:
            stream.take(b",")
        number += 1
        raw = stream.value()
        try:
            yield Member(key, number, _parsed(raw))
        except DamagedFile as error:
            text = raw.decode("utf-8", "replace")
            yield Member(key, number, Unread(say("entry {number}", number=number), error.why, text))
    stream.take(b"]")


class _Stream:
    """Bytes of a file, as far as they were read and not yet used."""

    def __init__(self, file: IO[bytes] | None, data: bytes = b"") -> None:
        self._file = file
        self._data = data
        self._at = 0
        self._decoder: IncrementalDecoder | None = None
        """Of a file in another encoding than UTF-8, such as Notepad's “Unicode”."""
        self._more()
        if (encoding := encoding_of(self._data)) != "utf-8":
            self._decoder = getincrementaldecoder(encoding)()
            self._data = self._in_utf8(self._data)

    def _more(self) -> bool:
        """Read a further piece, and drop used text."""
        size = max(_PIECE, len(self._data) - self._at)  # so that a long text is looked through few times
        piece = self._file.read(size) if self._file else b""
        if piece:
            self._data, self._at = self._data[self._at :] + self._in_utf8(piece), 0
        return bool(piece)

    def _in_utf8(self, piece: bytes) -> bytes:
        """A piece of the file in UTF-8.

        Raises:
            DamagedFile: When it is not in the encoding that the file begins with.
        """
        try:
            return self._decoder.decode(piece).encode() if self._decoder else piece
        except UnicodeError:
            raise MisencodedFile(not_text()) from None

    def peek(self) -> bytes:
        """The next character other than space; empty at the end."""
        while True:
            while self._at < len(self._data):
                character = self._data[self._at : self._at + 1]
                if character not in _SPACE:
                    return character
                self._at += 1
            if not self._more():
                return b""

    def take(self, character: bytes) -> None:
        """Skip a required character."""
        if self.peek() != character:
            raise _damaged()
        self._at += 1

    def value(self) -> bytes:
        """The bytes of the next value."""
        first = self.peek()
        if first in (b"{", b"["):
            return self._container()
        pattern = _STRING if first == b'"' else _SCALAR
        found = pattern.match(self._data, self._at)
        while found is None or (first != b'"' and found.end() == len(self._data)):
            self._refuse_too_much(len(self._data) - self._at)
            if not self._more():
                break
            found = pattern.match(self._data, self._at)
        if found is None:
            raise _damaged()
        self._at = found.end()
        return found.group()

    def _container(self) -> bytes:
        """The bytes of the next object or list."""
        looked, depth, parts = self._at, 0, 0
        while True:
            for found in _STRUCTURE.finditer(self._data, looked):
                sign = found.group()
                if sign == b'"':
                    break  # a text that goes on in the next piece
                looked = found.end()
                depth += (sign in b"[{") - (sign in b"]}") if len(sign) == 1 else 0
                parts += len(sign) == 1
                if depth > DEEPEST or parts > MOST_PARTS:
                    raise DamagedFile(say("it holds more in one place than an entry can have"))
                if depth == 0:
                    whole = self._data[self._at : looked]
                    self._at = looked
                    return whole
            self._refuse_too_much(len(self._data) - self._at)
            looked -= self._at
            if not self._more():
                raise _damaged()
            looked += self._at

    def _refuse_too_much(self, size: int) -> None:
        if size > MOST_BYTES:
            raise DamagedFile(say("it holds more in one place than an entry can have"))


def _parsed(raw: bytes) -> Any:
    """A value in Python.

    Raises:
        DamagedFile: When it is no JSON.
    """
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise MisencodedFile(not_text()) from None
    except (ValueError, RecursionError):
        raise _damaged() from None


def _no_number(_word: str) -> NoReturn:
    raise ValueError


def _damaged() -> DamagedFile:
    return DamagedFile(say("it is no whole JSON: it was cut off or altered"))
