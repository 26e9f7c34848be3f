"""Small steps as they are typed: words, then by when."""

from datetime import date

from equityjournal.core.entries.entry import Step
from equityjournal.core.entries.steps import parse_by
from equityjournal.core.text.errors import UnclearDate


def step_from(text: str, by: str | None, today: date) -> Step:
    """A small step, from its words and by when.

    Args:
        text: Its words.
        by: A day, or short, medium or long; None: not said.
        today: The day from which `by` is read.

    Raises:
        UnclearDate: When `by` is no day, and not short, medium or long either.
    """
    horizon, due = parse_by(by, today) if by is not None else (None, None)
    return Step.model_validate({"text": " ".join(text.split()), "horizon": horizon, "due": due})


def step_typed(line: str, today: date) -> Step:
    """A small step typed on one line; words after the last slash say by when, if they can."""
    text, slash, by = line.rpartition("/")
    if slash and text.strip():
        try:
            return step_from(text, by, today)
        except UnclearDate:
            pass  # a slash of the step's own: he/she
    return step_from(line, None, today)
