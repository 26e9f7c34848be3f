"""A text in a box: its words, cursor, selection and undo history.

It knows no screen and no keys.
"""

import re
from typing import NamedTuple

from wcwidth import iter_graphemes

from equityjournal.cli.answering.box_rows import columns_of, place_in, row_at, rows_of


class _State(NamedTuple):
    """A text and the place of its cursor."""

    text: str
    cursor: int


class BoxText:
    """A text and its changes.

    Args:
        text: Words from an earlier sitting; the cursor stands behind them.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.cursor = len(text)
        self._anchor: int | None = None
        self._column: int | None = None
        self._undo: list[_State] = []
        self._redo: list[_State] = []
        self._last_change = ""
        self.ends_in_paste = False
        """The last change was a paste, and no key has been typed behind it."""

    @property
    def is_at_end(self) -> bool:
        """Whether the cursor is behind the last character."""
        return self.cursor == len(self.text)

    @property
    def selected(self) -> tuple[int, int] | None:
        """The selected slice of the text."""
        if self._anchor is None or self._anchor == self.cursor:
            return None
        return min(self._anchor, self.cursor), max(self._anchor, self.cursor)

    @property
    def line(self) -> str:
        """The line of the cursor."""
        return self.text[self._line_start : self._line_end]

    @property
    def is_at_line_end(self) -> bool:
        """Whether the cursor is behind the last character of its line."""
        return self.cursor == self._line_end

    @property
    def _line_start(self) -> int:
        return self.text.rfind("\n", 0, self.cursor) + 1

    @property
    def _line_end(self) -> int:
        end = self.text.find("\n", self.cursor)
        return len(self.text) if end < 0 else end

    # Changes

    def type(self, letters: str) -> None:
        """Insert letters; undo goes back a word at a time."""
        before = self.text[max(self.cursor - 1, 0) : self.cursor]
        begins_word = not letters.isspace() and (not before or before.isspace())
        self._change("type", *self._here(), letters, anew=begins_word or self.selected is not None)

    def begin_line(self) -> None:
        """Insert a line break."""
        self._change("type", *self._here(), "\n")

    def paste(self, pasted: str) -> None:
        """Insert a whole paste, undone at once."""
        self._change("paste", *self._here(), pasted.replace("\r\n", "\n").replace("\r", "\n"), anew=True)
        self.ends_in_paste = True

    def delete_before(self) -> None:
        """Delete the selection, or the whole character before the cursor."""
        self._change("delete", *(self.selected or (self._before(), self.cursor)), "")

    def delete_after(self) -> None:
        """Delete the selection, or the whole character behind the cursor."""
        self._change("delete", *(self.selected or (self.cursor, self._after())), "")

    def delete_word_before(self) -> None:
        """Delete the selection, or the word before the cursor."""
        self._change("delete", *(self.selected or (self._word_before(), self.cursor)), "", anew=True)

    def delete_to_line_start(self) -> None:
        """Delete all before the cursor in its line."""
        self._change("delete", self._line_start, self.cursor, "", anew=True)

    def delete_to_line_end(self) -> None:
        """Delete all behind the cursor in its line."""
        self._change("delete", self.cursor, self._line_end, "", anew=True)

    def take_line(self) -> None:
        """Remove the cursor's line and the break before: the line was no text."""
        start = self._line_start
        self._replace(
            max(start - 1, 0), self._line_end if start else min(self._line_end + 1, len(self.text)), ""
        )

    def replace_line(self, line: str) -> None:
        """Have other text in the line of the cursor."""
        self._replace(self._line_start, self._line_end, line)

    def undo(self) -> None:
        """Take the last change back."""
        self._go_back(self._undo, self._redo)

    def redo(self) -> None:
        """Repeat an undone change."""
        self._go_back(self._redo, self._undo)

    def _go_back(self, taken_from: list[_State], put_on: list[_State]) -> None:
        if taken_from:
            put_on.append(_State(self.text, self.cursor))
            self.text, self.cursor = taken_from.pop()
        self._anchor = self._column = None
        self._last_change, self.ends_in_paste = "", False

    def _here(self) -> tuple[int, int]:
        """The slice replaced by typed letters."""
        return self.selected or (self.cursor, self.cursor)

    def _change(self, kind: str, start: int, end: int, new: str, *, anew: bool = False) -> None:
        """Change a slice of the text.

        Args:
            kind: Changes of one kind in a row are undone together.
            start: Where the slice begins.
            end: Where it ends.
            new: Letters in its place.
            anew: This change begins a new step of undoing.
        """
        if self.text[start:end] == new:
            return
        if anew or kind != self._last_change:
            self._undo.append(_State(self.text, self.cursor))
        self._redo.clear()
        self._replace(start, end, new)
        self._last_change = kind

    def _replace(self, start: int, end: int, new: str) -> None:
        # The text first: the saving thread reads it alone, at any moment.
        self.text = self.text[:start] + new + self.text[end:]
        self.cursor = start + len(new)
        self._anchor = self._column = None
        self._last_change, self.ends_in_paste = "", False

    # Ways of the cursor

    def left(self, *, select: bool = False) -> None:
        """Go to before the whole character."""
        self._go(self._before(), select=select)

    def right(self, *, select: bool = False) -> None:
        """Go to behind the whole character."""
        self._go(self._after(), select=select)

    def word_left(self, *, select: bool = False) -> None:
        """Go to the beginning of the word."""
        self._go(self._word_before(), select=select)

    def word_right(self, *, select: bool = False) -> None:
        """Go to the end of the word."""
        found = re.compile(r"\s*\S+|\s+").match(self.text, self.cursor)
        self._go(found.end() if found else self.cursor, select=select)

    def to_start(self, *, select: bool = False) -> None:
        """Go to the beginning of the text."""
        self._go(0, select=select)

    def to_end(self, *, select: bool = False) -> None:
        """Go to the end of the text."""
        self._go(len(self.text), select=select)

    def down(self, width: int, rows_down: int = 1, *, select: bool = False) -> None:
        """Go down by rows of the screen (up if negative), in the same column."""
        rows = rows_of(self.text, width)
        now = row_at(rows, self.cursor)
        column = self._column
        if column is None:
            column = columns_of(self.text[rows[now].start : self.cursor])
        wanted = now + rows_down
        if wanted < 0:
            place = 0
        elif wanted >= len(rows):
            place = len(self.text)
        else:
            place = self._last_of_row(width, wanted, place_in(self.text, rows[wanted], column))
        self._go(place, select=select)
        self._column = column

    def to_row_start(self, width: int, *, select: bool = False) -> None:
        """Go to the beginning of the row of the screen."""
        rows = rows_of(self.text, width)
        self._go(rows[row_at(rows, self.cursor)].start, select=select)

    def to_row_end(self, width: int, *, select: bool = False) -> None:
        """Go to the end of the row of the screen."""
        rows = rows_of(self.text, width)
        number = row_at(rows, self.cursor)
        self._go(self._last_of_row(width, number, rows[number].end), select=select)

    def _last_of_row(self, width: int, number: int, place: int) -> int:
        """A place in a row; before the last character, never in the next row."""
        rows = rows_of(self.text, width)
        row = rows[number]
        goes_on = number + 1 < len(rows) and rows[number + 1].start == row.end
        if place < row.end or not goes_on or place == row.start:
            return place
        return row.end - len(self._clusters(row.start, row.end)[-1])

    def _go(self, place: int, *, select: bool) -> None:
        if select and self._anchor is None:
            self._anchor = self.cursor
        elif not select:
            self._anchor = None
        self.cursor, self._column = place, None
        self._last_change, self.ends_in_paste = "", False

    def _before(self) -> int:
        """The place before the whole character behind the cursor."""
        if self.cursor == self._line_start:
            return max(self.cursor - 1, 0)
        return self.cursor - len(self._clusters(self._line_start, self.cursor)[-1])

    def _after(self) -> int:
        if self.cursor == self._line_end:
            return min(self.cursor + 1, len(self.text))
        return self.cursor + len(self._clusters(self.cursor, self._line_end)[0])

    def _word_before(self) -> int:
        kept = re.sub(r"\S*\s*\Z", "", self.text[: self.cursor])
        return len(kept)

    def _clusters(self, start: int, end: int) -> list[str]:
        """The whole characters of a slice."""
        return list(iter_graphemes(self.text[start:end]))
