"""A coach's replies and questions, as kept by their reader, and as they wait to be sent."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import EntryId, Filed, Name, Record
from equityjournal.core.sharing.letter_parts import MessageId


class _Response(Filed):
    """Base of replies and questions: message, sender and moments."""

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


class WaitingReply(Record):
    """A reply to an entry, not sent yet."""

    entry: EntryId
    text: Name


class Waiting(Filed):
    """Replies and questions for one writer, not sent yet."""

    replies: list[WaitingReply] = Field(default_factory=list)
    questions: list[Name] = Field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.replies or self.questions)

    def __add__(self, more: "Waiting") -> "Waiting":
        """All that waits in both."""
        return Waiting(replies=[*self.replies, *more.replies], questions=[*self.questions, *more.questions])
