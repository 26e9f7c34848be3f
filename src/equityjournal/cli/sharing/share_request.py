"""A writer's wishes for a letter, from whichever verb they come."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.core.sharing.shared_content import Along
from equityjournal.core.sharing.talk import Step, Talk


class ShareRequest(NamedTuple):
    """A writer's wishes for a letter."""

    along: Along
    masked: bool = True
    note: str = ""
    keep_until: date | None = None
    ask_about: Sequence[str] = ()
    """Ids of themes."""
    agreed: Sequence[Talk] = ()
    """Talks that have not gone yet."""
    steps: Sequence[Step] = ()
    """Small things noted together, as ticked."""
