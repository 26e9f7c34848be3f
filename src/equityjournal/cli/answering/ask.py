"""Answers typed or pasted at a terminal, line by line."""

from dataclasses import dataclass

from equityjournal.cli.answering.answer_hooks import AnswerHooks
from equityjournal.cli.answering.answer_lines import (
    CTRL_D,
    DONE,
    EDITOR,
    HELP,
    LINES,
    MINE,
    UNDO,
    Lines,
    command_in,
    is_meant_otherwise,
)
from equityjournal.cli.answering.how_to_answer import (
    commands_there_are,
    finish,
    how_lines_work,
    how_to_keep_lines,
    tell_nothing_is_lost_yet,
)
from equityjournal.cli.answering.saving_thread import SavingThread
from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.incoming_text import is_text
from equityjournal.cli.terminal.line_signals import was_told_to_end
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.wishes import Leave
from equityjournal.core.text.errors import NotAllowed, NotSaved
from equityjournal.core.text.speech import say


def answer(begun: str, hooks: AnswerHooks) -> str:
    """Take an answer line by line, each stored at once.

    A paste is taken whole.

    Args:
        begun: Text from an earlier sitting, on disk already.
        hooks: Functions to keep, edit and leave it.

    Raises:
        Another: When another question is wanted; `ItHappenedToMe` for questions about harm to the writer.
        Burnt: When nothing is to be kept.
        Stopped, EOFError, KeyboardInterrupt: When the person stops. The text is kept, with the half line
            being typed wherever that is known (`LineLost` elsewhere).
    """
    taking = _Taking(Lines(begun), SavingThread(hooks.keep, begun), hooks)
    left: BaseException | None = None
    try:
        while not taking.ended:
            taking.take(taking.next_line())
    except BaseException as error:
        left = error
        raise
    finally:
        # The terminal that goes ends the input first, and interrupts us while we see to that.
        keyboard.uninterrupted(lambda: taking.keep_what_was_read(left))
    return taking.text


