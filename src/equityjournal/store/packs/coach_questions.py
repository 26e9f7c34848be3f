"""The word list `coaching.toml`, for a coach's questions."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Coaching(NamedTuple):
    """The word list `coaching.toml`."""

    wellbeing: Sequence[str]
    """Questions on how the writer is."""
    not_from: Sequence[str]
    """Packs, by id, whose questions suit no conversation."""
    not_these: Sequence[str]
    """Prompts, as `theme/id`, that suit no conversation."""


def coaching(shipped: Path) -> Coaching:
    """The shipped word list.

    Args:
        shipped: The folder of its packs.
    """
    data = tomllib.loads((shipped / "words" / "coaching.toml").read_text("utf-8"))
    return Coaching(data["wellbeing"], data["not_from"], data["not_these"])
