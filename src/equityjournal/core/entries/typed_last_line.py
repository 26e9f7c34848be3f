"""The last line after an answer, as typed: feelings, a setting, a small step."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.core.entries.entry import Step
from equityjournal.core.entries.feelings import between_and
from equityjournal.core.entries.typed_step import is_when, step_from
from equityjournal.core.text.speech import say

_AFTER_THE_FIRST = re.compile(r"\s+/\s*|/\s+")  # a slash without spaces may be of a word: he/she
_ARTICLE = r"(?:the|a|an|my|our|their|his|her)"
_PLACE = re.compile(
    rf"(?:at|in|on|during) (?:{_ARTICLE} (?P<named>.+)"
    r"|(?P<bare>home|work|school|college|court|hospital|prison|supervision|church|mosque|temple|reception))$",
    re.IGNORECASE,
)
_STATES = frozenset(
    (
        "loss", "edge", "dark", "mood", "state", "end", "brink", "panic", "rush", "hurry", "muddle",
        "spin", "rut", "daze", "fog", "mess", "place", "bind", "low", "high", "knot", "corner", "wall",
        "limb", "whirl", "flap", "pickle", "verge", "back", "mend", "defensive", "own", "best", "worst",
        "limit", "wits", "way", "head", "element", "mind",
    )
)  # fmt: skip
"""Last words of feelings that begin as a place does: at a loss, on the edge."""


class LastLine(NamedTuple):
    """The parts of a last line."""

    feelings: Sequence[str] = ()
    setting: str = ""
    step: Step | None = None


def last_line(line: str, today: date) -> LastLine:
    """Read `tired, sad / office / ring her / friday`, or `tired and sad, at the office`.

    A part that begins with “step:” is the small step, wherever it stands.

    Args:
        line: As typed.
        today: The day from which the step's day is read.
    """
    first, slash, rest = line.partition("/")
    parts = [first, *(_AFTER_THE_FIRST.split(rest) if slash else [])]
    for at, part in enumerate(parts):
        if step := _marked_as_step(part):
            before = last_line("/".join(parts[:at]), today) if at else LastLine()
            return before._replace(step=_step([step, *parts[at + 1 :]], today))
    feelings, place = _feelings(first)
    setting = " ".join(parts[1].split()) if len(parts) > 1 else ""
    return LastLine(feelings, without_place(setting) or setting or place, _step(parts[2:], today))


def without_place(words: str) -> str | None:
    """The place in “at the office”; None for other words."""
    found = _PLACE.match(words)
    if found is None:
        return None
    named = found["named"] or found["bare"]
    return None if named.split()[-1].casefold() in _STATES or _is_state(named) else named


def _is_state(named: str) -> bool:
    return named.split()[0].casefold() in _STATES


def _marked_as_step(part: str) -> str:
    """The words after “step:”; none without the mark."""
    name, colon, words = part.partition(":")
    is_named = name.strip().casefold() in (say("step"), say("small step"))
    return words.strip() if colon and is_named else ""


def _feelings(part: str) -> tuple[list[str], str]:
    """Feelings between commas or “and”, and the place among them."""
    feelings: list[str] = []
    place = ""
    for piece in re.split(r"[,;]", part):
        words = " ".join(piece.split())
        found = without_place(words)
        if found and not place:
            place = found
        else:
            feelings += between_and(words)
    return list(dict.fromkeys(feelings)), place


def _step(parts: Sequence[str], today: date) -> Step | None:
    """A small step and its day, given after a slash or after “by”."""
    words = " / ".join(" ".join(part.split()) for part in parts if part.strip())
    joint = say("by")
    for separator in (" / ", f" {joint} "):
        text, found, when = words.rpartition(separator)
        if found and text.strip() and is_when(when, today):
            return step_from(text, when, today)
    return step_from(words, None, today) if words else None