@dataclass
class _Taking:
    """An answer being taken, with sentences between its lines."""

    lines: Lines
    saving: SavingThread
    hooks: AnswerHooks
    ended: bool = False
    text: str = ""
    """The finished answer."""
    given_back: str = ""
    """A line taken back, for the writer to change."""
    was_given_back: bool = False
    reminded: bool = False
    """Whether blank lines have brought up how to finish."""
    puts_off: bool = False
    """Whether lines of a paste wait for its rest, to be written together."""
    untaken: keyboard.Line | None = None
    """The last line read, until it is taken: a signal may come between."""

    def next_line(self) -> str:
        """Read the next line, its half on disk meanwhile."""
        self.untaken = line = keyboard.Line(self.given_back)
        self.was_given_back, self.given_back = bool(self.given_back), ""
        try:
            with self.saving.watching(lambda: self.lines.with_half(line.seen())):
                return line.read()
        except keyboard.EndTyped:
            if self.lines.text.strip() or self.hooks.leave is Leave.THIS:
                return CTRL_D
            raise
        except (EOFError, KeyboardInterrupt) as left:
            if line.half() is None and isinstance(left, KeyboardInterrupt):
                raise keyboard.LineLost from None
            raise

    def take(self, line: str) -> None:
        """Add a line of text, or follow its command."""
        if line.strip() in (DONE, CTRL_D) or command_in(line):
            self.untaken = None  # no text
        if line.strip() == CTRL_D and self.lines.are_blank and self.hooks.leave is Leave.ALL:
            raise keyboard.EndTyped
        if line.strip() in (DONE, CTRL_D):
            self._finish(line)
        elif command := command_in(line):
            self._steer(command, line)
        elif self.hooks.leave is not Leave.NOTHING and not line.strip() and not self.lines.text:
            self._leave_out(line)
        elif not is_text(line):
            self._keep()
            self._tell(say("That line holds something that is not text, so it was left out. Type it again."))
        elif self.was_given_back and not line.strip():
            self._keep()
        else:
            self._append(line)

    def _append(self, line: str) -> None:
        self.puts_off = keyboard.more_is_waiting() and not self.saving.is_due
        self.lines.append(line)
        self.untaken = None
        if not self.puts_off:
            self._keep()
        if is_meant_otherwise(line):
            self._tell(say("That line is kept as part of your answer; :undo takes it back."), finish())
        elif not self.reminded and self.lines.end_in_blank_lines:
            self.reminded = True
            self._tell(finish())

    def _leave_out(self, line: str) -> None:
        """End without an answer, unless pasted text follows."""
        pasted = keyboard.waiting()
        if not pasted.strip():
            self._end("")
        elif self.lines.append_paste(line, pasted):
            self._end(self.lines.text)
        self._keep()

    def _finish(self, line: str) -> None:
        """End the answer at a full stop or Ctrl-D, unless pasted text follows."""
        pasted = keyboard.waiting()
        ended = not pasted.strip() or self.lines.append_paste(line, pasted)
        self._keep()
        if ended:
            self._end(self.lines.text)
            return
        tell(pasted, indent=2, lines=True, to=self.hooks.to)
        self._tell(say("More text came with that, so all of it is kept as your answer."), finish())

    def _steer(self, command: str, line: str) -> None:
        """Follow a command.

        Raises:
            Another, Stopped, Burnt: For `:pass` and `:mine`, `:stop`, and `:burn`.
        """
        if command == UNDO:
            self._undo()
            return
        self._keep()  # the command's own letters may have been on disk for a moment
        if command not in self.hooks.commands:
            self._tell(commands_there_are(line, self.hooks.commands))
            return
        self.hooks.leave_by(command, self.lines.text)
        if command == EDITOR:
            self._go_on_in_editor()
        elif command == MINE:
            self.hooks.it_happened_to_me(is_blank=self.lines.are_blank)
        elif command == LINES:
            self._tell(say("This is line by line already."), how_to_keep_lines())
        elif command == HELP:
            how_lines_work(self.hooks.commands, self.hooks.to)

    def _go_on_in_editor(self) -> None:
        try:
            self._end(self.hooks.edit(self.lines.text))
        except (NotAllowed, NotSaved) as error:
            self._tell(
                error.sentence,
                say("What you typed is as it was. Go on here, or finish with a full stop."),
            )

    def _undo(self) -> None:
        """Take the last line back, for editing if possible.

        A line given back stays on disk, as the half of the next line.
        """
        line = self.lines.undo()
        if line and line.strip() and keyboard.can_give_back():
            self.given_back = line
            self._tell(say("Your last line is back, to change. Enter keeps it; empty it to leave it out."))
            return
        self._keep()
        if line is None:
            self._tell(say("There is no line to take back."))
        elif line.strip():
            self._tell(say("Taken back: {line}", line=line))
        else:
            self._tell(say("A blank line is taken back."))

    def _end(self, text: str) -> None:
        self.text, self.ended = text, True

    def keep_what_was_read(self, left: BaseException | None) -> None:
        """Store words not yet fully on disk, when leaving the answer.

        The line being typed, or read and not yet taken; waiting lines of a paste; and text already come when
        the system ended the program. A closing terminal empties the line: then the thread's copy counts.
        """
        line, self.untaken = self.untaken, None
        half = line.half() if line and not self.ended else ""
        if was_told_to_end(left) and (waits := keyboard.waiting_at_the_end()):
            line_break = "\n" if line and line.is_whole else ""
            half = f"{half or ''}{line_break}{waits}"
        text = self.lines.with_half(half or None)
        if text is not None:
            self._keep(text)
        elif self.puts_off and not self.saving.has_kept(self.lines.text):
            self._keep()

    def _keep(self, text: str | None = None) -> None:
        """Put the lines on disk, or say the failure.

        The writer goes on, and each line tries again.
        """
        try:
            self.saving.keep(self.lines.text if text is None else text)
            self.puts_off = False
        except NotSaved as error:
            self._tell(error.sentence)
            tell_nothing_is_lost_yet(self.hooks.to)

    def _tell(self, *sentences: str) -> None:
        for sentence in sentences:
            tell(sentence, to=self.hooks.to)
