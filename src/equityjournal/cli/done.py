"""`done`: a small step, marked as kept."""

import typer

from equityjournal.cli.commands.arguments import StepName
from equityjournal.cli.editing.small_steps import change_step, kept_on
from equityjournal.cli.editing.step_meant import step_meant
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def done(context: typer.Context, step_name: StepName) -> None:
    """Say that a small step is kept.

    `equityjournal done 2` is the one at number 2 of what was last shown here;
    `equityjournal done ring trustees` the one with these words. The version
    before it is kept.
    """
    session, now = open_session(context), clock.now()
    brief, number = step_meant(session, step_name, now.date())
    path = session.catalogue.place(brief.id)
    before, step = change_step(session.journal, path, number, now, kept_on(now.date()))
    text = say("private") if brief.private else step.text
    if step == before:
        tell(say("It was kept on {day} already: {text}", day=in_words(step.done or now.date()), text=text))
    elif before.dropped:
        gone, day = in_words(before.dropped), in_words(now.date())
        tell(say("It was let go on {gone}. Kept now, on {day}: {text}", gone=gone, day=day, text=text))
    else:
        tell(say("Kept, on {day}: {text}", day=in_words(now.date()), text=text))
