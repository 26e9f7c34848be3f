"""Letters asked back, and the end of meetings, without a reason."""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.letters import new_letter, seal_letter, seal_unseen
from equityjournal.cli.meeting.own import companions, inbox
from equityjournal.cli.meeting.preview import tell_whole
from equityjournal.cli.meeting.removing import agrees_to, copies_elsewhere, removal_needs_terminal
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import refuse_unless_answered
from equityjournal.core.sharing.ledger import Asked, Event
from equityjournal.core.sharing.letter_parts import Ask
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.store.disk import names
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.begun_reply import forget_begun
from equityjournal.store.sharing.sent import Sent

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.cli.session.session import Session


def take_back(side: WriterSide, n: int, output: Path | None, *, yes: bool) -> None:
    """Ask back the letters with a numbered entry.

    Raises:
        UnknownName: When there is no such number.
        NotAllowed: Without a card of the other.
    """
    entry = side.entry_numbered(n)
    meant = [share for share in side.shared if entry in share.entries]
    together = {id_ for share in meant for id_ in share.entries}
    if others := [number for number, id_ in side.entries.items() if id_ in together and number != n]:
        numbers = ", ".join(map(str, others))
        said = say("It went together with {numbers}; all of it is asked back.", numbers=numbers)
        tell(said, to=talking_to(False))
    _ask(side, Ask(id=names.message_name(), shares=[share.message for share in meant]), output, yes=yes)


def _ask(side: WriterSide, ask: Ask, output: Path | None, *, yes: bool, shown: bool = True) -> None:
    """Seal a request, noted in the ledger first."""
    letter = new_letter(side, asks=[ask])

    def show(stream: TextIO) -> None:
        if shown:
            tell_whole(side, letter, stream)
            tell(say("It can be asked, and no program can make {name} do it.", name=side.name), to=stream)

    shares = ask.shares or [share.message for share in side.shared]
    what = Asked(ask=ask.id, shares=shares, end=ask.end)
    event = Event(message=letter.id, made=letter.made, companion=side.companion.id, what=what)
    if seal_letter(side, letter, show, yes=yes, events=[event], output=output):
        tell(
            say(
                "It asks {name} to remove it, and gives no reason. Send it or not, as you like. The earlier "
                "file may still lie in your Downloads, or in your mail.",
                name=side.name,
            )
        )


def stop(side: WriterSide | CoachSide, *, yes: bool, output: Path | None = None) -> bool:
    """End the meetings, unless the user would rather go on; whether ended."""
    if isinstance(side, WriterSide):
        return _stop_as_writer(side, yes=yes, output=output)
    return _stop_as_coach(side, yes=yes, output=output)


def _stop_as_writer(side: WriterSide, *, yes: bool, output: Path | None) -> bool:
    """End the meetings; a letter asks for all of it back.

    Whether the letter is sent is left to the writer: nothing goes by itself.
    """
    question = say("Stop meeting {name}? Type yes; anything else goes on.", name=side.name)
    if not agrees_to(question, say("Nothing was changed."), yes=yes):
        return False
    if side.shared and side.companion.may_be_sealed_for:
        _ask(side, _end_of_all(side), output, yes=True, shown=False)
    _end(side)
    tell(say("What you noted of your talks stays in your journal; `equityjournal discussed` lists it."))
    return True


def _stop_as_coach(side: CoachSide, *, yes: bool, output: Path | None) -> bool:
    """End the meetings, remove all letters, and say so by letter."""
    question = say(
        "Stop meeting {name}, and remove what they shared from this machine? Type yes; anything else "
        "goes on.",
        name=side.name,
    )
    if not agrees_to(question, say("Nothing was changed."), yes=yes):
        return False
    _leave(side, output)
    tell(copies_elsewhere())
    return True


def leave_all(session: "Session", *, yes: bool) -> None:
    """Stop meeting all writers, each told by a letter of their own.

    Raises:
        NothingToKeep: When there is nobody to leave.
        NotAllowed: Without a terminal to ask on.
    """
    refuse_unless_answered(yes=yes, otherwise=removal_needs_terminal())
    there = [known for known in companions().all() if not (known.ended or known.is_coach)]
    if not there:
        raise NothingToKeep(say("There is nobody here who shares with you."))
    tell(say("Those who share with you: {names}.", names=", ".join(known.name for known in there)))
    question = say(
        "Stop meeting all of them, and remove what they shared from this machine? Type yes; anything else "
        "goes on."
    )
    if not agrees_to(question, say("Nothing was changed."), yes=yes):
        return
    for known in there:
        _leave(CoachSide(session, known), None)
    tell(copies_elsewhere())


def _leave(side: CoachSide, output: Path | None) -> None:
    """Remove a writer's letters, end the meetings, and say so.

    All of it is removed before the letter is made: cut short, nobody is told of a removal.
    """
    there = inbox(side.companion)
    there.remove([sealed.message for sealed in there.kept()])
    forget_begun(sharing_place(), side.companion)
    Sent(sharing_place(), side.companion).forget()
    if side.companion.may_be_sealed_for and side.companion.link:
        seal_unseen(side, new_letter(side, asks=[_end_of_all(side)]), output)
    _end(side)


def _end_of_all(meeting: "Meeting") -> Ask:
    """The request to remove all that was sent so far."""
    return Ask(id=names.message_name(), end=True, up_to=meeting.companion.sent)


def _end(meeting: "Meeting") -> None:
    """Mark the meetings as ended."""
    meeting.change(ended=meeting.today)
    tell(say("You have stopped meeting {name}.", name=meeting.name))
