"""The conversation of a lock as a screen reader hears it, and on a narrow screen: line by line, in order."""

import re
from pathlib import Path

import pytest

from locked import PASSPHRASE, Paper
from program import Program

ORDER = [
    "Locking seals what you write", "It does not hide", "nobody can open your journal again", "Go on?",
    "Your passphrase. I suggest", "Press Enter to take them", "Enter, or your own: ", "Type it once more, unseen: ",
    "Your recovery key opens everything", "AGE-SECRET-KEY-1", "In one piece:", "needs no passphrase",
    "Press Enter when you have it.", "Type the groups I ask for", "Both keys have just opened a trial text.",
    "sealed", "The plain files are deleted",
]  # fmt: skip


@pytest.mark.parametrize("columns", [40, 80])
def test_the_conversation_is_read_line_by_line(
    columns: int, program: Program, paper: Paper, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but text and line ends on a plain terminal, each part once and in its order, no line too long."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "60")
    program("write", "Words.")
    said = program.at_terminal("lock", typed=["yes"], unseen=paper.typed(), columns=columns).out
    assert re.findall(r"[^\n\x20-\x7e\u2010-\u2026]", said) == []
    lines = [
        line for line in said.splitlines() if paper.recovery not in line
    ]  # which is in one piece to be copied
    assert [line for line in lines if len(line) > columns] == []
    one_line = " ".join(said.split())
    at = 0
    for part in ORDER:
        at = one_line.index(part, at)
    assert "The key is still on your screen above; clear it when you are done." in one_line
    assert PASSPHRASE not in said


def test_the_screen_is_cleared_of_the_key_where_a_terminal_can(program: Program, paper: Paper) -> None:
    """Scroll-back too; whoever has standard error in a file finds no code in it, since nobody can then answer."""
    program("write", "Words.")
    refused = program("lock", code=1).err
    assert refused
    assert "\x1b" not in refused
    said = program.at_terminal("lock", typed=["yes"], unseen=paper.typed()).out
    assert said.count("\x1b[H\x1b[2J\x1b[3J") == 1
    assert said.index("In one piece") < said.index("\x1b[3J") < said.index("Type the groups")


def test_on_a_small_screen_all_of_it_passes_before_the_question(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screenful at a time, each read before the next; left there, nothing is changed."""
    program("write", "Words.")
    monkeypatch.setenv("LINES", "24")
    for typed, is_asked in (["^C"], False), (["", "no"], True):
        said = program.at_terminal("lock", typed=typed, columns=40).out
        first = said.split("Enter shows more.", maxsplit=1)[0].splitlines()
        assert first[0].startswith("Locking seals what you write")
        assert len(first) <= 20
        assert ("Go on?" in said) == is_asked
        assert "Nothing was changed." in said
        assert "not locked" in program("lock", "show").out
