"""Labels of an entry in another program, kept where they are no theme's name."""

from collections.abc import Mapping
from typing import Any


def labels_in(table: Mapping[str, Any]) -> list[str]:
    """Labels in an entry's table; a hand may have changed it."""
    imported = table.get("imported")
    labels = imported.get("labels") if isinstance(imported, Mapping) else None
    if not isinstance(labels, list):
        return []
    return [label for label in labels if isinstance(label, str) and label.strip()]
