"""The program in a process of its own, as it is run from outside, with nobody at the keyboard."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest


def outside(
    *verb: str, around: Sequence[str] = (), limit: Callable[[], None] | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run a command that may fail, but never with a traceback.

    Args:
        verb: What to run.
        around: A command that runs it, such as strace with its options.
        limit: Called in the new process before the program starts.
        environment: Variables besides the usual ones.
    """
    done = subprocess.run(
        [*around, sys.executable, "-m", "equityjournal", *verb],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
        preexec_fn=limit,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def at_most(kind: int, amount: int) -> Callable[[], None]:
    """A limit of the operating system's, to be set in the new process."""
    import resource  # Windows has no such limits

    return lambda: resource.setrlimit(kind, (amount, amount))


def needs(program: str) -> str:
    """Where a program is; where it is not, skip and say so."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed here")
    return found
