"""A process that holds a key leaves no memory behind on the disk when it crashes."""

import contextlib
import sys

_NOT_DUMPABLE = 4  # PR_SET_DUMPABLE


def keep_out_of_dumps() -> None:
    """Have this process write no core dump, and let no other process of its owner read its memory."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only once a key is held

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_NOT_DUMPABLE, 0, 0, 0, 0)
