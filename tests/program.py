"""Running the real program, from its `main`, with named fakes for the clock, the lot and the terminal."""

import io
import json
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from equityjournal.cli import main


@dataclass
class FakeClock:
    """A clock that moves only when told to."""

    moment: datetime = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment it stands at; each look is a second later, so that no two entries are of one moment."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def pass_days(self, days: int) -> None:
        """Move on by whole days."""
        self.moment += timedelta(days=days)

    def set_day(self, text: str) -> None:
        """Go to ten past six in the evening of an ISO day."""
        self.moment = datetime.fromisoformat(f"{text}T18:10:00+00:00")


class FakeTerminal(io.TextIOWrapper):
    """What a screen or a keyboard looks like to a program."""

    def isatty(self) -> bool:
        """Somebody is there."""
        return True


class FakeKeyboard(FakeTerminal):
    """Lines typed one after another, echoed onto the screen; then the end of input, as of Ctrl-D."""

    def __init__(self, typed: Sequence[str], screen: io.TextIOBase) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self._typed = list(typed)
        self._screen = screen

    def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]
        """The next line; `^C` stands for an interruption, `^D` for an end after which more can be typed."""
        line = self._typed.pop(0) if self._typed else "^D"
        if line == "^D":
            return ""
        if line == "^C":
            raise KeyboardInterrupt
        self._screen.write(f"> {line}".rstrip() + "\n")
        return line + "\n"


class FakeUnseen:
    """What somebody types where it is not shown; then the end of input. `^C` stands for an interruption."""

    def __init__(self, typed: Sequence[str], screen: io.TextIOBase) -> None:
        self._typed = list(typed)
        self._screen = screen

    def __call__(self, prompt: str = "") -> str:
        """The next of them; only the question is on the screen."""
        self._screen.write(f"{prompt}\n")
        typed = self._typed.pop(0) if self._typed else "^D"
        if typed == "^D":
            raise EOFError
        if typed == "^C":
            raise KeyboardInterrupt
        return typed


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str = ""

    @property
    def json(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)


@dataclass
class Program:
    """The program, run from its `main`.

    Args:
        patch: Puts fakes in place for as long as the test runs.
        clock: The fake clock.
        home: The home of whoever runs it, where that is not the test's own.
    """

    patch: pytest.MonkeyPatch
    clock: FakeClock
    home: Path | None = None
    lot: random.Random = field(default_factory=lambda: random.Random(1948))  # noqa: S311 - a fixed lot for tests

    def __post_init__(self) -> None:
        self.patch.setattr("equityjournal.cli.terminal.clock.lot", lambda: self.lot)

    def __call__(self, *arguments: str, piped: str | bytes = b"", code: int | None = 0) -> Outcome:
        """Run a command without a terminal.

        Args:
            arguments: The command line after `equityjournal`.
            piped: What comes through standard input.
            code: The exit code it must have; None: any.
        """
        data = piped.encode() if isinstance(piped, str) else piped
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        left = self._run(arguments, io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"), out, err)
        outcome = Outcome(left, _read(out), _read(err))
        assert code is None or outcome.code == code, outcome
        return outcome

    def at_terminal(
        self,
        *arguments: str,
        typed: Sequence[str] = (),
        unseen: Sequence[str] = (),
        code: int | None = 0,
        columns: int = 80,
        window: str | None = "a window",
    ) -> Outcome:
        """Run a command at a terminal, typing lines as it asks for them, and passphrases where none is shown.

        Args:
            arguments: The command line after `equityjournal`.
            typed: Lines, one after another.
            unseen: Lines typed where they are not shown.
            code: The exit code it must have; None: any.
            columns: The width of the screen.
            window: The terminal and login session; None: it cannot be told from others.

        Returns:
            Everything on the screen, typed lines marked by `> `, as `out`.
        """
        screen = FakeTerminal(io.BytesIO(), encoding="utf-8", newline="")
        with self.patch.context() as there:
            there.setenv("COLUMNS", str(columns))
            there.setattr("getpass.getpass", FakeUnseen(unseen, screen))
            there.setattr("equityjournal.cli.terminal.window.identity", lambda: window)
            left = self._run(arguments, FakeKeyboard(typed, screen), screen, screen)
        outcome = Outcome(left, _read(screen))
        assert code is None or outcome.code == code, outcome
        return outcome

    def _run(self, arguments: Sequence[str], stdin: Any, stdout: Any, stderr: Any) -> int:
        with self.patch.context() as streams:
            if self.home:
                live_in(self.home, streams)
            streams.setattr(sys, "stdin", stdin)
            streams.setattr(sys, "stdout", stdout)
            streams.setattr(sys, "stderr", stderr)
            with pytest.raises(SystemExit) as left:
                main(arguments)
        return int(left.value.code or 0)


def live_in(home: Path, patch: pytest.MonkeyPatch) -> None:
    """Have the program take a folder for somebody's home, and keep the journal in it."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        patch.setenv(name, str(home))
    patch.setenv("EQUITYJOURNAL_DIR", str(home / "journal"))
    if os.name == "nt":  # which tells that folder by itself, whatever the environment says
        patch.setattr("platformdirs.user_downloads_path", lambda: home / "Downloads")


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
