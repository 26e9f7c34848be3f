"""Waiting words of a coach, not sealed yet."""

from typing import Annotated

from pydantic import Field

from equityjournal.core.entries.entry import EntryId, Name, Record
from equityjournal.core.entries.schema import SCHEMA


class WaitingReply(Record):
    """A reply to an entry, not sent yet."""

    entry: EntryId
    text: Name


class Waiting(Record):
    """Replies and questions for one writer, not sent yet."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA
    replies: list[WaitingReply] = Field(default_factory=list)
    questions: list[Name] = Field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.replies or self.questions)
