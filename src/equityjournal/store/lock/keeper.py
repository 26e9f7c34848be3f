"""Talk with the keeper: a small process of ours that remembers the day key between two commands.

It is asked over a socket in a folder that is ours alone, and is believed only if it runs as us. Where the
system has no such folder, or no such sockets, there is no keeper, and each command asks for itself.
"""

import contextlib
import os
import struct
import sys
from pathlib import Path

from equityjournal.store.disk.names import checksum_name, real_path
from equityjournal.store.disk.plain_text import runtime_folder
from equityjournal.store.records.journal_id import id_of_journal

IDLE = 30 * 60
"""Seconds after the last use until the key is forgotten."""
LONGEST = 10 * 60 * 60
"""Seconds until it is forgotten in any case."""

_PATIENCE = 2.0  # seconds
_MOST = 16 * 1024  # bytes of an answer


def socket_of(root: Path) -> Path | None:
    """The socket of a journal's keeper; None where there can be no keeper."""
    folder = runtime_folder() if os.name == "posix" else None
    return folder / f"{checksum_name(id_of_journal(root) or real_path(root))}.sock" if folder else None


def get(root: Path) -> str | None:
    """The day key's text; None where no keeper has it. To ask for it is to use it."""
    return _asked(root, b"get\n") or None


def left(root: Path) -> int | None:
    """Seconds until the key is forgotten, if it is not used; None where no keeper has it."""
    said = _asked(root, b"left\n")
    return int(said) if said and said.strip().isdecimal() else None


def end(root: Path) -> None:
    """Have the key forgotten now."""
    _asked(root, b"end\n")


def start(root: Path, text: str, idle: int = IDLE, longest: int = LONGEST) -> bool:
    """Have a keeper remember a key, in place of any that runs already.

    Args:
        root: The journal's folder.
        text: The key's text.
        idle: Seconds after the last use until it is forgotten.
        longest: Seconds until it is forgotten in any case.

    Returns:
        Whether one does; False where this machine lets no program stay behind.
    """
    place = socket_of(root)
    if place is None:
        return False
    import subprocess  # noqa: PLC0415 - once a sitting

    process = str(Path(__file__).with_name("keeper_process.py"))
    command = [sys.executable, "-I", "-S", process, str(place), str(idle), str(longest)]
    try:
        started = subprocess.run(  # noqa: S603 - our own program, with no word of anybody's
            command, input=text.encode(), capture_output=True, cwd="/", env={}, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return started.stdout == b"ready\n"


def _asked(root: Path, question: bytes) -> str | None:
    """The keeper's answer; None without one."""
    place = socket_of(root)
    if place is None or not os.path.lexists(place):
        return None
    import _socket  # noqa: PLC0415 - for a locked journal alone; `socket` takes five times as long to load

    with contextlib.closing(_socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)) as line:
        line.settimeout(_PATIENCE)
        try:
            line.connect(str(place))
            if _user_behind(line) not in (os.getuid(), None):
                return None
            line.sendall(question)
            answer = b""
            while piece := line.recv(4096):
                answer += piece
                if len(answer) > _MOST:
                    return None
        except OSError:
            return None
    return answer.decode("utf-8", "replace")


def _user_behind(line: "object") -> int | None:
    """The user whose process is at the other end; None where the system does not say."""
    import _socket  # noqa: PLC0415 - as above

    assert isinstance(line, _socket.socket)  # noqa: S101 - the type that is loaded only here
    if hasattr(_socket, "SO_PEERCRED"):
        return int(struct.unpack("3i", line.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, 12))[1])
    if sys.platform == "darwin":
        local, peer_credentials = 0, 1  # SOL_LOCAL, LOCAL_PEERCRED: a version, then the user
        return int(struct.unpack("2I", line.getsockopt(local, peer_credentials, 8))[1])
    return None
