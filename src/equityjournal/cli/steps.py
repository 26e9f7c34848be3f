"""`steps`: small steps, open, kept and let go."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.editing.small_steps import step_shown_as, tell_step
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_conversation, tell, tell_json
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.steps import in_order
from equityjournal.core.text.speech import say
from equityjournal.core.themes.telling import LONG_AWAY
from equityjournal.store.lookup import open_items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.steps import Promised

LATEST = 5  # of those kept, and of those let go, shown unless all are wanted


def steps(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Every step that was kept or let go, not only the latest.")
    ] = False,
    json: AsJson = False,
) -> None:
    """List your small steps: open, kept and let go.

    Each begins with what `done` and `drop` call it; at a terminal that is a
    number, 1 for the newest. The open ones stand by their day, then as short,
    medium and long term. Those of private entries are listed without their
    words.
    """
    session, now = open_session(context), clock.now()
    promised = open_items.steps(session.catalogue.database)
    found = in_order(promised)
    if json:
        tell_json([_as_json(step) for steps in found for step in steps])
        return
    if not any(found):
        tell(
            say(
                "There are no small steps so far. "
                '`equityjournal write --step "…"` keeps one with what you write.'
            )
        )
        return
    most = None if everything else LATEST
    shown = [*found.open, *found.kept[:most], *found.let_go[:most]]
    numbers = session.numbering.given([step_shown_as(step) for step in promised if step in shown])
    _tell_steps(say("Open"), found.open, numbers)
    _tell_steps(say("Kept"), found.kept[:most], numbers)
    _tell_steps(say("Let go"), found.let_go[:most], numbers)
    if any(len(some) > LATEST for some in (found.kept, found.let_go)) and not everything:
        tell(say("Of those kept or let go these are the latest; --all shows every one."))
    if any(step.private for steps in found for step in steps):
        shows = say("`equityjournal show 2` shows the whole entry of a step, here of number 2.")
        tell(shows if numbers else say("`equityjournal show ID` shows what stands in a private entry."))
    if found.open:
        _offer(session, found.open, numbers, now)


def _tell_steps(heading: str, steps: "Sequence[Promised]", numbers: "Mapping[tuple[str, int], int]") -> None:
    if steps:
        tell(f"{heading}:")
    for step in steps:
        tell_step(step, numbers.get((step.id, step.n)))


def _offer(
    session: "Session",
    still_open: "Sequence[Promised]",
    numbers: "Mapping[tuple[str, int], int]",
    now: "datetime",
) -> None:
    """Say how open steps are changed; after a long break, offer each."""
    last = session.catalogue.written_last(now.date())
    if last and now - last.written >= LONG_AWAY and is_conversation():
        from equityjournal.cli.writing.after_a_break import go_through  # noqa: PLC0415 - loads Pydantic

        go_through(session, still_open)
        return
    step = still_open[0]
    first = numbers.get((step.id, step.n)) or f"{id_letters(step.id)} {step.n}"
    tell(
        say(
            "`equityjournal done {first}` says that one is kept; `drop` in its place lets it go.", first=first
        )
    )


def _as_json(step: "Promised") -> dict[str, Any]:
    """A step for `--json`; `text` and `reason` empty in private entries."""
    return {
        "id": step.id,
        "n": step.n,
        "text": step.text,
        "horizon": step.horizon,
        "due": step.due.isoformat() if step.due else None,
        "done": step.done.isoformat() if step.done else None,
        "dropped": step.dropped.isoformat() if step.dropped else None,
        "reason": step.reason,
        "happened": step.happened.isoformat(),
    }
