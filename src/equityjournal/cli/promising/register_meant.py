"""The chosen register, read, with its faults named."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from equityjournal.cli.session.opening import session_of
from equityjournal.cli.terminal.output import note
from equityjournal.core.promises.state import Promise
from equityjournal.core.promises.telling import Fault, problems, titles_of
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.naming import find_titled
from equityjournal.core.text.speech import say
from equityjournal.store.promises.place import register_place
from equityjournal.store.promises.register import Reading, Register
from equityjournal.store.settings.values import usual_register
from equityjournal.store.settings.wrong import set_here

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session


class Team:
    """A team's register, opened for a command.

    Args:
        register: The register.
        folder: Its folder, as it was named.
        session: The person's own journal, for their list of names; nothing of it goes into the register.
    """

    def __init__(self, register: Register, folder: Path, session: "Session") -> None:
        self.register, self.folder, self.session = register, folder, session

    def read(self) -> Reading:
        """The promises; missing, changed or unreadable files are named on standard error."""
        reading = self.register.read()
        note(*(fault.sentence for fault in faults_of(reading)))
        return reading


def team_of(context: typer.Context, typed: Path | None) -> Team:
    """The register of an option, of the group's option, of the variable or of the setting.

    Raises:
        NotAllowed: Where none is named, and for a folder that can be none.
    """
    above: dict[str, Any] = context.parent.params if context.parent else {}
    folder = typed or above.get("register") or usual_register()
    if folder is None:
        raise NotAllowed(
            say(
                "Your team's promises are in a folder that all of you can open. Say which: "
                "`equityjournal promises --register DIR`, or for good `equityjournal config register DIR`."
            )
        )
    session = session_of(context)
    try:
        place = register_place(folder, session.root)
    except NotAllowed as refusal:
        if said := set_here("register", str(folder)):
            refusal.say_too(said)
        raise
    return Team(Register(place), folder, session)


def faults_of(reading: Reading) -> list[Fault]:
    """Faults of a register: unreadable files first, then those in the chain."""
    unread = [
        Fault(problem.kind, problem.path, say("{file}: {why}.", file=problem.path, why=problem.message))
        for problem in reading.unread
    ]
    return [*unread, *problems(reading.chain, reading.stands, titles_of(reading.stands.promises))]


def promise_meant(wanted: str, reading: Reading) -> Promise:
    """A promise by its letters, or words of its text.

    Raises:
        UnknownName: With the nearest, or with all that it could be.
    """
    promises = {promise.id: promise for promise in reading.stands.promises}
    names = {identity: (identity, promise.made.what) for identity, promise in promises.items()}
    return promises[find_titled(wanted, names, say("promise"))]
