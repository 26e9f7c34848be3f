"""Standard streams, made ready before anything is said or read."""

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TextIO


def make_ready() -> None:
    """Replace closed streams, and set encodings.

    A pipe or a file gets UTF-8, whatever the code page of the machine; a terminal gets its own encoding.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed before we began: what is said goes nowhere
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as we run
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def drop_what_cannot_be_written(stream: TextIO) -> None:
    """Drop output refused by its file.

    Python would try to write it again at the end, and leave with an exit code of its own.
    """
    try:
        stream.flush()
    except (OSError, ValueError):
        drop(stream)


def drop(stream: TextIO) -> None:
    """Send output of a stream nowhere from now on: whoever was reading has had enough, as `head` does."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def silence_errors() -> None:
    """Drop standard error: a shell completing words has no place for messages."""
    sys.stderr = io.StringIO()


_BEFORE: dict[str, str] = {}
"""Words of the command line that were changed by `as_typed`, each with the word as the system gave it."""


def as_typed(word: str) -> str:
    """A word of the command line as UTF-8, even in a smaller locale."""
    try:
        typed = os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word
    if typed != word:
        _BEFORE[typed] = word
    return typed


def as_the_system_gave(typed: str) -> str:
    """The end of a word of the command line with the system's own bytes, as in a file's name."""
    for whole, given in _BEFORE.items():
        option = whole.removesuffix(typed)
        if whole.endswith(typed) and given.startswith(option):
            return given.removeprefix(option)
    return typed
