"""Text in a command line, with the options before."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from equityjournal.cli.terminal.line_parts import parts_of, values_of
from equityjournal.core.text.speech import say

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

    @property
    def joint(self) -> int:
        """Number of words joined to the value by a comma or by “and”, as in `-f tired and sad`."""
        if any(map(_is_quoted, self.words)):
            return 0
        begins_with_and = len(self.words) > 1 and self.words[0] in (say("and"), "&")
        return 1 if self.value.endswith(",") else 2 if begins_with_and else 0

    @property
    def is_joined(self) -> bool:
        """Whether any words are joined to the value."""
        return self.joint > 0


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
    def is_quoted(self) -> bool:
        """Whether any of the text stood in quotation marks."""
        return any(map(_is_quoted, self.words))

    @property
    def rests(self) -> list[Run]:
        """Loose words behind an option, which may be the rest of its value: few, or joined to it by “and”."""
        return [run for run in self.runs if run.option and (_are_few_and_loose(run.words) or run.is_joined)]

    @property
    def is_short(self) -> bool:
        """Whether the text is a few words without quotation marks, and no sentence."""
        return _are_few_and_loose(self.words)

    @property
    def may_be_a_slip(self) -> bool:
        """Whether a text, or its words behind an option, is short, unquoted and no sentence.

        A single dash means the pipe.
        """
        if self.words == ["-"]:
            return False
        return bool(self.rests) or self.is_short


def _is_quoted(word: str) -> bool:
    return " " in word or "\n" in word


def _are_few_and_loose(words: Sequence[str]) -> bool:
    is_sentence = (
        bool(words) and words[-1].endswith(ENDS_A_SENTENCE) and "".join(words) not in ENDS_A_SENTENCE
    )
    return 1 <= len(words) <= MOST_WORDS and not (is_sentence or any(map(_is_quoted, words)))


def parted(arguments: Sequence[str], parameters: Sequence[Any]) -> CommandLine:
    """Part a command line into runs of text and labels."""
    runs, labels = [Run("", "", "", [])], []
    for part in parts_of(arguments, parameters):
        if part.role == "dashes":
            return CommandLine()
        if part.role == "word":
            if _is_quoted(part.text) and runs[-1].words:
                runs.append(Run("", "", "", []))
            runs[-1].words.append(part.text)
            continue
        labels.append(part.text)
        if part.role == "value":
            runs[-1] = Run(part.parameter.name, runs[-1].typed_option, part.text, [])
        elif values_of(part.parameter):
            runs.append(Run(part.parameter.name, part.name, part.joined or "", []))
        else:
            runs.append(Run("", "", "", []))
    return CommandLine([run for run in runs if run.words], labels)
