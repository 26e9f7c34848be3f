"""`drop`: a small step, let go."""

from typing import Annotated

import typer

from equityjournal.cli.commands.arguments import StepName
from equityjournal.cli.editing.small_steps import change_step, let_go_on
from equityjournal.cli.editing.step_meant import step_meant
from equityjournal.cli.session.numbering import agreed
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def drop(
    context: typer.Context,
    step_name: StepName,
    reason: Annotated[
        str, typer.Option("--reason", "--because", metavar="WORDS", help="Why, if you like to say.")
    ] = "",
) -> None:
    """Let a small step go, with a reason or without.

    It is named as for `done`; one named by a number is asked about first. The
    version before it is kept.
    """
    session, now = open_session(context), clock.now()
    step_name, reason = _parted(step_name, reason)
    brief, number = step_meant(session, step_name, now.date())
    if not agreed(step_name[0], say("Let it go?"), say("Nothing was changed.")):
        return
    path = session.catalogue.place(brief.id)
    before, step = change_step(session.journal, path, number, now, let_go_on(now.date(), reason))
    text = say("private") if brief.private else step.text
    day = in_words(step.dropped or now.date())
    if step == before:
        tell(say("It was let go on {day} already: {text}", day=day, text=text))
    elif before.done:
        kept = in_words(before.done)
        tell(say("It was kept on {kept}. Let go now, on {day}: {text}", kept=kept, day=day, text=text))
    else:
        tell(say("Let go, on {day}: {text}", day=day, text=text))


def _parted(typed: list[str], reason: str) -> tuple[list[str], str]:
    """The step and the reason, perhaps after the plain word because."""
    words = [word.casefold() for word in typed]
    if reason or say("because") not in words[1:]:
        return typed, reason
    at = words.index(say("because"), 1)
    return typed[:at], " ".join(typed[at + 1 :])
