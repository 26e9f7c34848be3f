"""What is remembered of every message that came: enough to know it again, and nothing of what was in it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from equityjournal.core.bundle import Ending, MessageId, Share, TakeBack
from equityjournal.core.dates import in_words
from equityjournal.core.entry import SCHEMA, Record
from equityjournal.core.speech import say


class Came(Record):
    """A message that was opened here; kept as one small file, in the folder of its sender's keys."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA
    message: MessageId
    kind: Literal["share", "take-back", "end"]
    made: AwareDatetime
    """When it was sealed, by its sender's clock."""
    opened: AwareDatetime
    """When it was opened, by this one's."""
    keep_until: date | None = None
    """Of a share: the day after which its writer would like it to be removed."""
    share: MessageId | None = None
    """Of a taking back: the share it is about."""
    removed: list[MessageId] = Field(default_factory=list)
    """Of a request: the shares that were removed for it."""

    def is_past(self, today: date) -> bool:
        """Whether the day up to which it was for keeping has gone by."""
        return self.keep_until is not None and today > self.keep_until


def came(message: Share | TakeBack | Ending, opened: datetime, removed: Iterable[str] = ()) -> Came:
    """What is remembered of a message.

    Args:
        message: As it was opened.
        opened: The moment.
        removed: The shares that were removed for it.
    """
    return Came(
        message=message.id,
        kind=message.kind,
        made=message.made,
        opened=opened,
        keep_until=message.keep_until if isinstance(message, Share) else None,
        share=message.share if isinstance(message, TakeBack) else None,
        removed=list(removed),
    )


def why_not_again(message: Share | TakeBack | Ending, before: Iterable[Came]) -> str | None:
    """Why a message is not taken in, after all that came from its sender; None: nothing speaks against it.

    A file that was taken back, or that its sender made before they ended the sharing, may still lie about.
    """
    name, before = message.sender.name, list(before)
    if isinstance(message, Share) and any(one.share == message.id for one in before):
        return say("{name} has taken it back", name=name)
    for one in before:
        if one.message == message.id:
            day = in_words(one.opened.date())
            return say("it was opened on {day} already, and nothing is kept twice", day=day)
        if isinstance(message, Share | TakeBack) and one.kind == "end" and message.made <= one.made:
            return say("{name} ended the sharing after it was made", name=name)
    return None


def asked_back(request: TakeBack | Ending, message: str, came: Came | None) -> bool:
    """Whether a request asks for a share to be removed: one share, or all that were made before an end.

    Args:
        request: What came.
        message: The share.
        came: What is remembered of it; None: nothing can be read.
    """
    if isinstance(request, TakeBack):
        return message == request.share
    return came is None or came.made <= request.made


def removed_before(request: TakeBack | Ending, before: Iterable[Came]) -> list[str]:
    """The shares that a request is about and that were removed for an earlier one.

    A share that is gone without a record of its removal is none of them: how it went is not known.
    """
    before = list(before)
    shares = {one.message: one for one in before if one.kind == "share"}
    gone = dict.fromkeys(message for one in before for message in one.removed)
    return [message for message in gone if asked_back(request, message, shares.get(message))]
