"""`drop`: a small step, let go."""

from typing import Annotated

import typer

from equityjournal.cli.session.arguments import StepEntry, StepNumber
from equityjournal.cli.session.session import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.small_steps import change_step, let_go_on
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def drop(
    context: typer.Context,
    entry: StepEntry,
    number: StepNumber = None,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why, if you like to say.")] = "",
) -> None:
    """Let a small step go, with a reason or without.

    The version before it is kept.
    """
    session, now = open_session(context), clock.now()
    brief = session.find_brief(entry, now.date())
    path = session.catalogue.place(brief.id)
    before, step = change_step(session.journal, path, number, now, let_go_on(now.date(), reason))
    text = say("private") if brief.private else step.text
    day = in_words(step.dropped or now.date())
    if step == before:
        tell(say("It was let go on {day} already: {text}", day=day, text=text))
    else:
        tell(say("Let go, on {day}: {text}", day=day, text=text))
