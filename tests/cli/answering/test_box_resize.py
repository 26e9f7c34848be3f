"""Rows of the box that a change of the window moves: how many they are, and which are out of sight."""

import pytest

from equityjournal.cli.answering.box_resize import moved_above, rows_now


@pytest.mark.parametrize(
    ("drawn", "columns", "rows"), [([59, 20, 0], 60, 3), ([59, 20, 0], 40, 4), ([40, 41], 40, 3), ([], 40, 0)]
)
def test_a_drawn_row_wider_than_the_window_is_broken(drawn: list[int], columns: int, rows: int) -> None:
    """An empty row takes one row too."""
    assert rows_now(drawn, columns) == rows


@pytest.mark.parametrize(
    ("hidden", "moved"),
    [(-3, ()), (0, ()), (1, (40,)), (2, (59,)), (3, (59, 20)), (4, (59, 20, 40)), (9, (59, 20, 59))],
)
def test_rows_out_of_sight_are_known_by_their_columns(hidden: int, moved: tuple[int, ...]) -> None:
    """The last may be cut by the top of the window: its end is in sight, and is erased there."""
    assert moved_above([59, 20, 59], 40, hidden) == moved
