"""Locks: held by another program, let go in time or not, and file systems that have none."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from equityjournal.core.text.errors import NotSaved
from equityjournal.store.disk import files, systems
from equityjournal.store.disk.places import index_place
from program import Program


class FakeTime:
    """Time that passes only while a lock is waited for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.passed = 0.0
        monkeypatch.setattr(time, "monotonic", lambda: self.passed)
        monkeypatch.setattr(systems, "pause", self._pause)

    def _pause(self, seconds: float) -> None:
        self.passed += seconds


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    """Waiting takes no time of the tests'."""
    return FakeTime(monkeypatch)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Another program holds the lock on a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


class FakeFileSystem:
    """A file system whose `flock` answers with an error number."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        self.asked = 0
        self._number = number
        monkeypatch.setattr("fcntl.flock", self._flock)

    def _flock(self, *_: int) -> None:
        self.asked += 1
        raise OSError(self._number, os.strerror(self._number))


@pytest.mark.parametrize(
    "verb",
    [
        ["tag", "last", "humility"],
        ["edit", "last", "--title", "T"],
        ["delete", "last"],
    ],
    ids=" ".join,
)
def test_a_lock_held_elsewhere_is_waited_for_ten_seconds_with_one_word(
    program: Program, journal: Path, waited: FakeTime, verb: list[str]
) -> None:
    """The word comes after a second; after ten the refusal is a sentence, and the entry is as it was."""
    program("write", "Words.")
    (entry,) = journal.glob("entries/*/*/*.toml")
    before = entry.read_bytes()
    with held(entry.parent):
        refused = program(*verb, code=1)
    assert refused.err.count("Another program is busy in") == 1
    assert "Another program holds" in refused.err
    assert 10 <= waited.passed < 11
    assert entry.read_bytes() == before
    program(*verb)


def test_a_lock_let_go_in_time_costs_only_the_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: FakeTime
) -> None:
    """A save waits for it, says no word within a second, and is done."""
    tries = iter([BlockingIOError(errno.EWOULDBLOCK, "held")] * 20)

    def flock(*_: int) -> None:
        if refusal := next(tries, None):
            raise refusal

    told: list[Path] = []
    monkeypatch.setattr("fcntl.flock", flock)
    monkeypatch.setattr(systems.Waiting, "tell", told.append)
    files.create(tmp_path / "a", b"one")
    files.replace(tmp_path / "a", b"two", None)
    assert (tmp_path / "a").read_bytes() == b"two"
    assert 0 < waited.passed < 1
    assert told == []


def test_what_was_written_is_kept_when_the_lock_stays_held(tmp_path: Path, waited: FakeTime) -> None:
    """The old file is whole, and no temporary file is left."""
    files.create(tmp_path / "a", b"one")
    with held(tmp_path), pytest.raises(NotSaved, match="Another program holds"):
        files.replace(tmp_path / "a", b"two", files.digest(b"one"))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"one")]


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EIO])
def test_a_file_system_without_locks_is_not_waited_for(
    program: Program, monkeypatch: pytest.MonkeyPatch, waited: FakeTime, number: int
) -> None:
    """Neither reading, where the index needs a lock, nor changing waits for what will not come."""
    program("write", "A kettle.")
    for index in index_place().glob("*"):
        index.unlink()
    disk = FakeFileSystem(monkeypatch, number)
    assert "kettle" in program("list").out
    program("edit", "last", "--title", "T")
    assert "T" in program("show", "last").out
    assert disk.asked > 0
    assert waited.passed == 0


def test_a_save_whose_files_were_erased_meanwhile_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Erase takes the temporary file of a running save along; the save is refused as changed meanwhile."""
    from equityjournal.core.text.errors import ChangedMeanwhile

    path = tmp_path / "a"
    files.create(path, b"one")
    real = systems.patiently

    def erased_first(change: object) -> None:
        for there in tmp_path.iterdir():
            there.unlink()
        monkeypatch.setattr(systems, "patiently", real)
        real(change)  # type: ignore[arg-type]

    monkeypatch.setattr(systems, "patiently", erased_first)
    with pytest.raises(ChangedMeanwhile):
        files.replace(path, b"two", files.digest(b"one"))
    assert list(tmp_path.iterdir()) == []
