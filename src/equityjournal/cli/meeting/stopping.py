"""Letters asked back, and the end of meetings, without a reason."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.meeting.letters import new_letter, seal_letter
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.preview import tell_whole
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.sharing.kept_letters import copies_elsewhere
from equityjournal.cli.sharing.own import companions, inbox, keys_for
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.ledger import Asked, Event
from equityjournal.core.sharing.letter_parts import Ask
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep, UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import names
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.coachs_words import Sent, forget_begun

if TYPE_CHECKING:
    from equityjournal.cli.meeting.coach_side import CoachSide


def take_back(side: WriterSide, n: int, output: Path | None, *, yes: bool) -> None:
    """Ask back the letters with a numbered entry.

    Raises:
        UnknownName: When there is no such number.
        NotAllowed: Without a card of the other.
    """
    entry = side.entry_numbered(n)
    meant = [share for share in side.shared if entry in share.entries]
    numbers = {id_: number for number, id_ in side.entries.items()}
    others = sorted({numbers[id_] for share in meant for id_ in share.entries if id_ in numbers} - {n})
    if others:
        together = ", ".join(map(str, others))
        said = say("It went together with {numbers}; all of it is asked back.", numbers=together)
        tell(said, to=talking_to(False))
    _ask(side, Ask(id=names.message_name(), shares=[share.message for share in meant]), output, yes=yes)


def stop_as_writer(side: WriterSide, *, yes: bool, output: Path | None = None) -> bool:
    """End the meetings; a letter asks for all of it back.

    Whether the letter is sent is left to the writer: nothing goes by itself.
    """
    meeting = side.meeting
    question = say("Stop meeting {name}? Type yes; anything else goes on.", name=meeting.name)
    if not _agrees(question, yes=yes):
        return False
    if side.shared and meeting.companion.may_be_sealed_for:
        end = Ask(id=names.message_name(), end=True, up_to=meeting.companion.sent)
        _ask(side, end, output, yes=True, shown=False)
    _end(meeting)
    tell(say("What you noted of your talks stays in your journal; `equityjournal discussed` lists it."))
    return True


def _ask(side: WriterSide, ask: Ask, output: Path | None, *, yes: bool, shown: bool = True) -> None:
    """Seal a request, noted in the ledger first."""
    meeting = side.meeting
    keys = keys_for(meeting.name)[0]
    letter = new_letter(meeting, keys, asks=[ask])

    def show(stream: TextIO) -> None:
        if shown:
            tell_whole(meeting, letter, stream)
            tell(say("It can be asked, and no program can make {name} do it.", name=meeting.name), to=stream)

    shares = ask.shares or [share.message for share in side.shared]
    what = Asked(ask=ask.id, shares=shares, end=ask.end)
    event = Event(message=letter.id, made=letter.made, companion=meeting.companion.id, what=what)
    if seal_letter(meeting, keys, letter, show, yes=yes, events=[event], output=output):
        tell(
            say(
                "It asks {name} to remove it, and gives no reason. Send it or not, as you like. The earlier "
                "file may still lie in your Downloads, or in your mail.",
                name=meeting.name,
            )
        )


def stop_as_coach(side: "CoachSide", *, yes: bool, output: Path | None = None) -> bool:
    """End the meetings, remove all letters, and say so by letter.

    All of it is removed before the letter is made: cut short, nobody is told of a removal.
    """
    meeting = side.meeting
    question = say(
        "Stop meeting {name}, and remove what they shared from this machine? Type yes; anything else "
        "goes on.",
        name=meeting.name,
    )
    if not _agrees(question, yes=yes):
        return False
    _leave(meeting, output)
    tell(copies_elsewhere())
    return True


def leave_all(everybody: "Sequence[Meeting]", *, yes: bool) -> None:
    """Stop meeting all writers, each told by a letter of their own.

    Raises:
        NothingToKeep: When there is nobody to leave.
    """
    writers = [meeting for meeting in everybody if not meeting.companion.is_coach]
    if not writers:
        raise NothingToKeep(say("There is nobody here who shares with you."))
    tell(say("Those who share with you: {names}.", names=", ".join(meeting.name for meeting in writers)))
    question = say(
        "Stop meeting all of them, and remove what they shared from this machine? Type yes; anything else "
        "goes on."
    )
    if not _agrees(question, yes=yes):
        return
    for meeting in writers:
        _leave(meeting, None)
    tell(copies_elsewhere())


def _leave(meeting: Meeting, output: Path | None) -> None:
    """Remove a writer's letters, end the meetings, and say so."""
    there = inbox(meeting.companion)
    there.remove([sealed.message for sealed in there.kept()])
    forget_begun(sharing_place(), meeting.companion)
    Sent(sharing_place(), meeting.companion).forget()
    if meeting.companion.may_be_sealed_for and meeting.companion.link:
        keys = keys_for(meeting.name)[0]
        end = Ask(id=names.message_name(), end=True, up_to=meeting.companion.sent)
        letter = new_letter(meeting, keys, asks=[end])
        seal_letter(meeting, keys, letter, lambda _stream: None, yes=True, output=output)
    _end(meeting)


def remove(side: "CoachSide", day: date, *, yes: bool) -> None:
    """Remove what came from the writer on a day.

    Raises:
        UnknownName: When nothing did.
    """
    meeting = side.meeting
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
    if not yes and not typed_yes(question, talking_to(False)):
        tell(say("Nothing was removed."))
        return
    there.forget(meant)
    tell(
        say_many(
            "1 file that came from {name} is removed.",
            "{count} files that came from {name} are removed.",
            len(meant),
            name=meeting.name,
        )
    )
    tell(copies_elsewhere())


def _agrees(question: str, *, yes: bool) -> bool:
    """Whether the user agrees; a refusal is confirmed on the screen."""
    agreed = yes or typed_yes(question, talking_to(False))
    if not agreed:
        tell(say("Nothing was changed."))
    return agreed


def _end(meeting: Meeting) -> None:
    """Mark the meetings as ended."""
    known = companions().with_id(meeting.companion.id) or meeting.companion
    companions().keep(known.model_copy(update={"ended": meeting.today}))
    tell(say("You have stopped meeting {name}.", name=meeting.name))
