"""Requests to remove letters, decided on; results go with the next letter."""

from typing import TYPE_CHECKING

from equityjournal.cli.sharing.kept_letters import copies_elsewhere, removal_needs_terminal
from equityjournal.cli.sharing.own import inbox
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import refuse_unless_answered, typed_yes
from equityjournal.core.sharing.inbox import results_for
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.core.sharing.inbox import Arrival
    from equityjournal.store.sharing.inbox import Sealed


def open_requests(meeting: "Meeting") -> "list[Arrival]":
    """Letters with requests that nobody has decided on yet."""
    there = inbox(meeting.companion).arrivals()
    return [came for came in there if any(not asked.decided for asked in came.asks)]


def decide(meeting: "Meeting", *, yes: bool) -> None:
    """Ask about each open request, and remove what is agreed to.

    What is removed is removed before its result is noted: cut short, nobody is told of a removal.

    Raises:
        NotAllowed: Without a terminal to ask on; the request stays open.
        NotSaved: When the disk will not do it.
    """
    for request in open_requests(meeting):
        _decide(meeting, request, yes=yes)


def _decide(meeting: "Meeting", request: "Arrival", *, yes: bool) -> None:
    there, name = inbox(meeting.companion), meeting.name
    by_request = there.meant_by(request)
    meant = list(dict.fromkeys(message for found in by_request.values() for message in found))
    if meant:
        refuse_unless_answered(yes=yes, otherwise=removal_needs_terminal())
        for sentence in _asked(meeting, request, [kept for kept in there.kept() if kept.message in meant]):
            tell(sentence, to=talking_to(False))
        question = say("Remove it? Type yes; anything else keeps it, and {name} is told so.", name=name)
        if not yes and not typed_yes(question, talking_to(False)):
            _note(meeting, request, by_request, kept=meant)
            tell(say("It is kept. {name} is told so with your next letter.", name=name))
            return
    _note(meeting, request, by_request, kept=())
    if meant:
        tell(say("What {name} asked back is removed. {name} is told with your next letter.", name=name))
        tell(copies_elsewhere())
    else:
        tell(
            say(
                "{name} asks back what is not found here, and is told so with your next letter: it may never "
                "have come, or lie on another machine of yours.",
                name=name,
            )
        )


def _note(
    meeting: "Meeting", request: "Arrival", by_request: "dict[str, list[str]]", kept: "Sequence[str]"
) -> None:
    """Remove what is not kept, then note the results."""
    there = inbox(meeting.companion)
    gone = there.gone()
    results = [
        result
        for asked in request.asks
        if asked.id in by_request
        for result in results_for(asked, by_request[asked.id], kept, gone)
    ]
    remove = [message for found in by_request.values() for message in found if message not in kept]
    there.decide(request.decided(results), dict.fromkeys(remove))


def _asked(meeting: "Meeting", request: "Arrival", meant: "Sequence[Sealed]") -> list[str]:
    """Sentences on a request, and on what it is about."""
    asks = say("{name} takes back what they shared, and asks you to remove it.", name=meeting.name)
    if any(asked.end for asked in request.asks):
        asks = say("{name} ends the sharing, and asks you to remove all of it.", name=meeting.name)
    days = dict.fromkeys(in_words(sealed.came.opened.date()) for sealed in meant if sealed.came)
    came = say("It came on {days}, and is kept here.", days=listed(list(days)) or say("a day not known"))
    law = say(
        "If you work for the same employer, it may have to keep some things by law, in its own records; ask "
        "there before you remove what they need."
    )
    return [asks, came, law]
