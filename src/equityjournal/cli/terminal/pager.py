"""A pager: long output a screen at a time, after `config pager on`.

Only the setting turns the pager on, never a variable, and only two programs are used: any other might keep
searched words, perhaps private, in a history file. Ours keeps none.
"""

import io
import os
import shutil
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

import typer

from equityjournal.cli.terminal.output import is_conversation, note
from equityjournal.core.text.speech import say
from equityjournal.store.settings.values import is_on

PAGERS: Mapping[str, Sequence[str]] = {"less": ("-R",), "more": ()}
"""Programs tried in turn, with their options."""
KEEPING_NOTHING = {"LESSHISTFILE": "-", "LESSSECURE": "1"}
"""Variables to stop less from keeping a history or log, and from starting other programs."""


def paged(context: typer.Context, *, json: bool) -> None:
    """Show further output in a pager, if wanted and longer than the screen.

    Args:
        context: The command; when it ends, the pager opens.
        json: The output is for a program.
    """
    plain = os.environ.get("ACCESSIBLE") or os.environ.get("TERM") in ("dumb", "unknown")
    if json or plain or not (is_conversation() and is_on("pager")):
        return
    screen, held = sys.stdout, _Held(sys.stdout.encoding)
    sys.stdout = held

    def show_it() -> None:
        sys.stdout = screen
        _show(held.text(), screen)

    context.call_on_close(show_it)


def is_paged() -> bool:
    """Whether the output is held back for a pager."""
    return isinstance(sys.stdout, _Held)


class _Held(io.TextIOWrapper):
    """Output held back until whole, laid out for the terminal."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="")

    def isatty(self) -> bool:
        """As for the screen behind."""
        return True

    def text(self) -> str:
        """All text held back."""
        self.flush()
        self.seek(0)
        return self.read()


def _show(text: str, screen: TextIO) -> None:
    """Show a text, in the pager if too long for the screen."""
    fits = text.count("\n") < shutil.get_terminal_size().lines
    command = None if fits else pager_command()
    if command is None or not _in_pager(command, text.encode(screen.encoding, "backslashreplace")):
        screen.write(text)


def pager_command() -> Sequence[str] | None:
    """An installed pager; None without any."""
    for name, options in PAGERS.items():
        if name == "more" and os.name == "nt":  # it reads letters by the code page, and ours are UTF-8
            continue
        if found := shutil.which(name):
            return (found, *options)
    return None


def _in_pager(command: Sequence[str], data: bytes) -> bool:
    """Run a pager on a text; False if not startable.

    Ctrl-C is the pager's, and ends nothing here.
    """
    import subprocess  # noqa: PLC0415 - slow to load, and seldom needed

    sys.stdout.flush()
    before = signal.signal(signal.SIGINT, _left_to_the_pager)
    try:
        pager = subprocess.Popen(  # noqa: S603 - one of two programs, on text that it only shows
            command, stdin=subprocess.PIPE, env=os.environ | KEEPING_NOTHING
        )
        pager.communicate(data)  # it may be left before the end
    except OSError as error:
        note(say("The pager {name} cannot be started ({why}).", name=command[0], why=error.strerror))
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _left_to_the_pager(_signal: int, _frame: object) -> None:
    """Ignore Ctrl-C, which the pager receives too and handles."""
