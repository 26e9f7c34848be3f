"""Small steps: changed, and shown in lines."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.steps import Promised, by_when, how_it_stands
from equityjournal.core.text.dates import in_words, with_weekday
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import listed, say
from equityjournal.store.entries.numbers_shown import Shown
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Step
    from equityjournal.store.entries.journal import Journal

# With what is written


def tell_steps(steps: "Sequence[Step]", to: TextIO, *, private: bool) -> None:
    """Say the steps of a saved entry; private ones without words."""
    for step in steps:
        when = with_weekday(step.due) if step.due else ""
        facts = say("by {day}", day=when) if when else by_when(step.horizon, None)
        if has_gone_by(step):
            facts = say("by {day}, which has gone by", day=when)
        words = say("private") if private else step.text
        tell(say("Small step: {text}", text=words) + (f" ({facts})" if facts else ""), to=to)


def has_gone_by(step: "Step") -> bool:
    """Whether a step is open, and its day lies before today."""
    is_open = not (step.done or step.dropped)
    return is_open and step.due is not None and step.due < clock.now().date()


# Afterwards


def change_step(
    journal: "Journal", path: Path, number: int | None, now: datetime, change: "Callable[[Step], Step]"
) -> "tuple[Step, Step]":
    """Change a small step; the earlier version is kept.

    Args:
        journal: The journal.
        path: The entry's file.
        number: The step's place in it, from 1; None: the only open one.
        now: The moment.
        change: Gives the step as it shall be.

    Returns:
        The step as it was, and as it is now. If they are the same, nothing was changed.

    Raises:
        UnknownName: When there is no such step, or it could be more than one.
    """
    kept = journal.read(path)
    steps = list(kept.record.steps)
    at = _place(kept.record.id, steps, number)
    before, steps[at] = steps[at], change(steps[at])
    if steps[at] != before:
        changed = kept.record.model_copy(update={"steps": steps, "edited": now})
        journal.replace(kept, changed, now)
        if kept.state is State.CHANGED:
            note(say("Comments written into its file by hand are in the earlier version, not in this one."))
    return before, steps[at]


def _place(identity: str, steps: "list[Step]", number: int | None) -> int:
    if number is not None and 1 <= number <= len(steps):
        return number - 1
    look = say("`equityjournal steps` lists those there are.")
    if not steps:
        raise UnknownName(say("{id} has no small step.", id=identity) + f" {look}")
    if number is not None:
        raise UnknownName(say("{id} has no small step {number}.", id=identity, number=number) + f" {look}")
    still_open = [at for at, step in enumerate(steps) if not step.done and not step.dropped]
    places = still_open or list(range(len(steps)))
    if len(places) > 1:
        numbers = listed([str(at + 1) for at in places], last=say("or"))
        raise UnknownName(say("{id} has several small steps: {numbers}?", id=identity, numbers=numbers))
    return places[0]


def kept_on(today: date) -> "Callable[[Step], Step]":
    """Marks a step as kept on a day, unless kept before."""
    return lambda step: (
        step if step.done else step.model_copy(update={"done": today, "dropped": None, "reason": ""})
    )


def let_go_on(today: date, reason: str) -> "Callable[[Step], Step]":
    """Lets a step go on a day; an earlier day stays."""
    said = " ".join(reason.split())
    return lambda step: step.model_copy(
        update={
            "done": None,
            "dropped": (not step.done and step.dropped) or today,
            "reason": said or step.reason,
        }
    )


# In words


def step_shown_as(step: Promised) -> Shown:
    """A step as kept beside a number."""
    return Shown(step.id, step.entry_mark, step.n, step.mark)


def tell_step(step: Promised, number: int | None = None) -> None:
    """Say a step: number or name, words, then its day or outcome."""
    words = step.text or say("private")
    name = f"{number}." if number else f"{id_letters(step.id)} {step.n} "
    tell(f"{name} {words}", bold=step.is_open, hang=2)
    facts = [
        how_it_stands(step.done, step.dropped, step.reason) or by_when(step.horizon, step.due),
        say("from {day}", day=in_words(step.happened)),
    ]
    tell("; ".join(fact for fact in facts if fact), indent=2)
