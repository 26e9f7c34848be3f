"""A box to write in below the text on the screen: no frame, no toolbar, no colour."""

import asyncio
import signal
import sys
from typing import TYPE_CHECKING, Any, TextIO

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import HSplit, Layout, UIContent, UIControl, Window
from prompt_toolkit.output import ColorDepth, Output, create_output

from equityjournal.cli.answering.answer_lines import (
    ANOTHER,
    CTRL_D,
    DONE,
    EDITOR,
    LINES,
    STOP,
    UNDO,
    command_in,
    without_second_colon,
)
from equityjournal.cli.answering.box_ends import BetweenKeys, take_what_came
from equityjournal.cli.answering.box_keys import keys_of
from equityjournal.cli.answering.box_resize import Inline
from equityjournal.cli.answering.box_rows import row_at, rows_of, shown_within
from equityjournal.cli.answering.box_text import BoxText
from equityjournal.cli.terminal import echo, keyboard
from equityjournal.cli.terminal.line_signals import was_told_to_end

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

KEEP = ":kept"
"""What Ctrl-S wants, among the words that a line can be."""
LEAVING = (ANOTHER, STOP, LINES)
SELECTED = "reverse"


class Box:
    """A text on the screen, with editing keys.

    Args:
        text: The text; it stays, with all that can be undone, from one `run` to the next.
        to: The screen.
        is_left_by_enter: Enter ends it as long as there is no text.
    """

    def __init__(self, text: BoxText, to: TextIO, *, is_left_by_enter: bool) -> None:
        self.text = text
        self._is_left_by_enter = is_left_by_enter
        self._left_by_key = False
        self._output = _output_to(to)
        self.app: Application[str] = Inline(
            layout=Layout(HSplit([Window(_Rows(self), dont_extend_height=True)])),
            key_bindings=keys_of(self),
            output=self._output,
            color_depth=ColorDepth.DEPTH_1_BIT,
            terminal_size_polling_interval=None,
        )

    @property
    def width(self) -> int:
        """Columns for a row, besides the column for the cursor."""
        return max(self._output.get_size().columns - 1, 2)

    @property
    def page(self) -> int:
        """Rows of a page."""
        return max(self._output.get_size().rows - 1, 1)

    def run(self) -> str:
        """Take keys until the text ends, or its line is a command.

        Returns:
            `DONE`, `CTRL_D`, `KEEP`, or a command of `answer_lines`, which is in the text no more.

        Raises:
            EOFError: When the window is gone.
            KeyboardInterrupt: At Ctrl-C, and at a signal.
            Exception: Any other, when the screen or the keyboard was not understood.
        """
        self.app.erase_when_done = False
        with echo.while_a_line_is_read(), BetweenKeys(self.app):
            try:
                with asyncio.Runner() as runner:
                    loop = runner.get_loop()
                    loop.set_exception_handler(self._fail)
                    if sys.platform != "win32":
                        loop.add_signal_handler(signal.SIGCONT, self._continue)
                    return runner.run(self.app.run_async(handle_sigint=False, set_exception_handler=False))
            except BaseException as left:
                if not self._left_by_key:
                    with keyboard.signals_waiting():
                        take_what_came(self.app, self.text, and_what_waits=was_told_to_end(left))
                raise

    def enter(self) -> None:
        """Begin a new line, unless the line is a full stop or a typed command."""
        line = self.text.line
        if self._is_left_by_enter and not self.text.text and not self._more_comes():
            self.app.exit(result=DONE)
        elif self._is_typed_alone(line) and line.strip() == DONE and self.text.is_at_end:
            self.text.take_line()
            self.app.exit(result=DONE)
        elif self._is_typed_alone(line) and (command := command_in(line)):
            if command in (UNDO, EDITOR, *LEAVING):
                self.text.take_line()
            else:  # what is typed next begins a line, and might be another command
                self.text.replace_line("")
            if command != UNDO:  # the line above is where it can be changed by now
                self._leave_for(command)
        else:
            if line.strip().startswith("::"):
                self.text.replace_line(without_second_colon(line))
            self.text.begin_line()

    def finish(self) -> None:
        """End the text, unless more came with the keys: the rest is text, not for a later question."""
        if self._more_comes():
            self.text.begin_line()
        else:
            self.app.exit(result=CTRL_D)

    def ctrl_d(self) -> None:
        """End the text at its end; elsewhere, go to the end, deleting nothing."""
        if not self.text.is_at_end:
            self.text.to_end()
        elif not self._more_comes():
            self.app.exit(result=CTRL_D)

    def keep(self) -> None:
        """Store the text, and say so."""
        self._leave_for(KEEP)

    def interrupt(self) -> None:
        """Leave, as at Ctrl-C; keys typed behind are for another program."""
        self._left_by_key = True
        self.app.exit(exception=KeyboardInterrupt())

    def go_up(self) -> None:
        """Go to the line above the box, after the box ended, to write on."""
        self._output.cursor_up(1)
        self._output.flush()

    def draw_anew(self) -> None:
        """Draw the text again, after another program has written on the screen."""
        self.app.renderer.clear()

    def _is_typed_alone(self, line: str) -> bool:
        """Whether a line is a command: typed, with the cursor at its end, and no further key waiting."""
        might = line.strip() == DONE or command_in(line) is not None
        return might and self.text.is_at_line_end and not self.text.ends_in_paste and not self._more_comes()

    def _more_comes(self) -> bool:
        """Whether more came with this key, as in a paste."""
        return bool(self.app.key_processor.input_queue) or keyboard.more_is_waiting(keyboard.SILENCE)

    def _leave_for(self, command: str) -> None:
        """Leave.

        Where the box comes again below a sentence, its text is drawn again there alone.
        """
        self.app.erase_when_done = command not in LEAVING
        self.app.exit(result=command)

    def _fail(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if self.app.is_running and not self.app.is_done:
            self.app.exit(exception=context.get("exception") or RuntimeError(context["message"]))

    def _continue(self) -> None:
        """Take the terminal again after `fg`: the shell has changed its mode."""
        if self.app.is_running:
            self.app.input.raw_mode().__enter__()
            self.app.renderer.reset()
            self.app.invalidate()


class _Rows(UIControl):
    """The rows of a text, in a window scrolled by rows."""

    def __init__(self, box: Box) -> None:
        self._box = box

    def is_focusable(self) -> bool:
        """Always, as the only control."""
        return True

    def preferred_height(self, width: int, max_available_height: int, *_more: object) -> int:
        """The number of rows."""
        return min(len(rows_of(self._box.text.text, max(width - 1, 2))), max_available_height)

    def create_content(self, width: int, height: int) -> UIContent:  # noqa: ARG002 - the window scrolls
        """All rows, with the cursor."""
        text, room = self._box.text, max(width - 1, 2)
        rows = rows_of(text.text, room)
        number = row_at(rows, text.cursor)
        before = text.cursor - rows[number].start
        row = text.text[rows[number].start : rows[number].end]
        x = min(before, len(shown_within(row, room)))

        def line(at: int) -> StyleAndTextTuples:
            start, end = rows[at]
            visible = f"{shown_within(text.text[start:end], room)} "  # the blank is a place for the cursor
            if text.selected is None:
                return [("", visible)]
            first, last = (min(max(place - start, 0), len(visible)) for place in text.selected)
            return [("", visible[:first]), (SELECTED, visible[first:last]), ("", visible[last:])]

        return UIContent(line, line_count=len(rows), cursor_position=Point(x=x, y=number), show_cursor=True)


def _output_to(to: TextIO) -> Output:
    """The screen, never asked for its cursor's place: the reply could be read as keys."""
    output = create_output(stdout=to)
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False
    return output
