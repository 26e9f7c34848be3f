"""Faults of a table, in sentences a practitioner can act on.

They come from Pydantic, or from `strict_record`, which gives its own in the same way.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from equityjournal.core.text.speech import say

TomlPath = tuple[str | int, ...]
"""Place in a file: `("prompts", 3, "text")`."""

FaultFound = dict[str, Any]
"""A fault as found: its `type`, its place as `loc`, and what else is to be said of it as `ctx`."""


class Fault(ValueError):
    """A fault in words of our own, raised where a table is checked."""

    def __init__(self, sentence: str, place: TomlPath = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place


class Refusal(Protocol):
    """The error of a table that was refused."""

    def errors(self, *, include_url: bool = True, include_input: bool = True) -> Iterable[Mapping[str, Any]]:
        """All faults found."""


def first_fault(error: Refusal) -> tuple[TomlPath, str]:
    """The first fault of a refused table, with its place.

    Returns:
        The place, such as `("prompts", 3, "text")`, and a clause without a capital or a full stop. The
        clause holds no value from the file, so that it is safe to log.
    """
    return next(faults(error))


def faults(error: Refusal) -> Iterator[tuple[TomlPath, str]]:
    """All faults of a refused table, each as in `first_fault`."""
    return map(_in_words, error.errors(include_url=False, include_input=False))


def _in_words(fault: Mapping[str, Any]) -> tuple[TomlPath, str]:
    """The place of a fault, and the fault as a clause."""
    place: TomlPath = fault["loc"]
    kind, more = fault["type"], fault.get("ctx", {})
    if isinstance(ours := more.get("error"), Fault):
        return ours.place or place, ours.sentence
    where = say_place(place)
    if kind == "literal_error":
        return place, say("“{where}” must be one of {words}", where=where, words=more["expected"])
    if kind in ("greater_than_equal", "less_than_equal"):
        return place, _limited(where, more)
    return place, _WORDS[kind](where) if kind in _WORDS else _odd(where)


def _odd(where: str) -> str:
    """A fault without words of its own.

    Pydantic's words may quote the file, perhaps made by a stranger.
    """
    return say("“{where}” is not written the way it should be", where=where)


def say_place(place: TomlPath) -> str:
    """A place in words: `answer 2, text`."""
    words: list[str] = []
    for part in place:
        if isinstance(part, int) and words:
            words[-1] = f"{_singular(words[-1])} {part + 1}"
        else:
            words.append(str(part))
    return ", ".join(words)


def _singular(word: str) -> str:
    """The singular of a plural key: `answer` of `answers`."""
    return word if word == "lens" else word.removesuffix("s")


def _limited(where: str, limits: Mapping[str, int]) -> str:
    """The clause for a number beyond its limits."""
    if "ge" in limits:
        return say("“{where}” must be {least} or more", where=where, least=limits["ge"])
    return say("“{where}” must be {most} at the most", where=where, most=limits["le"])


_WORDS: dict[str, Callable[[str], str]] = {
    "missing": lambda where: say("“{where}” is missing", where=where),
    "bool_type": lambda where: say("“{where}” must be true or false, without quotes", where=where),
    "string_type": lambda where: say("“{where}” must be text in quotes", where=where),
    "string_too_short": lambda where: say("“{where}” must not be empty", where=where),
    "string_pattern_mismatch": _odd,
    "string_too_long": lambda where: say("“{where}” is too long", where=where),
    "too_short": lambda where: say("“{where}” must hold at least one", where=where),
    "list_type": lambda where: say("“{where}” must be a list, in square brackets", where=where),
    "int_type": lambda where: say("“{where}” must be a whole number, without quotes", where=where),
    "date_type": lambda where: say("“{where}” must be a day such as 2026-06-03, without quotes", where=where),
    "datetime_type": lambda where: say("“{where}” must be a day and time, without quotes", where=where),
    "timezone_aware": lambda where: say(
        "“{where}” has no offset; add the one it was written in, such as +00:00 or +01:00", where=where
    ),
    "extra_forbidden": lambda where: say("“{where}” is not a key I know", where=where),
    "model_type": lambda where: say("“{where}” must be a table", where=where),
}
