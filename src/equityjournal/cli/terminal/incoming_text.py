"""Piped bytes and typed lines, as plain text."""

import contextlib
import os
import select
import stat
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO, cast

from equityjournal.core.text.encodings import encoding_of
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from io import BufferedReader


def piped() -> Iterator[bytes]:
    """Pieces of standard input as they arrive."""
    while sys.stdin and (piece := cast("BufferedReader", sys.stdin.buffer).read1()):
        yield piece


SECONDS_TO_WAIT = 0.05
"""For a pipe not asked for; the program before it has finished starting."""


def is_waiting(stream: TextIO | None) -> bool:
    """Whether a pipe or file has anything to read."""
    if stream is None or stream.closed or stream.isatty():
        return False
    try:
        ready, _, _ = select.select([stream.fileno()], [], [], SECONDS_TO_WAIT)
    except (OSError, ValueError):  # no file behind it; or Windows, where a pipe cannot be asked
        return sys.platform != "win32"
    return bool(ready)


def is_piped_into(stream: TextIO | None) -> bool:
    """Whether a pipe or file may have words, unlike a device."""
    if stream is None or stream.closed:
        return False
    try:
        return not stat.S_ISCHR(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # no file behind it
        return True


def holds_words(stream: TextIO | None) -> bool:
    """Whether a pipe or file has bytes ready.

    None are read or waited for.

    A file that was read in part is another program's: it gives its lines to several commands in turn.
    """
    if stream is None or stream.closed or stream.isatty():
        return False
    try:
        handle = stream.fileno()
        about = os.fstat(handle)
        if stat.S_ISREG(about.st_mode):
            return about.st_size > 0 and os.lseek(handle, 0, os.SEEK_CUR) == 0
        return stat.S_ISFIFO(about.st_mode) and _bytes_in(handle) > 0
    except (OSError, ValueError):  # no file behind it
        return False


def _bytes_in(pipe: int) -> int:
    """Number of bytes in a pipe.

    0 on Windows, where a pipe cannot be asked.
    """
    if sys.platform == "win32":
        return 0
    import termios  # noqa: PLC0415 - for pipes alone, and every command reads this file

    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def decoded(data: bytes) -> str:
    """Piped bytes as text with plain line ends.

    Raises:
        NotSaved: When they are neither UTF-8, nor UTF-16 or UTF-32.
    """
    try:
        return captured(data.decode(encoding_of(data)))
    except UnicodeDecodeError:
        raise NotSaved(
            say("What was piped in cannot be read for certain, so nothing is saved yet.")
        ) from None


def read_as_windows_text(data: bytes) -> str | None:
    """Bytes as text of an older Windows program.

    None for other bytes, such as a picture's.
    """
    if any(byte < ord(" ") and byte not in b"\t\n\r\f" for byte in data):
        return None
    letters = (_of_windows(byte) for byte in data)
    return captured("".join(letters))


def _of_windows(byte: int) -> str:
    """A letter of Windows-1252, or of Latin-1 in its gaps: every byte is kept."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def captured(text: str, *, keep_end: bool = False) -> str:
    """Text with plain line ends and without a final newline.

    Args:
        text: As it arrived.
        keep_end: Keep the final newline.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain if keep_end else plain.removesuffix("\n")


def is_text(line: str) -> bool:
    """Whether a line is free of undecodable bytes."""
    with contextlib.suppress(UnicodeEncodeError):
        line.encode("utf-8")
        return True
    return False


def words_between_commas(text: str) -> list[str]:
    """`uneasy, hopeful` as two words; empty ones are left out."""
    return [" ".join(word.split()) for word in text.split(",") if word.strip()]
