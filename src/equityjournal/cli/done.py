"""`done`: a small step that was kept."""

from typing import Annotated

import typer

from equityjournal.cli.session.completing import some_entries
from equityjournal.cli.session.session import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.small_steps import change_step, kept_on
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def done(
    context: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(metavar="ID", help="Its entry, as `steps` shows it.", autocompletion=some_entries),
    ],
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="Which step of it; without, the one that is open.")
    ] = None,
) -> None:
    """Say that a small step is kept.

    The version before it is kept.
    """
    session, now = open_session(context), clock.now()
    meant = session.find_brief(entry, now.date())
    path = session.catalogue.place(meant.id)
    before, step = change_step(session.journal, path, number, now, kept_on(now.date()))
    text = say("private") if meant.private else step.text
    if step == before:
        tell(say("It was kept on {day} already: {text}", day=in_words(step.done or now.date()), text=text))
    else:
        tell(say("Kept, on {day}: {text}", day=in_words(now.date()), text=text))
