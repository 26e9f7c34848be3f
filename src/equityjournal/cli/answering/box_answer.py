"""An answer written in the box, on disk while written."""

import contextlib
import sys
from dataclasses import dataclass
from typing import TextIO

from equityjournal.cli.answering.answer_hooks import AnswerHooks
from equityjournal.cli.answering.answer_lines import CTRL_D, DONE, EDITOR, HELP, LINES, MINE, text_in
from equityjournal.cli.answering.box import KEEP, LEAVING, Box
from equityjournal.cli.answering.box_text import BoxText
from equityjournal.cli.answering.how_to_answer import (
    commands_there_are,
    how_the_box_works,
    tell_nothing_is_lost_yet,
)
from equityjournal.cli.answering.saving_thread import SavingThread
from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.incoming_text import captured
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.wishes import Leave
from equityjournal.core.text.errors import NotAllowed, NotSaved
from equityjournal.core.text.speech import say

STAYING = (DONE, CTRL_D, *LEAVING)
"""Commands after which the text stays on the screen, above what is said next."""
LINES_AGAIN = "\x1b[?7h\x1b[?25h\x1b[?2004l"
"""Codes for wrapped lines, a visible cursor and pastes without marks."""


class GoOnInLines(Exception):
    """A wish, or a need, to go on line by line.

    Args:
        text: What is written so far, on disk already.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class BoxFailed(GoOnInLines):
    """The error for a screen or keyboard unsuited to the box."""


def answer_in_box(begun: str, hooks: AnswerHooks) -> str:
    """Take an answer in the box.

    Arguments and errors are those of `ask.answer`.

    Raises:
        GoOnInLines: When the rest is to be written line by line; `BoxFailed` when it has to be.
    """
    text = BoxText(begun)
    try:
        box = Box(text, hooks.to, is_left_by_enter=hooks.leave is not Leave.NOTHING)
    except Exception:
        raise BoxFailed(begun) from None
    taking = _Taking(begun, text, box, SavingThread(hooks.keep, begun), hooks)
    while True:
        command = taking.next_command()
        taking.follow(command)
        if taking.answer is not None:
            return taking.answer
        if command != KEEP:
            tell(to=hooks.to)


@dataclass
class _Taking:
    """An answer being taken, with sentences between two drawings of the box."""

    begun: str
    text: BoxText
    box: Box
    saving: SavingThread
    hooks: AnswerHooks
    answer: str | None = None
    """The finished answer."""
    said_kept: bool = False
    """Whether the line above the box says that the text is kept."""

    def next_command(self) -> str:
        """Let the person write until a command.

        By then the text is on disk.
        """
        try:
            with self.saving.watching(self._words):
                command = self.box.run()
        except (EOFError, KeyboardInterrupt):
            keyboard.uninterrupted(self._keep)
            raise
        except Exception as error:
            keyboard.uninterrupted(self._keep)
            if isinstance(error, OSError) and not keyboard.is_still_there():
                raise EOFError from None
            _set_for_lines(self.hooks.to)
            raise BoxFailed(self._words()) from None
        keyboard.uninterrupted(self._keep)
        if command in STAYING and self.text.text:
            tell(to=self.hooks.to)
        return command

    def follow(self, command: str) -> None:
        """End the answer, or carry out its command.

        Raises:
            Another, Stopped, Burnt, EndTyped, GoOnInLines: As the command says.
        """
        is_told_again = self.said_kept
        self.said_kept = command == KEEP
        if command in (DONE, CTRL_D):
            self._finish(command)
        elif command == KEEP:
            if is_told_again:  # by habit, again and again: the question is to stay on the screen
                self.box.go_up()
            tell(say("Kept."), to=self.hooks.to)
        elif command in self.hooks.commands:
            self._steer(command)
        else:
            tell(commands_there_are(command, self.hooks.commands), to=self.hooks.to)

    def _steer(self, command: str) -> None:
        """Follow a command for answers."""
        self.hooks.leave_by(command, self.text.text)
        if command == LINES:
            raise GoOnInLines(self.text.text)
        if command == EDITOR:
            self._go_on_in_editor()
        elif command == MINE:
            self.hooks.it_happened_to_me(is_blank=not self.text.text.strip())
        elif command == HELP:
            how_the_box_works(self.hooks.commands, self.hooks.to)

    def _words(self) -> str:
        """The text, without a last line of a command, unless the text began with that line."""
        text = self.text.text
        is_as_it_was = self.begun and text.rpartition("\n")[2] == self.begun.rpartition("\n")[2]
        return text if is_as_it_was else text_in(text)

    def _finish(self, command: str) -> None:
        text = self.text.text
        if command == CTRL_D and text != self.begun:
            text = captured(self._words())
        if command == CTRL_D and not text.strip() and self.hooks.leave is not Leave.THIS:
            raise keyboard.EndTyped
        self.answer = text

    def _go_on_in_editor(self) -> None:
        try:
            self.answer = self.hooks.edit(self.text.text)
        except (NotAllowed, NotSaved) as error:
            tell(error.sentence, to=self.hooks.to)
            tell(say("What you wrote is as it was. Go on here."), to=self.hooks.to)
            self.text.begin_line()

    def _keep(self) -> None:
        """Put the text on disk, or say the failure.

        The next end tries again.
        """
        try:
            self.saving.keep(self._words())
        except NotSaved as error:
            tell(error.sentence, to=self.hooks.to)
            tell_nothing_is_lost_yet(self.hooks.to)


def _set_for_lines(screen: TextIO) -> None:
    """Set a screen for lines, after a drawing that failed in the middle."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError, ValueError):
            screen.write(LINES_AGAIN)
            screen.flush()
