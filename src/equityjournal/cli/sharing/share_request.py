"""A writer's wishes for a share, from whichever verb they come."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.core.sharing.shared_content import Along
from equityjournal.core.sharing.talk import Step, Talk
from equityjournal.core.sharing.trusted import Trusted


class ShareRequest(NamedTuple):
    """A writer's wishes for a share."""

    whom: Trusted
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
    came: Sequence[str] = ()
    """Ids of messages received since the last share."""
