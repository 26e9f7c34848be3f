"""What the slow proofs share: the program in a process of its own, small disks, and what a journal holds."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from outside import outside

CANARY = "CANARY-7d41"


def command(journal: Path, *verb: str) -> list[str]:
    """The program as it is run from outside."""
    return [sys.executable, "-m", "equityjournal", "--journal", str(journal), *verb]


def attempt(
    journal: Path,
    *verb: str,
    around: Sequence[str] = (),
    limit: Callable[[], None] | None = None,
    **environment: str,
) -> "subprocess.CompletedProcess[str]":
    """Run a command that may fail, but never with a traceback or as our own mistake; see `outside`."""
    done = outside("--journal", str(journal), *verb, around=around, limit=limit, **environment)
    assert done.returncode in (0, 1), (done.returncode, done.stderr)
    return done


def run(journal: Path, *verb: str) -> str:
    """Run a command that must succeed; return what it said."""
    done = attempt(journal, *verb)
    assert done.returncode == 0, done.stderr
    return done.stdout


def was_killed(code: int) -> bool:
    """Whether a command was killed by strace; where it was not, it must have done its work."""
    assert code in (0, -signal.SIGKILL), code
    return code != 0


def texts(journal: Path) -> dict[str, str]:
    """What every entry says, by id, in the journal and in the trash."""
    found: dict[str, str] = {}
    for path in [*journal.glob("entries/*/*/*.toml"), *journal.glob("trash/*/*.toml")]:
        if not path.name.startswith("."):
            record = tomllib.loads(path.read_text("utf-8"))
            found.setdefault(path.stem, "\n".join(answer["text"] for answer in record["answers"]))
    return found


def damage(journal: Path) -> list[dict[str, str]]:
    """What `check` finds, but for what an interrupted save, or an editor, leaves behind."""
    done = attempt(journal, "check", "--json")
    found = json.loads(done.stdout)["problems"]
    return [one for one in found if one["kind"] not in ("leftover", "text", "deleted")]


def kept_somewhere(journal: Path, done: "subprocess.CompletedProcess[str]", words: str = CANARY) -> bool:
    """Whether words that were given are in an entry or a draft, or were given back on the screen."""
    holding = [
        path for path in journal.rglob("*.toml") if path.is_file() and words.encode() in path.read_bytes()
    ]
    return bool(holding) or words in done.stderr


def honest(journal: Path, done: "subprocess.CompletedProcess[str]", words: str = CANARY) -> None:
    """Exit code 0 and "Saved" go with an entry that holds the words; anything else keeps them somewhere."""
    saved = any(
        words.encode() in path.read_bytes()
        for path in journal.glob("entries/*/*/*.toml")
        if not path.name.startswith(".")
    )
    assert (done.returncode == 0) == ("Saved" in done.stdout), (done.returncode, done.stdout, done.stderr)
    if done.returncode == 0:
        assert saved, done.stdout
    assert kept_somewhere(journal, done, words), done.stderr


@contextlib.contextmanager
def mounted(*arguments: str, at: Path) -> Iterator[Path]:
    """Mount something for as long as the block runs; where this machine does not allow it, skip and say why."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting needs root, and a system with `mount`")
    at.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *arguments, str(at)], capture_output=True, text=True, check=False)  # noqa: S607
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
    try:
        at.chmod(0o700)
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)  # noqa: S607


def report(sentence: str) -> None:
    """Say what a slow proof found: these lines are copied into docs/proofs.md."""
    print(sentence)  # noqa: T201
