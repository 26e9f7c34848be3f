"""The first time with a person: four plain questions."""

import sys
from datetime import date
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import one_of
from equityjournal.cli.sharing.making_keys import checked_name
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import yes_or_no
from equityjournal.core.sharing.companion import Companion, Meets
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk import names

if TYPE_CHECKING:
    from equityjournal.core.sharing.trusted import Trusted
    from equityjournal.store.sharing.companions import Companions


def met_for_the_first_time(
    kept: "Companions", name: str, card: "Trusted | None", today: date
) -> Companion | None:
    """A new companion, from the answers; None after a no.

    Args:
        kept: The companions known here.
        name: The typed name.
        card: The person's card, if it was kept before.
        today: The day.

    Raises:
        NotAllowed: Without a terminal to ask on, or for a name that cannot be used.
        EOFError, KeyboardInterrupt: When the user stops instead; nothing is kept then.
    """
    name = card.name if card else checked_name(name)
    if not is_terminal(sys.stdin):
        raise NotAllowed(
            say(
                "You have not looked at anything with {name} here yet. The first time asks four short "
                "questions, and nobody is here to answer.",
                name=name,
            )
        )
    to = talking_to(False)
    tell(say("You have not looked at anything with {name} here yet. Four questions, once.", name=name), to=to)
    brings = one_of(
        say("Do you bring what you wrote, or do they? Type me or they."), (say("me"), say("they"))
    )
    i_write = brings == say("me")
    manages = card.manages if card and i_write else manages_asked(name, i_write=i_write)
    if not yes_or_no(_on_danger(name, i_write=i_write, manages=manages)):
        tell(
            say("Then nothing is looked at together here, and nothing was kept. Talk about it first."), to=to
        )
        return None
    companion = Companion(
        id=names.message_name(),
        name=name,
        role="coach" if i_write else "writer",
        manages=manages,
        asked=card.trusted.date() if card and i_write else today,
        danger=today,
        meets=meeting_asked(name, i_write=i_write),
        keys=[card.person.key_id] if card else [],
    )
    kept.keep(companion)
    return companion


def manages_asked(name: str, *, i_write: bool) -> bool:
    """Whether the coach of the two manages the writer."""
    if i_write:
        return yes_or_no(say("Does {name} manage you, or have a say in your job? Type yes or no.", name=name))
    return yes_or_no(say("Do you manage {name}, or have a say in their job? Type yes or no.", name=name))


def _on_danger(name: str, *, i_write: bool, manages: bool) -> str:
    """The sentence on danger, for a yes from both."""
    first = ""
    if manages:
        first = say("Then only what is ticked on the day is looked at.") + " "
    if i_write:
        return first + say(
            "If somebody is in danger, {name} must pass it on, and tells you first where that is safe. "
            "Do you both say yes to that? Type yes or no.",
            name=name,
        )
    return first + say(
        "If somebody is in danger, you must pass it on, and you tell {name} first where that is safe. "
        "Do you both say yes to that? Type yes or no.",
        name=name,
    )


def meeting_asked(name: str, *, i_write: bool) -> Meets:
    """The way of meeting: over a page or files."""
    page = say("1: side by side, or on paper. You make one page, and need nothing else.")
    if not i_write:
        page = say(
            "1: side by side, or on paper. {name} brings one page, and you need nothing else.", name=name
        )
    files = say("2: each on a machine of your own. One file goes each way.")
    question = say("How do you meet? Type 1 or 2.")
    return "page" if one_of(question, ("1", "2"), [page, files]) == "1" else "files"
