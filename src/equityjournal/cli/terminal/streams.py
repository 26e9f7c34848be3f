"""Standard streams, made ready before anything is said or read."""

import io
import os
import sys
from pathlib import Path


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


def silence_errors() -> None:
    """Drop standard error: a shell that asks for offers has no place for it."""
    sys.stderr = io.StringIO()


def as_typed(word: str) -> str:
    """A word of the command line as UTF-8, even in a smaller locale."""
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word
