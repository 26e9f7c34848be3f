"""An editor that does what a test tells it."""

import json
import sys
from pathlib import Path

import pytest


class Editor:
    """An editor that changes the file by one line of Python, in which `path` is the file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, script: Path) -> None:
        self._script = script
        self._opened = script.with_suffix(".opened")
        monkeypatch.setenv("EDITOR", f"{json.dumps(sys.executable)} {json.dumps(str(script))}")

    def does(self, body: str) -> None:
        """Say what the editor does next."""
        self._script.write_text(
            f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n"
            f"pathlib.Path({str(self._opened)!r}).write_bytes(path.read_bytes())\n{body}\n"
        )

    def replaces(self, old: str, new: str) -> None:
        """The editor puts `new` where `old` was."""
        self.does(f"path.write_text(path.read_text('utf-8').replace({old!r}, {new!r}, 1), 'utf-8')")

    def types(self, words: str) -> None:
        """Words are typed at the very beginning, as by somebody who does not look."""
        self.does(f"path.write_text({words!r} + path.read_text('utf-8'), 'utf-8')")

    def changes_and_fails(self, old: str, new: str) -> None:
        """The editor puts `new` where `old` was, and ends with an error."""
        self.replaces(old, new)
        with self._script.open("a") as script:
            script.write("sys.exit(1)\n")

    @property
    def opened_with(self) -> str | None:
        """The text it opened with last; None: it was not opened."""
        return self._opened.read_text("utf-8") if self._opened.exists() else None
