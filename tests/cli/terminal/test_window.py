"""The window is known again by the next command in it, and is no other."""

import ctypes
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cli.kept import keep
from equityjournal.cli.terminal import window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")


def shell() -> Any:
    """A shell in a window of its own."""
    pexpect = pytest.importorskip("pexpect")
    surroundings = {**os.environ, "TERM": "dumb", "PS1": "", "PYTHONWARNINGS": "default"}
    session = pexpect.spawn("/bin/sh", env=surroundings, encoding="utf-8", timeout=20, echo=False)
    session.delaybeforesend = None
    return session


def run(session: Any, line: str) -> str:
    """What a command in a window prints."""
    session.sendline(f"{sys.executable} -m equityjournal {line}; echo 'that is'' all'")
    session.expect("that is all\r\n")
    return str(session.before)


def test_numbers_count_in_the_window_that_showed_them(journal: Path) -> None:
    """Two real terminals, a list in each; a pipe in the same window takes no number."""
    now = datetime.now(UTC)
    keep(journal, lambda: now, text="The first.")
    keep(journal, lambda: now - timedelta(days=9), text="The second.")
    left, right = shell(), shell()
    assert "1. " in run(left, "list")
    assert "No list was shown" in run(right, "delete 1")
    assert "1. " in run(right, "list --until yesterday")
    assert "The first." in run(left, "show 1")
    assert "The second." in run(right, "show 1")
    assert "only on the terminal" in run(left, "show 1 | cat")
    for session in (left, right):
        session.sendline("exit")
        session.close()


def test_a_stream_that_is_no_file_is_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the program runs inside another."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(fileno=lambda: -1))
    assert window.identity() is None


class FakeKernel:
    """Windows, as far as it is asked: a console with a number, or none."""

    def __init__(self, console: int, session: int = 1) -> None:
        self._console = console
        self._session = session

    def GetConsoleWindow(self) -> int:  # noqa: N802 - Windows' own name
        """The number of the console's window; 0: none."""
        return self._console

    def ProcessIdToSessionId(self, _process: int, session: Any) -> int:  # noqa: N802 - Windows' own name
        """Whether the session is known; it is put where it is wanted."""
        session._obj.value = self._session
        return 1


def identity_on_windows(patch: pytest.MonkeyPatch, kernel: FakeKernel, tab: str = "") -> str | None:
    """The window, on a Windows with some kernel."""
    patch.setattr(sys, "platform", "win32")
    patch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    patch.setenv("WT_SESSION", tab)
    return window.identity()


def test_on_windows_a_window_is_its_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one session and one tab; without a console there is none."""
    seen = [
        identity_on_windows(monkeypatch, kernel, tab)
        for kernel, tab in (
            (FakeKernel(5), ""),
            (FakeKernel(6), ""),
            (FakeKernel(5, session=2), ""),
            (FakeKernel(5), "a tab"),
        )
    ]
    assert len(set(seen)) == 4
    assert None not in seen
    assert identity_on_windows(monkeypatch, FakeKernel(5)) == seen[0]
    assert identity_on_windows(monkeypatch, FakeKernel(0)) is None
