"""Real disks that are full, read-only, failing or not ours: what was given is saved, kept, or given back."""

import contextlib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from equityjournal.store.disk.places import counts_place
from outside import at_most, needs
from torture.machine import (
    CANARY,
    attempt,
    damage,
    honest,
    kept_somewhere,
    mounted,
    report,
    run,
    texts,
)

pytestmark = pytest.mark.torture


@contextlib.contextmanager
def small_disk(place: Path, size: str) -> Iterator[tuple[Path, Path, dict[str, str]]]:
    """A disk for as long as the block runs, a journal of one entry on it, and what that entry says."""
    with mounted("-t", "tmpfs", "-o", f"size={size}", "tmpfs", at=place / "disk") as disk:
        journal = disk / "journal"
        shutil.rmtree(counts_place(), ignore_errors=True)  # each disk is a new one at the same path
        run(journal, "write", "Before.")
        yield disk, journal, texts(journal)


def test_a_disk_that_fills_up_at_every_kilobyte(tmp_path: Path) -> None:
    """With 0 to 64 KB free, in steps of one, writing and editing save, keep or give back; what was there is whole."""
    saved = 0
    for free in range(65):
        with small_disk(tmp_path, "160k") as (disk, journal, before):
            room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            (disk / "ballast").write_bytes(b"x" * max(room - free * 1024, 0))
            written = attempt(journal, "write", "-t", "power", f"{CANARY} {'word ' * 600}")
            honest(journal, written)
            edited = attempt(journal, "edit", min(before), "--title", "Another title")
            (disk / "ballast").unlink()
            assert before.items() <= texts(journal).items(), free
            assert ("Another title" in run(journal, "show", min(before))) == (edited.returncode == 0), free
            assert not damage(journal), free
            saved += written.returncode == 0
    assert 0 < saved < 65
    report(f"a full disk, 0 to 64 KB free: {saved} entries saved, {65 - saved} kept or given back, none lost")


def test_a_disk_without_room_for_another_file(tmp_path: Path) -> None:
    """With 0 to 12 more files possible, writing saves or gives back, and what was there is whole."""
    saved = 0
    for more in range(13):
        with small_disk(tmp_path, "4m") as (disk, journal, before):
            used = os.statvfs(disk).f_files - os.statvfs(disk).f_ffree
            subprocess.run(["mount", "-o", f"remount,nr_inodes={used + more}", str(disk)], check=True)  # noqa: S607
            done = attempt(journal, "write", CANARY)
            honest(journal, done)
            assert before.items() <= texts(journal).items()
            saved += done.returncode == 0
    assert 0 < saved < 13
    report(f"no room for more files: {saved} of 13 saved, the others given back, none lost")


def test_a_read_only_disk_is_read_and_gives_the_words_back(tmp_path: Path) -> None:
    """Remounted read-only: every reading verb works; every changing one says so, and words given are printed again."""
    with mounted("-t", "tmpfs", "tmpfs", at=tmp_path / "disk") as disk:
        journal = disk / "journal"
        run(journal, "write", "-t", "power", "Before.")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S607
        for verb in (["list"], ["show", "last"], ["themes"], ["check"], ["export", "markdown"], ["packs"]):
            assert run(journal, *verb)
        done = attempt(journal, "write", CANARY)
        assert done.returncode == 1
        assert CANARY in done.stderr
        assert "Read-only file system" in done.stderr
        for verb in (["tag", "last", "humility"], ["delete", "last"], ["set-aside", "power"]):
            refused = attempt(journal, *verb)
            assert refused.returncode == 1, verb
            assert re.search("Read-only file system|cannot be written to", refused.stderr), verb


