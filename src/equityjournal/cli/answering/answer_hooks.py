"""Functions around an answer: to keep and edit its text, and to leave it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TextIO

from equityjournal.cli.answering.answer_lines import ANOTHER, BURN, COMMANDS, STOP, WITHOUT_A_QUESTION
from equityjournal.cli.answering.how_to_answer import tell_it_is_private
from equityjournal.cli.terminal.short_answers import burn_if_sure
from equityjournal.cli.terminal.wishes import Another, ItHappenedToMe, Leave, Stopped


@dataclass(frozen=True)
class AnswerHooks:
    """Functions around an answer, the same in the box and line by line."""

    keep: Callable[[str], None]
    """Puts the whole text on disk, or raises NotSaved. Called from a thread too, never twice at once."""
    edit: Callable[[str], str]
    """Lets the person go on in an editor."""
    make_mine: Callable[[], None] | None
    """Makes the writing private, about harm to its writer. None for an answer to no drawn question, which has
    no other one and nothing to make private."""
    to: TextIO
    """Where to speak."""
    leave: Leave = Leave.NOTHING
    """Whether Enter on the first line ends it, without an answer."""

    @property
    def commands(self) -> Sequence[str]:
        """Commands for this answer."""
        return COMMANDS if self.make_mine else WITHOUT_A_QUESTION

    def leave_by(self, command: str, text: str) -> None:
        """Leave the answer by `:pass`, `:stop` or `:burn`; other commands do nothing.

        Args:
            command: The command.
            text: The answer so far.

        Raises:
            Another, Stopped, Burnt: By the command; `:burn` asks first.
        """
        if command == ANOTHER:
            raise Another(text)
        if command == STOP:
            raise Stopped
        if command == BURN:
            burn_if_sure(self.to)

    def it_happened_to_me(self, *, is_blank: bool) -> None:
        """Make the writing private, and go on.

        Raises:
            ItHappenedToMe: Where nothing is written yet: other questions fit better.
        """
        if is_blank or self.make_mine is None:
            raise ItHappenedToMe("")
        self.make_mine()
        tell_it_is_private(self.to)
