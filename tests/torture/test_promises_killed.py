"""A register under crashes: killed at any moment, a change is there whole or not at all."""

import multiprocessing
import os
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from equityjournal.store.promises.register import Register
from promised import made
from torture.machine import report

pytestmark = pytest.mark.torture

KILLS = 500
A_REGISTER = 20
"""Kills in the same folder, before another one is taken."""


def add_for_ever(folder: Path, said: int) -> None:
    """Add promises until killed, and tell each that was saved."""
    while True:
        change = Register(folder).add(None, made(), datetime.now(UTC))
        os.write(said, f"{change.id}\n".encode())


def killed_while_adding(folder: Path, seconds: float) -> list[str]:
    """The ids that a program told before it was killed without warning."""
    heard, said = os.pipe()
    adding = multiprocessing.get_context("fork").Process(target=add_for_ever, args=(folder, said))
    adding.start()
    os.close(said)
    time.sleep(seconds)
    adding.kill()
    adding.join()
    assert adding.exitcode == -9
    with os.fdopen(heard) as lines:
        return lines.read().split()


def test_five_hundred_kills_leave_no_half_file(tmp_path: Path, real_disk: None) -> None:
    """None that was said to be saved is missing, and no file counts that is not whole."""
    lot = random.Random(1948)  # noqa: S311
    told = there = 0
    for number in range(KILLS // A_REGISTER):
        folder = tmp_path / str(number)
        folder.mkdir()
        saved: set[str] = set()
        for _ in range(A_REGISTER):
            saved.update(killed_while_adding(folder, lot.uniform(0.005, 0.08)))
        reading = Register(folder).read()
        assert not reading.unread
        assert not [*reading.chain.missing, *reading.chain.altered, *reading.chain.differing]
        found = {kept.change.id for kept in reading.chain.changes}
        assert saved <= found
        told, there = told + len(saved), there + len(found)
    assert told > KILLS / 10, "most were killed before anything was under way"
    report(
        f"{KILLS} programs killed while they added promises: {told} said to be saved, {there} there, 0 half files"
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
