"""The shipped list of words for feelings."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path


def families(shipped: Path) -> Mapping[str, Sequence[str]]:
    """The words of each family, by the family's id.

    Args:
        shipped: The folder of the packs that came with the program.
    """
    table = tomllib.loads((shipped / "words" / "feelings.toml").read_text("utf-8"))
    return {family["id"]: family["words"] for family in table["families"]}
