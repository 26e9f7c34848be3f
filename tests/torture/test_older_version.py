"""A version of the program from before there were locks, run on a locked journal: no sealed file is changed, but by `erase`."""

import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from locked import PASSPHRASE, Paper, all_files
from outside import needs
from program import Program
from torture.machine import report

pytestmark = pytest.mark.torture

BEFORE_LOCKS = "7965aeabb3e7"
"""The last commit without any of the lock."""
LINES = [
    ["list"], ["show", "last"], ["search", "words"], ["themes"], ["steps"], ["review"], ["export", "markdown"], ["check"],
    ["check", "--repair"], ["their-words"], ["shares"], ["packs"], ["forms"], [], ["edit", "ID", "--title", "So"],
    ["tag", "ID", "humility"], ["untag", "ID", "power"], ["delete", "ID"], ["restore", "ID"],
    ["done", "ask"], ["drop", "ask"], ["discussed", "ID"], ["write", "Words of an older version."],
    ["set-aside", "humility"], ["bring-back", "humility"], ["focus", "humility"],
]  # fmt: skip


@pytest.fixture
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of that version, from the history of this checkout."""
    git, place = needs("git"), tmp_path_factory.mktemp("older")
    here = Path(__file__).parents[2]
    done = subprocess.run(
        [git, "-C", str(here), "archive", BEFORE_LOCKS, "src", "prompts"], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("this checkout has no history")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(place, filter="data")
    assert not (place / "src" / "equityjournal" / "store" / "lock").exists()
    return place / "src"


def run(older: Path, *line: str) -> "subprocess.CompletedProcess[str]":
    """Run the older version, with nobody at the keyboard."""
    done = subprocess.run(
        [sys.executable, "-m", "equityjournal", *line], env={**os.environ, "PYTHONPATH": str(older)},
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, (line, done.stderr)
    return done


@pytest.mark.parametrize("knows", [True, False], ids=["a machine that knows the journal", "a new machine"])
def test_an_older_version_changes_no_sealed_file(
    knows: bool, older: Path, program: Program, home: Path, paper: Paper
) -> None:
    """Each verb but `erase` leaves each sealed file; what is written in plain is named, and then sealed, by `check`."""
    root = home / "journal"
    for number in range(12):
        run(older, "write", f"Some words {number}.", "-t", "power", "--step", "ask")
    assert "Some words 3." in run(older, "list").stdout
    identity = sorted(root.rglob("entries/*/*/*.toml"))[0].stem
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    if not knows:
        for folder in (home / ".local" / "state", home / ".cache"):
            folder.rename(folder.with_name(f"{folder.name}-away"))
    before = all_files(root)
    codes = []
    for line in LINES:
        codes.append(run(older, *(identity if word == "ID" else word for word in line)).returncode)
        after = all_files(root)
        assert {path: after.get(path) for path in before} == before, line
    added = sorted(Path(path).relative_to(root).as_posix() for path in set(after) - set(before))
    assert knows or added
    if knows:
        assert [path for path in added if not path.startswith("drafts/")] == []  # refused, and the words kept
    else:
        for folder in (home / ".local" / "state", home / ".cache"):
            away = folder.with_name(f"{folder.name}-away")
            if folder.exists():
                folder.rename(folder.with_name(f"{folder.name}-new"))
            away.rename(folder)
    said = program.at_terminal("check", unseen=[PASSPHRASE], code=None)
    assert all(Path(path).name in said.out for path in added)
    program.at_terminal("check", "--repair", unseen=[PASSPHRASE], code=None)
    assert not any((root / path).exists() for path in added)
    assert len(program.at_terminal("list", "--all", unseen=[PASSPHRASE]).out.split("Some words")) == 13
    run(older, "erase", identity, "--yes")  # by the whole id, as it is asked
    gone = {path for path in before if path not in all_files(root)}
    assert {Path(path).name for path in gone} <= {f"{identity}.toml.age"}
    report(
        f"an older version on a locked journal ({knows=}): {len(codes)} commands, {len(added)} plain files added"
    )
