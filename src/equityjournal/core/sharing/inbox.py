"""Records of received messages: enough to recognise each, without its content."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import Record
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.messages import Answer, Ending, MessageId, Result, Share, TakeBack
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


class Arrival(Record):
    """A record of an opened message, stored with its sender's keys."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA
    message: MessageId
    kind: Literal["share", "take-back", "end", "answer"]
    made: AwareDatetime
    """Moment of sealing, by the sender's clock."""
    opened: AwareDatetime
    """Moment of opening, by the clock here."""
    keep_until: date | None = None
    """For a share: the day after which its writer would like it removed."""
    share: MessageId | None = None
    """For a take-back: the share it is about."""
    removed: list[MessageId] = Field(default_factory=list)
    """For a request: shares removed for it, or before it came."""
    read: date | None = None
    """For a share: the day on which its entries were first read."""
    told: MessageId | None = None
    """Id of the message that told the sender of its arrival, and of what was removed."""

    @property
    def result(self) -> Result:
        """The word on the message, as the next message to its sender carries it."""
        if self.kind == "share":
            return Result(answers=self.message, did="kept", shares=[self.message])
        if self.removed:
            return Result(answers=self.message, did="removed", shares=self.removed)
        return Result(answers=self.message, did="not-found", shares=[self.share] if self.share else [])

    def is_past(self, today: date) -> bool:
        """Whether the day for keeping has passed."""
        return self.keep_until is not None and today > self.keep_until


def arrival_of(
    message: Share | TakeBack | Ending | Answer, opened: datetime, removed: Iterable[str] = ()
) -> Arrival:
    """The record of a message.

    Args:
        message: The opened message.
        opened: The moment.
        removed: Shares removed for it.
    """
    return Arrival(
        message=message.id,
        kind=message.kind,
        made=message.made,
        opened=opened,
        keep_until=message.keep_until if isinstance(message, Share) else None,
        share=message.share if isinstance(message, TakeBack) else None,
        removed=list(removed),
    )


def why_not_again(message: Share | TakeBack | Ending | Answer, before: Iterable[Arrival]) -> str | None:
    """The reason to refuse a message, after earlier ones; else None.

    A file taken back, or made before its sender ended the sharing, may still be around.
    """
    name, before = message.sender.name, list(before)
    if isinstance(message, Share) and any(earlier.share == message.id for earlier in before):
        return say("{name} has taken it back", name=name)
    for earlier in before:
        if earlier.message == message.id:
            day = in_words(earlier.opened.date())
            return say("it was opened on {day} already, and nothing is kept twice", day=day)
        if isinstance(message, Share | TakeBack) and earlier.kind == "end" and message.made <= earlier.made:
            return say("{name} ended the sharing after it was made", name=name)
    return None


def asked_back(request: TakeBack | Ending, message: str, came: Arrival | None) -> bool:
    """Whether a request asks for a share.

    A take-back asks for a single share, an end for all made before.

    Args:
        request: The request.
        message: The share.
        came: The record of the share; None if unreadable.
    """
    if isinstance(request, TakeBack):
        return message == request.share
    return came is None or came.made <= request.made


def removed_before(request: TakeBack | Ending, before: Iterable[Arrival]) -> list[str]:
    """Shares a request is about, already removed for an earlier request.

    A share gone without a record of its removal is not among them: how it went is unknown.
    """
    before = list(before)
    shares = {earlier.message: earlier for earlier in before if earlier.kind == "share"}
    gone = dict.fromkeys(message for earlier in before for message in earlier.removed)
    return [message for message in gone if asked_back(request, message, shares.get(message))]
