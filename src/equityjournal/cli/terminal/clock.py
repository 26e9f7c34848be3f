"""Time and chance, replaced in tests."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from equityjournal.core.themes.next_prompt import Lot


def now() -> datetime:
    """This moment, in local time.

    Some places once had offsets with seconds, which TOML cannot hold, and a mistyped TZ may be a day and
    more away; there, UTC is used.
    """
    try:
        here = datetime.now().astimezone()
    except ValueError:
        return datetime.now(UTC)
    offset = here.utcoffset()
    return here if offset is not None and not offset.total_seconds() % 60 else here.astimezone(UTC)


def lot() -> "Lot":
    """Chance for the choice of a prompt."""
    import random  # noqa: PLC0415 - loads random

    return random.SystemRandom()
