"""Sentences fit the terminal they are shown on, also where the result goes elsewhere."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

import pytest

from equityjournal.cli.terminal.output import width_of

termios = pytest.importorskip("termios")


@pytest.mark.parametrize("columns", [40, 72])
def test_the_width_is_that_of_the_streams_own_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of `list | less`, where standard output is a pipe; COLUMNS, where it is set, comes first."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    keyboard, screen = os.openpty()
    termios.tcsetwinsize(screen, (24, columns))
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        monkeypatch.setattr(sys, "__stdout__", nowhere)
        with TextIOWrapper(os.fdopen(screen, "wb", buffering=0), encoding="utf-8") as stream:
            assert width_of(stream) == columns
            monkeypatch.setenv("COLUMNS", "50")
            assert width_of(stream) == 50
        assert width_of(nowhere) == 50
        monkeypatch.delenv("COLUMNS")
        assert width_of(nowhere) is None
    os.close(keyboard)
