"""Where there is nothing, it is said in words: no sentence counts to nought."""

import re
from pathlib import Path

import pytest

from program import Program

COUNTED = re.compile(r"(?<![\w.:-])0 [a-z]+")
VERBS = (
    "", "list", "list --all", "search water", "steps", "steps --all", "their-words", "themes", "themes --all",
    "themes --explain", "review", "review june", "look-over", "discussed", "restore", "packs", "forms", "shares",
    "coach", "keys", "promises", "config", "check", "check --repair", "check --accept", "check --accept-loss",
    "export json", "export csv", "backup", "support",
)  # fmt: skip


def said(program: Program, *typed: str) -> str:
    """All that a command says."""
    outcome = program(*typed, code=None)
    return outcome.out + outcome.err


@pytest.fixture
def emptied(program: Program) -> Program:
    """A journal with its only entry erased."""
    identity = program("write", "Words.", "--json").json["id"]
    program("erase", identity, "--yes")
    return program


@pytest.mark.parametrize("verb", VERBS)
def test_an_empty_journal_is_spoken_of_without_a_nought(emptied: Program, verb: str) -> None:
    """Neither nought entries, nor files, nor days."""
    text = said(emptied, *verb.split())
    assert not COUNTED.search(text), text


def test_an_empty_backup_is_made_and_brought_back_without_a_nought(emptied: Program, home: Path) -> None:
    """A journal can be empty, and is backed up all the same."""
    file = str(home / "journal.zip")
    texts = [said(emptied, *line) for line in (
        ("backup", file), ("backup",), ("backup", "--check", file),
        ("restore", "--from", file, "--to", str(home / "again")),
    )]  # fmt: skip
    assert not any(map(COUNTED.search, texts)), texts


def test_an_import_of_nothing_new_counts_nothing(program: Program, home: Path) -> None:
    """Not the second time, and not where no passage could be read as an entry."""
    diary, unread = home / "diary.txt", home / "unread.doentry"
    diary.write_text("3 June 2026\nI saw her again.\n", "utf-8")
    unread.write_text('<?xml version="1.0"?><plist version="1.0"><dict><key>Entry Text', "utf-8")
    texts = [said(program, "import", str(file), "--yes") for file in (diary, diary, unread)]
    assert not any(map(COUNTED.search, texts)), texts


def test_a_journal_without_entries_is_not_said_to_have_been_read(program: Program) -> None:
    """Before the first entry there is no journal to be whole."""
    assert "whole" not in program("check").out
