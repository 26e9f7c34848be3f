"""Letters removed: as their writer asks, or as the coach wants it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.own import inbox
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import refuse_unless_answered, typed_yes
from equityjournal.core.sharing.inbox import Arrival, results_for
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import listed, say, say_many

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting


def decide(meeting: "Meeting", *, yes: bool) -> None:
    """Ask about each open request, and remove what is agreed to.

    What is removed is removed before its result is noted: cut short, nobody is told of a removal.

    Raises:
        NotAllowed: Without a terminal to ask on; the request stays open.
        NotSaved: When the disk will not do it.
    """
    for came in inbox(meeting.companion).arrivals():
        if any(not asked.decided for asked in came.asks):
            _decide(meeting, came, yes=yes)


def _decide(meeting: "Meeting", request: Arrival, *, yes: bool) -> None:
    """Decide on the requests of one letter; results go with the next letter back."""
    there, name = inbox(meeting.companion), meeting.name
    by_request = there.meant_by(request)
    meant = list(dict.fromkeys(message for found in by_request.values() for message in found))
    if not meant and meeting.companion.is_coach and all(asked.end for asked in request.asks):
        there.decide(request.decided([]), [])  # a coach who stops asks for nothing; the screen says so
        return
    kept = meant if meant and not _agrees_to_remove(meeting, request, meant, yes=yes) else []
    gone = there.gone()
    results = [
        result
        for asked in request.asks
        if asked.id in by_request
        for result in results_for(asked, by_request[asked.id], kept, gone)
    ]
    there.decide(request.decided(results), [message for message in meant if message not in kept])
    if kept:
        tell(say("It is kept. {name} is told so with your next file.", name=name))
    elif meant:
        tell(say("What {name} asked back is removed. {name} is told with your next file.", name=name))
        tell(copies_elsewhere())
    else:
        tell(
            say(
                "{name} asks back what is not found here, and is told so with your next file: it may never "
                "have come, or lie on another machine of yours.",
                name=name,
            )
        )


def _agrees_to_remove(meeting: "Meeting", request: Arrival, meant: Sequence[str], *, yes: bool) -> bool:
    """Whether the user agrees to a request, once its sentences were shown."""
    refuse_unless_answered(yes=yes, otherwise=removal_needs_terminal())
    asks = say("{name} takes back what they shared, and asks you to remove it.", name=meeting.name)
    if any(asked.end for asked in request.asks):
        asks = say("{name} ends the sharing, and asks you to remove all of it.", name=meeting.name)
    kept = [sealed.came for sealed in inbox(meeting.companion).kept() if sealed.message in meant]
    days = dict.fromkeys(in_words(came.opened.date()) for came in kept if came)
    came = say("It came on {days}, and is kept here.", days=listed(list(days)) or say("a day not known"))
    law = say(
        "If you work for the same employer, it may have to keep some things by law, in its own records; ask "
        "there before you remove what they need."
    )
    for sentence in (asks, came, law):
        tell(sentence, to=talking_to(False))
    question = say("Remove it? Type yes; anything else keeps it, and {name} is told so.", name=meeting.name)
    return yes or typed_yes(question, talking_to(False))


def remove(meeting: "Meeting", day: date, *, yes: bool) -> None:
    """Remove what came from the writer on a day.

    Raises:
        UnknownName: When nothing did.
    """
    there = inbox(meeting.companion)
    meant = [sealed.message for sealed in there.kept() if sealed.came and sealed.came.opened.date() == day]
    if not meant:
        none = say("Nothing that came from {name} on {day} is kept.", name=meeting.name, day=in_words(day))
        raise UnknownName(none)
    question = say_many(
        "Remove 1 file that came from {name}? Type yes; anything else keeps it.",
        "Remove {count} files that came from {name}? Type yes; anything else keeps them.",
        len(meant),
        name=meeting.name,
    )
    if not agrees_to(question, say("Nothing was removed."), yes=yes):
        return
    there.forget(meant)
    changed = [(came, came.removed_after_all(meant)) for came in there.arrivals()]
    corrected = [after for before, after in changed if after != before]
    for came in corrected:
        there.mark(came)
    tell(
        say_many(
            "1 file that came from {name} is removed.",
            "{count} files that came from {name} are removed.",
            len(meant),
            name=meeting.name,
        )
    )
    if corrected:
        tell(say("{name} had asked for it back, and is told with your next file.", name=meeting.name))
    tell(copies_elsewhere())


def agrees_to(question: str, otherwise: str, *, yes: bool) -> bool:
    """Whether the user agrees; a refusal is confirmed on the screen."""
    agreed = yes or typed_yes(question, talking_to(False))
    if not agreed:
        tell(otherwise)
    return agreed


def removal_needs_terminal() -> str:
    """The refusal to remove anything without a terminal to ask on."""
    return say("Removing asks first, and nobody is here to answer; --yes does without.")


def copies_elsewhere() -> str:
    """Sentence on copies beyond the reach of the program."""
    return say(
        "The file in your Downloads, pages, printed sheets, backups and notes of your own are yours to "
        "remove; no program sees them."
    )
