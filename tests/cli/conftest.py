"""Two people of whom one shares with the other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pairs import pair
from program import Program


@pytest.fixture
def two(machine: Callable[[str], Program]) -> tuple[Program, Program]:
    """Amara, who writes, and Bronwen, her coach."""
    return pair(machine)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the sealed file goes."""
    return tmp_path / "for-bronwen.age"
