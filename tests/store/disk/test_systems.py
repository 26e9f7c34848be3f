"""Each system's own branch of a save, tried here with named fakes of what that system does."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from equityjournal.core.text.errors import NotConfirmed, NotSaved
from equityjournal.store.disk import files, systems

pytestmark = pytest.mark.usefixtures("real_disk")


class HeldFileError(PermissionError):
    """What Windows raises for a file that another program holds."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "The process cannot access the file")
        self.winerror = winerror


class FakeScanner:
    """A virus scanner on Windows, that holds a file for a number of tries."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, call: str, winerror: int, tries: int) -> None:
        self.left = tries
        self.waited: list[float] = []
        self._winerror = winerror
        monkeypatch.setattr(f"os.{call}", self._holding(getattr(os, call)))
        monkeypatch.setattr(systems, "pause", self.waited.append)

    def _holding(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(*arguments: object, **keywords: object) -> None:
            if self.left:
                self.left -= 1
                raise HeldFileError(self._winerror)
            real(*arguments, **keywords)

        return call


class FakeFileLocks:
    """Windows' locks on files, as `msvcrt` gives them."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[tuple[int, int, int]] = []
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(systems, "msvcrt", self, raising=False)

    def locking(self, handle: int, mode: int, count: int) -> None:
        """Note which file is locked, from which byte, and how."""
        self.calls.append((os.fstat(handle).st_ino, mode, os.lseek(handle, 0, os.SEEK_CUR) + count))


class FakeMac:
    """macOS' `fcntl`, with a drive that knows F_FULLFSYNC, does not, or fails at it."""

    F_FULLFSYNC = 51
    LOCK_EX = 2
    LOCK_NB = 4

    def __init__(self, monkeypatch: pytest.MonkeyPatch, refuses: int = 0) -> None:
        self.flushed = 0
        self.synced = 0
        self._refuses = refuses
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setattr(systems, "fcntl", self)
        monkeypatch.setattr("os.fsync", self._fsync)

    def fcntl(self, _: int, command: int) -> None:
        """Flush the drive's own cache."""
        assert command == self.F_FULLFSYNC
        if self._refuses:
            raise OSError(self._refuses, os.strerror(self._refuses))
        self.flushed += 1

    def flock(self, *_: int) -> None:
        """Lock nothing: this fake is alone."""

    def _fsync(self, _: int) -> None:
        self.synced += 1


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_by_another_program_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    """A replacement that a scanner holds up is tried again after growing pauses, and is then there."""
    path = tmp_path / "a"
    files.create(path, b"one")
    scanner = FakeScanner(monkeypatch, "replace", winerror, tries=3)
    files.replace(path, b"two", files.digest(b"one"))
    assert path.read_bytes() == b"two"
    assert scanner.waited == [0.05, 0.1, 0.2]


def test_a_file_held_for_good_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After two and a half seconds in all it is not saved; the old file is whole and nothing lies beside it."""
    path = tmp_path / "a"
    files.create(path, b"one")
    scanner = FakeScanner(monkeypatch, "replace", 32, tries=100)
    with pytest.raises(NotSaved, match="cannot access the file"):
        files.replace(path, b"two", files.digest(b"one"))
    assert sum(scanner.waited) == pytest.approx(2.5)
    assert scanner.waited == sorted(scanner.waited)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"one")]


def test_another_failure_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive that is gone (Windows' error 21) is reported at once."""
    scanner = FakeScanner(monkeypatch, "replace", 21, tries=1)
    with pytest.raises(NotSaved):
        files.replace(tmp_path / "a", b"two", None)
    assert scanner.waited == []


def test_a_file_held_while_it_is_removed_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Removing has the same patience, for the temporary file of a save too."""
    path = tmp_path / "a"
    scanner = FakeScanner(monkeypatch, "unlink", 32, tries=1)
    files.create(path, b"one")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]
    scanner.left = 2
    files.remove(path)
    assert not path.exists()
    assert scanner.waited == [0.05, 0.05, 0.1]


def test_on_windows_the_lock_is_a_file_apart_from_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same byte of the same file is locked and let go, folders are not synced, and nothing lies in the journal."""
    locks = FakeFileLocks(monkeypatch)
    files.create(tmp_path / "a", b"one")
    files.replace(tmp_path / "a", b"two", files.digest(b"one"))
    (taken, mode, byte), (released, end, same_byte) = locks.calls
    assert (taken, byte) == (released, same_byte)
    assert (mode, end) == (locks.LK_NBLCK, locks.LK_UNLCK)
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_on_macos_the_drive_itself_is_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """F_FULLFSYNC is asked of the file and of its folder, in place of fsync."""
    mac = FakeMac(monkeypatch)
    files.create(tmp_path / "a", b"one")
    assert (mac.flushed, mac.synced) == (2, 0)


