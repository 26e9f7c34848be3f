"""A register under crashes: programs killed at any moment leave whole files, and what was said to be saved is there."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from equityjournal.store.promises.register import Register
from torture.machine import report

pytestmark = pytest.mark.torture

WHAT = ["--to", "families who wait", "--would-know", "One reading does it", "--asks", "the parents' forum",
        "--term", "short", "--look", "in 3 months"]  # fmt: skip


def making(folder: Path, journal: Path, what: str) -> list[str]:
    """The command that makes a promise."""
    program = [sys.executable, "-m", "equityjournal", "--journal", str(journal)]
    return [*program, "promises", "--register", str(folder), "new", "--what", what, *WHAT]


def test_five_hundred_kills_leave_no_half_file(tmp_path: Path) -> None:
    """Killed without warning at any moment: a change is there whole or not at all, and none that was saved is missing."""
    folder, journal, lot = tmp_path / "team", tmp_path / "journal", random.Random(1948)  # noqa: S311
    folder.mkdir()
    subprocess.run(making(folder, journal, "The first"), check=True, capture_output=True)
    began = time.monotonic()
    subprocess.run(making(folder, journal, "The second"), check=True, capture_output=True)
    usual = time.monotonic() - began
    said, killed = {"The first", "The second"}, 0
    for number in range(500):
        done = subprocess.Popen(
            making(folder, journal, f"Promise {number}"), stdout=subprocess.PIPE, text=True
        )
        time.sleep(lot.uniform(0.3, 1.1) * usual)
        done.send_signal(signal.SIGKILL)
        out, _ = done.communicate()
        killed += done.returncode == -signal.SIGKILL
        if "Saved" in out:
            said.add(f"Promise {number}")
    reading = Register(folder).read()
    assert not reading.unread
    assert not [*reading.chain.missing, *reading.chain.altered, *reading.chain.differing]
    there = {promise.made.what for promise in reading.stands.promises}
    assert said <= there
    assert killed > 250
    report(
        f"500 programs, {killed} killed while they worked: {len(there)} promises there, 0 half files, 0 missing"
    )


def test_two_machines_add_two_hundred_at_once_to_one_folder(tmp_path: Path) -> None:
    """Each adds a hundred while the other does; none is lost, and none stands in another's place."""
    script = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from promised import made\n"
        "from equityjournal.store.promises.register import Register\n"
        "for number in range(100): Register(Path(sys.argv[1])).add(None, made(f'{sys.argv[3]} {number}'), datetime.now(UTC))\n"
    )
    tests = str(Path(__file__).parents[1])
    both = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), tests, name])
        for name in ("one", "two")
    ]
    assert [done.wait() for done in both] == [0, 0]
    reading = Register(tmp_path).read()
    assert len({promise.made.what for promise in reading.stands.promises}) == 200
    assert not [*reading.chain.missing, *reading.chain.altered, *reading.unread]
    report("two programs adding to one register at once: 200 of 200 promises")
