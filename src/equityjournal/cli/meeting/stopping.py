"""What was shared asked back or removed, and the end of meetings without a reason."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.coach_words import card_of
from equityjournal.cli.meeting.letters import seal_letter, tell_how_to_send
from equityjournal.cli.meeting.parties import companions
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.sharing.kept_letters import copies_elsewhere, inbox
from equityjournal.cli.sharing.preview import agrees, preview_stream, show_message
from equityjournal.cli.sharing.replying import remove_drafts
from equityjournal.cli.sharing.sealed_files import keyring, my_keys, new_message
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.cli.terminal.writing_out import place_for
from equityjournal.core.sharing.ledger import AskedBack, Ended, Event
from equityjournal.core.sharing.messages import Ending, TakeBack
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.sent import Sent

if TYPE_CHECKING:
    from equityjournal.cli.meeting.coach_side import CoachSide
    from equityjournal.cli.meeting.parties import Meeting


def stop_as_writer(side: WriterSide, *, yes: bool, output: Path | None = None) -> bool:
    """End the meetings; a letter asks for all shares back.

    Whether the letter is sent is left to the writer: nothing goes by itself.
    """
    meeting = side.meeting
    asks = bool(side.shared) and meeting.card is not None
    question = say("Stop meeting {name}? Type yes; anything else goes on.", name=meeting.name)
    if not yes and not typed_yes(question, talking_to(False)):
        tell(say("Nothing was changed."))
        return False
    place = _ask_for_all_back(side, output) if asks else None
    _end(meeting)
    if place:
        tell(
            say(
                "{path} asks {name} to remove all of it. It gives no reason. Send it or not, as you like.",
                path=place.absolute(),
                name=meeting.name,
            )
        )
    tell(say("What you noted of your talks stays in your journal; `equityjournal discussed` lists it."))
    return True


def take_back(side: WriterSide, n: int, output: Path | None, *, yes: bool) -> None:
    """Ask for what a numbered entry went in, seen before it is sealed.

    Raises:
        UnknownName: When there is no such number.
        NotAllowed: Without a card of the other.
    """
    side.meeting.session.journal.guard.refuse_after_loss()
    entry, whom = side.entry_numbered(n), card_of(side.meeting).person
    share = [share for share in side.shared if entry in share.entries][-1]
    request = new_message(TakeBack, keyring().person(), whom, share=share.message)
    to = preview_stream(yes=yes)
    day = in_words(share.sealed.date())
    tell(say("Sealed on {day}: {entries}", day=day, entries=", ".join(share.entries)), to=to)
    show_message(request, to)
    tell(
        say(
            "This can be asked, and no program can make {name} do it. What was read cannot be unread, and an "
            "employer may have to keep some things by law. The answer will say what was removed.",
            name=side.meeting.name,
        ),
        to=to,
    )
    question = say("Seal this for {name}? Type yes; anything else leaves it.", name=side.meeting.name)
    if agrees(question, yes=yes, to=to):
        place = _seal(side, request, AskedBack(share=share.message), output)
        tell_how_to_send(side.meeting.name, place)


def _ask_for_all_back(side: WriterSide, output: Path | None) -> Path:
    """Seal a request to remove all shares."""
    request = new_message(Ending, keyring().person(), card_of(side.meeting).person)
    return _seal(side, request, Ended(), output)


def _seal(side: WriterSide, request: TakeBack | Ending, what: AskedBack | Ended, output: Path | None) -> Path:
    """Seal a request, noted in the ledger first; return the file."""
    root, keys = side.meeting.session.root, my_keys()[0]
    place = output or place_for(request.recipient.name)
    event = Event(message=request.id, made=request.made, person=request.recipient, what=what)
    with Ledger(root).noting(event):
        seal_letter(request, keys, place, root)
    return place


def stop_as_coach(side: "CoachSide", *, yes: bool) -> bool:
    """End the meetings, and remove all shares; nothing is sent."""
    meeting = side.meeting
    question = say(
        "Stop meeting {name}, and remove what they shared from this machine? Type yes; anything else goes "
        "on.",
        name=meeting.name,
    )
    if not yes and not typed_yes(question, talking_to(False)):
        tell(say("Nothing was changed."))
        return False
    for key_id in meeting.key_ids:
        inbox().forget(key_id, [sealed.message for sealed in inbox().shares(key_id)])
        remove_drafts(key_id)
        Sent(sharing_place(), key_id).forget()
    _end(meeting)
    tell(copies_elsewhere())
    return True


def remove(side: "CoachSide", day: date, *, yes: bool) -> None:
    """Remove what came from the writer on a day.

    Raises:
        UnknownName: When nothing did.
    """
    meeting = side.meeting
    meant = [
        (key_id, sealed.message)
        for key_id in meeting.key_ids
        for sealed in inbox().shares(key_id)
        if sealed.came and sealed.came.opened.date() == day
    ]
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
    for key_id, message in meant:
        inbox().forget(key_id, [message])
    tell(
        say_many(
            "1 file that came from {name} is removed.",
            "{count} files that came from {name} are removed.",
            len(meant),
            name=meeting.name,
        )
    )
    tell(copies_elsewhere())


def _end(meeting: "Meeting") -> None:
    """Mark the meetings as ended."""
    companions().keep(meeting.companion.model_copy(update={"ended": meeting.today}))
    tell(say("You have stopped meeting {name}.", name=meeting.name))
