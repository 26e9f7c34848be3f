"""The keeper's process: holds one journal's day key in memory, and forgets it in time.

It is run by itself (`python -I -S keeper_process.py SOCKET IDLE LONGEST`), takes the key from its standard
input, and needs nothing but the standard library. It ends when the key was not used for a while, when its
longest time is over, when the machine slept, when its socket is gone, as after log-off, and when told to.
"""

import contextlib
import ctypes
import fcntl
import os
import resource
import select
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SLEPT = 30.0
"""Seconds by which the clock that counts sleep may run ahead before the machine is taken to have slept."""
_LOOK = 0.5  # seconds between two looks at clocks and socket
_PATIENCE = 2.0  # seconds for a question
_NOT_DUMPABLE = 4  # PR_SET_DUMPABLE
_MOST = 16 * 1024  # bytes of a key's text


def awake() -> float:
    """Seconds that pass while the machine is awake."""
    return time.clock_gettime(getattr(time, "CLOCK_UPTIME_RAW", time.CLOCK_MONOTONIC))


def passed() -> float:
    """Seconds that pass, asleep or awake."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


@dataclass
class Clocks:
    """The two clocks, and the limits counted on them."""

    idle: float
    longest: float
    awake: Callable[[], float] = awake
    passed: Callable[[], float] = passed

    def __post_init__(self) -> None:
        self.begun = self.used = self.passed()
        self._ahead = self.begun - self.awake()

    def is_over(self) -> bool:
        """Whether the key is to be forgotten."""
        now = self.passed()
        slept = now - self.awake() - self._ahead > SLEPT
        return slept or now - self.used >= self.idle or now - self.begun >= self.longest

    def left(self) -> int:
        """Seconds until it is."""
        now = self.passed()
        return max(int(min(self.idle - (now - self.used), self.longest - (now - self.begun))), 0)

    def use(self) -> None:
        """Note a use of the key."""
        self.used = self.passed()


def serve(listening: socket.socket, place: str, key: bytearray, clocks: Clocks) -> None:
    """Answer until the time is over, or the socket is gone."""
    about = os.lstat(place)
    ours = (about.st_dev, about.st_ino)
    while not clocks.is_over() and _is_there(place, ours):
        if not select.select([listening], [], [], _LOOK)[0]:
            continue
        line, _ = listening.accept()
        with line:
            line.settimeout(_PATIENCE)
            if clocks.is_over():  # it slept until this question woke it
                return
            try:
                if not _is_ours(line) or not _answered(line, key, clocks):
                    continue
            except OSError:
                continue
            return


def _answered(line: socket.socket, key: bytearray, clocks: Clocks) -> bool:
    """Answer a question; return whether it was to end."""
    question = line.recv(16)
    if question == b"get\n":
        clocks.use()
        line.sendall(key)
    elif question == b"left\n":
        line.sendall(f"{clocks.left()}\n".encode())
    return question == b"end\n"


def _is_there(place: str, ours: tuple[int, int]) -> bool:
    try:
        about = os.lstat(place)
    except OSError:
        return False
    return (about.st_dev, about.st_ino) == ours


def _is_ours(line: socket.socket) -> bool:
    """Whether a process of our own asks."""
    if hasattr(socket, "SO_PEERCRED"):
        user = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[1]
    else:
        user = struct.unpack("2I", line.getsockopt(0, 1, 8))[1]  # SOL_LOCAL, LOCAL_PEERCRED of macOS
    return bool(user == os.getuid())


def bound(place: str) -> socket.socket:
    """A socket to listen on, in place of any before; a keeper that has it is told to end."""
    handle = os.open(f"{place}.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as other:
            other.settimeout(_PATIENCE)
            other.connect(place)
            other.sendall(b"end\n")
            other.recv(1)
        with contextlib.suppress(FileNotFoundError):
            Path(place).unlink()  # of one that was killed, or that sees by this that another has its place
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(place)
        Path(place).chmod(0o600)
        listening.listen(8)
    finally:
        os.close(handle)
    return listening


def keep_to_itself(key: bytearray) -> None:
    """Keep the key out of core dumps, other processes and, where the system allows, the swap file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        if sys.platform == "linux":
            library.prctl(_NOT_DUMPABLE, 0, 0, 0, 0)
        held = (ctypes.c_char * len(key)).from_buffer(key)
        library.mlock(ctypes.byref(held), ctypes.c_size_t(len(key)))


def main(place: str, idle: str, longest: str) -> None:
    """Take the key, stay behind, and answer."""
    os.umask(0o077)
    key = bytearray(_MOST)
    length = 0
    while taken := os.readv(0, [memoryview(key)[length:]]):
        length += taken
    listening = bound(place)
    if os.fork():
        os._exit(0)
    os.setsid()
    del key[length:]
    keep_to_itself(key)  # after the fork, which locks of memory do not outlast

    def told(*_: object) -> None:
        raise SystemExit

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, told)
    os.write(1, b"ready\n")
    empty = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(empty, handle)
    about = os.lstat(place)
    try:
        serve(listening, place, key, Clocks(float(idle), float(longest)))
    finally:
        for at in range(len(key)):
            key[at] = 0
        if _is_there(place, (about.st_dev, about.st_ino)):
            Path(place).unlink()


if __name__ == "__main__":
    main(*sys.argv[1:4])
