"""A slow proof that what is said to be erased is gone, whatever other windows do at the same moment."""

import os
import random
import sys
import time
from pathlib import Path

import pytest

from equityjournal.cli import main
from torture.machine import damage, report, run

pytestmark = pytest.mark.torture

ROUNDS = 10
SECONDS = 60
LONGEST = 600
"""Seconds after which a slow machine is given up on."""
WINDOWS = 6
ERASED_AT_LEAST = 100
RECENT = 4
"""Entries, the newest of all, that the windows are busy with, so that they meet."""

VERBS = ("write", "write", "edit", "editor", "tag", "delete", "restore", "erase", "erase")
EDITOR = (
    "import pathlib, sys, time; path = pathlib.Path(sys.argv[1]); text = path.read_text('utf-8'); "
    "time.sleep(0.3); path.write_text(text + 'more\\n', 'utf-8')"
)


def ids(journal: Path) -> list[str]:
    """Ids in the journal and in its trash."""
    found = [*journal.glob("entries/*/*/*.toml"), *journal.glob("trash/*/*.toml")]
    return sorted({path.name[:17] for path in found if not path.name.startswith(".")})


def in_a_process(arguments: list[str]) -> int:
    """The exit code of a command in a process of its own, which need not load the program first."""
    process = os.fork()
    if process == 0:
        try:
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nothing, stream)
            sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode) for n, mode in enumerate("rww"))
            main(arguments)
        except SystemExit as left:
            os._exit(int(left.code or 0))
        except BaseException:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def window(journal: Path, number: int, log: Path) -> None:
    """One window: random verbs on the same few entries, each noted with its exit code."""
    lot = random.Random(number + time.time_ns())  # noqa: S311 - chance for tests
    os.environ["EDITOR"] = f'"{sys.executable}" -c "{EDITOR}"'
    begun, erased = time.monotonic(), 0
    with log.open("a") as noted:
        while (now := time.monotonic() - begun) < LONGEST:
            if now > SECONDS and erased >= ERASED_AT_LEAST / WINDOWS:
                return
            there = ids(journal)[-RECENT:]
            verb = lot.choice(VERBS) if there else "write"
            identity = lot.choice(there) if there else ""
            arguments = {
                "write": ["write", "--", f"STRESS{lot.getrandbits(64):016x} was said in the meeting"],
                "edit": ["edit", identity, "--title", f"T{lot.getrandbits(16)}"],
                "editor": ["edit", identity],
                "tag": ["tag", identity, lot.choice(["power", "humility"])],
                "delete": ["delete", identity],
                "restore": ["restore", identity],
                "erase": ["erase", identity, "--yes"],
            }[verb]
            code = in_a_process(["--journal", str(journal), *arguments])
            erased += verb == "erase" and code == 0
            noted.write(f"{verb} {code} {identity}\n")


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_six_windows_erase_and_nothing_bears_an_erased_id(tmp_path: Path, round_: int) -> None:
    """At least a hundred acknowledged erases; no file below the journal, nor any of the cache, bears the id."""
    journal = tmp_path / "journal"
    for number in range(RECENT):
        run(journal, "write", "--", f"STRESS{number} was said in the meeting")
    logs = [tmp_path / f"{number}.log" for number in range(WINDOWS)]
    windows = []
    for number, log in enumerate(logs):
        windows.append(os.fork())
        if windows[-1] == 0:
            window(journal, number, log)
            os._exit(0)
    assert [os.waitpid(opened, 0)[1] for opened in windows] == [0] * WINDOWS
    lines = [line.split(" ", 2) for log in logs for line in log.read_text().splitlines()]
    assert {code for _, code, _ in lines} <= {"0", "1"}, lines
    erased = [identity for verb, code, identity in lines if (verb, code) == ("erase", "0")]
    report(f"six windows, round {round_ + 1}: {len(lines)} commands, {len(erased)} entries erased")
    run(journal, "list")
    bearing = [
        f"{identity} in {path}"
        for folder in (journal, Path.home())
        for path in folder.rglob("*")
        if path.is_file()
        for identity in erased
        if identity in str(path) or identity.encode() in path.read_bytes()
    ]
    assert bearing == []
    assert len(erased) >= ERASED_AT_LEAST
    assert damage(journal) == []
