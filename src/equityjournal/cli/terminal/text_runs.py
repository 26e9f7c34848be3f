"""Runs of text in a command line, each with the option before it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from equityjournal.cli.terminal.half_read import options_with_values


class Run(NamedTuple):
    """Words of text side by side in a command line."""

    option: str
    """Name of the option with a value just before; empty without any."""
    typed_option: str
    """The option as typed: -t."""
    value: str
    words: list[str]


class CommandLine(NamedTuple):
    """A command line, parted into text and labels."""

    runs: Sequence[Run] = ()
    """None after `--`, which says that text follows."""
    labels: Sequence[str] = ()
    """Options and their values, as typed."""


def parted(arguments: Sequence[str], parameters: Sequence[Any]) -> CommandLine:
    """Part a command line into runs of text and labels."""
    names = {name: parameter.name for parameter in parameters for name in parameter.opts}
    with_value = options_with_values(parameters)
    runs, labels = [Run("", "", "", [])], []
    left = list(arguments)
    while left:
        word = left.pop(0)
        name, has_value, value = word.partition("=")
        if word == "--":
            return CommandLine()
        if word in with_value and left:
            runs.append(Run(names[word], word, left.pop(0), []))
            labels += [word, runs[-1].value]
        elif has_value and name in with_value:
            runs.append(Run(names[name], name, value, []))
            labels.append(word)
        elif word.startswith("-") and word != "-":
            runs.append(Run("", "", "", []))
            labels.append(word)
        else:
            runs[-1].words.append(word)
    return CommandLine([run for run in runs if run.words], labels)
