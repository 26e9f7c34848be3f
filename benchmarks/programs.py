"""The programs that are compared, each in an environment of its own, and how each does the same work."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build/bench"
RELEASES = {"jrnl": "4.6", "kaydet": "0.49.0", "todoman": "4.7.0"}
"""From the package index; a newer one is put here by hand, so that results can be compared."""
PROGRAMS = ("ours", "jrnl", "kaydet", "todoman", "notmuch")
RARE = "kestrel"  # as in journals.py, which is not imported: it would bring Pydantic into our own memory
COMMON = "meeting"  # as in journals.py; in more than half of the entries
THEME = "power"
ADDED = "She asked me why nobody rang, and I had no answer."


class Work(NamedTuple):
    """The arguments for one piece of work, and what must stand in the output."""

    words: Sequence[str]
    shows: str = ""
    given: str | None = None
    """The name of a file below BUILD that it reads."""
    adds: bool = False
    """It changes the journal, so it is given a copy."""


WORK: Mapping[str, Mapping[str, Work]] = {
    "start": {
        "ours": Work(["--version"], "equityjournal"),
        "jrnl": Work(["--version"], "jrnl"),
        "kaydet": Work(["--version"], "kaydet"),
        "todoman": Work(["--version"], "todo"),
        "notmuch": Work(["--version"], "notmuch"),
    },
    "add one": {
        "ours": Work(["write", ADDED], "Saved", adds=True),
        "jrnl": Work(ADDED.split(), adds=True),
        "kaydet": Work(ADDED.split(), "Added", adds=True),
        "todoman": Work(["new", "--list", "notes", ADDED], "asked me", adds=True),
        "notmuch": Work(["insert"], given="message", adds=True),
    },
    "last five": {
        "ours": Work(["list", "--limit", "5"], "5 of"),
        "jrnl": Work(["-n", "5"], "Felt:"),
        "kaydet": Work(["--filter", "since:0", "--limit", "5"], "Felt:"),
        "notmuch": Work(["search", "--sort=newest-first", "--limit=5", "*"], "thread:"),
    },
    "by theme": {
        "ours": Work(["list", "--theme", THEME, "--limit", "20"], "20 of"),
        "jrnl": Work([f"@{THEME}", "-n", "20"], f"@{THEME}"),
        "kaydet": Work(["--filter", f"#{THEME} since:0", "--limit", "20"], f"#{THEME}"),
        "todoman": Work(["list", "--category", THEME], "[ ]"),
        "notmuch": Work(["search", "--limit=20", f"tag:{THEME}"], "thread:"),
    },
    "search a rare word": {
        "ours": Work(["search", RARE], RARE),
        "jrnl": Work(["-contains", RARE], RARE),
        "kaydet": Work(["--filter", f"{RARE} since:0"], RARE),
        "notmuch": Work(["search", RARE], "thread:"),
    },
    "summary of themes": {
        "ours": Work(["themes"]),
        "jrnl": Work(["--tags"], f"@{THEME}"),
        "kaydet": Work(["--tags"], f"#{THEME}"),
        "notmuch": Work(["count", "--batch"], given="themes"),
    },
    "export as text": {
        "ours": Work(["export", "markdown"], RARE),
        "jrnl": Work(["--format", "markdown"], RARE),
        "kaydet": Work(["--list", "--filter", "since:0"], RARE),
        "notmuch": Work(["show", "--entire-thread=false", "*"], RARE),
    },
}
"""What each can do. Where one cannot, nothing stands: todoman lists all or none, looks
only at titles, and knows no summary."""

INDEXED: Mapping[str, Sequence[Work]] = {
    "ours": [Work(["list", "--limit", "20"], "of")],
    "kaydet": [Work(["--doctor"])],
    "todoman": [Work(["list"], "[ ]")],
    "notmuch": [Work(["new"]), Work(["tag", "--batch"], given="tags")],
}
"""What makes the index of a journal that was just laid down."""


def environment(name: str) -> Path:
    """The folder of a program's environment."""
    return BUILD / "environments" / name


def program(name: str) -> str | None:
    """The program itself, by its whole path; None where it is not on this machine."""
    if name == "notmuch":
        return shutil.which(name)
    command = {"ours": "equityjournal", "todoman": "todo"}.get(name, name)
    return str(environment(name) / "bin" / command)


def set_up(name: str) -> None:
    """Make a program's environment, if it is not there yet; ours is brought up to date each time."""
    folder, made = environment(name), environment(name) / f"made-{RELEASES.get(name, 'here')}"
    wanted = f"{name}=={RELEASES[name]}" if name in RELEASES else str(ROOT)
    again = ["--force-reinstall", "--no-deps"] if name == "ours" and made.exists() else []
    if made.exists() and not again:
        return
    if not made.exists():
        shutil.rmtree(folder, ignore_errors=True)
        _done([sys.executable, "-m", "venv", str(folder)])
    python = str(folder / "bin/python")
    _done([python, "-m", "pip", "-qq", "--disable-pip-version-check", "install", *again, wanted])
    _done([python, "-m", "compileall", "-q", str(folder / "lib")], quietly=True)
    made.touch()


def home(name: str, count: int, *, changing: bool = False) -> Path:
    """The home folder in which a program finds a journal of so many entries, and nothing else."""
    return BUILD / "homes" / f"{name}-{count}{'-changing' if changing else ''}"


def surroundings(folder: Path) -> dict[str, str]:
    """The environment variables of a program whose home is a folder: nothing outside it is touched."""
    return {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_DATA_HOME": str(folder / ".local/share"),
        "XDG_STATE_HOME": str(folder / ".local/state"),
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "EQUITYJOURNAL_DIR": str(folder / "journal"),
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "PATH": os.environ.get("PATH", os.defpath),
    }


def lay_down(name: str, count: int) -> None:
    """Make the home with the journal, if it is not there yet, its index, and a fresh copy to be changed."""
    folder, copy = home(name, count), home(name, count, changing=True)
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        python = str(environment("ours") / "bin/python")
        _done([python, str(ROOT / "benchmarks/journals.py"), name, str(count), str(folder)])
        (folder / "made").touch()
        index(name, folder)
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    if name == "ours":  # its index is of another folder
        shutil.rmtree(copy / ".cache", ignore_errors=True)
        index(name, copy)


def index(name: str, folder: Path) -> None:
    """Have a program take in a journal that it has not seen."""
    for work in INDEXED.get(name, []):
        given = folder / work.given if work.given else Path(os.devnull)
        with given.open("rb") as standard_input:
            subprocess.run(
                [str(program(name)), *work.words], env=surroundings(folder), stdin=standard_input,
                stdout=subprocess.DEVNULL, check=True,
            )  # fmt: skip


def _done(words: Sequence[str], *, quietly: bool = False) -> None:
    """Run a command that prepares something. Compiling passes over files that no Python could read."""
    subprocess.run(words, check=not quietly, stdout=subprocess.DEVNULL)
