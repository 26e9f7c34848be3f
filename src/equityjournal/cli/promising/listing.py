"""The promises of a register, listed."""

from equityjournal.cli.promising.promise_lines import tell_promises
from equityjournal.cli.promising.register_meant import Team, faults_of
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.core.promises.as_table import as_table
from equityjournal.core.promises.telling import mark
from equityjournal.core.text.speech import say


def tell_register(team: Team, *, everything: bool, json: bool) -> None:
    """List the open promises, by how far off they are.

    Args:
        team: The team's register.
        everything: Whether to list those that have ended, too.
        json: Whether to print JSON.
    """
    reading, today = team.read(), clock.now().date()
    if json:
        shown = reading.stands.promises if everything else reading.stands.open
        tell_json(
            {
                "mark": mark(reading.chain),
                "promises": [as_table(promise) for promise in shown],
                "problems": [fault._asdict() for fault in faults_of(reading)],
            }
        )
        return
    if not reading.stands.promises:
        tell(say("No promise is kept in {folder} so far.", folder=team.folder))
        tell(say("`equityjournal promises new` makes one."))
        return
    tell_promises(reading.stands, today, everything=everything)
    shows = (reading.stands.open or reading.stands.promises)[0]
    tell(
        say("`equityjournal promises look {id}` shows one whole, and keeps what is said of it.", id=shows.id)
    )
