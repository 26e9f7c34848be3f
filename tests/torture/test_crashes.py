"""Slow proofs: the real program, killed and crowded, loses nothing it said was saved. Run by `make torture`."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytestmark = pytest.mark.torture

CHANGING = [
    "mkdir",
    "write",
    "fsync",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "ftruncate",
    "chmod",
    "flock",
]
"""Every system call by which the program changes anything; between two of them a kill finds the same disk."""

EDITOR = f'{sys.executable} -c "import sys,pathlib;p=pathlib.Path(sys.argv[1]);p.write_text(p.read_text()+chr(65)*9)"'


def command(journal: Path, *verb: str) -> list[str]:
    """The program as it is run from outside."""
    return [sys.executable, "-m", "equityjournal", "--journal", str(journal), *verb]


def run(journal: Path, *verb: str) -> str:
    """Run a command that must succeed; return what it said."""
    return subprocess.run(command(journal, *verb), check=True, capture_output=True, text=True).stdout


def texts(journal: Path) -> dict[str, str]:
    """What every entry says, by id, in the journal and in the trash."""
    found = {}
    for kept in json.loads(run(journal, "list", "--json")):
        record = json.loads(run(journal, "show", kept["id"], "--json"))
        found[kept["id"]] = record["answers"][0]["text"]
    for path in journal.glob("trash/*/*.toml"):
        found.setdefault(path.stem, path.read_text("utf-8").split('text = "')[1].split('"')[0])
    return found


def damage(journal: Path) -> list[dict[str, str]]:
    """What `check` finds, but for what an interrupted save, or an editor, leaves behind."""
    done = subprocess.run(command(journal, "check", "--json"), capture_output=True, text=True, check=False)
    return [one for one in json.loads(done.stdout)["problems"] if one["kind"] not in ("leftover", "text")]


@pytest.mark.parametrize(
    "verb",
    [
        ("write", "-t", "power", "--", "New words."),
        ("edit", "last"),
        ("tag", "last", "humility"),
        ("delete", "last"),
        ("restore", "last"),
    ],
    ids=lambda verb: verb[0],
)
def test_killed_at_every_call_that_changes_anything(tmp_path: Path, verb: tuple[str, ...]) -> None:
    """Old or new, never half; nothing acknowledged is lost, at whichever call the kill comes."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed here")
    start = tmp_path / "start"
    run(start, "write", "Old words.")
    if verb[0] == "restore":
        run(start, "delete", "last")
    before = texts(start)
    os.environ["EDITOR"] = EDITOR
    killed = 0
    for call in CHANGING:
        for point in range(1, 1000):
            journal = tmp_path / "journal"
            shutil.rmtree(journal, ignore_errors=True)
            shutil.copytree(start, journal)
            inject = f"inject={call}:signal=KILL:when={point}"
            traced = [strace, "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject]
            done = subprocess.run(
                [*traced, *command(journal, *verb)], capture_output=True, text=True, check=False
            )
            after = texts(journal)
            assert not damage(journal), (call, point)
            assert set(before) <= set(after), (call, point)
            for identity, text in before.items():
                assert after[identity].startswith(text), (call, point)
            if "Saved" in done.stdout and verb[0] == "write":
                assert "New words." in after.values(), (call, point)
            if done.returncode == 0:
                break
            killed += 1
    assert killed > 10
    print(f"{verb[0]}: killed at each of {killed} calls, nothing lost")  # noqa: T201


def test_a_thousand_random_kills(tmp_path: Path) -> None:
    """Killed at a thousand random moments, every entry that was said to be saved is there."""
    chance = random.Random(7)  # noqa: S311
    acknowledged, killed = set(), 0
    for number in range(1000):
        process = subprocess.Popen(
            command(tmp_path, "write", "-t", "power", f"Entry {number}."), stdout=subprocess.PIPE, text=True
        )
        time.sleep(chance.uniform(0.05, 0.6))
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        said = process.communicate()[0]
        if "Saved: " in said:
            acknowledged.add(said.split("Saved: ")[1].split(",")[0])
    there = {one["id"] for one in json.loads(run(tmp_path, "list", "--json"))}
    assert acknowledged <= there
    assert not damage(tmp_path)
    print(f"random kills: {killed} of 1000 before the end, {len(acknowledged)} acknowledged, none lost")  # noqa: T201


def test_fifty_writers_at_once_twenty_times(tmp_path: Path) -> None:
    """Fifty programs that write at the same time, twenty times over, leave a thousand entries."""
    with ThreadPoolExecutor(50) as crowd:
        for _ in range(20):
            list(crowd.map(lambda number: run(tmp_path, "write", f"By {number}."), range(50)))
    assert len(json.loads(run(tmp_path, "list", "--json"))) == 1000
    assert not damage(tmp_path)


def test_fifty_editors_of_one_entry(tmp_path: Path) -> None:
    """Whoever was told "Saved" is in the entry or in one of its versions; nobody was overwritten unseen."""
    run(tmp_path, "write", "Words.")

    def attempt(number: int) -> int | None:
        done = subprocess.run(
            command(tmp_path, "edit", "last", "--title", f"title-{number}-"), capture_output=True, check=False
        )
        assert done.returncode in (0, 1), done.stderr
        return number if done.returncode == 0 else None

    with ThreadPoolExecutor(50) as crowd:
        saved = [number for number in crowd.map(attempt, range(50)) if number is not None]
    kept = run(tmp_path, "show", "last", "--json") + run(tmp_path, "show", "last", "--versions", "--json")
    assert saved
    for number in saved:
        assert f"title-{number}-" in kept
    assert not damage(tmp_path)
    print(f"fifty editors: {len(saved)} saved, {50 - len(saved)} refused, none overwritten")  # noqa: T201
