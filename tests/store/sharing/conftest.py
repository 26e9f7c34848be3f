"""A keyring of a person without keys."""

from pathlib import Path

import pytest

from equityjournal.store.sharing.keyring import Keyring


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    """A keyring in a place that is not there yet."""
    return Keyring(tmp_path / "place")
