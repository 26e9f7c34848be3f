"""A register's check: wholeness, and people named."""

import typer

from equityjournal.cli.promising.register_meant import Team, faults_of
from equityjournal.cli.promising.wording import found_in
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.core.promises.telling import Fault, mark, texts_of
from equityjournal.core.text.speech import say


def check_register(team: Team, *, json: bool) -> None:
    """Say whether a register is whole and free of names.

    Exit code 1 if not.
    """
    reading = team.register.read()
    faults = faults_of(reading)
    for promise in reading.stands.promises:
        if found_in(team.session, texts_of(promise)):
            named = say("Something in {id} may tell who somebody is.", id=promise.id)
            faults.append(Fault("names", promise.id, named))
    if json:
        problems = [fault._asdict() for fault in faults]
        tell_json({"whole": not faults, "mark": mark(reading.chain), "problems": problems})
    else:
        for fault in faults:
            tell(fault.sentence)
        tell(say("Its mark is {mark}: wherever the same mark is shown, the same promises stand.",
                 mark=mark(reading.chain)))  # fmt: skip
    if faults:
        raise typer.Exit(1)
    if not json:
        tell(say("The register is whole, and nobody was found named in it."))