@pytest.mark.parametrize("closed", ["entries", "drafts", "."])
def test_a_folder_of_somebody_else_s_is_named(closed: str) -> None:
    """Run as another user, a folder that may not be written to is named, and the words are kept or given back."""
    setpriv = needs("setpriv")
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    other = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]
    libraries = os.pathsep.join(path for path in sys.path if path)
    place = Path(tempfile.mkdtemp(prefix="somebody-else-"))
    try:
        place.chmod(0o755)
        journal = place / "journal"
        run(journal, "write", "Before.")
        for path in [journal, *journal.rglob("*")]:
            os.chown(path, 65534, 65534)
        probe = [*other, sys.executable, "-c", "import equityjournal, pydantic, typer"]
        surroundings = {**os.environ, "PYTHONPATH": libraries, "HOME": str(place)}
        if subprocess.run(probe, env=surroundings, capture_output=True, check=False).returncode:
            pytest.skip("Python, or what it needs, lies where another user may not read")
        for path in [journal / closed, *(journal / closed).rglob("*")] if closed != "." else [journal]:
            if path.is_dir():
                path.chmod(0o500)
        done = attempt(
            journal, "write", "-d", "2026-05-01", CANARY, around=other, PYTHONPATH=libraries, HOME=str(place)
        )
        read = attempt(journal, "list", around=other, PYTHONPATH=libraries, HOME=str(place))
        assert "Before." in read.stdout
        assert kept_somewhere(journal, done)
        if closed == "entries":
            assert done.returncode == 1
            assert "Permission denied" in done.stderr
            assert str(journal / "entries") in done.stderr
    finally:
        shutil.rmtree(place)


def test_hardly_any_files_may_be_open(tmp_path: Path) -> None:
    """With 3 to 40 open files allowed, writing saves, or fails in a sentence, or Python itself cannot start."""
    run(tmp_path, "write", "Before.")
    before, saved = texts(tmp_path), 0
    for most in range(3, 41):
        done = subprocess.run(
            [sys.executable, "-m", "equityjournal", "--journal", str(tmp_path), "write", f"{CANARY}-{most}."],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            preexec_fn=at_most(resource.RLIMIT_NOFILE, most),
        )
        assert (done.returncode == 0) == ("Saved" in done.stdout), (most, done.stderr)
        if done.returncode == 0:
            saved += 1
            assert f"{CANARY}-{most}." in texts(tmp_path).values()
        assert before.items() <= texts(tmp_path).items()
    assert saved
    assert not damage(tmp_path)
    report(f"3 to 40 open files: {saved} of 38 saved, the others said that they were not, none lost")


def test_no_file_may_grow_beyond_a_limit(tmp_path: Path) -> None:
    """With files of at most 0 to 6 KB allowed, in steps of 256 bytes, an entry is saved, kept or given back."""
    run(tmp_path, "write", "Before.")
    before, saved = texts(tmp_path), 0
    for most in range(0, 6145, 256):
        words = f"{CANARY}-{most} {'word ' * 500}".strip()
        done = attempt(tmp_path, "write", words, limit=at_most(resource.RLIMIT_FSIZE, most))
        honest(tmp_path, done, f"{CANARY}-{most}")
        saved += done.returncode == 0
        assert before.items() <= texts(tmp_path).items()
    assert 0 < saved < 25
    assert not damage(tmp_path)
    report(f"files of at most 0 to 6 KB: {saved} of 25 saved, the others kept or given back, none lost")


