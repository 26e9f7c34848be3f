"""Two words compared aloud, once, and keys given up."""

from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import yes_no_or_later
from equityjournal.cli.meeting.parties import companions
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting


def compare(meeting: "Meeting") -> None:
    """Ask once whether both screens show the same two words; Enter leaves it for another time."""
    known = meeting.companion
    if known.compared or not known.two_words or known.alarm:
        return
    words = " ".join(known.two_words)
    same = yes_no_or_later(
        say(
            "Compare once, aloud: both screens should show  {words}.  The same? y, n, Enter: another time.",
            words=words,
        )
    )
    if same:
        companions().keep(known.model_copy(update={"compared": meeting.today}))
        tell(say("Compared."))
    elif same is False:
        companions().keep(known.model_copy(update={"alarm": meeting.today}))
        tell(alarm_sentence(meeting))


def alarm_sentence(meeting: "Meeting") -> str:
    """The sentence on a person between the two."""
    return say(
        "Somebody may stand between you. Nothing more is sealed for {name} until you pair anew: "
        "`equityjournal with {typed} --anew`",
        name=meeting.name,
        typed=meeting.typed,
    )


def close_stolen(meeting: "Meeting") -> None:
    """Close the other's keys at once, upon their call; no file is needed.

    Raises:
        NotAllowed: When there are no keys to close.
    """
    if meeting.companion.card is None:
        raise NotAllowed(say("You have no keys of {name} to close.", name=meeting.name))
    companions().keep(meeting.companion.closed(meeting.today))
    tell(
        say(
            "{name}'s keys are closed: from today nothing new under them is believed. Then pair anew: "
            "`equityjournal with {typed} --anew`",
            name=meeting.name,
            typed=meeting.typed,
        )
    )
