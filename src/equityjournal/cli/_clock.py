"""The one place that knows what time it is, and where chance comes from; tests put their own here."""

import random
from datetime import UTC, datetime

from equityjournal.core.draw import Lot


def now() -> datetime:
    """This moment, with the offset the person lives by.

    Some places once had offsets with seconds, which TOML cannot hold; there, UTC is used.
    """
    here = datetime.now().astimezone()
    offset = here.utcoffset()
    return here if offset is not None and not offset.total_seconds() % 60 else here.astimezone(UTC)


def lot() -> Lot:
    """Where the next prompt's chance comes from."""
    return random.SystemRandom()
