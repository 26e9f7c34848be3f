"""Companions: people to meet over the writing of either."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from equityjournal.core.entries.entry import Record
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.messages import MessageId
from equityjournal.core.sharing.people import PersonName

A_YEAR = timedelta(days=365)

Role = Literal["coach", "writer"]
"""A companion's part: `coach` for a companion who reads, `writer` for a companion who brings entries."""

Meets = Literal["page", "files"]
"""A way of meeting: over a page, or over files between two machines."""

Kind = Literal["feelings", "people", "settings", "steps"]


class Companion(Record):
    """A person one meets with, as known on this machine alone."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA
    id: MessageId
    """A random name, never sent."""
    name: PersonName
    role: Role
    manages: bool
    """Whether the coach of the two manages the writer, or has a say in the writer's job."""
    asked: date
    """Day on which `manages` was answered."""
    danger: date
    """Day of the yes to the sentence on danger."""
    meets: Meets
    keys: list[str] = Field(default_factory=list)
    """Key ids of the companion's cards."""
    along: list[Kind] = Field(default_factory=list)
    """Kinds of content that went along last time."""
    masked: bool = True
    ended: date | None = None
    """Day on which the meetings ended; None while they go on."""

    @property
    def is_coach(self) -> bool:
        """Whether the companion reads what the owner of this file writes."""
        return self.role == "coach"

    @property
    def may_see_feelings(self) -> bool:
        """Whether feelings and themes over time may be looked at by the two."""
        return not self.manages

    def is_to_be_asked_again(self, today: date) -> bool:
        """Whether the answer on managing is more than a year old."""
        return today - self.asked > A_YEAR
