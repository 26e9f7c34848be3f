"""`drop`: a small step that is let go."""

from typing import Annotated

import typer

from equityjournal.cli.session.completing import some_entries
from equityjournal.cli.session.session import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.small_steps import change_step, let_go_on
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def drop(
    context: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(metavar="ID", help="Its entry, as `steps` shows it.", autocompletion=some_entries),
    ],
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="Which step of it; without, the one that is open.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why, if you like to say.")] = "",
) -> None:
    """Let a small step go, with a reason or without.

    The version before it is kept.
    """
    session, now = open_session(context), clock.now()
    meant = session.find_brief(entry, now.date())
    path = session.catalogue.place(meant.id)
    before, step = change_step(session.journal, path, number, now, let_go_on(now.date(), reason))
    text = say("private") if meant.private else step.text
    day = in_words(step.dropped or now.date())
    if step == before:
        tell(say("It was let go on {day} already: {text}", day=day, text=text))
    else:
        tell(say("Let go, on {day}: {text}", day=day, text=text))
