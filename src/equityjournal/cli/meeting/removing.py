"""Letters removed, asked back, and the end of meetings, without a reason."""

from collections.abc import Sequence
from datetime import date
from typing import TextIO

from equityjournal.cli.meeting.coach_side import CoachSide, first_words
from equityjournal.cli.meeting.letters import new_letter, seal_letter, tell_whole
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.screen import entry_name
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.pairing.comparing import stopped_sentence
from equityjournal.cli.pairing.own import companions, inbox, own_keys
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import agrees, heard_yes, refuse_unless_answered
from equityjournal.core.sharing.inbox import Arrival, results_for
from equityjournal.core.sharing.ledger import Asked, Event
from equityjournal.core.sharing.letter_parts import Ask
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep, UnknownName
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.store.disk import names
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.sharing.coachs_words import Sent, forget_begun


def decide(meeting: Meeting) -> None:
    """Ask about each open request, and do the removals agreed to; without a terminal, all stay open.

    What is removed is removed before its result is noted: cut short, nobody is told of a removal.
    """
    for came in inbox(meeting.companion).undecided():
        _decide(meeting, came)


def _decide(meeting: Meeting, request: Arrival) -> None:
    """Decide on the requests of one letter; results go with the next letter back."""
    there = inbox(meeting.companion)
    by_request = there.meant_by(request)
    meant = list(dict.fromkeys(message for found in by_request.values() for message in found))
    if not meant and meeting.companion.is_coach and all(asked.end for asked in request.asks):
        there.decide(request.decided([]), [])  # a coach who stops asks for nothing
        if meeting.companion.ended or not is_conversation():  # else the screen says so
            tell(stopped_sentence(meeting))
        return
    kept = meant if meant and not _agrees_to_remove(meeting, request, meant) else []
    gone = there.gone()
    results = [
        result
        for asked in request.asks
        if asked.id in by_request
        for result in results_for(asked, by_request[asked.id], kept, gone)
    ]
    there.decide(request.decided(results), [message for message in meant if message not in kept])
    if kept:
        tell(meeting.say("It is kept. {name} is told so with your next file."))
    elif meant:
        tell(meeting.say("What {name} asked back is removed. {name} is told with your next file."))
        tell(copies_elsewhere())
    else:
        nothing = meeting.say(
            "{name} asks back what is not found here, and is told so with your next file: it may never have "
            "come, or lie on another machine of yours."
        )
        tell(nothing)


def _agrees_to_remove(meeting: Meeting, request: Arrival, meant: Sequence[str]) -> bool:
    """Whether the user agrees to a request, once its sentences were shown."""
    refuse_unless_answered(yes=meeting.yes, otherwise=removal_needs_terminal())
    to = talking_to(False)
    if any(asked.end for asked in request.asks):
        tell(meeting.say("{name} ends the sharing, and asks you to remove all of it."), to=to)
    else:
        tell(meeting.say("{name} takes back what they shared, and asks you to remove it."), to=to)
    kept = [sealed.came for sealed in inbox(meeting.companion).kept() if sealed.message in meant]
    days = list(dict.fromkeys(in_words(came.opened.date()) for came in kept if came))
    tell(say("It came on {days}, and is kept here.", days=listed(days) or say("a day not known")), to=to)
    if isinstance(meeting, CoachSide) and not any(asked.end for asked in request.asks):
        for n, (item, letter) in meeting.items.items():
            if letter.letter.id in meant:
                tell(entry_name(n, first_words(item)), indent=2, hang=2, to=to)
    law = say(
        "If you work for the same employer, it may have to keep some things by law, in its own records; ask "
        "there before you remove what they need."
    )
    tell(law, to=to)
    try:
        question = meeting.say("Remove it? Type yes; anything else keeps it, and {name} is told so.")
        return meeting.yes or heard_yes(question, to)
    except EOFError:
        return False


def remove(meeting: Meeting, day: date) -> None:
    """Remove what came from the writer on a day."""
    there = inbox(meeting.companion)
    meant = [sealed.message for sealed in there.kept() if sealed.came and sealed.came.opened.date() == day]
    if not meant:
        none = meeting.say("Nothing that came from {name} on {day} is kept.", day=in_words(day))
        raise UnknownName(none)
    question = say_many(
        "Remove 1 file that came from {name}? Type yes; anything else keeps it.",
        "Remove {count} files that came from {name}? Type yes; anything else keeps them.",
        len(meant),
        name=meeting.name,
    )
    if not agrees(question, say("Nothing was removed."), yes=meeting.yes):
        return
    was_asked_back = there.forget(meant)
    tell(say("Removed."))
    if was_asked_back:
        tell(meeting.say("{name} had asked for it back, and is told with your next file."))
    tell(copies_elsewhere())


def removal_needs_terminal() -> str:
    """The refusal to remove anything without a terminal to ask on."""
    return say("Removing asks first, and nobody is here to answer; --yes does without.")


