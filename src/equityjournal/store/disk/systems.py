"""Differences between systems: syncing, locks, and files in use.

Only the standard library is used here, so that each branch can be tried on any machine.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

NOT_SUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.ENOTTY}
"""Error numbers of file systems without a call; any other number is a failure."""

_HELD_BY_ANOTHER = {5, 32, 33}  # Windows: access denied, a sharing violation, a lock
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between tries, on Windows, at a file held by a virus scanner or a sync service: 2.5 in all."""
pause = time.sleep


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the operating system's lock on a folder.

    A crash releases the lock too.
    """
    import tempfile  # noqa: PLC0415 - loads random

    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not on every system
        from hashlib import sha256  # noqa: PLC0415 - loads hashlib

        # Windows cannot lock folders. A file apart is never synced, nor taken for an entry.
        known = sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        lock = Path(tempfile.gettempdir(), f"equityjournal-{known}.lock")
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                os.lseek(handle, 0, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        finally:
            os.close(handle)
    else:
        import fcntl  # noqa: PLC0415 - not on every system

        handle = os.open(folder, os.O_RDONLY)
        try:
            # Some network drives have no locks; the comparison of digests still protects the file.
            with contextlib.suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


@contextlib.contextmanager
def locked_within(path: Path, seconds: float) -> Iterator[None]:
    """Hold the operating system's lock on a file, with limited waiting.

    The file is made if need be.

    Without a limit, a program stopped while holding the lock would stop every other program.

    Raises:
        OSError: When the lock was not free in time.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        end = time.monotonic() + seconds
        while True:
            try:
                _try_lock(handle)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                pause(0.02)
        yield
    finally:
        os.close(handle)


def lock_if_free(path: Path) -> int | None:
    """Take the operating system's lock on a file, without waiting.

    The file is made if need be. A crash releases the lock.

    Returns:
        A handle, to be closed to release the lock; None where another program holds it.

    Raises:
        OSError: Where locking is impossible.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _try_lock(handle)
    except (BlockingIOError, PermissionError):
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        raise
    return handle


def _try_lock(handle: int) -> None:
    """Take the lock, or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not on every system

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not on every system

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def patiently(change: Callable[[], object]) -> None:
    """Change a file name, retrying while the file is in use."""
    for seconds in PAUSES:
        try:
            change()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            pause(seconds)
        else:
            return
    change()


def sync(handle: int) -> None:
    """Flush a file to the disk itself.

    A failure is final, for a second try would lie.

    On macOS `fsync` stops at the drive's own cache; F_FULLFSYNC does not, where the drive supports it.
    """
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not on every system

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
        except OSError as error:
            if error.errno not in NOT_SUPPORTED:
                raise
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable.

    Windows does so by itself, and some network drives cannot.
    """
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        sync(handle)
    except OSError as error:
        if error.errno not in NOT_SUPPORTED:
            raise
    finally:
        os.close(handle)
