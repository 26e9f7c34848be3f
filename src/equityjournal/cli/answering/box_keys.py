"""Keys of the box, each with its effect on the text."""

from collections.abc import Callable
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

    def on(*names: str, do: Callable[[], None]) -> None:
        for name in names:
            keys.add(*name.split())(lambda _event: do())

    def moves(name: str, with_shift: str, move: Move) -> None:
        on(name, do=move)
        on(with_shift, do=lambda: move(select=True))

    moves("left", "s-left", text.left)
    moves("right", "s-right", text.right)
    moves("c-left", "c-s-left", text.word_left)
    moves("c-right", "c-s-right", text.word_right)
    moves("c-home", "c-s-home", text.to_start)
    moves("c-end", "c-s-end", text.to_end)
    moves("up", "s-up", lambda select=False: text.down(box.width, -1, select=select))
    moves("down", "s-down", lambda select=False: text.down(box.width, 1, select=select))
    moves("pageup", "s-pageup", lambda select=False: text.down(box.width, -box.page, select=select))
    moves("pagedown", "s-pagedown", lambda select=False: text.down(box.width, box.page, select=select))
    moves("home", "s-home", lambda select=False: text.to_row_start(box.width, select=select))
    moves("end", "s-end", lambda select=False: text.to_row_end(box.width, select=select))
    on("c-a", do=lambda: text.to_row_start(box.width))
    on("c-e", do=lambda: text.to_row_end(box.width))
    on("c-b", do=text.left)
    on("c-f", do=text.right)

    on("backspace", do=text.delete_before)
    on("delete", do=text.delete_after)
    on("c-w", "escape backspace", do=text.delete_word_before)
    on("c-u", do=text.delete_to_line_start)
    on("c-k", do=text.delete_to_line_end)
    on("c-z", "c-_", do=text.undo)
    on("c-y", do=text.redo)
    on("tab", do=lambda: text.type(TAB))
    on("enter", "c-j", do=box.enter)
    on("escape enter", do=box.finish)
    on("c-d", do=box.ctrl_d)
    on("c-s", do=box.keep)
    on("c-c", do=box.interrupt)
    on("c-l", do=box.draw_anew)

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
