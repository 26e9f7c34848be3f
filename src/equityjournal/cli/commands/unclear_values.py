"""Values that no command can take: missing, given twice, opposites, or no text."""

from collections.abc import Sequence
from typing import Any

from equityjournal.cli.terminal.line_parts import Part, kind_of, values_of
from equityjournal.core.text.speech import say


def lacking_value(parts: Sequence[Part]) -> tuple[Part, Part] | None:
    """The first option of a line without its value, and the option, or the two dashes, in the value's place.

    The framework takes any word for a value: `--title --private` would be a title, and nothing private.
    """
    for at, part in enumerate(parts):
        wanted = values_of(part.parameter) if part.role == "option" and part.joined is None else 0
        behind = parts[at + 1 : at + 1 + wanted]
        other = next((after for after in behind if after.role in ("option", "dashes")), None)
        if other:
            return part, other
    return None


def unclear_value(parts: Sequence[Part], parameters: Sequence[Any]) -> str | None:
    """The sentence on a value given twice, on opposites, or on a value that is no text."""
    return _given_twice(parts) or _opposites(parts, parameters) or _no_text(parts, parameters)


def _given_twice(parts: Sequence[Part]) -> str | None:
    seen = set()
    for part in parts:
        option = part.parameter
        if part.role != "option" or not values_of(option):
            continue
        if option.name in seen and not option.multiple:
            return say("{option} takes a single value here, and was given two.", option=option.opts[0])
        seen.add(option.name)
    return None


def _opposites(parts: Sequence[Part], parameters: Sequence[Any]) -> str | None:
    """The sentence on both directions of a switch, of which the last would win."""
    typed = {part.text for part in parts if part.role == "option"}
    for known in parameters:
        there, back = typed & set(known.opts), typed & set(known.secondary_opts)
        if there and back:
            return say(
                "{first} and {other} are opposites; choose either.",
                first=min(there),
                other=min(back),
            )
    return None


def _no_text(parts: Sequence[Part], parameters: Sequence[Any]) -> str | None:
    """The sentence on a value, or a word, with bytes that stand for no character.

    A path may have such bytes. Text to keep is refused where it is kept.
    """
    kinds = {kind_of(known) for known in parameters if known.param_type_name == "argument"}
    for part in parts:
        if _is_text(part.text):
            continue
        if part.role == "value" and kind_of(part.parameter) not in _PATHS:
            return say(
                "What follows {option} is not text: it holds bytes that stand for no character.",
                option=part.parameter.opts[0],
            )
        if part.role == "word" and not kinds & {*_PATHS, "TEXT"}:
            return say("“{word}” is not text: it holds bytes that stand for no character.", word=part.text)
    return None


def _is_text(word: str) -> bool:
    """Whether a word is free of bytes that stand for no character."""
    if word.isascii():
        return True
    from equityjournal.cli.terminal.incoming_text import is_text  # noqa: PLC0415 - few words need it

    return is_text(word)


_PATHS = ("FILE", "DIR")
