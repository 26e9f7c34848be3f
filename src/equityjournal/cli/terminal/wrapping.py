"""Wrapping: a paragraph in lines, broken only between its pieces."""

import re
from collections.abc import Iterator

_WHOLE = re.compile(r"`[^`]+`|\b\d{2,}(?: \d{2,})+\b")
"""A command in backticks, or a number in groups of figures."""
_COPIED = r"\s*(?:\W?\w+://|\W?(?:~|[A-Za-z]:)?[/\\]|\W?[a-z0-9-]+/[a-z0-9-]+\W*$)"
"""The beginning of an address or a path, or the name of a prompt."""


def wrapped(line: str, room: int) -> Iterator[str]:
    """Lines of a paragraph, each at most `room` columns wide.

    A longer word is broken; a longer address, path or prompt's name is not: it stands whole on a line of its
    own, without the full stop of its sentence, since it is there to be copied.
    """
    current = ""
    for piece, gap in _pieces(line, room):
        if _columns(current) + _columns(piece) <= room:
            current += piece + gap
            continue
        if current:
            yield current.rstrip()
        if _columns(piece) <= room:
            current = piece + gap
        elif re.match(_COPIED, piece):
            yield piece.strip().removesuffix(".")  # the stop would be copied, or stand alone on a line
            current = ""
        else:
            *full, last = _broken(piece, room)
            yield from full
            current = last + gap
    if current or not line.strip():
        yield current.rstrip()


def _pieces(line: str, room: int) -> Iterator[tuple[str, str]]:
    """Unbreakable pieces of a line, each with its trailing space.

    Words are pieces. So is a command, to be copied whole, and a telephone number, to be read in one breath,
    unless it is wider than `room`.
    """
    whole = [found.span() for found in _WHOLE.finditer(line) if len(found[0]) <= room]
    begun = 0
    for space in re.finditer(r"(?<=\S)\s+|$", line):
        if any(start < space.start() < end for start, end in whole):
            continue
        if piece := line[begun : space.start()]:
            yield piece, space[0]
        begun = space.end()


def _columns(text: str) -> int:
    """Columns of a text on a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - loads Rich's tables

    return cell_len(text)


def _broken(word: str, room: int) -> list[str]:
    """A word in parts of at most `room` columns."""
    from rich.cells import chop_cells  # noqa: PLC0415 - loads Rich's tables

    return chop_cells(word, room)
