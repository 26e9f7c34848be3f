"""A full journal, and a place for its backup."""

from pathlib import Path

import pytest

from program import Program


@pytest.fixture
def full(program: Program, journal: Path) -> Path:
    """A journal with something in every room, odd modes, and a damaged file."""
    program("write", "-t", "power", "She waited an hour.")
    program("write", "-t", "humility", "Nobody asked.")
    program("edit", "last", "--title", "Waiting")
    program("write", "To go.")
    program("delete", "last")
    program("set-aside", "power")
    program.at_terminal("write", "-t", "trust", typed=["begun"], code=130)
    for name in ("shares", "replies", "conversations", "remarks", "prompts/words", "private"):
        (journal / name).mkdir(parents=True, mode=0o700)
        (journal / name / "kept.toml").write_text(f"in = '{name}'\n")
    (journal / "support.txt").write_text("A place.\n")
    (journal / "drafts" / "20260601T181001000000Z.txt").write_bytes(b"\xff\xfe no text \x00")
    (journal / "entries" / "2026" / "05").mkdir(mode=0o755)
    (journal / "remarks" / "kept.toml").chmod(0o740)
    return journal


@pytest.fixture
def file(home: Path) -> Path:
    """Where a backup is to go."""
    return home / "journal.zip"
