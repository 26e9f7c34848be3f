"""Slow proofs of the lock at a real terminal: a thousand entries sealed while others write, and really killed."""

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest

from cli.real_terminal import at_terminal, end, wait_until
from equityjournal.store.listing import kept_sealed
from torture.machine import CANARY, report, run

pytestmark = pytest.mark.torture

PASSPHRASE = "anchor tulip ribbon camera falcon pepper window acorn"  # noqa: S105 - of no real journal
ENTRIES = 1000


@pytest.fixture
def journal(home: Path, keeper: Path) -> Path:
    """A journal of a thousand entries with canaries, in the test's own home."""
    diary = home / "diary.json"
    entries = [
        {
            "title": f"T {n}",
            "body": f"{CANARY} {n}.",
            "date": f"2024-0{n % 9 + 1}-{n % 28 + 1:02}",
            "time": "10:00",
        }
        for n in range(ENTRIES)
    ]
    diary.write_text(json.dumps({"entries": entries}))
    run(home / "journal", "import", "jrnl", str(diary), "--yes")
    diary.unlink()
    return home / "journal"


def lock_up_to_sealing(journal: Path) -> tuple[Any, str]:
    """Answer the questions of `lock` from the screen, as a person does; its session, and the recovery key."""
    session = at_terminal("--journal", str(journal), "lock", columns=100, TERM="xterm")
    session.expect("Go on")
    session.sendline("yes")
    session.expect("Enter, or your own: ")
    session.sendline(PASSPHRASE)
    session.expect("once more, unseen: ")
    session.sendline(PASSPHRASE)
    session.expect("In one piece: (AGE-SECRET-KEY-1[0-9A-Z]{58})")
    recovery = session.match[1]
    session.expect("Press Enter when you have it")
    session.sendline("")
    session.expect(r"Type the groups I ask for: (.*?)\. ")
    groups = wrap(recovery.removeprefix("AGE-SECRET-KEY-1"), 4)
    asked = [int(found) - 1 for found in re.findall(r"\d+", session.match[1])]
    asked += [len(groups) - 1] if "last" in session.match[1] else []
    assert len(asked) == 3
    session.sendline(" ".join(groups[place] for place in asked))
    session.expect("trial text")
    return session, recovery


def test_others_write_while_it_seals(journal: Path) -> None:
    """Twenty entries written meanwhile are there and sealed; the words are in no file, and the keys in no process."""
    session, recovery = lock_up_to_sealing(journal)
    begun = time.monotonic()
    with ThreadPoolExecutor(4) as crowd:
        done = list(
            crowd.map(lambda number: run(journal, "write", f"{CANARY} meanwhile {number}."), range(20))
        )
    said = end(session)
    seconds = time.monotonic() - begun
    assert session.exitstatus == 0, said
    assert all("Saved" in line for line in done)
    assert kept_sealed.plain_files(journal) == []
    assert len(kept_sealed.sealed_files(journal)) == ENTRIES + 20
    home = journal.parent
    holding = [path for path in home.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    assert holding == []
    lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    assert not any(recovery.encode() in line or PASSPHRASE.encode() in line for line in lines)
    there = json.loads(run(journal, "list", "--all", "--json"))
    assert len(there) == ENTRIES + 20
    report(
        f"lock: {ENTRIES} files sealed in {seconds:.0f} s while 20 entries were written; none lost, none plain"
    )


def test_really_killed_many_times(journal: Path) -> None:
    """Killed -9 up to ten times while it seals, it goes on each time, to the end; the keeper still has the key."""
    session, _ = lock_up_to_sealing(journal)
    wait_until((journal / "lock" / "lock.toml").exists)
    killed = 0
    for number in range(10):
        time.sleep(0.3 + 0.1 * number)
        killed += session.isalive()
        session.kill(9)
        session.wait()
        assert len(kept_sealed.plain_files(journal)) + len(kept_sealed.sealed_files(journal)) >= ENTRIES
        session = at_terminal("--journal", str(journal), "lock", columns=100)
        if session.expect(["Going on", "closed"]):
            break
    end(session)
    session = at_terminal("--journal", str(journal), "check", columns=100)
    if session.expect(["passphrase of", "entries were read"]) == 0:
        session.sendline(PASSPHRASE)
        session.expect("entries were read", timeout=120)
    assert f"{ENTRIES:,}" in session.before or str(ENTRIES) in session.before
    end(session)
    assert kept_sealed.plain_files(journal) == []
    assert len(kept_sealed.sealed_files(journal)) == ENTRIES
    report(f"lock: really killed {killed} times while it sealed {ENTRIES} files; none lost")
