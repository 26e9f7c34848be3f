"""The real program on a real terminal, in a process of its own."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from shipped import put_parsed_lists

pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")


def at_terminal(*arguments: str, columns: int = 80, around: Sequence[str] = (), **environment: str) -> Any:
    """Start the program on a pseudo-terminal; `around` is a command that runs it."""
    put_parsed_lists()
    command = [*around, sys.executable, "-m", "equityjournal", *arguments]
    surroundings = {**os.environ, "PYTHONWARNINGS": "default", "TERM": "dumb", **environment}
    return pexpect.spawn(
        command[0],
        command[1:],
        env=surroundings,
        encoding="utf-8",
        timeout=20,
        preexec_fn=heeding_ctrl_c,
        dimensions=(30, columns),
    )


def heeding_ctrl_c() -> None:
    """As a shell starts a command: tests run in the background would hand on that Ctrl-C is to be ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def end(session: Any) -> str:
    """Wait for the program to end; return what else it said."""
    session.expect(pexpect.EOF)
    session.close()
    return str(session.before)


def close_window(session: Any) -> None:
    """Close the terminal's master side, as a terminal program does when its window is closed."""
    session.ptyproc.fileobj.close()
    session.ptyproc.fd = session.child_fd = -1
    session.ptyproc.closed = session.closed = True


def until_gone(session: Any) -> None:
    """Wait until the program of a closed window has ended."""
    for _ in range(400):
        if not session.ptyproc.isalive():
            return
        time.sleep(0.05)
    raise AssertionError("the program goes on after its window was closed")


def wait_for_draft(session: Any, journal: Path, text: str) -> None:
    """Until the line just typed has reached the disk, and the next one is waited for."""
    wait_until(lambda: any(text in path.read_text("utf-8") for path in journal.glob("drafts/*.toml")))
    wait_for_editor(session)


def wait_for_editor(session: Any) -> None:
    """Until an editor, of one line or of files, has the terminal: a key pressed before it does may be nobody's."""
    import termios

    def has_it() -> bool:
        incoming, _, _, local, *_ = termios.tcgetattr(session.child_fd)
        return not incoming & termios.ICRNL and not local & termios.ICANON

    wait_until(has_it)


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait a moment at a time, and not for ever."""
    end_of_waiting = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end_of_waiting, "it never came"
        time.sleep(0.01)
