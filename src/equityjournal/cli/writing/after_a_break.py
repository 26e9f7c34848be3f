"""Open small steps after a long break, in turn."""

import sys
from collections.abc import Sequence
from pathlib import Path

from equityjournal.cli.answering.answer_lines import DONE
from equityjournal.cli.answering.kept_line import kept_while_typed
from equityjournal.cli.editing.day_of_a_step import with_clear_day
from equityjournal.cli.editing.small_steps import change_step, kept_on, let_go_on, tell_step
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.entries.steps import Promised
from equityjournal.core.entries.typed_step import step_typed
from equityjournal.core.text.speech import say
from equityjournal.store.entries.journal import Journal

CHANGE, LET_GO, IS_DONE = "2", "3", "4"


def go_through(session: Session, steps: Sequence[Promised]) -> None:
    """Offer each step; Enter keeps the step as before."""
    tell()
    tell(say("After a break, each of these can stay, change or be let go, as suits you now."))
    tell(
        say(
            "1 keep it, 2 change it, 3 let it go, 4 it is done. "
            "Enter keeps it; a full stop leaves the rest as they are."
        )
    )
    places = {step.id: session.catalogue.place(step.id) for step in steps}  # a change closes the index
    for step in steps:
        path = places[step.id]
        tell()
        tell_step(step)
        try:
            wanted = one_line().strip()
            if wanted == DONE:
                return
            if wanted == CHANGE:
                _change(session.journal, path, step)
            elif wanted == LET_GO:
                _let_go(session.journal, path, step)
            elif wanted == IS_DONE:
                now = clock.now()
                change_step(session.journal, path, step.n, now, kept_on(now.date()))
                tell(say("Done: {text}", text=step.text or say("private")))
        except EOFError:
            return


def _change(journal: Journal, path: Path, step: Promised) -> None:
    tell(
        say(
            "What is it now? A slash and a day, or short, medium or long, says by when. "
            "Enter leaves it as it is."
        )
    )
    with kept_while_typed(journal.drafts, step.id, sys.stdout) as read:
        line, now = read(), clock.now()
        if not line.strip():
            return
        new = step_typed(with_clear_day(line, now.date(), sys.stdout), now.date())
        facts: dict[str, object] = {"text": new.text}
        if new.due or new.horizon:
            facts |= {"due": new.due, "horizon": new.horizon}
        change_step(journal, path, step.n, now, lambda was: was.model_copy(update=facts))
    tell(say("Changed: {text}", text=say("private") if step.private else new.text))


def _let_go(journal: Journal, path: Path, step: Promised) -> None:
    tell(say("For what reason, if you like to say? Enter gives none."))
    with kept_while_typed(journal.drafts, step.id, sys.stdout) as read:
        reason, now = read(), clock.now()
        change_step(journal, path, step.n, now, let_go_on(now.date(), reason))
    tell(say("Let go: {text}", text=step.text or say("private")))
