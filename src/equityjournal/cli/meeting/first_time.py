"""The first time with a person: a few plain questions."""

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
    """A new companion, taken for a manager until asked."""
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
    brings = say("Who brings what they wrote? Type me or they.")
    i_write = one_of(brings, (say("me"), say("they"))) == say("me")
    ways: dict[str, Meets] = {say("paper"): "page", say("files"): "files"}
    meets = ways[one_of(say("On paper or by files?"), ways)]
    return new_companion(name, "coach" if i_write else "writer", meets, today)


def agreed_beforehand(companion: Companion, kept: "Companions", today: date) -> Companion | None:
    """A companion after a yes to the sentence on danger, else None.

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
        return yes_or_no(say("Does {name} manage you, or have a say in your job? yes/no", name=name))
    return yes_or_no(say("Do you manage {name}, or have a say in their job? yes/no", name=name))


def _on_danger(name: str, *, i_write: bool, manages: bool) -> str:
    """The sentence on danger, for a yes from both."""
    first = say("Then only what is ticked on the day is looked at.") + " " if manages else ""
    if i_write:
        return first + say(
            "If anybody is in danger, {name} must pass it on, telling you first where safe. Agreed by both? "
            "yes/no",
            name=name,
        )
    return first + say(
        "If anybody is in danger, you must pass it on, telling {name} first where safe. Agreed by both? "
        "yes/no",
        name=name,
    )
