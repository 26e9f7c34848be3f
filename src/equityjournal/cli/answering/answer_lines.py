"""Lines of an answer, and the grammar of its commands."""

import re

from equityjournal.cli.answering.command_words import OF_SHELLS, calls_the_program
from equityjournal.cli.terminal.incoming_text import captured, is_text

ANOTHER, EDITOR, MINE, UNDO, STOP, BURN = ":pass", ":editor", ":mine", ":undo", ":stop", ":burn"
LINES, HELP = ":lines", ":help"
COMMANDS = (ANOTHER, EDITOR, MINE, UNDO, STOP, BURN, LINES, HELP)
WITHOUT_A_QUESTION = (EDITOR, UNDO, STOP, BURN, LINES, HELP)
"""Commands for an answer to no drawn question."""
DONE = "."
CTRL_D = "\x04"
"""The key that ends an answer at once; where no system heeds it, as on Windows, a letter of its own."""
MEANT_OTHERWISE = OF_SHELLS | {
    "?", "cancel", "done", "end", "finish", "finished", "help", "pass", "q", "save", "skip", "stop",
    "the end", "undo",
}  # fmt: skip
"""Whole lines that are seldom text; `/stop` and `\\q` count as their words do."""


class Lines:
    """Lines of an answer so far.

    Args:
        begun: Text from an earlier sitting.
    """

    def __init__(self, begun: str) -> None:
        self._lines = begun.split("\n") if begun else []

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self._lines)

    @property
    def are_blank(self) -> bool:
        """Whether no line has any character."""
        return not any(self._lines)

    @property
    def end_in_blank_lines(self) -> bool:
        """Whether the last two lines are blank."""
        return len(self._lines) > 1 and not any(line.strip() for line in self._lines[-2:])

    def append(self, typed: str) -> None:
        """Add a typed line, with line breaks of a paste."""
        self._lines += captured(without_second_colon(typed), keep_end=True).split("\n")

    def append_paste(self, before: str, pasted: str) -> bool:
        """Add pasted lines, after the line before unless Ctrl-D; return whether ended."""
        if before.strip() != CTRL_D:
            self._lines.append(before)
        self._lines += pasted.split("\n")
        ended = self._lines[-1].strip() == DONE
        if ended:
            self._lines.pop()
        return ended

    def undo(self) -> str | None:
        """Remove and return the last line; None without any."""
        return self._lines.pop() if self._lines else None

    def with_half(self, half: str | None) -> str | None:
        """All lines and the half line; None if unknown."""
        if half is None or not is_text(half):
            return None
        if not half or steers(half):
            return self.text
        return "\n".join([*self._lines, captured(without_second_colon(half), keep_end=True)])


def command_in(line: str) -> str | None:
    """A line's command, known or not; None for text.

    Capitals make no difference.
    """
    word = re.fullmatch(r":\s*([^\W\d_]+)\s*", line.strip())
    return f":{word[1].casefold()}" if word else None


def text_in(written: str) -> str:
    """A written text without a last line of a full stop or a command."""
    before, line_break, last = written.rpartition("\n")
    return before if steers(last) else f"{before}{line_break}{without_second_colon(last)}"


def is_meant_otherwise(line: str) -> bool:
    """Whether a line of text may have been meant as an end or a command."""
    word = line.strip().casefold()
    return calls_the_program(line) or word.lstrip("/\\!") in MEANT_OTHERWISE


def steers(half: str) -> bool:
    """Whether a half line is a full stop or begins a command."""
    word = command_in(half)
    begins_a_command = word is not None and any(command.startswith(word) for command in COMMANDS)
    return half.strip() == DONE or begins_a_command


def without_second_colon(line: str) -> str:
    """A line with `::pass` written as the text “:pass”."""
    is_escaped = line.strip().startswith("::") and command_in(line.strip()[1:])
    return line.replace("::", ":", 1) if is_escaped else line
