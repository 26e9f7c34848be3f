"""A lock put on where the disk is full or fails: nothing is lost, nothing is said to be done, and it goes on."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.locking.lock_file import LockState
from equityjournal.store.disk import file_writing, sealing
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock.lock_record import read_lock
from equityjournal.store.lock.wrapping import identities, inside_by, public_half
from locked import PASSPHRASE, Paper
from program import Program
from torture.machine import mounted, report

pytestmark = pytest.mark.torture

TEXTS = {f"drafts/{n}.txt": (f"Text {n}. ".encode() * 500)[:3900] for n in range(48)}
"""Just below 4 KiB each, and just above once they are sealed: locking them needs a block more for each."""
DONE = "The plain files are deleted"


class Lockings:
    """A journal of many texts, locked again and again.

    Args:
        root: The journal's folder.
        program: The program.
        paper: Who locks it.
    """

    def __init__(self, root: Path, program: Program, paper: Paper) -> None:
        self.root, self.program, self.paper = root, program, paper
        self.papers: dict[str, str] = {}
        for name, text in TEXTS.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(text)

    def lock(self) -> tuple[int, str]:
        """Lock it, or go on with that, whatever is asked; the exit code, and what was said."""
        typed = self.paper.typed()
        self.papers[public_half(self.paper.recovery)] = self.paper.recovery
        is_begun = (self.root / "lock" / "lock.toml").exists()
        said = self.program.at_terminal(
            "lock", typed=["yes"], unseen=[PASSPHRASE] if is_begun else typed, code=None
        )
        assert "Traceback" not in said.out
        assert said.code in (0, 1), said
        assert (said.code == 0) == (DONE in " ".join(said.out.split())), said
        return said.code, said.out

    def assert_nothing_lost(self) -> int:
        """Each text is there, plain or opened by the paper of the lock; how many files are sealed."""
        lock = read_lock(self.root)
        paper = None if lock is None else self.papers[lock.recovery]
        found = {}
        for name in TEXTS:
            plain, sealed = self.root / name, sealing.sealed_name(self.root / name)
            if plain.exists():
                found[name] = plain.read_bytes()
            elif sealed.exists() and paper:
                found[name] = inside_by(sealed.read_bytes(), identities([paper]))
        assert found == TEXTS
        return len(kept_sealed.sealed_files(self.root))

    def assert_goes_on(self) -> None:
        """On a disk that is well again the same command comes to its end, unless it came there and only was not sure."""
        lock = read_lock(self.root)
        if lock is None or lock.state is not LockState.SEALED:
            assert self.lock()[0] == 0
        self.assert_nothing_lost()
        assert kept_sealed.plain_files(self.root) == []
        lock = read_lock(self.root)
        assert lock is not None
        assert lock.state is LockState.SEALED


@contextmanager
def small_disk(at: Path) -> Iterator[Path]:
    """A disk of a megabyte for as long as the block runs."""
    with mounted("-t", "tmpfs", "-o", "size=1m", "tmpfs", at=at) as disk:
        yield disk


def test_a_disk_that_fills_up_while_it_is_locked(
    program: Program, home: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 0 to 256 KiB free, in steps of 4, no text is lost, success is said only where it is, and it goes on."""
    done = half_way = 0
    state = home / ".local"
    for free in range(0, 260, 4):
        with small_disk(home / "disk") as disk:
            root = disk / "journal"
            monkeypatch.setenv("EQUITYJOURNAL_DIR", str(root))
            shutil.rmtree(state, ignore_errors=True)
            lockings = Lockings(root, program, paper)
            about = os.statvfs(disk)
            (disk / "ballast").write_bytes(b"x" * max(about.f_bavail * about.f_frsize - free * 1024, 0))
            code, said = lockings.lock()
            sealed = lockings.assert_nothing_lost()
            (disk / "ballast").unlink()
            if code:
                assert "No space left on device" in " ".join(said.split()), free
                half_way += 0 < sealed < len(TEXTS)
                if sealed:
                    assert "Make room, and run `equityjournal lock` again." in " ".join(said.split())
                lockings.assert_goes_on()
            done += not code
        sealing.forget_doors()
    assert done
    assert half_way > 20
    report(
        f"lock on a full disk, 0 to 256 KiB free: {done} of 65 done, {half_way} cut off half way, none lost"
    )


@pytest.mark.parametrize("what", ["fsync", "read back"])
def test_a_disk_that_fails_at_any_one_call_while_it_is_locked(
    what: str, program: Program, home: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each fsync of a file or a folder, and each reading back, fails in turn: no text is lost, and it goes on."""
    failed = 0
    for point in range(1, 400, 3):
        shutil.rmtree(home)
        home.mkdir()
        lockings = Lockings(home / "journal", program, paper)
        with monkeypatch.context() as patch:
            disk = Failing(patch, what, point)
            code, _ = lockings.lock()
        lockings.assert_nothing_lost()
        if not disk.has_failed:
            break
        failed += 1
        if code:
            lockings.assert_goes_on()
        sealing.forget_doors()
    assert failed > 20
    report(
        f"lock with an error of the disk at {what}, each third of {failed * 3} calls: none lost, all gone on"
    )


class Failing:
    """A disk that fails once, at a call of one kind.

    Args:
        patch: Puts it in place of the disk.
        what: The kind of call.
        point: The number of the call that fails, from 1.
    """

    def __init__(self, patch: pytest.MonkeyPatch, what: str, point: int) -> None:
        self._left = point
        self.has_failed = False
        place, name = (os, "fsync") if what == "fsync" else (file_writing, "_read_back")
        call = getattr(place, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left == 0:
                self.has_failed = True
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return call(*arguments, **named)

        patch.setattr(place, name, counted)