def copies_elsewhere() -> str:
    """Sentence on copies beyond the reach of the program."""
    return say(
        "The file in your Downloads, pages, printed sheets, backups and notes of your own are yours to "
        "remove; no program sees them."
    )


def take_back(side: WriterSide, numbers: Sequence[int]) -> None:
    """Ask back the letters with numbered entries."""
    entries = {side.entry_numbered(n) for n in numbers}
    meant = [share for share in side.shared if entries & set(share.entries)]
    together = {id_ for share in meant for id_ in share.entries}
    tell(say("Asked back:"), to=talking_to(False))
    for entry in [entry for entry in side.entries.values() if entry in together]:
        said = side.called(entry)
        said = said if entry in entries else say("{entry}, which went with it", entry=said)
        tell(said, indent=2, hang=2, to=talking_to(False))
    _ask(side, Ask(id=names.message_name(), shares=[share.message for share in meant]))


def _ask(side: WriterSide, ask: Ask) -> None:
    """Seal a request, noted in the ledger first."""
    letter = new_letter(side, asks=[ask])

    def show(stream: TextIO) -> None:
        tell_whole(side, letter, stream)
        tell(side.say("It can be asked, and no program can make {name} do it."), to=stream)

    shares = ask.shares or [share.message for share in side.shared]
    what = Asked(ask=ask.id, shares=shares, end=ask.end)
    event = Event(message=letter.id, made=letter.made, companion=side.companion.id, what=what)
    if seal_letter(side, letter, None if ask.end else show, event=event):
        asks = side.say("It asks {name} to remove it, and gives no reason.")
        if ask.end:
            asks = side.say("It asks {name} to remove all that you shared, and gives no reason.")
        free = say(
            "Send it or not, as you like. The earlier file may still lie in your Downloads, or in your mail."
        )
        tell(f"{asks} {free}")


def stop(side: WriterSide | CoachSide) -> bool:
    """End the meetings, unless the user would rather go on; whether ended.

    A writer's letter asks for all of it back, and is theirs to send or not. A coach's says that all letters
    were removed.
    """
    question = side.say("Stop meeting {name}? Type yes; anything else goes on.")
    if isinstance(side, CoachSide):
        question = side.say(
            "Stop meeting {name}, and remove what they shared from this machine? Type yes; anything else "
            "goes on."
        )
    if not agrees(question, say("Nothing was changed."), yes=side.yes):
        return False
    if isinstance(side, CoachSide):
        _leave(side)
        tell(copies_elsewhere())
        return True
    is_told = bool(side.shared) and side.companion.may_be_sealed_for
    if is_told:
        _ask(side, _end_of_all(side))
    _end(side, is_told=is_told)
    tell(say("What you noted of your talks stays in your journal; `equityjournal discussed` lists it."))
    return True


def leave_all(session: Session, *, yes: bool) -> None:
    """Stop meeting all writers, each told by a letter of their own."""
    refuse_unless_answered(yes=yes, otherwise=removal_needs_terminal())
    there = [known for known in companions().all() if not (known.ended or known.is_coach)]
    if not there:
        raise NothingToKeep(say("There is nobody here who shares with you."))
    tell(say("Those who share with you: {names}.", names=", ".join(known.name for known in there)))
    question = say(
        "Stop meeting all of them, and remove what they shared from this machine? Type yes; anything else "
        "goes on."
    )
    if agrees(question, say("Nothing was changed."), yes=yes):
        for known in there:
            _leave(CoachSide(session, known))
        tell(copies_elsewhere())


def _leave(side: CoachSide) -> None:
    """Remove a writer's letters, end the meetings, and say so.

    All of it is removed before the letter is made: cut short, nobody is told of a removal.
    """
    is_told = side.companion.may_be_sealed_for and side.companion.link
    if is_told:
        own_keys()  # keys that do not open, or a file in the way, are met before anything is removed
        side.place()
    there = inbox(side.companion)
    there.remove([sealed.message for sealed in there.kept()])
    forget_begun(sharing_place(), side.companion)
    Sent(sharing_place(), side.companion).forget()
    if is_told:
        seal_letter(side, new_letter(side, asks=[_end_of_all(side)]))
    _end(side, is_told=bool(is_told))


def _end_of_all(meeting: Meeting) -> Ask:
    """The request to remove all that was sent so far."""
    return Ask(id=names.message_name(), end=True, up_to=meeting.companion.sent)


def _end(meeting: Meeting, *, is_told: bool) -> None:
    """Mark the meetings as ended; where nobody is told, a file that was named is not made."""
    if meeting.output and not is_told:
        tell(meeting.say("There is nothing to tell {name}, so no file is made."))
    meeting.change(ended=meeting.today)
    tell(meeting.say("You have stopped meeting {name}."))
