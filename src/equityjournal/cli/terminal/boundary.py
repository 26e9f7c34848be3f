"""Errors in words, each with its exit code."""

import sys

import typer

from equityjournal.cli.terminal.bug_report import report
from equityjournal.cli.terminal.output import note, tell
from equityjournal.cli.terminal.streams import drop_what_cannot_be_written
from equityjournal.cli.terminal.usage_errors import sentence
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.speech import say
from equityjournal.store.disk.database import is_damage


def tell_what_is_wrong(error: Exception) -> int:
    """Say an error in a sentence on standard error; return its exit code."""
    if isinstance(error, JournalError):
        note(error.sentence)
        for line in error.lines:
            tell(line, indent=2, hang=3, to=sys.stderr)
        return error.exit_code
    if isinstance(error, typer.TyperException):
        note(sentence(error))
        return error.exit_code
    if isinstance(error, MemoryError):
        note(say("There is not enough memory for that. What was saved is as it was."))
        return 1
    if isinstance(error, FileNotFoundError) and error.filename is None:  # only `os.getcwd` names no file
        note(say("The folder you are in is gone. Go to another one, and try again."))
        return 1
    if isinstance(error, UnicodeEncodeError) and error.encoding == sys.getfilesystemencoding() != "utf-8":
        note(
            say(
                "Here no file can be called {name}: the language set for this terminal (LC_ALL or LANG) has "
                "no such letters. One that ends in .UTF-8 has them.",
                name=str(error.object),
            )
        )
        return 1
    if is_damage(error):
        note(
            say(
                "The index, which makes reading quick, is damaged. `equityjournal check` makes it anew, from "
                "the files of your journal."
            )
        )
        return 1
    if isinstance(error, OSError):
        where = error.filename2 or error.filename or say("The screen, or the file it goes to,")
        note(say("{where} cannot be used: {why}.", where=where, why=error.strerror))
        drop_what_cannot_be_written(sys.stdout)
        return 1

    note(report(error))  # whatever is left is our own mistake
    return 3
