"""Runs of text in a command line, each with the option before it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from equityjournal.cli.terminal.half_read import options_with_values

MOST_WORDS = 4
"""Separate words that may be a slip; more are a text."""
ENDS_A_SENTENCE = (".", "!", "?", "…")


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

    @property
    def words(self) -> list[str]:
        """The words of the text."""
        return [word for run in self.runs for word in run.words]

    @property
    def may_be_a_slip(self) -> bool:
        """Whether the text is few words, none in quotation marks, and no sentence."""
        words = self.words
        if words == ["-"]:  # the pipe is meant
            return False
        is_quoted = any(" " in word or "\n" in word for word in words)
        return 1 <= len(words) <= MOST_WORDS and not (is_quoted or words[-1].endswith(ENDS_A_SENTENCE))


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
