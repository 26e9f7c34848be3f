"""A resized window: old rows of the box erased, also those moved out of sight."""

from collections.abc import Sequence
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point

ERASE_BELOW = "\x1b7\x1b[K\x1b[B\x1b[J\x1b8"
"""Erases a row, and all below it: from the first row on, at once, terminals would keep a copy further up."""


class Inline(Application[str]):
    """An application below other text, without leftovers after a change of the window."""

    _out_of_sight: tuple[int, ...] = ()
    """Columns of old rows that a window too small for them moved above it; they come back when it grows."""

    def reset(self) -> None:
        """Begin: what stands above now is not the box's."""
        super().reset()
        self._out_of_sight = ()

    def _on_resize(self) -> None:
        """Erase from where the rows now begin.

        A narrower terminal has broken the rows that were drawn, so that the cursor is further down.
        """
        renderer = self.renderer
        screen, size = renderer.last_rendered_screen, self.output.get_size()
        if screen is not None:
            at = renderer._cursor_pos
            drawn = [_drawn(screen, y) for y in range(screen.height)]
            before = [*self._out_of_sight, *drawn[: at.y]]
            above = rows_now(before, size.columns) + at.x // size.columns
            hidden = min(rows_now([*before, *drawn[at.y :]], size.columns) - size.rows, above)
            self._out_of_sight = moved_above(before, size.columns, hidden)
            self.output.cursor_backward(at.x)
            self.output.cursor_up(above - max(hidden, 0))
            self.output.write_raw(ERASE_BELOW)
            renderer._cursor_pos = Point(x=0, y=0)
        super()._on_resize()


def rows_now(drawn: Sequence[int], columns: int) -> int:
    """Rows that a window takes for drawn rows; a wider row is broken.

    Args:
        drawn: Columns of each.
        columns: Columns of the window.
    """
    return sum(max(-(-width // columns), 1) for width in drawn)


def moved_above(drawn: Sequence[int], columns: int, hidden: int) -> tuple[int, ...]:
    """Columns of the drawn rows in the first rows of a window, where the last may be cut.

    Args:
        drawn: Columns of each, before the window broke them.
        columns: Columns of the window.
        hidden: The number of those first rows.
    """
    moved: list[int] = []
    for width in drawn:
        if hidden <= 0:
            break
        needed = rows_now([width], columns)
        moved.append(width if needed <= hidden else hidden * columns)
        hidden -= needed
    return tuple(moved)


def _drawn(screen: Any, y: int) -> int:
    """Columns drawn of a row."""
    return max((x + cell.width for x, cell in screen.data_buffer[y].items() if cell.char != " "), default=0)
