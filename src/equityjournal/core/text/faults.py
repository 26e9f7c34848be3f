"""Pydantic's validation errors, in sentences a practitioner can act on."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

TomlPath = tuple[str | int, ...]
"""Place in a file: `("prompts", 3, "text")`."""


_PLACE = "\0place"  # a key used in no sentence, so that Pydantic fills in no part of a sentence


class Fault(PydanticCustomError):
    """A validation error in words of our own."""

    def __new__(cls, sentence: str, place: TomlPath = ()) -> "Fault":
        """Make an error with a sentence and its place."""
        return super().__new__(cls, "fault", sentence, {_PLACE: place})


def first_fault(error: ValidationError) -> tuple[TomlPath, str]:
    """The first fault of a validation error, with its place.

    Returns:
        The place, such as `("prompts", 3, "text")`, and a clause without a capital or a full stop. The
        clause holds no value from the file, so that it is safe to log.
    """
    return next(faults(error))


def faults(error: ValidationError) -> Iterator[tuple[TomlPath, str]]:
    """All faults of a validation error, each as in `first_fault`."""
    return map(_in_words, error.errors(include_url=False, include_input=False))


def _in_words(fault: "ErrorDetails") -> tuple[TomlPath, str]:
    """The place of a fault, and the fault as a clause."""
    place, kind = fault["loc"], fault["type"]
    if kind == "fault":
        return fault["ctx"][_PLACE] or place, fault["msg"]
    where = say_place(place)
    if kind == "literal_error":
        return place, say("“{where}” must be one of {words}", where=where, words=fault["ctx"]["expected"])
    if kind in ("greater_than_equal", "less_than_equal"):
        return place, _limited(where, fault["ctx"])
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


def _limited(where: str, limits: dict[str, int]) -> str:
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
