"""The word list `coaching.toml`, for a coach's questions."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from equityjournal.store.disk import files


class Coaching(NamedTuple):
    """The word list `coaching.toml`."""

    wellbeing: Sequence[str]
    """Questions on how the writer is."""
    not_from: Sequence[str]
    """Packs, by id, whose questions suit no conversation."""
    not_these: Sequence[str]
    """Prompts, as `theme/id`, that suit no conversation."""
    not_when_managing: Sequence[str]
    """Prompts, as `theme/id`, that suit no conversation with the person's manager."""


def coaching(shipped: Path) -> Coaching:
    """The shipped word list.

    Args:
        shipped: The folder of its packs.
    """
    data = tomllib.loads(files.read(shipped / "words" / "coaching.toml").decode())
    return Coaching(data["wellbeing"], data["not_from"], data["not_these"], data["not_when_managing"])
