"""Small steps as they are typed: words, then by when."""

import re
from collections.abc import Iterator
from datetime import date

from equityjournal.core.days.typed import parse_day
from equityjournal.core.days.unclear import UnreadDay
from equityjournal.core.entries.entry import Step
from equityjournal.core.entries.steps import HORIZONS
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import say

LONGEST_DAY = 3
"""Words of a day: 3 June 2026."""


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
    """A small step typed on a line.

    Words after a slash say by when, if they can.
    """
    for text, by in _ways_to_part(line):
        try:
            return step_from(text, by, today)
        except UnclearDate:
            pass  # a slash of the step's own: he/she
    return step_from(line, None, today)


def step_with_day(words: str, today: date) -> Step | None:
    """A small step typed without a slash, by its future day: `ring her tomorrow`.

    None for other words.
    """
    pieces = words.split()
    for count in range(1, min(LONGEST_DAY, len(pieces) - 1) + 1):
        when = pieces[-count:]
        text = pieces[:-count]
        if text[-1].casefold() in ("by", "on"):
            text.pop()
        try:
            horizon, due = parse_by(" ".join(when), today)
        except UnclearDate:
            continue
        if text and due and due > today and not horizon:
            return step_from(" ".join(text), " ".join(when), today)
    return None


def parse_by(text: str, today: date) -> tuple[str | None, date | None]:
    """Parse a step's time: `short`, `medium`, `long`, or a day.

    Returns:
        The horizon and the day; either is None.

    Raises:
        UnclearDate: When it is neither.
    """
    term = say("term")
    word = " ".join(text.replace("-", " ").split()).casefold().removesuffix(f" {term}")
    spoken = {say("short"): "short", say("medium"): "medium", say("long"): "long"}
    horizon = spoken.get(word, word if word in HORIZONS else None)
    if horizon:
        return horizon, None
    try:
        return None, parse_day(text, today, ahead=True)
    except UnreadDay:
        raise UnreadDay(
            say(
                "“{text}” does not say by when. Try friday, in two weeks, 3 June, 3/6/2026 (day first), or "
                "one of short, medium and long.",
                text=text,
            )
        ) from None


def is_when(words: str, today: date) -> bool:
    """Whether words say by when: a day, or short, medium or long."""
    try:
        parse_by(words, today)
    except UnclearDate:
        return False
    return True


def says_by_when(line: str, today: date) -> bool:
    """Whether a line has a slash, followed by a time."""
    return any(is_when(by, today) for _, by in _ways_to_part(line))


def unclear_by(line: str, today: date) -> tuple[str, UnclearDate] | None:
    """A step's words and the refusal of its day, misspelt or of two readings.

    None for any other line.

    The slash before it stands alone: in `he/she`, it belongs to the words.
    """
    parted = _ALONE.match(line)
    if parted is None:
        return None
    try:
        parse_by(parted[2], today)
    except UnreadDay:
        return None
    except UnclearDate as unclear:
        return parted[1].rstrip(), unclear
    return None


_ALONE = re.compile(r"(.*\S)(?:\s/|/\s|\s/\s)\s*(.*\S)", re.DOTALL)
"""Words, the last slash with a space beside it, and what follows; a date may have slashes of its own."""


def _ways_to_part(line: str) -> Iterator[tuple[str, str]]:
    """Words, and the rest after the last slash: first a slash beside a space, then any."""
    if parted := _ALONE.match(line):
        yield parted[1], parted[2]
    text, slash, by = line.rpartition("/")
    if slash and text.strip():
        yield text, by
