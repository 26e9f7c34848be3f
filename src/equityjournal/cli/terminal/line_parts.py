"""Parts of a command line: options, their values, and other words."""

from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Any, Literal, NamedTuple

TYPED = "equityjournal.typed-after-the-command"
"""Where a command's context has the line typed after it."""


class Part(NamedTuple):
    """A part of a command line."""

    text: str
    role: Literal["option", "value", "word", "dashes"]
    """`dashes` are the two after which only words follow."""
    parameter: Any = None
    """The option named, or of which it is a value; None for an unknown option."""

    @property
    def name(self) -> str:
        """An option as typed, without a value joined to it."""
        return self.text.partition("=")[0]

    @property
    def joined(self) -> str | None:
        """The value joined to an option by an equals sign."""
        _, sign, value = self.text.partition("=")
        return value if sign else None


def parts_of(line: Sequence[str], parameters: Sequence[Any]) -> list[Part]:
    """The parts of a command line, in its order.

    Args:
        line: Words after the command.
        parameters: The command's arguments and options.
    """
    options = {name: known for known in parameters for name in known.opts if name.startswith("-")}
    parts: list[Part] = []
    left = list(line)
    while left:
        text = left.pop(0)
        if text == "--":
            return [*parts, Part(text, "dashes"), *(Part(word, "word") for word in left)]
        if text == "-" or not text.startswith("-"):
            parts.append(Part(text, "word"))
            continue
        option = Part(text, "option", options.get(text.partition("=")[0]))
        parts.append(option)
        if option.joined is None:
            behind = left[: values_of(option.parameter)]
            values = list(takewhile(lambda word: not is_option(word, options), behind))
            parts += [Part(value, "value", option.parameter) for value in values]
            left = left[len(values) :]
    return parts


def is_option(word: str, names: Collection[str]) -> bool:
    """Whether a word is an option of a command, or has the form of one.

    A single dash with several letters begins a text, and with a figure a number.
    """
    if word.startswith("--"):
        return len(word.split()) == 1
    return word in names or (word.startswith("-") and len(word) == 2 and word[1].isalpha())


def values_of(option: Any) -> int:
    """Number of values an option takes; 0 for a flag or an unknown option."""
    if option is None or getattr(option, "is_flag", True):
        return 0
    count: int = option.nargs
    return count


def kind_of(parameter: Any) -> str:
    """The kind of a parameter's value, as `--help` names it."""
    return (parameter.metavar or "").strip("[].")


def options_with_values(parameters: Sequence[Any]) -> set[str]:
    """Options with a value."""
    return {name for known in parameters if values_of(known) for name in known.opts}
