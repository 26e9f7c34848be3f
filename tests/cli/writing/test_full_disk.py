"""A disk that fails: the words are never gone, and the sentence says where they are."""

from pathlib import Path

import pytest

from full_disk import FakeDisk
from program import Program


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FakeDisk:
    """The test's own disk, with room for everything until the test says otherwise."""
    return FakeDisk(monkeypatch)


def everything(journal: Path) -> str:
    """All that is in the journal's files."""
    return "".join(path.read_text("utf-8", "replace") for path in journal.rglob("*.toml"))


@pytest.mark.parametrize("writes", range(24))
def test_words_given_are_saved_kept_or_given_back(
    program: Program, journal: Path, disk: FakeDisk, writes: int
) -> None:
    """Whenever the disk fills up, TEXT is in an entry, in a draft, or printed again; what was there is whole."""
    program("write", "Before.")
    disk.left = writes
    said = program("write", "-t", "power", "CANARY", code=None)
    assert "CANARY" in everything(journal) + said.err
    assert said.code == (0 if "Saved" in said.out else 1)
    assert "Traceback" not in said.err
    disk.left = 10**9
    assert "Before." in program("list").out
    assert not list(journal.rglob("*.tmp"))


@pytest.mark.parametrize("writes", range(20))
def test_words_typed_are_saved_kept_or_given_back(
    program: Program, journal: Path, disk: FakeDisk, writes: int
) -> None:
    """At a terminal too: each line typed is in an entry, in a draft, or on the screen again."""
    program("write", "Before.")
    disk.left = writes
    screen = program.at_terminal(
        "write", "-t", "power", typed=["CANARY one", "CANARY two", ".", "torn / panel"], code=None
    )
    typed = [line for line in ("CANARY one", "CANARY two") if f"> {line}" in screen.out]
    assert typed or screen.code == 1  # no room to begin
    printed = screen.out.replace("> CANARY", "")
    for line in typed:
        assert line in everything(journal) + printed
    assert disk.has_refused or screen.code == 0
    assert "Traceback" not in screen.out
