"""A running screen reader, where the system can tell."""

import sys
from collections.abc import Callable

SPI_GETSCREENREADER = 0x0046


def is_running(ask: Callable[[], bool] | None = None) -> bool:
    """Whether a screen reader is running.

    Args:
        ask: Asks the system; None: its own question, which only Windows has.
    """
    asked = ask or (_windows_says_so if sys.platform == "win32" else None)
    if asked is None:
        return False
    try:
        return asked()
    except (AttributeError, OSError):  # an older Windows, or none
        return False


def _windows_says_so() -> bool:
    import ctypes  # noqa: PLC0415 - not on every system

    found = ctypes.c_int(0)
    user = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    asked = user.SystemParametersInfoW(SPI_GETSCREENREADER, 0, ctypes.byref(found), 0)
    return bool(asked and found.value)