def test_a_drive_that_knows_no_full_flush_is_synced_as_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network drive answers ENOTSUP; fsync is then what there is."""
    mac = FakeMac(monkeypatch, refuses=errno.ENOTSUP)
    files.create(tmp_path / "a", b"one")
    assert (mac.flushed, mac.synced) == (0, 2)


def test_a_full_flush_that_fails_is_not_tried_in_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an I/O error fsync would succeed and lie, so it is not asked."""
    mac = FakeMac(monkeypatch, refuses=errno.EIO)
    with pytest.raises(NotSaved):
        files.create(tmp_path / "a", b"one")
    assert mac.synced == 0
    assert list(tmp_path.iterdir()) == []


def test_a_drive_without_locks_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where flock is not supported the comparison still refuses what changed meanwhile."""

    def no_locks(*_: int) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr("fcntl.flock", no_locks)
    files.create(tmp_path / "a", b"one")
    files.replace(tmp_path / "a", b"two", files.digest(b"one"))
    assert (tmp_path / "a").read_bytes() == b"two"


@pytest.mark.parametrize(
    ("refuses", "confirmed"), [(errno.EINVAL, True), (errno.ENOTSUP, True), (errno.EIO, False)]
)
def test_a_folder_that_cannot_be_synced_is_tolerated_and_one_that_fails_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuses: int, confirmed: bool
) -> None:
    """EINVAL from the fsync of a folder means a network drive; EIO means that the name may be lost."""
    real = os.fsync

    def fsync(handle: int) -> None:
        if os.path.samestat(os.fstat(handle), tmp_path.stat()):
            raise OSError(refuses, os.strerror(refuses))
        real(handle)

    monkeypatch.setattr("os.fsync", fsync)
    if confirmed:
        files.create(tmp_path / "a", b"one")
    else:
        with pytest.raises(NotConfirmed, match="would not confirm"):
            files.create(tmp_path / "a", b"one")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"one")]


def test_a_system_that_takes_one_byte_at_a_time_gets_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count that each write returns is heeded, so that the file is whole however little is taken."""
    real = os.write
    monkeypatch.setattr("os.write", lambda handle, data: real(handle, bytes(data[:1])))
    files.create(tmp_path / "a", b"one two three")
    assert (tmp_path / "a").read_bytes() == b"one two three"


def test_a_system_that_takes_nothing_is_not_asked_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that takes no byte is a failure, and leaves nothing behind."""
    monkeypatch.setattr("os.write", lambda *_: 0)
    with pytest.raises(NotSaved):
        files.create(tmp_path / "a", b"one")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("refuses", [errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EACCES])
def test_where_there_are_no_links_a_full_disk_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuses: int
) -> None:
    """Without hard links the file is made in its place, and taken away again if the disk fills up meanwhile."""

    def no_links(*_: object) -> None:
        raise OSError(refuses, os.strerror(refuses))

    monkeypatch.setattr("os.link", no_links)
    files.create(tmp_path / "a", b"one")
    real, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotSaved, match="No space left"):
        files.create(tmp_path / "b", b"two")
    with pytest.raises(FileExistsError):
        files.create(tmp_path / "a", b"two")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"one")]


@pytest.mark.parametrize("refuses", [errno.EIO, errno.ENOSPC, errno.EROFS])
def test_a_link_that_fails_for_another_reason_saves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuses: int
) -> None:
    """A disk that fails at the link is not asked in another way; nothing is left behind."""

    def failing(*_: object) -> None:
        raise OSError(refuses, os.strerror(refuses))

    monkeypatch.setattr("os.link", failing)
    with pytest.raises(NotSaved):
        files.create(tmp_path / "a", b"one")
    assert list(tmp_path.iterdir()) == []


def test_a_system_that_says_it_wrote_and_did_not_takes_the_place_of_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is read back before it may replace anything: the old one is whole, and nothing lies beside it."""
    path = tmp_path / "a"
    files.create(path, b"one")
    monkeypatch.setattr("os.write", lambda _, data: len(data))
    with pytest.raises(NotSaved, match="does not hold what was written"):
        files.replace(path, b"two", files.digest(b"one"))
    with pytest.raises(NotSaved, match="does not hold what was written"):
        files.create(tmp_path / "b", b"two")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"one")]


def test_a_file_that_cannot_be_compared_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With too many files open the old one cannot be read again: it is left, and nobody is said to have changed it."""
    path = tmp_path / "a"
    files.create(path, b"one")
    real = os.open

    def too_many(name: Path, *arguments: int, **keywords: int) -> int:
        if name == path:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return real(name, *arguments, **keywords)

    monkeypatch.setattr("os.open", too_many)
    with pytest.raises(NotSaved, match="Too many open files"):
        files.replace(path, b"two", files.digest(b"one"))
    assert path.read_bytes() == b"one"
