"""Dot charts: days as dots, in a picture narrow enough for a telephone.

A row for each theme, a column for each month or so, with a dot for each day. The day of the month cannot be
seen. All measures are in the picture's own units; it scales to the space available.
"""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 340
LETTERS = 46  # letters of a row's title that fit on a line
PITCH, ROW_OF_DOTS = 11, 11  # distance between dots, and between rows of dots
MOST_ROWS = 4  # rows of dots in a cell; for more days, a dot stands for several
LINE = 15  # distance between the lines of a title


class Label(NamedTuple):
    """A line of text, with the place of its first letter."""

    x: float
    y: float
    text: str


class Dot(NamedTuple):
    """The centre of a dot."""

    x: float
    y: float


class DotRow(NamedTuple):
    """A title, with its dots below."""

    top: float
    labels: Sequence[Label]
    dots: Sequence[Dot]


class Layout(NamedTuple):
    """The layout of the whole picture."""

    width: int
    height: float
    heads: Sequence[Label]
    rows: Sequence[DotRow]
    each: int
    """Number of days a dot stands for, at most."""


def laid_out(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> Layout:
    """The layout of a chart.

    Args:
        heads: The heading of each column.
        rows: The title of each row, and the number of days in each column.
    """
    column = WIDTH / len(heads)
    across = max(int((column - 4) // PITCH), 1)
    most = max((count for _, counts in rows for count in counts), default=0)
    each = max(-(-most // (across * MOST_ROWS)), 1)
    letters = max(int(column // 6.2), 8)
    above = [textwrap.wrap(head, letters) for head in heads]
    labels = [
        Label(round(at * column, 1), 12 + 13 * line, words)
        for at, lines in enumerate(above)
        for line, words in enumerate(lines)
    ]
    y, placed = 12.0 + 13 * (max(map(len, above)) - 1) + 10, []
    for title, counts in rows:
        lines = textwrap.wrap(title, LETTERS) or [""]
        first = y + LINE * len(lines) + 12
        drawn = [-(-count // each) for count in counts]
        dots = [
            Dot(
                round(at * column + 4 + PITCH * (number % across), 1),
                first + ROW_OF_DOTS * (number // across),
            )
            for at, count in enumerate(drawn)
            for number in range(count)
        ]
        named = [Label(0, y + LINE * (at + 1), words) for at, words in enumerate(lines)]
        placed.append(DotRow(y, named, dots))
        y = first + ROW_OF_DOTS * (max(-(-max(drawn) // across), 1) - 1) + 10
    return Layout(WIDTH, y, labels, placed, each)
