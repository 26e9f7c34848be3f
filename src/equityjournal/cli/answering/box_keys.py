"""Keys of the box, each with its effect on the text."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from equityjournal.cli.answering.box_text import BoxText
from equityjournal.cli.terminal.incoming_text import is_text

TAB = "  "
Move = Callable[..., None]


class Keyed(Protocol):
    """The part of a box used by its keys."""

    text: BoxText

    @property
    def width(self) -> int:
        """Columns for a row."""

    @property
    def page(self) -> int:
        """Rows of a page."""

    def enter(self) -> None:
        """Begin a new line, or carry out the line's command."""

    def finish(self) -> None:
        """End the text."""

    def ctrl_d(self) -> None:
        """End the text at its end."""

    def keep(self) -> None:
        """Store the text."""

    def interrupt(self) -> None:
        """Leave."""

    def draw_anew(self) -> None:
        """Draw the text again."""


def keys_of(box: Keyed) -> KeyBindings:
    """The keys of a box."""
    keys = KeyBindings()
    text = box.text

    def on(name: str, do: Callable[[], None]) -> None:
        keys.add(*name.split())(lambda _event: do())

    for name, with_shift, move in _moves(box):
        on(name, move)
        on(with_shift, partial(move, select=True))
    for name, do in _deeds(box):
        on(name, do)

    @keys.add(Keys.BracketedPaste)
    def _paste(event: KeyPressEvent) -> None:
        if is_text(event.data):
            text.paste(event.data)

    @keys.add(Keys.Any)
    def _letter(event: KeyPressEvent) -> None:
        """Insert a letter; ignore any other key."""
        is_letter = not isinstance(event.key_sequence[0].key, Keys)
        if is_letter and is_text(event.data):
            text.type(event.data)

    return keys


def _moves(box: Keyed) -> list[tuple[str, str, Move]]:
    """Moves of the cursor, each with its key, and the key that also selects."""
    text = box.text
    return [
        ("left", "s-left", text.left),
        ("right", "s-right", text.right),
        ("c-left", "c-s-left", text.word_left),
        ("c-right", "c-s-right", text.word_right),
        ("c-home", "c-s-home", text.to_start),
        ("c-end", "c-s-end", text.to_end),
        ("up", "s-up", lambda select=False: text.down(box.width, -1, select=select)),
        ("down", "s-down", lambda select=False: text.down(box.width, 1, select=select)),
        ("pageup", "s-pageup", lambda select=False: text.down(box.width, -box.page, select=select)),
        ("pagedown", "s-pagedown", lambda select=False: text.down(box.width, box.page, select=select)),
        ("home", "s-home", lambda select=False: text.to_row_start(box.width, select=select)),
        ("end", "s-end", lambda select=False: text.to_row_end(box.width, select=select)),
    ]


def _deeds(box: Keyed) -> list[tuple[str, Callable[[], None]]]:
    """Other deeds with their keys: moves as in Emacs, changes of the text, and ways to leave."""
    text = box.text
    return [
        ("c-a", lambda: text.to_row_start(box.width)),
        ("c-e", lambda: text.to_row_end(box.width)),
        ("c-b", text.left),
        ("c-f", text.right),
        ("backspace", text.delete_before),
        ("delete", text.delete_after),
        ("c-w", text.delete_word_before),
        ("escape backspace", text.delete_word_before),
        ("c-u", text.delete_to_line_start),
        ("c-k", text.delete_to_line_end),
        ("c-z", text.undo),
        ("c-_", text.undo),
        ("c-y", text.redo),
        ("tab", lambda: text.type(TAB)),
        ("enter", box.enter),
        ("c-j", box.enter),
        ("escape enter", box.finish),
        ("c-d", box.ctrl_d),
        ("c-s", box.keep),
        ("c-c", box.interrupt),
        ("c-l", box.draw_anew),
    ]
