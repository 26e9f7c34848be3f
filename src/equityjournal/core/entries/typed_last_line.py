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
    rf"(?:(?:at|in|on|during|by|near|outside|beside|behind) {_ARTICLE} (?P<named>.+)|(?:at|in|on|during) "
    r"(?P<bare>home|work|school|college|court|hospital|prison|supervision|church|mosque|temple|reception))$",
    re.IGNORECASE,
)
_FELT_AT = re.compile(
    rf"(?P<felt>.+?) (?:(?:at|in|on|during) {_ARTICLE} (?P<named>.+)"
    r"|at (?P<at>work|home|school|college|court)|in (?P<bare>court|hospital|prison|supervision))$",
    re.IGNORECASE,
)
"""A feeling with where it was behind it, without a comma."""
_NO_FEELING = frozenset(("feel", "feeling", "felt", "not"))  # feeling at home
_STATES = frozenset(
    (
        "loss", "edge", "dark", "mood", "state", "end", "brink", "panic", "rush", "hurry", "muddle",
        "spin", "rut", "daze", "fog", "mess", "place", "bind", "low", "high", "knot", "corner", "wall",
        "limb", "whirl", "flap", "pickle", "verge", "back", "mend", "defensive", "own", "best", "worst",
        "limit", "wits", "way", "head", "element", "mind", "side", "zone", "book", "times",
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

    Parts with a name, as in `feelings: tired, setting: office`, are taken by it, wherever they stand.

    Args:
        line: As typed.
        today: The day from which the step's day is read.
    """
    if named := _named_parts(line):
        return _by_name(line, named, today)
    first, slash, rest = line.partition("/")
    parts = [first, *(_AFTER_THE_FIRST.split(rest) if slash else [])]
    feelings, place = _feelings(first)
    setting = " ".join(parts[1].split()) if len(parts) > 1 else ""
    return LastLine(feelings, without_place(setting) or setting or place, _step(parts[2:], today))


def _named_parts(line: str) -> list[re.Match[str]]:
    """The names of parts in a line, each with its colon."""
    names = "|".join(map(re.escape, _part_names()))
    return list(re.finditer(rf"(?:^|[,;/])\s*(?P<name>{names})\s*:", line, re.IGNORECASE))


def _part_names() -> dict[str, str]:
    """Names of parts as typed, and the part meant."""
    return {
        say("feelings"): "feelings", say("feeling"): "feelings", say("setting"): "setting",
        say("where it was"): "setting", say("where"): "setting", say("place"): "setting",
        say("small step"): "step", say("step"): "step",
    }  # fmt: skip


def _by_name(line: str, named: Sequence[re.Match[str]], today: date) -> LastLine:
    """The parts of a line that names them; words before the first name are read as without names."""
    before = last_line(line[: named[0].start()], today)
    texts = {"feelings": "", "setting": "", "step": ""}
    ends = [*(name.start() for name in named[1:]), len(line)]
    for name, end in zip(named, ends, strict=True):
        part = _part_names()[name["name"].casefold()]
        texts[part] = ", ".join(filter(None, (texts[part], line[name.end() : end].strip(" ,;/"))))
    feelings, place = _feelings(texts["feelings"])
    setting = " ".join(texts["setting"].split())
    return LastLine(
        list(dict.fromkeys([*before.feelings, *feelings])),
        without_place(setting) or setting or before.setting or place,
        _step(_AFTER_THE_FIRST.split(texts["step"]), today) or before.step,
    )


def is_setting(words: str) -> bool:
    """Whether words are a common setting, and no feeling."""
    common = (
        say("home visit"), say("team meeting"), say("ward round"), say("handover"), say("supervision"),
        say("office"), say("ward"), say("clinic"),
    )  # fmt: skip
    return words.casefold().removeprefix("the ") in common


def without_place(words: str) -> str | None:
    """The place in “at the office”; None for other words."""
    found = _PLACE.match(words)
    if found is None:
        return None
    named = found["named"] or found["bare"]
    return None if named.split()[-1].casefold() in _STATES or _is_state(named) else named


def _is_state(named: str) -> bool:
    return named.split()[0].casefold() in _STATES


def _feelings(part: str) -> tuple[list[str], str]:
    """Feelings between commas or “and”, and the place among them."""
    feelings: list[str] = []
    place = ""
    for piece in re.split(r"[,;]", part):
        words = " ".join(piece.split())
        felt, found = _felt_at(words)
        if found and not place:
            place, words = found, felt
        feelings += between_and(words)
    return list(dict.fromkeys(feelings)), place


def _felt_at(words: str) -> tuple[str, str]:
    """Feelings, and the place behind them, as in “tired at the office”; an angry word at somebody is none."""
    if place := without_place(words):
        return "", place
    found = _FELT_AT.match(words)
    named = found and (found["at"] or found["bare"] or found["named"])
    if not found or not named or found["felt"].split()[-1].casefold() in _NO_FEELING:
        return words, ""
    is_place = not found["named"] or is_setting(named)
    return (found["felt"], named) if is_place else (words, "")


def _step(parts: Sequence[str], today: date) -> Step | None:
    """A small step and its day, given after a slash or after “by”."""
    words = " / ".join(" ".join(part.split()) for part in parts if part.strip())
    joint = say("by")
    for separator in (" / ", f" {joint} "):
        text, found, when = words.rpartition(separator)
        if found and text.strip() and is_when(when, today):
            return step_from(text, when, today)
    return step_from(words, None, today) if words else None
