"""A slow proof that what is said to be erased is gone, whatever other windows do at the same moment."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from torture.machine import attempt, command, damage

pytestmark = pytest.mark.torture

ROUNDS = int(os.environ.get("ROUNDS", "10"))
SECONDS = 60
WINDOWS = 6
ERASED_AT_LEAST = 100
RECENT = 4
"""Entries, the newest of all, that the windows are busy with, so that they meet."""

EDITOR = (
    "import pathlib, sys, time; path = pathlib.Path(sys.argv[1]); text = path.read_text('utf-8'); "
    "time.sleep(0.3); path.write_text(text + 'more\\n', 'utf-8')"
)


def ids(journal: Path) -> list[str]:
    """Ids in the journal and in its trash."""
    found = [*journal.glob("entries/*/*/*.toml"), *journal.glob("trash/*/*.toml")]
    return sorted({path.name[:17] for path in found if not path.name.startswith(".")})


def worker(journal: Path, number: int, until: float, log: Path) -> None:
    """One window: random verbs on the same few entries; every erase that was acknowledged is noted."""
    lot = random.Random(number + time.time_ns())  # noqa: S311 - chance for tests
    editor = f'"{sys.executable}" -c "{EDITOR}"'
    with log.open("a") as noted:
        while time.time() < until:
            verb = lot.choice(
                ["write", "write", "edit", "editor", "tag", "delete", "restore", "erase", "erase"]
            )
            there = ids(journal)
            identity = lot.choice(there[-RECENT:] or ["last"])
            arguments = {
                "write": ["write", "--", f"STRESS{lot.getrandbits(64):016x} was said in the meeting"],
                "edit": ["edit", identity, "--title", f"T{lot.getrandbits(16)}"],
                "editor": ["edit", identity],
                "tag": ["tag", identity, lot.choice(["power", "humility"])],
                "delete": ["delete", identity],
                "restore": ["restore", identity],
                "erase": ["erase", identity, "--yes"],
            }[verb]
            done = attempt(journal, *arguments, EDITOR=editor)
            print(verb, done.returncode, identity, file=noted, flush=True)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_six_windows_erase_and_nothing_bears_an_erased_id(tmp_path: Path, round_: int) -> None:
    """At least a hundred acknowledged erases; no file below the journal, nor any of the cache, bears the id."""
    journal, until = tmp_path / "journal", time.time() + SECONDS
    for number in range(RECENT):
        attempt(journal, "write", "--", f"STRESS{number} was said in the meeting")
    logs = [tmp_path / f"{number}.log" for number in range(WINDOWS)]
    windows = []
    for number, log in enumerate(logs):
        windows.append(os.fork())
        if windows[-1] == 0:
            try:
                worker(journal, number, until, log)
                os._exit(0)
            except BaseException as error:
                log.write_text(f"failed 3 {error!r}\n")
                os._exit(1)
    left = [os.waitpid(window, 0)[1] for window in windows]
    lines = [line.split(" ", 2) for log in logs for line in log.read_text().splitlines()]
    failed = [line for line in lines if line[0] == "failed"]
    assert (left, failed) == ([0] * WINDOWS, [])
    erased = {identity for verb, code, identity in lines if (verb, code) == ("erase", "0")}
    acknowledged = [line for line in lines if line[0] == "erase" and line[1] == "0"]
    print(f"round {round_}: {len(lines)} commands, {len(acknowledged)} erased ({len(erased)} ids)")  # noqa: T201
    attempt(journal, "list")
    home = Path.home()
    bearing = [
        f"{identity} in {path}"
        for folder in (journal, home)
        for path in folder.rglob("*")
        if path.is_file()
        for identity in erased
        if identity in str(path) or identity.encode() in path.read_bytes()
    ]
    assert bearing == []
    assert len(erased) >= ERASED_AT_LEAST
    assert damage(journal) == []
    assert subprocess.run(command(journal, "check"), check=False, capture_output=True).returncode == 0
