"""Slow proofs that twice as much costs about twice as much: sync copies, words of a long entry, lines of a paste."""

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.real_terminal import at_terminal, end
from torture.machine import report

pytestmark = pytest.mark.torture

MOST = 3.0
"""Greatest growth of the cost where the work is doubled; the square of it would be 4."""


def processor_time(*verb: str, piped: str = "") -> float:
    """Seconds of processor time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "equityjournal", *verb],
        input=piped,
        text=True,
        capture_output=True,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def doubled(what: str, cost: Callable[[int], float], small: int) -> None:
    """The cost of twice the work, beside that of the work; what a start costs is taken off."""
    start = processor_time("--version")
    once, twice = (max(cost(amount) - start, 0.05) for amount in (small, 2 * small))
    report(f"{what}: {small} {once:.2f} s, {2 * small} {twice:.2f} s of processor time")
    assert twice / once < MOST


def test_sync_copies(journal: Path) -> None:
    """The first list with 1,500 copies of an entry, and with 3,000."""
    processor_time("write", "A kettle.")
    (entry,) = journal.glob("entries/*/*/*.toml")
    data = entry.read_bytes()

    def cost(copies: int) -> float:
        for number in range(copies):
            entry.with_name(f"{entry.stem}.sync-conflict-20261127-{number:06}-ABCDEFG.toml").write_bytes(data)
        return processor_time("list")

    doubled("copies", cost, 1500)


def test_words_of_a_long_entry(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search in an entry of 4.5 MB, and of 9 MB, each word of it a hit."""

    def cost(size: int) -> float:
        monkeypatch.setenv("EQUITYJOURNAL_DIR", str(home / str(size)))
        processor_time("write", "-", piped=("kettle " * 12 + "\n") * (size // 85))
        processor_time("list")
        return processor_time("search", "kettle")

    doubled("bytes searched", cost, 4_500_000)


def test_lines_of_a_paste(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paste of 1,000 lines at a terminal, and of 2,000."""

    def cost(count: int) -> float:
        monkeypatch.setenv("EQUITYJOURNAL_DIR", str(home / str(count)))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        session = at_terminal("write", "-t", "power")
        session.expect("Finish with a full stop")
        lines = [f"line {number} of a paste, with words of some length in it" for number in range(count)]
        paste = "".join(f"{line}\r" for line in [*lines, "."]).encode()
        threading.Thread(target=_write_all, args=(session.fileno(), paste), daemon=True).start()
        session.expect("One last line", timeout=120)
        session.sendline("")
        end(session)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    doubled("lines pasted", cost, 1000)


def _write_all(handle: int, data: bytes) -> None:
    """Write to a terminal as it takes it."""
    while data:
        data = data[os.write(handle, data[:2000]) :]
