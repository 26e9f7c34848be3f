"""Reads what a coach is given to ask: on how somebody is, and which questions of the packs are left out."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Coaching(NamedTuple):
    """The word list `coaching.toml`."""

    wellbeing: Sequence[str]
    """Questions on how somebody is."""
    not_from: Sequence[str]
    """Packs, by id, whose questions suit no conversation."""
    not_these: Sequence[str]
    """Prompts, as `theme/id`, that suit none."""


def coaching(shipped: Path) -> Coaching:
    """What came with the program.

    Args:
        shipped: The folder of its packs.
    """
    data = tomllib.loads((shipped / "words" / "coaching.toml").read_text("utf-8"))
    return Coaching(data["wellbeing"], data["not_from"], data["not_these"])
