"""The day of a small step typed on a line, asked again if unclear."""

from datetime import date
from typing import TextIO

from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.entries.typed_step import parse_by, unclear_by
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import say


def with_clear_day(line: str, today: date, to: TextIO) -> str:
    """A typed step with a readable day after its last slash.

    A misspelt day, or a day of two readings, is asked for again; Enter leaves it out, and so does leaving.
    """
    found = unclear_by(line, today)
    if found is None:
        return line
    text, unclear = found
    while True:
        tell(unclear.sentence, to=to)
        tell(say("Type the day again; Enter keeps the step without one."), to=to)
        try:
            typed = one_line().strip()
        except (EOFError, KeyboardInterrupt):
            return text
        if not typed:
            return text
        try:
            parse_by(typed, today)
        except UnclearDate as error:
            unclear = error
        else:
            return f"{text} / {typed}"
