from typing import Any

import pytest

from equityjournal.core.entries.labels import labels_in


def test_labels_from_another_program_are_found() -> None:
    """As they were there."""
    assert labels_in({"imported": {"source": "jrnl", "labels": ["walk", "the park"]}}) == ["walk", "the park"]


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"imported": "jrnl"},
        {"imported": {}},
        {"imported": {"labels": "walk"}},
        {"imported": {"labels": [1, " "]}},
    ],
)
def test_whatever_a_hand_put_there_is_no_label(table: dict[str, Any]) -> None:
    """An entry without labels, and one whose table was changed by hand, has none."""
    assert labels_in(table) == []
