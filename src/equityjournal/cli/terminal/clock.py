"""The one place that knows what time it is, and where chance comes from; tests put their own here."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from equityjournal.core.themes.next_prompt import Lot


def now() -> datetime:
    """This moment, with the offset the person lives by.

    Some places once had offsets with seconds, which TOML cannot hold; there, UTC is used.
    """
    here = datetime.now().astimezone()
    offset = here.utcoffset()
    return here if offset is not None and not offset.total_seconds() % 60 else here.astimezone(UTC)


def lot() -> "Lot":
    """Where the next prompt's chance comes from."""
    import random  # noqa: PLC0415 - loads random

    return random.SystemRandom()
