"""Differences between systems: syncing, locks, and files in use.

Only the standard library is asked here, so that each branch can be tried on any machine.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NOT_SUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.ENOTTY}
"""Error numbers of file systems without a call; any other number is a failure."""

_HELD_BY_ANOTHER = {5, 32, 33}  # Windows: access denied, a sharing violation, a lock
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between tries, on Windows, at a file held by a virus scanner or a sync service: 2.5 in all."""
pause = time.sleep


PATIENCE = 10.0
"""Seconds to wait for another program's lock on a folder."""
WORD_AFTER = 1.0
"""Seconds of waiting after which a word is said."""
_WILL_PASS = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK, errno.EINTR, 36}
"""Error numbers of a lock held by another program (36 is Windows'); with any other, waiting is of no use."""


class Waiting:
    """The message shown during a wait for another program's lock.

    The screen sets its own.
    """

    tell: Callable[[Path], None] = staticmethod(lambda _folder: None)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the system's lock on a folder, after at most ten seconds of waiting.

    A crash releases the lock too. Where a network drive has no locks, the comparison of digests alone
    protects the files.

    Raises:
        NotSaved: When another program holds the lock all the while.
    """
    mode = os.O_RDWR | os.O_CREAT if sys.platform == "win32" else os.O_RDONLY
    handle = os.open(_lock_of(folder), mode, 0o600)
    try:
        try:
            _lock_within(handle, PATIENCE, lambda: Waiting.tell(folder))
        except OSError as error:
            if error.errno in _WILL_PASS:
                raise NotSaved(
                    say(
                        "Another program holds {path}, so nothing was changed. Try again once it is done.",
                        path=folder,
                    )
                ) from None
        yield
    finally:
        release(handle)


def _lock_of(folder: Path) -> Path:
    """The path to lock for a folder: the folder, or on Windows a separate, unsynced file."""
    if sys.platform != "win32":
        return folder
    import tempfile  # noqa: PLC0415 - loads random
    from hashlib import sha256  # noqa: PLC0415 - loads hashlib

    known = sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return Path(tempfile.gettempdir(), f"equityjournal-{known}.lock")


@contextlib.contextmanager
def locked_within(path: Path, seconds: float) -> Iterator[None]:
    """Hold the operating system's lock on a file, with limited waiting.

    The file is made if need be.

    Without a limit, a program stopped while holding the lock would stop every other program.

    Raises:
        OSError: When the lock was not free in time; at once where the file system has no locks.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _lock_within(handle, seconds)
        yield
    finally:
        release(handle)


def _lock_within(handle: int, seconds: float, tell: Callable[[], None] = lambda: None) -> None:
    """Take the lock on an open file or folder.

    Args:
        handle: The file or folder.
        seconds: How long to wait for another program.
        tell: Called once, after a second of waiting.

    Raises:
        OSError: When the lock was not free in time; at once for an error that will not pass.
    """
    begun, told = time.monotonic(), False
    while True:
        try:
            _try_lock(handle)
        except OSError as error:
            waited = time.monotonic() - begun
            if error.errno not in _WILL_PASS or waited >= seconds:
                raise
            if waited >= WORD_AFTER and not told:
                told = True
                tell()
            pause(0.02)
        else:
            return


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
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def release(handle: int) -> None:
    """Close a locked file and free the lock, early even on Windows."""
    if sys.platform == "win32":
        os.lseek(handle, 0, os.SEEK_SET)
        with contextlib.suppress(OSError):  # it was never ours
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    os.close(handle)


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


def machine_language() -> str:
    """The machine's language, such as `cy-GB`; empty if not set."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if not locale:
        locale = _windows_language()
    language = locale.partition(".")[0].partition("@")[0].replace("_", "-")
    return "" if language in ("C", "POSIX") else language


def _windows_language() -> str:
    """The language of the Windows user interface."""
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415 - not on every system

    name = ctypes.create_unicode_buffer(85)  # LOCALE_NAME_MAX_LENGTH
    code = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    ctypes.windll.kernel32.LCIDToLocaleName(code, name, len(name), 0)
    return name.value
