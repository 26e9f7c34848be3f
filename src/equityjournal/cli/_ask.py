"""Answers in: lines typed or pasted at a terminal, with the few words that steer it, or piped text."""

import contextlib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO, cast

from equityjournal.cli import _keyboard
from equityjournal.cli._screen import tell
from equityjournal.core.errors import NotAllowed, NotSaved
from equityjournal.core.speech import say

if TYPE_CHECKING:
    from io import BufferedReader

ANOTHER, EDITOR, MINE, UNDO, STOP = ":pass", ":editor", ":mine", ":undo", ":stop"
COMMANDS = (ANOTHER, EDITOR, MINE, UNDO, STOP)
WITHOUT_A_QUESTION = (EDITOR, UNDO, STOP)
"""Those that make sense where no question was drawn."""
DONE = "."
MEANT_AS_AN_END = frozenset({"done", "end", "exit", "quit", "stop", "finish", "finished", "the end"})


class Another(Exception):
    """Another question is wanted.

    Args:
        text: What was typed to this one already.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Stopped(Exception):
    """The person leaves, and everything is to be kept."""


class ItHappenedToMe(Another):
    """Other questions are wanted: the writer was treated badly."""


def one_line() -> str:
    """One line from the terminal.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    return _keyboard.line()


def typed_yes(question: str, to: TextIO) -> bool:
    """Whether the person, asked to type yes, does; leaving is no."""
    tell(question, to=to)
    try:
        return one_line().strip().casefold() == say("yes")
    except (EOFError, KeyboardInterrupt):
        return False


def answer(
    begun: str,
    keep: Callable[[str], None],
    edit: Callable[[str], str],
    make_mine: Callable[[], None] | None,
    to: TextIO,
) -> str:
    """Take an answer, line by line; each line is kept before the next is read.

    Args:
        begun: What is there already.
        keep: Puts everything typed so far on disk.
        edit: Lets the person go on in an editor.
        make_mine: It is about what happened to the writer: all that is written becomes private. None: no
            question was drawn, so that there is no other one, and nothing to make private.
        to: Where to speak.

    Raises:
        Another: When another question is wanted; `ItHappenedToMe`, where it shall be one for that.
        Stopped, EOFError, KeyboardInterrupt: When the person stops; what was typed is kept, the line they
            were on too where that can be had.
    """
    commands = COMMANDS if make_mine else WITHOUT_A_QUESTION
    lines = begun.split("\n") if begun else []
    reminded = False
    while True:
        line = _line_of(lines, keep)
        if line.strip() == DONE:
            more = _keyboard.waiting()
            if not more.strip():
                return "\n".join(lines)
            lines += [line, *more.split("\n")]
            if ended := lines[-1].strip() == DONE:
                lines.pop()
            keep("\n".join(lines))
            if ended:
                return "\n".join(lines)
            tell(more, indent=2, lines=True, to=to)
            tell(say("More text came with that full stop, so all of it is kept as your answer."), to=to)
            tell(_finish(), to=to)
            continue
        if command := _command(line):
            if command not in commands:
                tell(_commands(line, commands), to=to)
            elif command == UNDO:
                _take_back(lines, keep, to)
            elif command == ANOTHER:
                raise Another("\n".join(lines))
            elif command == MINE and not any(lines):
                raise ItHappenedToMe("")
            elif command == MINE and make_mine:
                make_mine()
                tell(
                    say("It is private now, and kept as you write it. Go on, or finish with a full stop."),
                    to=to,
                )
            elif command == STOP:
                raise Stopped
            else:
                try:
                    return edit("\n".join(lines))
                except (NotAllowed, NotSaved) as error:
                    tell(error.sentence, to=to)
                    tell(say("What you typed is as it was. Go on here, or finish with a full stop."), to=to)
            continue
        if not is_text(line):
            tell(say("That line holds something that is not text, so it was left out. Type it again."), to=to)
            continue
        lines += captured(_without_second_colon(line), keep_end=True).split("\n")
        keep("\n".join(lines))
        if line.strip().casefold() in MEANT_AS_AN_END:
            tell(say("That line is kept as part of your answer; :undo takes it back."), to=to)
            tell(_finish(), to=to)
        elif not reminded and not any(one.strip() for one in lines[-2:]) and len(lines) > 1:
            reminded = True
            tell(_finish(), to=to)


