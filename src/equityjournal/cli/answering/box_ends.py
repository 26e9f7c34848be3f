"""The end of the box by a signal or an error: no key read is lost."""

import signal
import time
from types import FrameType, TracebackType
from typing import Any, Self

from prompt_toolkit.application import Application
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

from equityjournal.cli.answering.box_text import BoxText
from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.incoming_text import is_text

ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]
MOST_PATIENT = 3
"""Signals after which the program ends at once, even in the middle of a key."""


class BetweenKeys:
    """Signals to end an application between two keys, never during a read.

    Leaving the block raises KeyboardInterrupt if one came.
    """

    def __init__(self, app: Application[str]) -> None:
        self._app = app
        self._before: dict[int, Any] = {}
        self._came: list[int] = []

    def __enter__(self) -> Self:
        for number in ENDS:
            self._before[number] = signal.signal(number, self._come)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._came and not isinstance(error, KeyboardInterrupt):
            raise KeyboardInterrupt(self._came[0])

    def _come(self, number: int, _frame: FrameType | None) -> None:
        self._came.append(number)
        loop = self._app.loop
        if loop is None or len(self._came) >= MOST_PATIENT:
            raise KeyboardInterrupt(number)
        loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        if self._app.is_running and not self._app.is_done:
            self._app.exit(exception=KeyboardInterrupt(self._came[0]))


def take_what_came(app: Application[str], text: BoxText, *, and_what_waits: bool) -> None:
    """Add keys and unfinished pastes already read, but not yet in the text.

    Args:
        app: The application, which runs no more.
        text: The text.
        and_what_waits: Read what the terminal still holds, too.
    """
    source = app.input
    keys = [*get_typeahead(source), *app.key_processor.empty_queue()]
    if and_what_waits and keyboard.is_still_there():
        end = time.monotonic() + keyboard.LONGEST_WAIT
        with source.raw_mode():
            while time.monotonic() < end and keyboard.more_is_waiting(keyboard.SILENCE) and not source.closed:
                keys += source.read_keys()
    came = "".join(_written(key) for key in keys)
    parser = getattr(source, "vt100_parser", None)  # Windows has none: there a paste comes key by key
    if parser is not None and parser._in_bracketed_paste:
        came += parser._paste_buffer
        parser.reset()
    if came and is_text(came):
        text.paste(came)


def _written(key: KeyPress) -> str:
    """The text of a key: letters, a line break or a paste.

    Empty for any other key.
    """
    if key.key in (Keys.ControlM, Keys.ControlJ):
        return "\n"
    return key.data if key.key == Keys.BracketedPaste or not isinstance(key.key, Keys) else ""
