"""The way to write an answer: in a box, line by line, or in an editor.

Lines are the reference: they are taken wherever a box would not do. The box is loaded only when it is wanted,
after the question is on the screen.
"""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TextIO

from equityjournal.cli.answering import ask, screen_reader
from equityjournal.cli.answering.answer_hooks import AnswerHooks
from equityjournal.cli.answering.finding_editor import PLAIN_TERMINALS
from equityjournal.cli.answering.how_to_answer import finish, how_to_keep_lines
from equityjournal.cli.terminal import keyboard, wishes
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.speech import say
from equityjournal.store.settings.values import chosen

Way = Literal["box", "lines", "editor"]
FEWEST_COLUMNS, FEWEST_ROWS = 20, 5


@dataclass
class WayOfWriting:
    """The way chosen for a sitting.

    A box left or failing gives way to lines.

    Args:
        to: Where to speak.
        flag: The way asked for on the command line.
    """

    to: TextIO
    flag: Way | None = None
    way: Way = field(init=False)

    def __post_init__(self) -> None:
        self.way = chosen_way(self.to, self.flag)

    @property
    def is_box(self) -> bool:
        """Whether answers are written in the box."""
        return self.way == "box"

    def answer(
        self,
        begun: str,
        keep: Callable[[str], None],
        edit: Callable[[str], str],
        make_mine: Callable[[], None] | None,
        leave: wishes.Leave = wishes.Leave.NOTHING,
    ) -> str:
        """Take an answer; errors are those of `ask.answer`.

        Args:
            begun: Text from an earlier sitting, on disk already.
            keep: As in `AnswerHooks`, like the others.
            edit: Lets the person go on in an editor.
            make_mine: Makes the writing private.
            leave: Whether Enter on the first line ends it.
        """
        hooks = AnswerHooks(keep, edit, make_mine, self.to, leave)
        if self.is_box:
            tell(to=self.to)
            try:
                from equityjournal.cli.answering import box_answer  # noqa: PLC0415 - loads prompt_toolkit
            except Exception:  # whatever keeps it from loading, words can be taken
                self._go_on_in_lines(failed=True)
            else:
                try:
                    return box_answer.answer_in_box(begun, hooks)
                except box_answer.GoOnInLines as left:
                    begun = left.text
                    self._go_on_in_lines(failed=isinstance(left, box_answer.BoxFailed))
        if begun:
            tell(begun, indent=2, lines=True, to=self.to)
        return ask.answer(begun, hooks)

    def _go_on_in_lines(self, *, failed: bool) -> None:
        self.way = "lines"
        if failed:
            said = say("The box could not go on, so here it is line by line. Nothing is lost.")
        else:
            from_here = say("From here on it is line by line.")
            said = f"{from_here} {how_to_keep_lines()}"
        tell(said, to=self.to)
        tell(finish(), to=self.to)


def chosen_way(to: TextIO, flag: Way | None = None) -> Way:
    """The wanted way, as far as this terminal allows.

    A flag wins over a variable, a variable over a setting, a setting over ACCESSIBLE; without any, a guess.
    """
    wanted = flag or chosen("writing").value
    if wanted == "editor":
        return "editor"
    if wanted == "lines" or not can_show_box(to):
        return "lines"
    if wanted == "box":
        return "box"
    return "lines" if os.environ.get("ACCESSIBLE") or screen_reader.is_running() else "box"


def can_show_box(to: TextIO) -> bool:
    """Whether a box can be drawn on the screen, and its keys read."""
    if keyboard.terminal_handle(sys.stdin) is None or keyboard.terminal_handle(to) is None:
        return False
    if sys.platform != "win32" and os.environ.get("TERM", "") in PLAIN_TERMINALS:
        return False
    size = shutil.get_terminal_size()
    is_large = size.columns >= FEWEST_COLUMNS and size.lines >= FEWEST_ROWS
    return is_large and all(_is_utf_8(stream) for stream in (sys.stdin, to))


def _is_utf_8(stream: TextIO) -> bool:
    return (stream.encoding or "").casefold().replace("-", "").replace("_", "") == "utf8"
