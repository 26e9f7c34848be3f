"""A lock's turns killed at some calls to the disk, of each kind a few; torture tries every one."""

from pathlib import Path

import pytest

from cli.locking.killed_locks import KINDS, Kept, killed_and_gone_on_with
from locked import Paper
from program import Program


@pytest.mark.parametrize("kind", KINDS)
def test_killed_here_and_there(
    program: Program, home: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Killed anywhere and gone on with, every word can be had, and nothing plain or half done is left."""
    points = (17, 90) if kind != "change" else (6,)
    assert killed_and_gone_on_with(Kept(home, program, paper), kind, points, monkeypatch) == len(points)
