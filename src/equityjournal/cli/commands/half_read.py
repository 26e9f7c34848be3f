"""Text and labels of an unreadable command line."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from equityjournal.cli.terminal.line_parts import is_option, parts_of, values_of
from equityjournal.core.text.naming import LIKE, nearest_names


class HalfRead(NamedTuple):
    """Parts of an unreadable command line."""

    labels: dict[str, Any]
    """Values by their names in the command."""
    words: list[str]
    """Words of the text, without the names before it."""
    maybe: list[str]
    """Words after an unknown option: its value, or text."""


def half_read(arguments: Sequence[str], parameters: Sequence[Any]) -> HalfRead:
    """Tell text from options in a refused command line.

    An option that looks like a misspelt `--private` or `--happened-to-me` is taken for it.
    """
    read = HalfRead({}, [], [])
    unknown_before = False
    for part in parts_of(arguments, parameters):
        after_unknown, unknown_before = unknown_before, False
        if part.role == "value":
            _label(read, part.parameter, part.text)
        elif part.parameter is not None and values_of(part.parameter):
            if part.joined is not None:
                _label(read, part.parameter, part.joined)
        elif part.parameter is not None:
            read.labels[part.parameter.name] = True
        elif is_option(part.text, ()):
            unknown_before = part.joined is None
            for flag in nearest_names(part.name.replace("-", ""), _THAT_HIDE, most=1, least=LIKE):
                read.labels[_THAT_HIDE[flag]] = True
        elif part.role != "dashes":
            (read.maybe if after_unknown else read.words).append(part.text)
    named = [known for known in parameters if not known.opts[0].startswith("-") and known.nargs == 1]
    return read._replace(words=read.words[len(named) :])


_THAT_HIDE = {"private": "private", "happenedtome": "happened_to_me"}
"""Flags for privacy, without dashes, with their names in `write`."""


def _label(read: HalfRead, parameter: Any, value: str) -> None:
    if getattr(parameter, "multiple", False):
        read.labels.setdefault(parameter.name, []).append(value)
    else:
        read.labels[parameter.name] = value
