"""Errors in words, each with its exit code."""

import sys

import typer

from equityjournal.cli.terminal.bug_report import report
from equityjournal.cli.terminal.output import complain, tell
from equityjournal.cli.terminal.streams import drop_what_cannot_be_written
from equityjournal.cli.terminal.usage_errors import sentence
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.speech import say


def tell_what_is_wrong(error: Exception) -> int:
    """Say an error in a sentence on standard error; return its exit code."""
    if isinstance(error, JournalError):
        complain(error.sentence)
        for line in error.lines:
            tell(line, indent=2, hang=3, to=sys.stderr)
        return error.exit_code
    if isinstance(error, typer.TyperException):
        complain(sentence(error))
        return error.exit_code
    if isinstance(error, MemoryError):
        complain(say("There is not enough memory for that. What was saved is as it was."))
        return 1
    if isinstance(error, OSError):
        where = error.filename2 or error.filename or say("The screen, or the file it goes to,")
        complain(say("{where} cannot be used: {why}.", where=where, why=error.strerror))
        drop_what_cannot_be_written()
        return 1

    complain(report(error))  # whatever is left is our own mistake
    return 3
