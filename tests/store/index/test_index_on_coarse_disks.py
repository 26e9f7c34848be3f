"""Disks whose times tell little: exFAT, FAT, network drives, and clocks that differ from the machine's."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from equityjournal.store.disk import files
from program import Program

STEP = 2_000_000_000  # nanoseconds


class FakeDisk:
    """A disk with other times than the real one, below one folder.

    Args:
        root: The folder.
        times: The times of modification and change that it gives, from the real ones; all in nanoseconds.
    """

    def __init__(
        self, root: Path, times: Callable[[int, int], tuple[int, int]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._root = str(root)
        self._times = times
        self._real, self._open = os.stat, os.open
        self._folders: dict[int, str] = {}
        """Paths of folders by their handles."""
        monkeypatch.setattr(os, "stat", self._stat)
        monkeypatch.setattr(os, "open", self._opened)

    def _opened(self, path: Any, *how: Any, **more: Any) -> int:
        handle = self._open(path, *how, **more)
        self._folders[handle] = str(path)
        return handle

    def _stat(self, path: Any, **how: Any) -> Any:
        about = self._real(path, **how)
        folder = self._folders.get(how.get("dir_fd") or -1, "")
        if not os.path.join(folder, str(path)).startswith(self._root):  # noqa: PTH118 - as `os.stat` does
            return about
        modified, changed = self._times(about.st_mtime_ns, about.st_ctime_ns)
        moments = {"st_atime_ns": about.st_atime_ns, "st_mtime_ns": modified, "st_ctime_ns": changed}
        return os.stat_result(about, moments)


def exfat(modified: int, _changed: int) -> tuple[int, int]:
    """Modification time alone, in steps of two seconds."""
    return (modified // STEP * STEP,) * 2


def fine_without_change_time(modified: int, _changed: int) -> tuple[int, int]:
    """Modification time alone, as some network drives give it, in the finest steps."""
    return modified, modified


def slow_clock_in_large_steps(_modified: int, changed: int) -> tuple[int, int]:
    """A change time of its own, but in steps of two seconds, and ten seconds behind; modification set back."""
    return 0, changed // STEP * STEP - 10_000_000_000


def in_place(path: Path, before: bytes, after: bytes) -> None:
    """Change bytes of a file where they stand, with the size and the modification time they had."""
    about = path.lstat()
    data = path.read_bytes()
    assert len(before) == len(after)
    assert before in data
    with path.open("r+b") as file:
        file.write(data.replace(before, after))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


@pytest.mark.parametrize("times", [exfat, fine_without_change_time, slow_clock_in_large_steps])
@pytest.mark.parametrize("ahead", [0, 10, 86400, -86400], ids="machine {} s ahead".format)
def test_a_change_that_no_time_shows_is_found(
    program: Program,
    journal: Path,
    monkeypatch: pytest.MonkeyPatch,
    times: Callable[[int, int], tuple[int, int]],
    ahead: int,
) -> None:
    """An entry, a draft and a pack of one's own changed in place, with size and times kept: each look sees it."""
    program("packs", "new", "mine")
    pack = journal / "prompts" / "mine.toml"
    program("write", "An older one.")
    program("write", "On the stick, a kettle.")
    (entry,) = [path for path in journal.glob("entries/*/*/*.toml") if b"kettle" in path.read_bytes()]
    FakeDisk(journal, times, monkeypatch)
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + ahead * 1_000_000_000)
    assert "kettle" in program("list").out
    assert "Mine" in program("packs", "show", "mine", code=None).out
    for before, after in ((b"kettle", b"teapot"), (b"teapot", b"basket"), (b"basket", b"candle")):
        in_place(entry, before, after)
        assert after.decode() in program("search", after.decode()).out
        assert before.decode() not in program("list").out
        assert after.decode() in program("show", "last").out
    if times is not slow_clock_in_large_steps:
        in_place(pack, b"Mine", b"Ours")
        assert "Ours" in program("packs", "show", "mine", code=None).out


def test_bytes_compared_and_found_the_same_change_no_index(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On exFAT every file is read at each look, but the index is written only when one has changed."""
    program("write", "A kettle.")
    FakeDisk(journal, exfat, monkeypatch)
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + 60_000_000_000)
    program("list")
    monkeypatch.setattr(
        "equityjournal.store.index.index.Index._brought_up_to_date", lambda _: pytest.fail("it was written")
    )
    assert "kettle" in program("list").out
    assert "kettle" in program("search", "kettle").out


def test_on_an_ordinary_disk_no_unchanged_entry_is_opened(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where change times tell, a look opens no entry."""
    program("write", "A kettle.")
    real_time = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real_time() + 60_000_000_000)
    FakeDisk(journal, lambda modified, changed: (modified - 1, changed | 1), monkeypatch)
    program("list")
    opened: list[Path] = []
    real = files.read

    def read(path: Path, *how: int) -> bytes:
        opened.append(path)
        return real(path, *how)

    monkeypatch.setattr(files, "read", read)
    assert "kettle" in program("list").out
    assert not [path for path in opened if path.is_relative_to(journal / "entries")]


@pytest.mark.parametrize("clock", ["right", "beyond 2262"])
def test_a_file_from_beyond_2262_is_read_and_never_stale(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, clock: str
) -> None:
    """Its time fits into no database; its bytes are compared. So it is where the machine's clock stands there."""
    if clock != "right":
        monkeypatch.setattr(time, "time_ns", _beyond)
    program("write", "A kettle.")
    (path,) = journal.glob("entries/*/*/*.toml")
    for words, other in ((b"kettle", b"teapot"), (b"teapot", b"basket")):
        moment = 13_569_465_600 * 1_000_000_000  # 1 January 2400
        os.utime(path, ns=(moment, moment))
        assert words in program("list").out.encode()
        path.write_bytes(path.read_bytes().replace(words, other))
        os.utime(path, ns=(moment, moment))
        assert other in program("list").out.encode()
    assert program("check", code=None).code in (0, 1)


def _beyond() -> int:
    raise OverflowError
