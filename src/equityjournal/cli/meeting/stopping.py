"""The end of meetings, in a single command without a reason."""

from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.letters import seal_letter
from equityjournal.cli.meeting.parties import companions
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.sharing.mentees import copies_elsewhere, inbox
from equityjournal.cli.sharing.replying import remove_drafts
from equityjournal.cli.sharing.sealed_files import keyring, my_keys, new_message
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.cli.terminal.writing_out import place_for
from equityjournal.core.sharing.ledger import Ended, Event
from equityjournal.core.sharing.messages import Ending
from equityjournal.core.text.speech import say
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


def _ask_for_all_back(side: WriterSide, output: Path | None) -> Path:
    """Seal a request to remove all shares, noted first."""
    meeting = side.meeting
    whom = meeting.card.person if meeting.card else side.shared[-1].person
    keys = my_keys()[0]
    request = new_message(Ending, keyring().person(), whom)
    place = output or place_for(request.recipient.name)
    event = Event(message=request.id, made=request.made, person=request.recipient, what=Ended())
    with Ledger(meeting.session.root).noting(event):
        seal_letter(request, keys, place, meeting.session.root)
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


def _end(meeting: "Meeting") -> None:
    """Mark the meetings as ended."""
    companions().keep(meeting.companion.model_copy(update={"ended": meeting.today}))
    tell(say("You have stopped meeting {name}.", name=meeting.name))
