"""How an answer is written: the flag, the variable, the setting, ACCESSIBLE, the guess, and what the terminal can."""

import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from equityjournal.cli.answering import screen_reader
from equityjournal.cli.answering.writing_way import WayOfWriting, chosen_way
from program import Program


class FakeScreen(io.StringIO):
    """A screen or a keyboard on a terminal, of an encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of the terminal."""
        return self._encoding

    def isatty(self) -> bool:
        """There is one."""
        return True

    def fileno(self) -> int:
        """Nothing is read from it."""
        return 0


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> FakeScreen:
    """A terminal that can show a box."""
    screen = FakeScreen()
    monkeypatch.setattr(sys, "stdin", screen)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((80, 24)))
    monkeypatch.delenv("EQUITYJOURNAL_WRITING")
    return screen


def test_each_source_wins_over_those_behind_it(
    screen: FakeScreen, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A flag over a variable, that over a setting, that over ACCESSIBLE, that over the guess."""
    assert chosen_way(screen) == "box"
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert chosen_way(screen) == "lines"
    program("config", "writing", "box")
    assert chosen_way(screen) == "box"
    monkeypatch.setenv("EQUITYJOURNAL_WRITING", "Editor")
    assert chosen_way(screen) == "editor"
    assert chosen_way(screen, "lines") == "lines"
    monkeypatch.setenv("EQUITYJOURNAL_WRITING", "crayon")
    assert chosen_way(screen) == "box"
    assert "EQUITYJOURNAL_WRITING cannot be “crayon”" in program("list").err


def test_a_screen_reader_has_lines(screen: FakeScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the person chose the box; a system that cannot say has none."""
    monkeypatch.setattr(screen_reader, "is_running", lambda: True)
    assert chosen_way(screen) == "lines"
    monkeypatch.setenv("EQUITYJOURNAL_WRITING", "box")
    assert chosen_way(screen) == "box"


def test_the_system_is_asked_for_a_screen_reader() -> None:
    """By a question of its own; where that fails, none is known."""

    def fails() -> bool:
        raise OSError

    assert screen_reader.is_running(lambda: True)
    assert not screen_reader.is_running(lambda: False)
    assert not screen_reader.is_running(fails)
    assert sys.platform == "win32" or not screen_reader.is_running()


@pytest.mark.parametrize(
    "lack",
    ["dumb", "unset", "no keyboard", "no screen", "not UTF-8", "too narrow", "too low"],
)
def test_lines_are_taken_where_no_box_can_be_shown(
    screen: FakeScreen, monkeypatch: pytest.MonkeyPatch, lack: str
) -> None:
    """Even for somebody who chose the box."""
    monkeypatch.setenv("EQUITYJOURNAL_WRITING", "box")
    to: Any = screen
    sizes = {"too narrow": (19, 24), "too low": (80, 4)}
    if lack == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    elif lack == "unset":
        monkeypatch.delenv("TERM")
    elif lack == "no keyboard":
        monkeypatch.setattr(sys, "stdin", io.StringIO())
    elif lack == "no screen":
        to = io.StringIO()
    elif lack == "not UTF-8":
        to = FakeScreen("iso8859-1")
    else:
        size = os.terminal_size(sizes[lack])
        monkeypatch.setattr("shutil.get_terminal_size", lambda: size)
    assert chosen_way(to) == "lines"


@pytest.mark.parametrize("failing", ["prompt_toolkit", "the box"])
def test_a_box_that_fails_gives_way_to_lines(
    screen: FakeScreen, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """In one sentence, with the words there are; nothing is lost."""
    kept: list[str] = []
    if failing == "prompt_toolkit":
        monkeypatch.setitem(sys.modules, "equityjournal.cli.answering.box_answer", None)
        monkeypatch.delattr(
            "equityjournal.cli.answering.box_answer", raising=False
        )  # where a test before it loaded it
    else:

        def fails(_box: object) -> str:
            raise LookupError

        monkeypatch.setattr("equityjournal.cli.answering.box.Box.run", fails)
    typed = iter(["And more.", "."])
    monkeypatch.setattr("equityjournal.cli.terminal.keyboard.line_editor", lambda: None)
    monkeypatch.setattr("equityjournal.cli.terminal.keyboard.waiting", lambda: "")
    monkeypatch.setattr("equityjournal.cli.terminal.keyboard.more_is_waiting", lambda *_: False)
    monkeypatch.setattr("builtins.input", lambda: next(typed))
    way = WayOfWriting(screen)
    assert way.answer("Begun.", kept.append, str, None) == "Begun.\nAnd more."
    said = " ".join(screen.getvalue().split())
    assert said.count("The box could not go on, so here it is line by line. Nothing is lost.") == 1
    assert "Begun." in said
    assert kept[-1] == "Begun.\nAnd more."
    assert not way.is_box


def test_help_is_long_at_first_and_short_later(program: Program, journal: Path) -> None:
    """At length in the first sitting, a line in the second, less from the fifth; `:help` says it always."""
    screens = [program.at_terminal("write", "-t", "power", typed=["Words.", ".", ""]).out for _ in range(5)]
    assert "Finish with a full stop" in screens[0]
    assert ":burn" in screens[0]
    for screen in screens[1:4]:
        assert "Write line by line; each is kept. A full stop alone finishes. :help says more." in screen
    assert "A full stop alone finishes.\n" in screens[4]
    assert "Write line by line" not in screens[4]
    asked = program.at_terminal("write", "-t", "power", typed=[":help", ":lines", "Words.", ".", ""]).out
    assert "On a line of its own: :pass" in asked
    assert "This is line by line already." in asked


def test_of_harm_to_the_writer_it_is_always_said_at_length(program: Program) -> None:
    """How to leave without a trace is then always on the screen."""
    program("write", "Words.")
    program("write", "More words.")
    said = program.at_terminal("write", "--happened-to-me", typed=["Words.", ".", "^D"], code=None).out
    assert ":burn" in said


def test_a_setting_for_the_editor_opens_it(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As `--editor` does; `--lines` wins over it."""
    monkeypatch.delenv("EQUITYJOURNAL_WRITING")
    program("config", "writing", "editor")
    monkeypatch.setenv("VISUAL", "no-such-editor")
    said = program.at_terminal("write", "-t", "power", typed=["Words.", ".", ""]).out
    assert "no-such-editor" in said
    said = program.at_terminal("write", "-t", "power", "--lines", typed=["Words.", ".", ""]).out
    assert "no-such-editor" not in said
