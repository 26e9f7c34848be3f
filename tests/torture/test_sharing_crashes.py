"""Slow proofs of sharing: killed at any call, the ledger never says less than there is, and nothing is half kept.

The kernel kills here, at writes as well; `tests/cli/meeting/test_killed.py` plays both sides through each kill.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.ledger import Ledger
from outside import needs, outside
from pairs import add, checked_cards, inbox_of, journal_of, known_by, opened, pair, place
from program import Program
from torture.machine import report, was_killed
from torture.test_crashes import CHANGING

pytestmark = pytest.mark.torture

Done = subprocess.CompletedProcess[str]


def at(who: Program, *verb: str, around: tuple[str, ...] = ()) -> Done:
    """Run a command in somebody's home, in a process of its own."""
    return outside("--journal", str(journal_of(who)), *verb, around=around, limit=None, HOME=str(who.home))


def every_kill(
    tmp_path: Path, who: Program, verb: tuple[str, ...], proven: Callable[[Done, tuple[str, int]], None]
) -> int:
    """Kill a command at every call by which it changes anything, each time from the same beginning.

    Args:
        tmp_path: The beginning is kept here.
        who: Whose machine it is.
        verb: The command.
        proven: Holds what must be true against the outcome, and the call at which the kill came.

    Returns:
        How often it was killed.
    """
    strace = needs("strace")
    assert who.home
    start, killed = tmp_path / "start", 0
    shutil.copytree(who.home, start)
    for call in CHANGING:
        for point in range(1, 1000):
            shutil.rmtree(who.home)
            shutil.copytree(start, who.home)
            inject = f"inject={call}:signal=KILL:when={point}"
            done = at(
                who, *verb, around=(strace, "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
            )
            proven(done, (call, point))
            if not was_killed(done.returncode):
                break
            killed += 1
    return killed


def test_share_killed_at_every_call(machine: Callable[[str], Program], tmp_path: Path) -> None:
    """A file that is there can be opened whole, the ledger has it, and its number is used up."""
    amara, bronwen = pair(machine)
    add(amara, "Words that go.")
    assert amara.home
    out = amara.home / "out.txt"

    def proven(done: Done, where: tuple[str, int]) -> None:
        known = Companions(place(amara)).all()
        shares = Ledger(journal_of(amara), known).shares()
        if out.exists():
            letter = opened(bronwen, out)
            assert letter.id in [share.message for share in shares], where
            assert checked_cards(amara).next_number(known_by(amara, bronwen)) > letter.n, where
        if done.returncode == 0:
            assert out.exists(), where

    killed = every_kill(
        tmp_path, amara, ("share", "last", "--with", "Bronwen", "-o", str(out), "--yes"), proven
    )
    assert killed > 10
    report(f"share: killed at each of {killed} calls, nothing out that the ledger has not")


@pytest.mark.parametrize("kind", ["share", "take-back"])
def test_open_killed_at_every_call(machine: Callable[[str], Program], tmp_path: Path, kind: str) -> None:
    """What came is kept wholly or not at all, and can be opened again; a request to remove it is asked again."""
    amara, bronwen = pair(machine)
    add(amara, "Words that go.")
    files = [tmp_path / "out.txt", tmp_path / "back.txt"]
    assert at(amara, "share", "last", "--with", "Bronwen", "-o", str(files[0]), "--yes").returncode == 0
    assert at(amara, "with", "Bronwen", "--take-back", "1", "-o", str(files[1]), "--yes").returncode == 0
    if kind == "take-back":
        assert at(bronwen, "open", str(files[0])).returncode == 0
    verb = ("open", str(files[kind == "take-back"]), "--yes")
    shared = opened(bronwen, files[0]).id

    def proven(_done: Done, where: tuple[str, int]) -> None:
        there = inbox_of(bronwen, amara)
        results = [done for came in there.arrivals() for done in came.results]
        if any(done.did == "removed" for done in results):
            assert [kept.message for kept in there.kept()] == [], where
        again = at(bronwen, *verb)
        assert again.returncode == 0 or "opened before" in again.stderr, (where, again.stderr)
        kept = [kept.message for kept in inbox_of(bronwen, amara).kept()]
        if kind == "take-back" and kept:  # it had come, and was not decided on
            bronwen.at_terminal("with", "Amara", typed=["yes"], code=None)
            kept = [kept.message for kept in inbox_of(bronwen, amara).kept()]
        assert kept == ([shared] if kind == "share" else []), where

    killed = every_kill(tmp_path, bronwen, verb, proven)
    assert killed > 5
    report(f"open, {kind}: killed at each of {killed} calls, kept wholly or not at all")
