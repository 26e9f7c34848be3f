"""The first time with a person: who brings, how you meet, who manages whom, and a sentence on danger."""

import sys
from datetime import date
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import one_of
from equityjournal.cli.sharing.making_keys import checked_name
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import yes_or_no
from equityjournal.core.sharing.companion import Companion, Meets, Role
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk import names

if TYPE_CHECKING:
    from equityjournal.store.sharing.companions import Companions


def new_companion(name: str, role: Role, meets: Meets, today: date) -> Companion:
    """A companion about whom nothing is answered yet; taken for a manager until it is."""
    return Companion(id=names.message_name(), name=name, role=role, manages=True, asked=today, meets=meets)


def met_for_the_first_time(name: str, today: date) -> Companion:
    """A new companion, from two answers, not kept yet.

    Raises:
        NotAllowed: Without a terminal to ask on, or for a name that cannot be used.
        EOFError, KeyboardInterrupt: When the user stops instead.
    """
    name = checked_name(name)
    if not is_terminal(sys.stdin):
        raise NotAllowed(
            say(
                "You have not looked at anything with {name} here yet. The first time asks short questions, "
                "and nobody is here to answer.",
                name=name,
            )
        )
    question = say("You and {name}: who brings what they wrote? Type me or they.", name=name)
    i_write = one_of(question, (say("me"), say("they"))) == say("me")
    return new_companion(name, "coach" if i_write else "writer", _meeting_asked(name, i_write=i_write), today)


def agreed_beforehand(companion: Companion, kept: "Companions", today: date) -> Companion | None:
    """A companion once both said yes to the sentence on danger; None after a no.

    Who manages whom is asked with it; both only once.
    """
    if companion.danger is not None:
        return companion
    i_write = companion.is_coach
    manages = manages_asked(companion.name, i_write=i_write)
    if not yes_or_no(_on_danger(companion.name, i_write=i_write, manages=manages)):
        to = talking_to(False)
        tell(say("Then nothing is looked at together here. Talk about it first."), to=to)
        return None
    changed = companion.model_copy(update={"manages": manages, "asked": today, "danger": today})
    kept.keep(changed)
    return changed


def manages_asked(name: str, *, i_write: bool) -> bool:
    """Whether the coach of the two manages the writer."""
    if i_write:
        return yes_or_no(say("Does {name} manage you, or have a say in your job? Type yes or no.", name=name))
    return yes_or_no(say("Do you manage {name}, or have a say in their job? Type yes or no.", name=name))


def _on_danger(name: str, *, i_write: bool, manages: bool) -> str:
    """The sentence on danger, for a yes from both."""
    first = say("Then only what is ticked on the day is looked at.") + " " if manages else ""
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


def _meeting_asked(name: str, *, i_write: bool) -> Meets:
    """The way of meeting: over a page or files."""
    page = say("1: side by side, or on paper: you make one page")
    if not i_write:
        page = say("1: side by side, or on paper: {name} brings one page", name=name)
    files = say("2: by files, each with this journal on a machine of your own")
    question = say("How do you meet? Type 1 or 2.")
    return "page" if one_of(question, ("1", "2"), [page, files]) == "1" else "files"
