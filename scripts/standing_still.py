"""Runs the program on the invented journal with a clock that stands still, to show what comes out."""

import atexit
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

_PROGRAM = """
import sys
from datetime import UTC, datetime
from equityjournal.cli.terminal import clock; from equityjournal.cli import main
clock.now = lambda: datetime(2026, 11, 25, 18, 10, tzinfo=UTC)
main(sys.argv[1:])
"""


def said(*arguments: str) -> str:
    """What `equityjournal ARGUMENTS` prints about the invented journal, as of 25 November 2026."""
    return _run(*arguments)


def page(*arguments: str) -> str:
    """The file that `equityjournal ARGUMENTS --page FILE` makes of the invented journal, as of that day."""
    file = _home() / "page.html"
    said(*arguments, "--page", str(file), "--force")
    return file.read_text("utf-8")


@cache
def _home() -> Path:
    """A home that nobody lives in, with the journal, until the script ends."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    home = Path(folder.name)
    _run("demo", "--into", str(home / "journal"), home=home)
    return home


def _run(*arguments: str, home: Path | None = None) -> str:
    place = str(home or _home())
    own = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), place)
    if home is None:
        own["EQUITYJOURNAL_DIR"] = str(Path(place) / "journal")  # an option would stand in each hint
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "EQUITYJOURNAL_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        capture_output=True, check=True, encoding="utf-8",
        env={**kept, **own, "TERM": "dumb", "COLUMNS": "78", "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.stdout
