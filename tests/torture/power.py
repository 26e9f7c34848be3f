"""The rig of a power cut: a disk in a file, copied in an instant in the middle of work, and the copy mounted.

The file lies on a file system that can copy a file in an instant (XFS with reflinks). The copy holds what had
reached the disk, and no more than that. What it does not show is a drive that lies about its own cache.
"""

import contextlib
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outside import needs
from torture.machine import mounted

AtWork = Callable[[Path], contextlib.AbstractContextManager[None]]
"""Work on a mounted disk, begun; the power goes at the moment when its block is entered."""


@pytest.fixture
def quick_copies(tmp_path: Path) -> Iterator[Path]:
    """A file system on which a file is copied in an instant."""
    mkfs = needs("mkfs.xfs")
    image = tmp_path / "xfs"
    with image.open("wb") as file:
        file.truncate(4 * 2**30)
    subprocess.run([mkfs, "-q", "-m", "reflink=1", str(image)], check=True)
    with mounted("-o", "loop", str(image), at=tmp_path / "quick") as place:
        yield place


@contextlib.contextmanager
def after_a_cut(place: Path, system: str, at_work: AtWork, more: str = "") -> Iterator[Path]:
    """A disk as the power left it, mounted.

    Args:
        place: The file system with quick copies.
        system: The disk's own file system, `ext4` or `xfs`.
        at_work: What goes on when the power goes.
        more: Further options of the mount.
    """
    disk, copy = place / "disk", place / "copy"
    with disk.open("wb") as file:
        file.truncate(320 * 2**20)
    subprocess.run([needs(f"mkfs.{system}"), "-q", str(disk)], check=True)
    options = ("loop,nouuid" if system == "xfs" else "loop,noauto_da_alloc") + more
    with mounted("-o", options, str(disk), at=place / "live") as live, at_work(live):
        subprocess.run(["cp", "--reflink=always", str(disk), str(copy)], check=True)  # noqa: S607
    with mounted("-o", options, str(copy), at=place / "after") as after:
        yield after
    copy.unlink()
