"""The program's window: a terminal in a login session."""

import os
import sys


def identity() -> str | None:
    """An identifier of this window until closed; None for a window like others.

    A terminal's name is given out again soon after its window was closed, but not in the same session.
    """
    if sys.platform == "win32":
        return _console()
    try:
        about = os.fstat(sys.stdin.fileno())
        return f"{os.uname().nodename} {about.st_dev} {about.st_rdev} {os.getsid(0)}"
    except (OSError, ValueError):  # no file of the system's stands behind it
        return None


def _console() -> str | None:
    """The console window on Windows, where a terminal has no name.

    None without a console.
    """
    import ctypes  # noqa: PLC0415 - not on every system

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    window, session = kernel.GetConsoleWindow(), ctypes.c_ulong()
    if not window or not kernel.ProcessIdToSessionId(os.getpid(), ctypes.byref(session)):
        return None
    return f"{session.value} {window} {os.environ.get('WT_SESSION', '')}"
