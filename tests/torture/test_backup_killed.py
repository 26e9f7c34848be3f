"""Slow proofs of backups: killed at any call the file is whole or not there, and a journal comes back whole or not."""

import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from cli.safekeeping.trees import tree
from outside import needs
from torture.machine import attempt, report, run, was_killed
from torture.test_crashes import CHANGING

pytestmark = pytest.mark.torture


def test_backup_and_restore_killed_at_every_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The backup is whole or not there, the journal is untouched, and what comes back is the same or not there."""
    strace = needs("strace")
    for name in ("state", "cache", "data"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    journal, places = tmp_path / "journal", tmp_path / "places"
    for number in range(6):
        run(journal, "write", "-t", "power", f"Entry {number}.")
    run(journal, "edit", "last", "--title", "Changed")
    run(journal, "delete", "last")
    before, good = tree(journal), tmp_path / "good.zip"
    run(journal, "backup", str(good))
    file, back = places / "journal.zip", places / "back"
    for verb, made in (
        (["backup", str(file)], file),
        (["restore", "--from", str(good), "--to", str(back)], back),
    ):
        killed, there = 0, 0
        for call in CHANGING:
            for point in range(1, 1000):
                shutil.rmtree(places, ignore_errors=True)
                places.mkdir()
                inject = f"inject={call}:signal=KILL:when={point}"
                around = (strace, "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
                done = _killed(journal, verb, around)
                assert tree(journal) == before, (call, point)
                if made.exists():
                    there += 1
                    if made.is_dir():
                        assert tree(made) == before, (call, point)
                    else:
                        run(journal, "backup", "--check", str(made))
                if not was_killed(done):
                    assert made.exists(), (call, point)
                    break
                killed += 1
        assert killed > 10
        report(
            f"{verb[0]}: killed at each of {killed} calls, whole each time that it was there ({there} times)"
        )


def _killed(journal: Path, verb: list[str], around: tuple[str, ...]) -> int:
    """Run a command that may be killed; return its exit code."""
    from outside import outside

    return outside("--journal", str(journal), *verb, around=around).returncode


def test_ten_thousand_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backup and restore take time and memory by the number of entries, and no more."""
    time_tool = needs("/usr/bin/time")
    for name in ("state", "cache", "data"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    taken: dict[int, list[float]] = {}
    for count in (2_500, 10_000):
        journal = tmp_path / f"journal-{count}"
        run(journal, "write", "The first.")
        (entry,) = journal.glob("entries/*/*/*.toml")
        for number in range(count - 1):
            folder = journal / "entries" / str(2000 + number % 25) / f"{number % 12 + 1:02}"
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (folder / f"x{number}.toml").write_bytes(entry.read_bytes() * 2)
        file, back = tmp_path / f"{count}.zip", tmp_path / f"back-{count}"
        taken[count] = []
        for verb in (
            ["backup", str(file)],
            ["backup", "--check", str(file)],
            ["restore", "--from", str(file), "--to", str(back)],
        ):
            begun = time.monotonic()
            done = attempt(journal, *verb, around=(time_tool, "-f", "%M"))
            assert done.returncode == 0, done.stderr
            taken[count].append(time.monotonic() - begun)
            memory = int(done.stderr.split()[-1]) // 1024
            report(f"{' '.join(verb[:2])[:15]} with {count} files: {taken[count][-1]:.1f} s, {memory} MB")
            assert memory < 300
        assert len(zipfile.ZipFile(file).namelist()) >= count
    for few, many in zip(taken[2_500], taken[10_000], strict=True):
        assert many < few * 4 * 2


SEALING = """
import getpass, sys
from equityjournal.cli import main
from equityjournal.cli.terminal import secrets
from equityjournal.store.lock import locked_stream

secrets.is_terminal = lambda stream: True
getpass.getpass = lambda prompt: "correct horse"
locked_stream.WORK = int(sys.argv[1])
main(sys.argv[2:])
"""
"""The program, with a passphrase typed unseen, and with so much work to find it out."""


@pytest.mark.parametrize("work", [None, 4, 18], ids=["plain", "sealed without work", "sealed"])
def test_three_hundred_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: int | None) -> None:
    """Making, proving and bringing back hold a piece of the journal at a time; a passphrase takes 256 MB for a moment."""
    time_tool = needs("/usr/bin/time")
    for name in ("state", "cache", "data"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    journal, file, back = tmp_path / "journal", tmp_path / "backup", tmp_path / "back"
    run(journal, "write", "The first.")
    for number in range(30):
        (journal / "drafts" / f"pasted-{number}.txt").write_bytes(os.urandom(10_000_000))
    verbs = (
        ["backup", str(file), *(["--sealed"] if work else [])],
        ["backup", "--check", str(file)],
        ["restore", "--from", str(file), "--to", str(back)],
    )
    for verb in verbs:
        program = ["-c", SEALING, str(work)] if work else ["-m", "equityjournal"]
        around = [time_tool, "-f", "%M %e", sys.executable, *program, "--journal", str(journal), *verb]
        done = subprocess.run(around, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        memory, seconds = done.stderr.split()[-2:]
        report(
            f"{' '.join(verb[:2])[:15]}, 300 MB, {f'sealed (work {work})' if work else 'not sealed'}: {seconds} s, {int(memory) // 1024} MB"
        )
        assert int(memory) < (100 + (256 if work == 18 else 0)) * 1024
    assert tree(back) == tree(journal)
