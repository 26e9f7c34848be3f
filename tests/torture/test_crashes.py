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

from cli.safekeeping.trees import tree
from outside import needs
from torture.machine import attempt, command, damage, report, run, texts, was_killed

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
def test_killed_at_every_call_that_changes_anything(
    tmp_path: Path, verb: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old or new, never half; nothing acknowledged is lost, at whichever call the kill comes."""
    strace = needs("strace")
    start, state = tmp_path / "start", tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(state))  # the count of one round is not that of the next
    monkeypatch.setenv("EDITOR", EDITOR)
    run(start, "write", "Old words.")
    if verb[0] == "restore":
        run(start, "delete", "last")
    before = texts(start)
    killed = 0
    for call in CHANGING:
        for point in range(1, 1000):
            journal = tmp_path / "journal"
            shutil.rmtree(journal, ignore_errors=True)
            shutil.rmtree(state, ignore_errors=True)
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
            if not was_killed(done.returncode):
                assert tree(journal) != tree(start), call
                break
            killed += 1
    assert killed > 10
    report(f"{verb[0]}: killed at each of {killed} calls, nothing lost")


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
        if "Saved, about " in said:
            acknowledged.add(said.split("(")[-1].split(")")[0])
    there = {one["id"] for one in json.loads(run(tmp_path, "list", "--json"))}
    assert killed
    assert acknowledged
    assert acknowledged <= there
    assert not damage(tmp_path)
    report(f"random kills: {killed} of 1000 before the end, {len(acknowledged)} acknowledged, none lost")


def test_fifty_writers_at_once_twenty_times(tmp_path: Path) -> None:
    """Fifty programs that write at the same time, twenty times over, leave a thousand entries."""
    with ThreadPoolExecutor(50) as crowd:
        for _ in range(20):
            list(crowd.map(lambda number: run(tmp_path, "write", f"By {number}."), range(50)))
    there = len(json.loads(run(tmp_path, "list", "--json")))
    assert there == 1000
    assert not damage(tmp_path)
    report(f"fifty writers, twenty times: {there} of 1000 entries")


def test_everything_at_once_for_half_a_minute(tmp_path: Path) -> None:
    """While some write and some delete, others list, export, check and look at themes: no failure, nothing missing."""
    run(tmp_path, "write", "-t", "power", "The first.")
    end = time.monotonic() + 30
    said: list[str] = []

    def work(number: int) -> int:
        done = 0
        chance = random.Random(number)  # noqa: S311
        verbs = [["write", "-t", "power", f"By {number}."]] * 4 + [["delete", "last"]]
        if number % 2:
            verbs = [["list", "--json"], ["export", "markdown"], ["check"], ["themes"]]
        while time.monotonic() < end:
            outcome = attempt(tmp_path, *chance.choice(verbs))
            said.append(outcome.stdout)
            done += 1
        return done

    with ThreadPoolExecutor(8) as crowd:
        done = sum(crowd.map(work, range(8)))
    saved = {line.split("(")[-1].split(")")[0] for line in said if line.startswith("Saved, about ")}
    assert saved
    assert saved <= set(texts(tmp_path))
    assert not damage(tmp_path)
    report(f"everything at once for half a minute: {done} commands, {len(saved)} entries saved, none missing")


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
    report(f"fifty editors: {len(saved)} saved, {50 - len(saved)} refused, none overwritten")
