"""The guide of the lock, tried as it is written, with `age` alone: everything comes back by the paper, or the words."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.locking.killed_locks import Kept
from equityjournal.core.locking.padding import unpadded
from locked import PASSPHRASE, Paper
from outside import needs
from program import Program

GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "lock.md"


@pytest.mark.parametrize("way", ["passphrase", "paper", "paper alone"])
def test_everything_opens_without_this_program(
    program: Program, home: Path, paper: Paper, tmp_path: Path, way: str
) -> None:
    """With a copy of the folder, `age` and the page, every file of every room is had, to the byte."""
    needs("age")
    kept = Kept(home, program, paper)
    kept.turn("lock")
    copy = tmp_path / "journal"
    shutil.copytree(kept.root, copy)
    by_words, by_paper, all_files_ = re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    (copy / "recovery.txt").write_text(f"{paper.recovery}\n")
    if way == "passphrase":
        as_typed(by_words, copy, PASSPHRASE)
    elif way == "paper":
        (copy / "lock" / "key.age").unlink()
        run(by_paper, copy)
    else:
        shutil.rmtree(copy / "lock")
        (copy / "recovery.txt").rename(copy / "day.txt")
    run(all_files_, copy)
    opened = tmp_path / "opened"
    assert {
        path.relative_to(opened).as_posix(): unpadded(path.read_bytes())
        for path in opened.rglob("*")
        if path.is_file() and path.name != "journal.toml"
    } == kept.insides
    assert "CANARY words." in program("--journal", str(opened), "show", "last").out


def run(script: str, folder: Path) -> None:
    """Run lines of the guide in a copy of the journal."""
    done = subprocess.run(["/bin/sh", "-euc", script], cwd=folder, capture_output=True, text=True, check=True)
    assert "not opened" not in done.stdout


def as_typed(script: str, folder: Path, passphrase: str) -> None:
    """The same, with a passphrase typed at a terminal."""
    program = needs("script")
    command = [program, "-qec", f"cd '{folder}' && {script.strip()}", "/dev/null"]
    subprocess.run(command, input=f"{passphrase}\n".encode(), capture_output=True, check=True, timeout=60)
    assert (folder / "day.txt").stat().st_size > 70
