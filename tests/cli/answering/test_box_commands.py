"""Words that steer the box, and what is typed behind them."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.kept import kept_files, only_record
from program import Program

if TYPE_CHECKING:
    from boxed import FakeKeys

CTRL_C, CTRL_D, CTRL_S, ESC = "\x03", "\x04", "\x13", "\x1b"


def text_of(journal: Path) -> str:
    """The answer of the one entry."""
    return str(only_record(journal)["answers"][0]["text"])


@pytest.mark.parametrize(("finisher", "between"), [(CTRL_D, ""), (f"{ESC}\r", "\n"), ("\r.\r", "\n.\n")])
def test_what_comes_in_one_burst_behind_an_end_is_text(
    finisher: str, between: str, program: Program, journal: Path, keys: "FakeKeys"
) -> None:
    """As line by line: it answers no question that was not on the screen yet."""
    keys.are(f"First.{finisher}y\rSecond.{CTRL_D}")
    said = program.at_terminal("write", "-t", "power", typed=[""]).out
    assert said.count("Saved") == 1
    assert text_of(journal) == f"First.{between}y\nSecond."


@pytest.mark.parametrize("word", [":help", ":quit", ":burn"])
def test_behind_a_word_that_steers_a_line_begins(
    word: str, program: Program, journal: Path, keys: "FakeKeys"
) -> None:
    """So that a second word is not taken for text of the line above."""
    keys.are(f"One.\r{word}\r", f":nonsense{CTRL_S}", "\r", f"Two.{CTRL_D}")
    program.at_terminal("write", "-t", "power", typed=["no", ""] if word == ":burn" else [""])
    assert text_of(journal) == "One.\nTwo."


def test_a_blank_line_stands_between_the_words_and_what_is_said(program: Program, keys: "FakeKeys") -> None:
    """Below a text that was finished or left, and above one that goes on."""
    keys.are("One.\r:help\r", f"Two.{CTRL_S}", CTRL_D)
    said = program.at_terminal("write", "-t", "power", typed=[""]).out
    assert "screen reader better.\n\nKept.\n\nSaved" in said
    keys.are("One.\r:stop\r")
    assert "\n\nWhat you typed is kept" in program.at_terminal("write", "-t", "power").out


@pytest.mark.parametrize("word", ["quit", "Pass", "/stop", "ej list", "help"])
@pytest.mark.parametrize("reply", ["", "y"])
def test_a_lone_word_like_a_command_is_asked_about(
    word: str, reply: str, program: Program, journal: Path, keys: "FakeKeys"
) -> None:
    """The colon is easily forgotten, and no slip becomes an entry; with y it is the answer."""
    keys.are(f"{word}{CTRL_D}")
    typed = [reply, ""] if reply else [reply]
    said = program.at_terminal("write", "-t", "power", typed=typed, code=0 if reply else 1).out
    assert f"“{word}” may be a command." in said
    assert not list(journal.glob("drafts/*"))
    if reply:
        assert text_of(journal) == word
    else:
        assert "Nothing was written, so nothing is saved." in said
        assert not kept_files(journal)


def test_such_a_word_among_others_is_text(program: Program, journal: Path, keys: "FakeKeys") -> None:
    """Only an answer that is nothing else is asked about."""
    keys.are(f"He said it twice.\rquit{CTRL_D}")
    assert "may be a command" not in program.at_terminal("write", "-t", "power", typed=[""]).out
    assert text_of(journal) == "He said it twice.\nquit"
