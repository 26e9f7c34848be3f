"""Keyrings in tests: how they are opened, refused and looked at."""

from datetime import UTC, datetime

import pytest

from equityjournal.core.text.errors import NotAllowed, UnusableFile
from equityjournal.store.sharing.keyring import Keyring

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)
SECRET = "a fish, a lamp and rain"  # noqa: S105 - invented


def nobody() -> str:
    """Nobody is asked."""
    raise AssertionError("a passphrase was asked for")


def refused(ring: Keyring, secret: str = SECRET) -> str:
    """The sentence with which keys are not opened."""
    with pytest.raises((NotAllowed, UnusableFile)) as error:
        ring.open(lambda: secret)
    return error.value.sentence


def everything(ring: Keyring) -> dict[str, bytes]:
    """All that is on disk."""
    return {str(path): path.read_bytes() for path in ring._folder.rglob("*") if path.is_file()}