@pytest.mark.parametrize(
    ("call", "fault"), [("fsync", "error=EIO"), ("write", "retval=1"), ("write", "error=EINTR")]
)
def test_a_disk_that_fails_at_any_one_call(tmp_path: Path, call: str, fault: str) -> None:
    """Each fsync and each write in turn fails, or takes less than it says: saved, kept or given back; never half."""
    strace = needs("strace")
    run(tmp_path, "write", "Before.")
    before, saved, tried = texts(tmp_path), 0, 0
    for point in range(1, 60):
        trace = tmp_path.parent / "trace"
        inject = f"inject={call}:{fault}:when={point}"
        around = [strace, "-f", "-qq", "-y", "-o", str(trace), "-e", f"trace={call}", "-e", inject]
        done = subprocess.run(
            [*around, sys.executable, "-m", "equityjournal", "--journal", str(tmp_path), "write", f"{CANARY}-{point}."],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if "INJECTED" not in trace.read_text("utf-8", "replace"):
            break
        tried += 1
        hit = next(line for line in trace.read_text("utf-8", "replace").splitlines() if "INJECTED" in line)
        if "pipe:" in hit or "/dev/" in hit:
            continue  # the screen was hit, and not the disk
        assert "Traceback" not in done.stderr
        if "Saved" in done.stdout:
            saved += 1
            assert f"{CANARY}-{point}." in texts(tmp_path).values()
        assert kept_somewhere(tmp_path, done, f"{CANARY}-{point}."), (point, hit, done.stderr)
        assert before.items() <= texts(tmp_path).items()
    assert tried > 1
    assert not damage(tmp_path)
    report(
        f"{call} with {fault} at each of {tried} calls: {saved} saved, the others kept or given back, none lost"
    )


def test_a_file_and_a_folder_that_may_not_be_changed(tmp_path: Path) -> None:
    """With chattr +i on an entry and +a on its folder: the entry is as it was, nothing is orphaned, and the sentence says why."""
    chattr = needs("chattr")
    run(tmp_path, "write", "Before.")
    (entry,) = tmp_path.glob("entries/*/*/*.toml")
    before = entry.read_bytes()
    for mark, place in (("i", entry), ("a", entry.parent), ("i", entry.parent)):
        if subprocess.run([chattr, f"+{mark}", str(place)], capture_output=True, check=False).returncode:
            pytest.skip("this file system, or this user, knows no chattr")
        try:
            for verb in (["edit", "last", "--title", "T"], ["delete", "last"]):
                done = attempt(tmp_path, *verb)
                assert done.returncode == 1, (mark, verb)
                assert re.search("not permitted|cannot be written to", done.stderr), (mark, verb)
            written = attempt(tmp_path, "write", f"{CANARY}-{mark}-{place.name}")
            honest(tmp_path, written, f"{CANARY}-{mark}-{place.name}")
        finally:
            subprocess.run([chattr, f"-{mark}", str(place)], check=True)
        assert entry.read_bytes() == before
    assert not [one for one in damage(tmp_path) if one["kind"] not in ("copy",)]


def test_hardly_any_memory(tmp_path: Path) -> None:
    """An entry of nine megabytes under ever less memory is saved, or the sentence says that there is not enough."""
    run(tmp_path, "write", "Before.")
    before, saved = texts(tmp_path), 0
    big = tmp_path.parent / "big"
    big.write_bytes(b"word " * 1_800_000)
    for megabytes in (40, 50, 60, 70, 80, 100, 400):
        with big.open("rb") as source:
            done = subprocess.run(
                [sys.executable, "-m", "equityjournal", "--journal", str(tmp_path), "write", "-"],
                stdin=source, capture_output=True, text=True, check=False,
                preexec_fn=at_most(resource.RLIMIT_AS, megabytes * 2**20),
            )  # fmt: skip
        assert (done.returncode == 0) == ("Saved" in done.stdout), (megabytes, done.stderr[-300:])
        saved += done.returncode == 0
        assert before.items() <= texts(tmp_path).items()
    assert saved
    assert not damage(tmp_path)
    report(f"nine megabytes in 40 to 400 MB of memory: {saved} of 7 saved, the others refused, none lost")


def test_a_full_place_for_temporary_files_does_not_matter(tmp_path: Path) -> None:
    """With /tmp full, and the journal on another disk than the home, everything works."""
    with mounted("-t", "tmpfs", "-o", "size=16k", "tmpfs", at=tmp_path / "tmp") as full:
        (full / "ballast").write_bytes(b"x" * 16384)
        journal = tmp_path / "journal"
        assert attempt(journal, "write", CANARY, TMPDIR=str(full)).returncode == 0
        for verb in (["list"], ["tag", "last", "power"], ["delete", "last"], ["check"]):
            assert attempt(journal, *verb, TMPDIR=str(full)).returncode == 0