def _line_of(lines: list[str], keep: Callable[[str], None]) -> str:
    """The next line; an interruption in the middle of one keeps the half there is."""
    try:
        return one_line()
    except _keyboard.Interrupted as interrupted:
        if interrupted.half and is_text(interrupted.half):
            keep("\n".join([*lines, captured(interrupted.half, keep_end=True)]))
        raise


def _take_back(lines: list[str], keep: Callable[[str], None], to: TextIO) -> None:
    """Take the last line back, and say which it was."""
    if not lines:
        tell(say("There is no line to take back."), to=to)
        return
    line = lines.pop()
    keep("\n".join(lines))
    if line.strip():
        tell(say("Taken back: {line}", line=line), to=to)
    else:
        tell(say("A blank line is taken back."), to=to)


def _command(line: str) -> str | None:
    """The command a line gives, known or not; None where it is text. Capitals make no difference."""
    word = re.fullmatch(r":\s*([^\W\d_]+)\s*", line.strip())
    return f":{word[1].casefold()}" if word else None


def _without_second_colon(line: str) -> str:
    """A line as it is meant: `::pass` is how the text “:pass” is written."""
    return (
        line.replace("::", ":", 1) if line.strip().startswith("::") and _command(line.strip()[1:]) else line
    )


def _commands(line: str, commands: Sequence[str]) -> str:
    if ANOTHER not in commands:
        return say(
            "“{line}” is not one of the commands, and was left out. They are :editor, :undo (takes the last "
            "line back) and :stop (leaves, and keeps everything). To write such a line as text, begin it "
            "with two colons.",
            line=line.strip(),
        )
    return say(
        "“{line}” is not one of the commands, and was left out. They are :pass (another question), :editor, "
        ":undo (takes the last line back), :stop (leaves, and keeps everything) and :mine (questions for "
        "somebody it happened to). To write such a line as text, begin it with two colons.",
        line=line.strip(),
    )


def _finish() -> str:
    return say("Finish with a full stop on a line of its own.")


def kept_unfinished() -> str:
    """What is said of an answer that was left before its end."""
    return say("What you typed is kept, unfinished. `equityjournal write` offers it again.")


def how_to_finish(*, follow_up: bool, to: TextIO) -> None:
    """Say how to finish, and the other words that steer an answer: always on the screen."""
    finish = _finish()
    if follow_up:
        finish = say("Finish with a full stop on a line of its own; on the first line, it skips this.")
    others = say("Or :pass (another question), :undo (last line back), :editor, :stop (for later).")
    tell(f"{finish} {others}", to=to)


def part_of_answer(to: TextIO, *, feeling: bool = False) -> str:
    """Ask what words are that answer no question: `add` them to the answer, `leave` them out, or `feel` them.

    Args:
        to: Where to ask. Whoever leaves at this question has the words added.
        feeling: It may be a feeling too.
    """
    question = say("Was that part of your answer? Enter adds it, n leaves it out.")
    if feeling:
        question = say(
            "Was that part of your answer? Enter adds it, f keeps it as a feeling, n leaves it out."
        )
    while True:
        tell(question, to=to)
        try:
            wanted = one_line().strip().casefold()
        except (EOFError, KeyboardInterrupt):
            return "add"
        if wanted in ("", say("y"), say("yes")):
            return "add"
        if wanted in (say("n"), say("no")):
            return "leave"
        if feeling and wanted in (say("f"), say("feeling")):
            return "feel"


def line_and_all_with_it() -> str:
    """One line, and whatever came in the same paste, so that none of it answers the next question.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    line = one_line()
    more = _keyboard.waiting() if line.strip() else ""
    return captured(f"{line}\n{more}" if more.strip() else line)


def piped() -> Iterator[bytes]:
    """Everything on standard input, piece by piece as it comes; nothing where it is closed."""
    while sys.stdin and (piece := cast("BufferedReader", sys.stdin.buffer).read1()):
        yield piece


def captured(text: str, *, keep_end: bool = False) -> str:
    """Text from outside, kept exactly, but with plain line ends and without one final newline."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain if keep_end else plain.removesuffix("\n")


def words_between_commas(text: str) -> list[str]:
    """`uneasy, hopeful` as two words; empty ones are left out."""
    return [" ".join(word.split()) for word in text.split(",") if word.strip()]


def is_text(line: str) -> bool:
    """Whether words can be kept: bytes that stand for no character arrive as lone surrogates."""
    with contextlib.suppress(UnicodeEncodeError):
        line.encode("utf-8")
        return True
    return False
