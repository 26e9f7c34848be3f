"""Records of a coach's replies and questions, received or waiting, and of conversations."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import EntryId, Name, Record
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.letter_parts import MessageId
from equityjournal.core.sharing.talk import Talk


class _Response(Record):
    """Base of replies and questions: message, sender and moments."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    message: MessageId
    """Id of its message, to recognise a second opening."""
    who: Name
    """The sender's name here at the time."""
    made: AwareDatetime
    """Moment of making, by the sender's clock."""
    kept: AwareDatetime
    """Moment of opening here."""


class KeptReply(_Response):
    """A reply to an entry."""

    entry: EntryId
    part: Annotated[int, Field(ge=1)]
    """Number among the replies of its message."""
    text: str


class KeptQuestions(_Response):
    """Questions a coach would like to talk about."""

    note: str = ""
    questions: list[Name]


class Conversation(Record):
    """A conversation about an entry, as noted before there were talks."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    entry: EntryId
    with_whom: Annotated[Name, Field(alias="with")]
    day: date
    noted: AwareDatetime
    note: str = ""
    learnt: str = ""
    """What the writer learnt from talking; a draft for a regulator may take it along."""

    def as_talk(self, identity: str) -> Talk:
        """The conversation as a talk."""
        return Talk(
            id=identity,
            day=self.day,
            noted=self.noted,
            with_whom=self.with_whom,
            keep=self.note,
            entry=self.entry,
            learnt=self.learnt,
        )


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

    def __add__(self, more: "Waiting") -> "Waiting":
        """All that waits in both."""
        return Waiting(replies=[*self.replies, *more.replies], questions=[*self.questions, *more.questions])
