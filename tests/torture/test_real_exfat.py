"""Slow proofs on a real exFAT: a disk image, mounted as a USB stick is."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from outside import needs
from torture.machine import run

pytestmark = pytest.mark.torture


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A stick of 16 MB, mounted; skipped where it cannot be."""
    make, mount = needs("mkfs.exfat"), needs("mount.exfat-fuse")
    image, place = tmp_path / "image", tmp_path / "stick"
    with image.open("wb") as file:
        file.truncate(16 * 2**20)
    place.mkdir()
    subprocess.run([make, str(image)], check=True, capture_output=True)
    loop, unmount = needs("losetup"), needs("umount")
    made = subprocess.run([loop, "--find", "--show", str(image)], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip("no loop device can be had here (as root it can)")
    device = made.stdout.strip()
    try:
        mounted = subprocess.run([mount, device, str(place)], capture_output=True, check=False)
        if mounted.returncode or not place.is_mount():
            pytest.skip("nothing can be mounted here (as root, with /dev/fuse, it can)")
        yield place
        subprocess.run([unmount, str(place)], check=True)
    finally:
        subprocess.run([loop, "--detach", device], check=True)


def test_a_change_that_no_time_shows_is_found(stick: Path) -> None:
    """Changed in place with the same size and its time put back, an entry is read anew by each look."""
    journal = stick / "j"
    run(journal, "write", "On the stick, a kettle.")
    (entry,) = journal.glob("entries/*/*/*.toml")
    time.sleep(3)  # until nothing is fresh any more
    assert "kettle" in run(journal, "list")
    about = entry.lstat()
    assert about.st_mtime_ns == about.st_ctime_ns, "this exFAT has a change time of its own"
    for before, after in ((b"kettle", b"teapot"), (b"teapot", b"basket")):
        data = entry.read_bytes()
        with entry.open("r+b") as file:
            file.write(data.replace(before, after))
        os.utime(entry, ns=(about.st_atime_ns, about.st_mtime_ns))
        time.sleep(3)
        assert f"[{after.decode()}]" in run(journal, "search", after.decode())
        assert before.decode() not in run(journal, "list")
