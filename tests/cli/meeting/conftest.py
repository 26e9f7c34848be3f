"""Two people who know each other's keys, and meet."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.meeting.both_sides import BothSides
from program import Program


@pytest.fixture(autouse=True)
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the test's home, so that letters go to the folder at hand."""
    monkeypatch.chdir(home)


@pytest.fixture
def both(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch) -> BothSides:
    """Amara and Bronwen, who has no say in Amara's job."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "200")
    return BothSides(machine, monkeypatch)


@pytest.fixture
def managed(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch) -> BothSides:
    """Amara and Bronwen, who manages her."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "200")
    return BothSides(machine, monkeypatch, manages=True)
