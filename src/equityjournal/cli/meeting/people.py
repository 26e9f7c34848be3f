"""The people met, as a list."""

from datetime import date

from equityjournal.cli.meeting.own import companions
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.speech import say


def people(session: Session) -> list[Meeting]:
    """Meetings with all companions, latest talk first."""
    there = [Meeting(session, known) for known in companions().all() if known.ended is None]
    return sorted(there, key=_last_day, reverse=True)


def tell_people(session: Session) -> None:
    """List companions; nobody is late."""
    there = people(session)
    if not there:
        tell(
            say(
                "You meet nobody here yet. `equityjournal with Bronwen` begins, with the person you show "
                "what you wrote, or who shows you."
            )
        )
    for meeting in there:
        tell(meeting.opening)


def _last_day(meeting: Meeting) -> date:
    return meeting.last.day if meeting.last else date.min
