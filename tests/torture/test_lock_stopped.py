"""A lock's conversation stopped at each of its questions, in each way, on a real terminal: no byte is changed."""

import signal
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.real_terminal import at_terminal, close_window, pexpect, until_gone
from locked import PASSPHRASE, all_files
from torture.machine import report, run

pytestmark = pytest.mark.torture

QUESTIONS = [
    "Go on", "Enter, or your own: ", "once more, unseen: ", "Press Enter when you have it", "Type the groups I ask for",
]  # fmt: skip
ANSWERS = ["yes", PASSPHRASE, PASSPHRASE, ""]


def end_input(session: Any) -> None:
    """End the input, and again where the question threw the first away with what was typed ahead of it."""
    session.sendeof()
    for _ in range(5):
        if session.expect(["changed", pexpect.TIMEOUT], timeout=2) == 0:
            return
        session.sendeof()
    session.expect("changed")


WAYS: dict[str, Callable[[Any], None]] = {
    "Ctrl-C": lambda session: session.sendintr(),
    "the end of input": end_input,
    "SIGTERM": lambda session: session.kill(signal.SIGTERM),
    "SIGHUP": lambda session: session.kill(signal.SIGHUP),
    "the window closed": close_window,
}


@pytest.mark.parametrize("way", WAYS)
def test_stopped_at_any_question_it_has_changed_nothing(way: str, home: Path) -> None:
    """Every file of the home is as it was, the terminal shows what is typed again, and no key is in what was said."""
    journal = home / "journal"
    run(journal, "write", "Words.")
    before = all_files(home)
    for at, question in enumerate(QUESTIONS):
        session = at_terminal("--journal", str(journal), "lock", columns=100)
        for asked, answer in zip(QUESTIONS[:at], ANSWERS, strict=False):
            session.expect(asked)
            session.sendline(answer)
        session.expect(question)
        WAYS[way](session)
        if way == "the window closed":
            until_gone(session)
        else:
            session.expect("changed" if way == "Ctrl-C" else [".*"])
            session.expect(pexpect.EOF)
            shows = termios.tcgetattr(session.child_fd)[3] & termios.ECHO
            session.close()
            assert shows, (way, question)
            assert session.exitstatus not in (0, 3) or at == 0, (way, question)  # which is a no there
        assert all_files(home) == before, (way, question)
    report(f"lock stopped by {way} at each of {len(QUESTIONS)} questions: no byte changed")
