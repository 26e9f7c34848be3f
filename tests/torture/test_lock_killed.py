"""Slow proofs of the lock: its turns killed at every call to the disk, and gone on with."""

from pathlib import Path

import pytest

from cli.locking.killed_locks import KINDS, Kept, killed_and_gone_on_with
from locked import Paper
from program import Program
from torture.machine import report

pytestmark = pytest.mark.torture


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_every_call(
    program: Program, home: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Killed at any call and gone on with, every word can be had, and nothing plain or half done is left."""
    killed = killed_and_gone_on_with(Kept(home, program, paper), kind, range(1, 5000), monkeypatch)
    assert killed > 5
    report(f"{kind}: killed at each of {killed} calls to the disk, nothing lost, nothing half done")
