"""`backup` while files change, and on disks that lie, fail, are full, or keep no permissions."""

import contextlib
import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from cli.safekeeping.trees import tree
from equityjournal.store.disk import streamed
from outside import at_most, outside
from program import Program


@pytest.mark.parametrize(("times", "code"), [(1, 0), (2, 0), (99, 1)])
def test_a_file_that_is_changed_while_it_is_read_is_read_again(
    program: Program, full: Path, file: Path, monkeypatch: pytest.MonkeyPatch, times: int, code: int
) -> None:
    """Once it keeps still, the backup is made and whole; if it never does, that is said, and none is there."""
    path = full / "support.txt"
    real = os.fstat
    left = [times]

    def fstat(handle: int) -> os.stat_result:
        """The status as it is, after another program has written to the file."""
        about = real(handle)
        if left[0] and about.st_ino == path.stat().st_ino and stat.S_ISREG(about.st_mode):
            left[0] -= 1
            with path.open("a") as added:
                added.write("# more\n")
        return about

    monkeypatch.setattr("equityjournal.store.entries.backing_up.os.fstat", fstat)
    said = program("backup", str(file), code=code)
    assert file.exists() is (code == 0)
    if code:
        assert "support.txt was changed again and again" in said.err
    else:
        assert zipfile.ZipFile(file).read("journal/support.txt") == path.read_bytes()
        program("backup", "--check", str(file))


def test_a_file_that_is_changed_afterwards_is_said(
    program: Program, full: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backup is compared with the journal at the end; what differs by then is counted."""
    real = streamed.create_from

    def create_from(path: Path, fill: Callable[[BinaryIO], None], prove: Callable[[BinaryIO], None]) -> None:
        real(path, fill, prove)
        (full / "support.txt").write_text("Another place.\n")

    monkeypatch.setattr(streamed, "create_from", create_from)
    assert "1 file was changed while the backup was made" in program("backup", str(file)).err


def test_a_disk_that_lies_is_noticed_before_the_backup_has_a_name(
    program: Program, full: Path, file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte that comes back otherwise than it was written: not saved, and nothing is left."""
    real = os.fsync

    def fsync(handle: int) -> None:
        """Syncs, and has one bit of the file fall over."""
        real(handle)
        if os.fstat(handle).st_size > 5000:
            byte = os.pread(handle, 1, 2000)
            os.pwrite(handle, bytes([byte[0] ^ 1]), 2000)

    monkeypatch.setattr(os, "fsync", fsync)
    assert "Not saved" in program("backup", str(file), code=1).err
    assert not file.exists()
    assert not list(home.glob(".*.tmp"))
    assert full.is_dir()


def test_what_a_failing_disk_no_longer_gives_is_named_and_the_rest_is_kept(
    program: Program, full: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file that cannot be read costs the others nothing; the exit code says that not all is there."""
    real = streamed.opened

    @contextlib.contextmanager
    def opened(path: Path | str) -> Iterator[BinaryIO]:
        """A disk that has lost one file."""
        with real(path) as source:
            if Path(path).name == "support.txt":
                raise OSError(5, "Input/output error")
            yield source

    monkeypatch.setattr(streamed, "opened", opened)
    said = program("backup", str(file), code=1)
    assert "Not in it: support.txt (it cannot be read (Input/output error))." in said.err
    assert (
        len([name for name in zipfile.ZipFile(file).namelist() if name.startswith("journal/entries/")]) == 6
    )
    program("backup", "--check", str(file))
    assert full.is_dir()


def test_a_stick_without_links_and_permissions_takes_both(
    program: Program, full: Path, file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT refuses a second name and any permissions: backup and journal are there all the same, over nothing."""

    def refused(*_: object, **__: object) -> None:
        """Refuses, as that disk does."""
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(Path, "chmod", refused)
    program("backup", str(file))
    program("backup", str(file), code=1)
    program("restore", "--from", str(file), "--to", str(home / "back"))
    there = {path: data for path, (_, data) in tree(home / "back").items()}
    assert there == {path: data for path, (_, data) in tree(full).items() if not path.startswith("private")}
    assert not list(home.glob(".*.tmp"))


def test_from_a_disk_without_permissions_nothing_comes_back_open_to_others(
    program: Program, full: Path, file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where every file looks open, as on exFAT, the backup has them as their owner's alone."""
    for path in [full, *full.rglob("*")]:
        path.chmod(0o777)
    with monkeypatch.context() as stick:
        stick.setattr(Path, "chmod", lambda *_, **__: None)
        program("backup", str(file))
    program("restore", "--from", str(file), "--to", str(home / "back"))
    assert {mode & 0o077 for mode, _ in tree(home / "back").values()} == {0}


def test_a_full_disk_keeps_nothing_by_halves(full: Path, home: Path) -> None:
    """Where the disk takes no more, it is said, and neither the backup nor anything of it is there."""
    resource = pytest.importorskip("resource", reason="Windows has no such limits")
    whole = home / "whole.zip"
    assert outside("backup", str(whole)).returncode == 0
    for size in (0, whole.stat().st_size // 2, whole.stat().st_size - 1):
        limit = at_most(resource.RLIMIT_FSIZE, size)
        done = outside("backup", str(home / "b.zip"), limit=limit)
        assert done.returncode == 1, done
        assert "Not saved" in done.stderr
        assert sorted(path.name for path in home.glob("*b.zip*")) == []
    assert full.is_dir()
