"""A program killed at one of its calls to the disk: from then on nothing it does has any effect."""

import os
from typing import Any

import pytest

CALLS = ("link", "replace", "rename", "unlink", "mkdir", "rmdir", "fsync", "write")


class FrozenAt:
    """A disk that takes calls up to a number, and none after; the program ends as by Ctrl-C.

    Args:
        patch: Puts it in place of the disk.
        point: The number of the first call without effect, from 1.
    """

    def __init__(self, patch: pytest.MonkeyPatch, point: int) -> None:
        self._left = point
        self.is_frozen = False
        for name in CALLS:
            patch.setattr(os, name, self._until_frozen(getattr(os, name)))
        opened = os.open

        def open_(path: Any, flags: int, *rest: Any, **named: Any) -> int:
            if flags & os.O_CREAT:
                self._count()
            return opened(path, flags, *rest, **named)

        patch.setattr(os, "open", open_)

    def _until_frozen(self, call: Any) -> Any:
        def counted(*arguments: Any, **named: Any) -> Any:
            self._count()
            return call(*arguments, **named)

        return counted

    def _count(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.is_frozen = True
            raise KeyboardInterrupt
