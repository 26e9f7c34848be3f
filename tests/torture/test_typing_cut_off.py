"""Slow proofs: cut off in the middle of a line at a random moment, at most 0.6 s of typing is lost."""

import os
import random
import shlex
import signal
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cli.real_terminal import close_window, pexpect, until_gone
from torture.machine import report

pytestmark = pytest.mark.torture

TIMES = 30
AT_ONCE = 3
ALLOWED = 0.6  # seconds
BETWEEN_KEYS = 0.05


def start(home: Path, written_in: str) -> Any:
    """A sitting in an interactive shell, which is what a terminal's window holds."""
    surroundings = {
        "HOME": str(home),
        "EQUITYJOURNAL_DIR": str(home / "journal"),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "EQUITYJOURNAL_WRITING": written_in,
    }
    session = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "-i"], env=surroundings, encoding="utf-8", timeout=60,
        dimensions=(40, 200),
    )  # fmt: skip
    session.delaybeforesend = None
    session.sendline(f"{shlex.quote(sys.executable)} -m equityjournal write -t power")
    session.expect(r"later\)\.")
    time.sleep(0.5)
    return session


def type_for(session: Any, seconds: float) -> list[float]:
    """Type words without a pause and without Enter; return when each letter was sent."""
    sent: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        session.send("abcdefghi "[len(sent) % 10])
        sent.append(time.monotonic())
        time.sleep(BETWEEN_KEYS)
    return sent


def kept(home: Path) -> str:
    """What the draft holds of the line."""
    texts = [
        answer["text"]
        for path in home.glob("journal/drafts/*.toml")
        for answer in tomllib.loads(path.read_text("utf-8")).get("answers", [])
    ]
    return texts[0] if texts else ""


def lost(home: Path, written_in: str, way: str, seconds: float) -> tuple[float, int]:
    """Type, cut off, and return how many seconds of typing, and how many letters, are gone."""
    session = start(home, written_in)
    sent = type_for(session, seconds)
    cut = time.monotonic()
    if way == "killed":
        os.kill(os.tcgetpgrp(session.child_fd), signal.SIGKILL)
        session.expect("Killed")
    elif way == "suspended":
        # In the box, Ctrl-Z takes a word back, as everywhere else; the system can still stop the program.
        if written_in == "box":
            os.kill(os.tcgetpgrp(session.child_fd), signal.SIGTSTP)
        else:
            session.send("\x1a")
        session.expect("Stopped")
    close_window(session)
    until_gone(session)
    time.sleep(0.5)  # a program that was stopped ends after its shell
    text = kept(home)
    whole = "".join("abcdefghi "[at % 10] for at in range(len(sent)))
    assert whole.startswith(text)
    gone = sent[len(text) :]
    return (cut - gone[0] if gone else 0.0), len(gone)


@pytest.mark.parametrize("written_in", ["box", "lines"])
@pytest.mark.parametrize("way", ["closed", "killed", "suspended"])
def test_at_most_six_tenths_of_a_second_of_typing_are_lost(tmp_path: Path, written_in: str, way: str) -> None:
    """The window closed, SIGKILL, or Ctrl-Z and then the window closed: thirty times of thirty."""
    chance = random.Random(12)  # noqa: S311
    spans = [chance.uniform(1.5, 4.0) for _ in range(TIMES)]

    def once(number: int) -> tuple[float, int]:
        home = tmp_path / str(number)
        home.mkdir()
        return lost(home, written_in, way, spans[number])

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        losses = list(crowd.map(once, range(TIMES)))
    seconds = sorted(loss for loss, _ in losses)
    letters = sorted(count for _, count in losses)
    report(
        f"{written_in}, {way}: lost at most {seconds[-1]:.2f} s of typing (median {seconds[TIMES // 2]:.2f} s), "
        f"{letters[-1]} letters, in {TIMES} of {TIMES}"
    )
    assert seconds[-1] <= ALLOWED
