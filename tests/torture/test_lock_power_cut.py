"""The power goes while a journal is locked: on the disk as it was at that moment, every text is there, plain or sealed."""

import contextlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.lock.wrapping import identities, inside_by
from torture.machine import report
from torture.power import after_a_cut, quick_copies

pytestmark = pytest.mark.torture
__all__ = ["quick_copies"]

ENTRIES = 120
LOCKER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from equityjournal.core.locking.key_text import key_text_in
from equityjournal.core.locking.lock_file import LockState
from equityjournal.store.lock import locked_stream
from equityjournal.store.lock.lock_places import lock_file
from equityjournal.store.lock.moving import Moving
from equityjournal.store.lock.new_lock import NewKeys, new_keys, put_on
from equityjournal.store.lock.turning import into_state
from equityjournal.store.lock.vault import vault_at

root, synced, told, now = Path(sys.argv[1]), sys.argv[2] == "synced", Path(sys.argv[3]), datetime.now(UTC)
locked_stream.WORK = 4
if not synced:
    os.fsync = lambda _: None
if told.exists():  # going on after the cut
    recovery, _, text = told.read_text().partition("\\n")
    keys = NewKeys(key_text_in(text), recovery)
else:
    keys = new_keys(now)
    told.with_suffix(".new").write_text(f"{keys.recovery}\\n{keys.key.text()}")
    told.with_suffix(".new").rename(told)
if not lock_file(root).exists():
    put_on(root, keys, "a passphrase of a test", now)
vault = vault_at(root)
vault.hold_proven(keys.key, now.date())
Moving(vault, now, keys.recovery).seal_all()
into_state(root, LockState.SEALED)
"""


def text_of(number: int) -> bytes:
    """The inside of a file."""
    return f"Text {number}. ".encode() * 40


def locker(disk: Path, synced: str, told: Path) -> "subprocess.Popen[bytes]":
    """A process that locks the journal on a disk, with its state folder there too."""
    line = [sys.executable, "-c", LOCKER, str(disk / "journal"), synced, str(told)]
    return subprocess.Popen(line, env={**os.environ, "HOME": str(disk)})


def there(disk: Path, recovery: str) -> tuple[set[int], int, int]:
    """Numbers of the texts that can be had on a disk, and how many files are plain, and sealed."""
    found, plain, sealed = set(), 0, 0
    for path in (disk / "journal" / "drafts").iterdir():
        data = path.read_bytes()
        if path.name.endswith(".age"):
            sealed += 1
            with contextlib.suppress(DamagedFile):
                data = inside_by(data, identities([recovery]))
        elif path.name.endswith(".txt"):
            plain += 1
        number = int(path.name.lstrip(".").partition(".")[0])
        if data == text_of(number):
            found.add(number)
    return found, plain, sealed


def cut(place: Path, synced: str, after: float) -> tuple[int, int, int]:
    """Cut the power once; return how many texts are lost, and how many lay plain and sealed at that moment."""
    told = place / "told"
    told.unlink(missing_ok=True)

    @contextlib.contextmanager
    def at_work(live: Path) -> Iterator[None]:
        (live / "journal" / "drafts").mkdir(parents=True)
        for number in range(ENTRIES):
            (live / "journal" / "drafts" / f"{number}.txt").write_bytes(text_of(number))
        subprocess.run(["sync", "-f", str(live)], check=True)  # noqa: S607
        process = locker(live, synced, told)
        while not told.exists():
            time.sleep(0.02)
        time.sleep(after)
        try:
            yield
        finally:
            process.kill()
            process.wait()

    with after_a_cut(place, "ext4", at_work, ",commit=1") as disk:
        recovery = told.read_text().partition("\n")[0]
        found, plain, sealed = there(disk, recovery)
        lost = ENTRIES - len(found)
        if synced == "synced":
            assert locker(disk, synced, told).wait() == 0
            found, left, _ = there(disk, recovery)
            assert (len(found), left) == (ENTRIES, 0)
    return lost, plain, sealed


def test_no_text_is_lost_when_the_power_goes_while_it_is_sealed(quick_copies: Path) -> None:
    """However the moment falls, each text is there, plain or sealed for the paper, and sealing goes on to its end."""
    chance = random.Random("lock")  # noqa: S311
    half_way = 0
    for _ in range(20):
        lost, plain, sealed = cut(quick_copies, "synced", chance.uniform(0.05, 3))
        assert not lost
        half_way += bool(plain and sealed)
    assert half_way
    report(f"power cut on ext4 while {ENTRIES} files were sealed: 20 cuts, {half_way} half way, none lost")


def test_without_the_disk_s_own_word_texts_are_lost(quick_copies: Path) -> None:
    """The same with fsync left out loses texts: the rig would notice."""
    lost = sum(cut(quick_copies, "unsynced", 2.5)[0] for _ in range(2))
    assert lost
    report(f"the same without fsync, in 2 cuts: {lost} of {2 * ENTRIES} lost")
