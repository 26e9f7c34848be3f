"""Secrets at a terminal: not shown while typed, nor while the one before is tried."""

import os
import select
import sys
from collections.abc import Iterator
from io import TextIOWrapper

import pytest

from equityjournal.cli.terminal.secrets import ask_secret, nothing_shown

termios = pytest.importorskip("termios")


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The keyboard's end of a terminal, whose other end is standard input."""
    keyboard, screen = os.openpty()
    with TextIOWrapper(os.fdopen(screen, "rb+", buffering=0), encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield keyboard
    os.close(keyboard)


def is_shown() -> bool:
    """Whether the terminal shows what is typed."""
    return bool(termios.tcgetattr(sys.stdin.fileno())[3] & termios.ECHO)


def test_what_is_typed_while_a_secret_is_tried_is_neither_shown_nor_kept(keys: int) -> None:
    """Typed too early, a passphrase is on no screen, and reaches no shell; afterwards all is as before."""
    assert is_shown()
    with nothing_shown():
        assert not is_shown()
        os.write(keys, b"anchor tulip ribbon\n")
        assert select.select([sys.stdin.fileno()], [], [], 10)[0]  # it came
    assert is_shown()
    assert select.select([sys.stdin.fileno()], [], [], 0)[0] == []
    shown = os.read(keys, 100) if select.select([keys], [], [], 0)[0] else b""
    assert b"anchor" not in shown


def test_without_a_terminal_nothing_is_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a program that gives what is typed."""
    monkeypatch.setattr(sys, "stdin", None)
    with nothing_shown():
        pass


@pytest.mark.parametrize("stops", [EOFError, KeyboardInterrupt])
def test_a_question_that_was_left_ends_its_line(
    keys: int, stops: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next sentence, or the shell, begins a line of its own."""

    def stop(_prompt: str) -> str:
        raise stops

    assert keys
    monkeypatch.setattr("getpass.getpass", stop)
    with pytest.raises(stops):
        ask_secret("Passphrase: ", "")
    assert capsys.readouterr().err == "\n"
