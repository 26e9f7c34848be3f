"""Ctrl-C at any moment of the start."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from program import Program

pytestmark = pytest.mark.torture

BEGUN = "from equityjournal.__main__ import main\nprint('begun', file=sys.stderr, flush=True)\nmain()\n"
"""The program, which says when Python itself has started, and ours begins."""


@pytest.mark.parametrize("verb", [["list"], ["themes"], ["--help"], ["write"]])
def test_an_interruption_of_the_start_prints_no_traceback(
    program: Program, journal: Path, verb: list[str]
) -> None:
    """From the first line of ours on, the program ends quietly whenever Ctrl-C comes."""
    program("write", "Words.")
    codes = set()
    for step in range(40):
        running = subprocess.Popen(
            [sys.executable, "-c", f"import sys\n{BEGUN}", *verb],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert running.stderr is not None
        assert running.stderr.readline() == b"begun\n"
        time.sleep(step * 0.006)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate()
        assert b"Traceback" not in said, (step, said.decode())
        codes.add(running.returncode)
    assert 130 in codes
