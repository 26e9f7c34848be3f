"""Text of files from elsewhere: whole, or line by line, never too much at a time."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from equityjournal.core.entries.schema import LARGEST
from equityjournal.core.text.encodings import encoding_of
from equityjournal.core.text.errors import DamagedFile, MisencodedFile
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.formats.importing.door import Source

HEAD = 16 * 1024
"""Bytes by which a format is told."""
_PIECE = 1024 * 1024


def head(source: "Source", path: str) -> str:
    """The beginning of a file as text, to tell the format by.

    Empty for an unreadable file.
    """
    try:
        with source.opened(path) as file:
            data = file.read(HEAD)
    except DamagedFile:
        return ""
    return data.decode(encoding_of(data), "replace").lstrip("\ufeff")


def data_of(source: "Source", path: str, most: int = LARGEST) -> bytes:
    """The bytes of a file.

    Raises:
        DamagedFile: When there are too many.
    """
    with source.opened(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise DamagedFile(say("it is more than {size} MB, too much for one entry", size=most // 2**20))
    return data


def text_of(source: "Source", path: str) -> str:
    """The whole text of a file, with plain line ends.

    Raises:
        DamagedFile: When it is too large, or no text.
    """
    data = data_of(source, path)
    try:
        text = data.decode(encoding_of(data))
    except UnicodeDecodeError:
        raise MisencodedFile(not_text()) from None
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def text_in(value: object) -> str:
    """A value that is text; empty for any other."""
    return value if isinstance(value, str) else ""


def salvaged(source: "Source", path: str) -> str:
    """Text of a damaged file, as far as readable."""
    try:
        data = data_of(source, path)
    except DamagedFile:
        return ""
    return data.decode(encoding_of(data), "replace")


def lines_of(source: "Source", path: str) -> Iterator[str]:
    """The lines of a file without their ends.

    A line of more than a million characters comes in pieces.

    Raises:
        DamagedFile: When it is no text.
    """
    with source.opened(path) as file:
        start = file.read(4)
    with source.opened(path) as file, io.TextIOWrapper(file, encoding_of(start)) as text:
        try:
            while line := text.readline(_PIECE):
                yield line.rstrip("\n")
        except UnicodeDecodeError:
            raise MisencodedFile(not_text()) from None


def not_text() -> str:
    """The clause on bytes that are no text."""
    return say("it is not UTF-8 text; open it in an editor and save it as UTF-8")


def altered(path: str) -> DamagedFile:
    """The refusal of a zip with a changed part."""
    return DamagedFile(say("{path} in it was cut off or altered", path=path))
