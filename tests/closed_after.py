"""What a test opened, and need not close itself: all of it is closed at the end of the test."""

from typing import Protocol, TypeVar


class Closable(Protocol):
    """A database, or an index."""

    def close(self) -> None:
        """Let go of it."""


Opened = TypeVar("Opened", bound=Closable)
_OPENED: list[Closable] = []


def closed_after(thing: Opened) -> Opened:
    """The thing itself, to be closed at the end of the test."""
    _OPENED.append(thing)
    return thing


def close_all() -> None:
    """Close everything there is to close, the last one first."""
    while _OPENED:
        _OPENED.pop().close()
