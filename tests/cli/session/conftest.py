"""Entries to be numbered, on screens without bold letters."""

import pytest

from cli.session.numbered import write
from program import Program


@pytest.fixture
def plain_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens without bold letters."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def three(program: Program) -> list[str]:
    """Ids of three entries of three days, the newest, number 1, first; the second is private."""
    return [
        write(program, "The panel met without her.", "-d", "today", "-t", "power"),
        write(program, "Nobody is to see this.", "-d", "yesterday", "--private"),
        write(program, "Three of us want the drop-in back.", "-d", "3 May"),
    ]
