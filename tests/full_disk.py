"""A disk that is full, for tests of what is said and kept then."""

import errno
import os

import pytest


class FakeDisk:
    """A disk that is full once a number of writes have gone well."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = 10**9
        self.has_refused = False
        self._real = os.fsync
        monkeypatch.setattr("os.fsync", self._sync)

    def _sync(self, handle: int) -> None:
        self.left -= 1
        if self.left < 0:
            self.has_refused = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._real(handle)
