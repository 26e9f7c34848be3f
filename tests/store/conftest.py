from pathlib import Path

import pytest

from store.indexed import texts, truth, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal of three entries that the index has seen."""
    place = tmp_path / "journal"
    for text in ("The kettle was on.", "Nobody rang back.", "The panel decided."):
        write(place, text)
    assert texts(place) == truth(place)
    return place
