"""Two people who share: letters go to the folder at hand, which is the test's own home."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the test's home."""
    monkeypatch.chdir(home)
