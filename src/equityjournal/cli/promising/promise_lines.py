"""Promises as lines on the screen, with remarks and ends."""

from collections.abc import Sequence
from datetime import date

from equityjournal.cli.terminal.output import tell
from equityjournal.core.promises.state import HORIZONS, Promise, Standing
from equityjournal.core.promises.telling import (
    all_of,
    altered_in_words,
    end_in_words,
    heard_in_words,
    horizon_in_words,
    latest_heard,
    next_look,
    to_whom,
)
from equityjournal.core.text.speech import say


def tell_promises(stands: Standing, today: date, *, everything: bool) -> None:
    """Open promises by horizon; ended ones besides, if all are wanted."""
    for horizon in HORIZONS:
        of_horizon = [promise for promise in stands.open if promise.made.horizon == horizon]
        if of_horizon:
            tell(f"{horizon_in_words(horizon)}:")
        for promise in of_horizon:
            _tell(promise, [to_whom(promise), next_look(promise, today), *latest_heard(promise)])
    if not stands.open:
        tell(say("None is open."))
    if everything and stands.ended:
        tell(say("Ended:"))
        for promise in stands.ended:
            to = say("To {role}.", role=promise.made.to)
            theirs = [heard_in_words(heard) for heard in promise.heard_from("made-to")[-1:]]
            _tell(promise, [to, *theirs, *end_in_words(promise, promise.ends[-1])])
    elif stands.ended:
        tell(say("Some have ended; --all shows them too."))


def tell_whole(promise: Promise, today: date) -> None:
    """A promise with all remarks, its receivers' first."""
    tell(f"{promise.id}  {promise.made.what}", bold=True, hang=2)
    for sentence in all_of(promise, today):
        tell(sentence, indent=2)


def _tell(promise: Promise, sentences: Sequence[str]) -> None:
    tell(f"{promise.id}  {promise.made.what}", bold=True, hang=2)
    for sentence in sentences:
        tell(sentence, indent=2)
    if promise.is_altered:
        tell(altered_in_words(), indent=2)
