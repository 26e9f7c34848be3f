"""Piped bytes and typed lines, as plain text."""

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from io import BufferedReader


def piped() -> Iterator[bytes]:
    """Pieces of standard input as they arrive."""
    while sys.stdin and (piece := cast("BufferedReader", sys.stdin.buffer).read1()):
        yield piece


def decoded(data: bytes) -> str:
    """Piped bytes as text with plain line ends.

    Raises:
        NotSaved: When they are not UTF-8.
    """
    try:
        return captured(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotSaved(say("What was piped in is not UTF-8 text, so nothing was made of it.")) from None


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
