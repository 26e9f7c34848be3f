"""Text and labels of an unreadable command line."""

from collections.abc import Sequence
from typing import Any, NamedTuple

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
    by_name = {name: option for option in parameters for name in option.opts if name.startswith("-")}
    with_value = options_with_values(parameters)
    read = HalfRead({}, [], [])
    left = list(arguments)
    unknown_before = False
    while left:
        word = left.pop(0)
        after_unknown, unknown_before = unknown_before, False
        name, has_value, value = word.partition("=")
        if word == "--":
            read.words.extend(left)
            break
        if word in with_value:
            if left and not (left[0] in by_name or looks_like_option(left[0])):
                _label(read, by_name[word], left.pop(0))
        elif has_value and name in with_value:
            _label(read, by_name[name], value)
        elif name in by_name:
            read.labels[by_name[name].name] = True
        elif looks_like_option(word):
            unknown_before = not has_value
            for flag in nearest_names(name.replace("-", ""), _THAT_HIDE, most=1, least=LIKE):
                read.labels[_THAT_HIDE[flag]] = True
        else:
            (read.maybe if after_unknown else read.words).append(word)
    named = [known for known in parameters if not known.opts[0].startswith("-") and known.nargs == 1]
    return read._replace(words=read.words[len(named) :])


_THAT_HIDE = {"private": "private", "happenedtome": "happened_to_me"}
"""Flags for privacy, without dashes, with their names in `write`."""


def looks_like_option(word: str) -> bool:
    """Whether a word has the form of an option.

    A single dash with several letters begins a text, and with a figure a number.
    """
    if word.startswith("--"):
        return len(word.split()) == 1
    return word.startswith("-") and len(word) == 2 and word[1].isalpha()


def _label(read: HalfRead, parameter: Any, value: str) -> None:
    if getattr(parameter, "multiple", False):
        read.labels.setdefault(parameter.name, []).append(value)
    else:
        read.labels[parameter.name] = value


def options_with_values(parameters: Sequence[Any]) -> set[str]:
    """Options with a value."""
    return {
        name for parameter in parameters if not getattr(parameter, "is_flag", True) for name in parameter.opts
    }
