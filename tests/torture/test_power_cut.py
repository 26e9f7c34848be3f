"""The power goes while entries are written: on the disk as it was at that moment, nothing said to be saved is missing."""

import contextlib
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from equityjournal.core.entries.entry import Entry
from equityjournal.store.entries.journal import Journal
from equityjournal.store.faults import checking
from equityjournal.store.records.reading import read_folder
from torture.machine import report
from torture.power import after_a_cut, quick_copies

pytestmark = pytest.mark.torture
__all__ = ["quick_copies"]

WRITER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.store.entries.journal import Journal

root, kind, synced = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "synced"
if not synced:
    os.fsync = lambda _: None
journal = Journal(root)

def add(text):
    now = datetime.now(UTC)
    draft = Draft(started=now, happened=now.date(), pack="p", language="en-GB", answers=[Answer(text=text)])
    return journal.add(draft, now)[0].id

def kept(identity):
    return next(one for one in journal.read_all().entries if one.record.id == identity)

number = 0
if kind == "edit":
    identity = add("0")
    print(identity, 0, flush=True)
while True:
    number += 1
    now = datetime.now(UTC)
    if kind == "edit":
        one = kept(identity)
        journal.replace(one, one.record.model_copy(update={"answers": [Answer(text=str(number))]}), now)
        print(identity, number, flush=True)
        continue
    identity = add(str(number))
    print(identity, number, flush=True)
    if kind == "delete" and number % 2:
        journal.trash.delete(kept(identity), now.date())
"""


@contextlib.contextmanager
def running(journal: Path, kind: str, synced: str, told: Path) -> Iterator[None]:
    """A writer at work; what it says is saved goes into a file on another disk."""
    with told.open("w") as to:
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(journal), kind, synced], stdout=to)
        try:
            yield
            assert writer.poll() is None, "the writer ended by itself"
        finally:
            writer.kill()
            writer.wait()


def cut(place: Path, system: str, kind: str, synced: str, after: float) -> tuple[int, int]:
    """Cut the power once; return how many changes had been said to be saved, and how many of them are lost."""
    told = place / "told"
    said: list[list[str]] = []

    @contextlib.contextmanager
    def at_work(live: Path) -> Iterator[None]:
        with running(live / "journal", kind, synced, told):
            while not told.read_text():
                time.sleep(0.05)
            time.sleep(after)
            lines = told.read_text().splitlines(keepends=True)
            said.extend(line.split() for line in lines if line.endswith("\n"))
            yield

    with after_a_cut(place, system, at_work) as after_it:
        journal = Journal(after_it / "journal")
        _, problems = checking.check(journal.root)
        # A deletion cut in the middle leaves the entry in both places, which `check` names.
        damaged = [one for one in problems if one.kind not in ("leftover", "open", "deleted")]
        here = {one.record.id: int(one.record.answers[0].text) for one in journal.read_all().entries}
        here |= {one.record.id: int(one.record.answers[0].text) for one in journal.trash.entries()}
        versions = [
            int(one.record.answers[0].text)
            for folder in journal.root.glob("versions/*")
            for one in read_folder(folder, Entry)
        ]
        latest = {identity: int(number) for identity, number in said}
        lost = sum(here.get(identity, -1) < number for identity, number in latest.items())
        if kind == "edit" and not lost:
            lost = len(set(range(latest[next(iter(latest))])) - set(versions))
        if synced == "synced":
            assert not damaged, damaged
    return len(said), lost


@pytest.mark.parametrize("system", ["ext4", "xfs"])
@pytest.mark.parametrize(("kind", "rounds"), [("add", 15), ("edit", 6), ("delete", 6)])
def test_nothing_saved_is_lost_when_the_power_goes(
    quick_copies: Path, system: str, kind: str, rounds: int
) -> None:
    """However the moment falls, every entry said to be saved is there, whole, with its versions."""
    chance = random.Random(f"{system} {kind}")  # noqa: S311
    said = 0
    for _ in range(rounds):
        count, lost = cut(quick_copies, system, kind, "synced", chance.uniform(0.5, 3))
        assert not lost
        said += count
    assert said
    report(f"power cut on {system}, {kind}: {said} changes said to be saved in {rounds} cuts, none lost")


def test_without_the_disk_s_own_word_entries_are_lost(quick_copies: Path) -> None:
    """The same with fsync left out loses entries: the rig would notice."""
    cuts = [cut(quick_copies, "ext4", "add", "unsynced", 2) for _ in range(2)]
    said, lost = (sum(figures) for figures in zip(*cuts, strict=True))
    assert lost
    report(f"the same without fsync, in 2 cuts: {lost} of {said} lost")
