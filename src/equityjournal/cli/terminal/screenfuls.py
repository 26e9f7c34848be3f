"""Long text before a question, a screenful at a time, its end beside the question."""

import io
import os
import shutil
from collections.abc import Callable
from typing import TextIO

from equityjournal.cli.terminal.output import is_terminal, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.text.speech import say

FOR_THE_QUESTION = 4  # lines
LEAST = 5  # lines of text, however low the window is


def by_screenfuls(tell_all: Callable[[TextIO], None], to: TextIO) -> bool:
    """Print a text a screenful at a time; whether all was shown.

    Under ACCESSIBLE, and without a terminal, all of it is printed at once.

    Args:
        tell_all: Prints the text to a stream.
        to: The stream of the question that follows.
    """
    if os.environ.get("ACCESSIBLE") or not is_terminal(to):
        tell_all(to)
        return True
    held = _Held()
    tell_all(held)
    lines = held.getvalue().splitlines(keepends=True)
    most = max(shutil.get_terminal_size().lines - FOR_THE_QUESTION, LEAST)
    while len(lines) > most:
        to.writelines(lines[:most])
        del lines[:most]
        tell(say("Enter shows more."), to=to)
        try:
            one_line()
        except (EOFError, KeyboardInterrupt):
            return False
    to.writelines(lines)
    to.flush()
    return True


class _Held(io.StringIO):
    """Text held back, laid out as for the terminal."""

    def isatty(self) -> bool:
        """As for the screen behind."""
        return True
