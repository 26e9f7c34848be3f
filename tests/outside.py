"""The program in a process of its own, as it is run from outside, with nobody at the keyboard."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence

import pytest

from shipped import put_parsed_lists


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
    put_parsed_lists()
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
        pytest.skip(missing(program))
    return found


MISSING = re.compile(r"(\S+) is not installed here")
PACKAGES = {
    "chattr": "e2fsprogs",
    "soffice": "libreoffice-writer-nogui libreoffice-calc-nogui",
    "mkfs.ext4": "e2fsprogs",
    "mkfs.xfs": "xfsprogs",
    "nvim": "neovim",
    "pdftotext": "poppler-utils",
    "ps": "procps",
    "setpriv": "util-linux",
}
"""Debian's packages, where they have other names than the programs in them."""


def missing(program: str) -> str:
    """Why a test is skipped that needs a program."""
    return f"{program} is not installed here"


def what_to_install(reasons: Iterable[str]) -> str:
    """One line on the tests skipped for want of a program, with the command that brings them; empty where none was.

    Args:
        reasons: Why each test was skipped.
    """
    programs = [found[1] for found in map(MISSING.search, reasons) if found]
    if not programs:
        return ""
    packages = " ".join(sorted({PACKAGES.get(program, program) for program in programs}))
    were = "1 test was" if len(programs) == 1 else f"{len(programs)} tests were"
    return f"{were} skipped for want of programs. On Debian and Ubuntu, `apt-get install {packages}` brings them."
