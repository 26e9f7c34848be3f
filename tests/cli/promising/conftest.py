"""A team with a register, and a promise in it."""

from pathlib import Path

import pytest

from cli.promising.registers import WHAT
from program import Program


@pytest.fixture
def team(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a team, named by the variable."""
    folder = home / "team"
    folder.mkdir()
    monkeypatch.setenv("EQUITYJOURNAL_REGISTER", str(folder))
    return folder


@pytest.fixture
def letters(program: Program, team: Path) -> str:
    """The id of a promise."""
    program("promises", "new", *WHAT)
    return str(program("promises", "--json").json["promises"][0]["id"])
