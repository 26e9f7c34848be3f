"""Received messages by kind, each with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from equityjournal.cli.sharing.for_coach import take_request, take_share
from equityjournal.cli.sharing.for_writer import take_answer, take_questions, take_receipt, take_replies
from equityjournal.cli.sharing.received import Received
from equityjournal.cli.sharing.sealed_files import tell_paragraphs
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.coach_view import answer_paragraphs
from equityjournal.core.sharing.messages import (
    Answer,
    AnyMessage,
    Ending,
    Questions,
    Receipt,
    Replies,
    Share,
    TakeBack,
)
from equityjournal.core.sharing.shared_content import paragraphs_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say

HANDLERS: Mapping[type[AnyMessage], Callable[[Received, Any, bool], None]] = {
    Share: take_share,
    TakeBack: take_request,
    Ending: take_request,
    Receipt: take_receipt,
    Replies: take_replies,
    Questions: take_questions,
    Answer: take_answer,
}
"""The handler of each kind of message; a new kind needs a line here."""


def take_in(received: Received, *, yes: bool) -> None:
    """Hand a received message to the handler of its kind.

    Raises:
        NotAllowed: When its sender is unknown, or it was opened, taken back or ended before.
        NotSaved: When the disk will not take it; nothing of it is kept then.
    """
    HANDLERS[type(received.message)](received, received.message, yes)


def tell_own(message: AnyMessage) -> None:
    """Print a message sealed by the user, without storing a copy."""
    name, day = message.recipient.name, in_words(message.made.date())
    tell(say("You sealed this yourself, for {name}, on {day}. Nothing was kept.", name=name, day=day))
    tell()
    if isinstance(message, Share | TakeBack | Ending):
        tell_paragraphs(paragraphs_of(message))
    else:
        tell_paragraphs(answer_paragraphs(message))
