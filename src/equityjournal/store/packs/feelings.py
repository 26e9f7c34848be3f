"""The list of words for feelings."""

from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.entries.feelings import Family
from equityjournal.store.disk import files
from equityjournal.store.records import toml


def families(shipped: Path) -> Sequence[Family]:
    """The forty words for feelings, in their families.

    Args:
        shipped: The folder of the packs that came with the program.
    """
    data = toml.parse(files.read(shipped / "words" / "feelings.toml"))
    return [Family(family["id"], family["title"], family["words"]) for family in data["families"]]
