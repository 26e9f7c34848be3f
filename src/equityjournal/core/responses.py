"""What stands beside an entry and never in it: a coach's replies, their questions, and conversations."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core.bundle import MessageId
from equityjournal.core.entry import SCHEMA, EntryId, Name, Record


class _Response(Record):
    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    message: MessageId
    """The message it came in: by it, what is opened twice is known again."""
    who: Name
    """What its sender was called here when it came."""
    made: AwareDatetime
    """When they made it, by their own clock."""
    kept: AwareDatetime
    """When it was opened here."""


class KeptReply(_Response):
    """What somebody wrote on one entry."""

    entry: EntryId
    part: Annotated[int, Field(ge=1)]
    """Which of the replies in its message."""
    text: str


class KeptQuestions(_Response):
    """Questions that somebody would like to talk about."""

    note: str = ""
    questions: list[Name]


class Conversation(Record):
    """That an entry was talked about: with whom, by their role, and on which day."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    entry: EntryId
    with_whom: Annotated[Name, Field(alias="with")]
    day: date
    noted: AwareDatetime
    note: str = ""

    def says_the_same_as(self, other: "Conversation") -> bool:
        """Whether both are one conversation, noted twice."""
        return (self.entry, self.with_whom, self.day, self.note) == (
            other.entry,
            other.with_whom,
            other.day,
            other.note,
        )
