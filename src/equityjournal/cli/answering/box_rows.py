"""Rows of a text on the screen: words whole, no row wider than the window."""

import re
from functools import lru_cache
from typing import NamedTuple

from wcwidth import iter_graphemes, wcwidth

_PIECES = re.compile(r"\S+|\s")
NOT_SHOWN = "\ufffd"
"""Stands for a character that would steer the screen."""
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, and those that turn the direction of all that follows; joiners and marks stay as they are."""


class Row(NamedTuple):
    """A row: a slice of the text, without its line break."""

    start: int
    end: int


def rows_of(text: str, width: int) -> list[Row]:
    """The rows of a text, in order; together they are the whole text.

    Args:
        text: Lines, each broken between its words.
        width: Columns for a row. Blanks at the end of a full row hang over its edge, and are not shown.
    """
    rows, at = [], 0
    for line in text.split("\n"):
        rows += [Row(at + start, at + end) for start, end in _rows_of_line(line, width)]
        at += len(line) + 1
    return rows


@lru_cache(maxsize=2048)
def _rows_of_line(line: str, width: int) -> tuple[tuple[int, int], ...]:
    """The rows of a line; cached, for most keys change a single line."""
    starts, used = [0], 0
    for found in _PIECES.finditer(line):
        piece, at = found[0], found.start()
        columns = columns_of(piece)
        if piece.isspace():
            used = min(used + columns, width)
            continue
        if used + columns > width and at > starts[-1]:
            starts.append(at)
            used = 0
        if columns <= width:
            used += columns
            continue
        for cluster in iter_graphemes(piece):
            columns = columns_of(cluster)
            if used + columns > width and at > starts[-1]:
                starts.append(at)
                used = 0
            used += columns
            at += len(cluster)
    return tuple(zip(starts, [*starts[1:], len(line)], strict=True))


def columns_of(text: str) -> int:
    """Columns of a text on the screen."""
    return len(text) if text.isascii() else sum(max(wcwidth(character), 0) for character in shown(text))


def shown(text: str) -> str:
    """A row made harmless for the screen, of the same length."""
    if text.isascii() and text.isprintable():
        return text
    return _STEERING.sub(lambda found: " " if found[0] == "\t" else NOT_SHOWN, text)


def shown_within(text: str, width: int) -> str:
    """A row without blanks over the edge."""
    row = shown(text)
    while row.endswith(" ") and columns_of(row) > width:
        row = row[:-1]
    return row


def row_at(rows: list[Row], place: int) -> int:
    """The row number of a place in the text; the lower of two rows."""
    return max(number for number, row in enumerate(rows) if row.start <= place)


def place_in(text: str, row: Row, column: int) -> int:
    """The place in a row nearest to a column, between two whole characters."""
    place, used = row.start, 0
    for cluster in iter_graphemes(text[row.start : row.end]):
        used += columns_of(cluster)
        if used > column:
            break
        place += len(cluster)
    return place
