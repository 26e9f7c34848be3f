"""Answers in: lines typed or pasted at a terminal, with the few words that steer it, or piped text."""

import contextlib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO, cast

from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.saving_thread import SavingThread
from equityjournal.core.text.errors import NotAllowed, NotSaved
from equityjournal.core.text.speech import say

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
    return keyboard.line()


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
    """Take an answer, line by line; each line is kept before the next is read, and twice a second meanwhile.

    Args:
        begun: What is there already, and on disk.
        keep: Puts everything typed so far on disk, or raises NotSaved. It is called from a thread as well,
            never twice at once.
        edit: Lets the person go on in an editor.
        make_mine: It is about what happened to the writer: all that is written becomes private. None: no
            question was drawn, so that there is no other one, and nothing to make private.
        to: Where to speak.

    Raises:
        Another: When another question is wanted; `ItHappenedToMe`, where it shall be one for that.
        Stopped, EOFError, KeyboardInterrupt: When the person stops; what was typed is kept, the line they
            were on too where that can be had (`LineLost`, where it cannot).
    """
    saving = SavingThread(keep, begun)
    commands = COMMANDS if make_mine else WITHOUT_A_QUESTION
    lines = begun.split("\n") if begun else []
    reminded = False
    given_back = ""
    while True:
        line = _line_of(lines, saving, given_back, to)
        was_given_back, given_back = bool(given_back), ""
        if line.strip() == DONE:
            more = keyboard.waiting()
            if not more.strip():
                _keep(saving, lines, to)
                return "\n".join(lines)
            lines += [line, *more.split("\n")]
            if ended := lines[-1].strip() == DONE:
                lines.pop()
            _keep(saving, lines, to)
            if ended:
                return "\n".join(lines)
            tell(more, indent=2, lines=True, to=to)
            tell(say("More text came with that full stop, so all of it is kept as your answer."), to=to)
            tell(_finish(), to=to)
            continue
        if command := _command(line):
            if command != UNDO:
                _keep(saving, lines, to)  # without what stood on this line for a moment, if anything did
            if command not in commands:
                tell(_commands(line, commands), to=to)
            elif command == UNDO:
                given_back = _take_back(lines, saving, to)
            elif command == ANOTHER:
                raise Another("\n".join(lines))
            elif command == MINE and not any(lines):
                raise ItHappenedToMe("")
            elif command == MINE and make_mine:
                make_mine()
                tell(
                    say(
                        "It is private now, and kept as you write it; names of who did it and who saw it are "
                        "welcome. Go on, or finish with a full stop."
                    ),
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
            _keep(saving, lines, to)
            tell(say("That line holds something that is not text, so it was left out. Type it again."), to=to)
            continue
        if was_given_back and not line.strip():
            _keep(saving, lines, to)
            continue
        lines += captured(_without_second_colon(line), keep_end=True).split("\n")
        _keep(saving, lines, to)
        if line.strip().casefold() in MEANT_AS_AN_END:
            tell(say("That line is kept as part of your answer; :undo takes it back."), to=to)
            tell(_finish(), to=to)
        elif not reminded and not any(one.strip() for one in lines[-2:]) and len(lines) > 1:
            reminded = True
            tell(_finish(), to=to)


def _line_of(lines: list[str], saving: "SavingThread", given_back: str, to: TextIO) -> str:
    """The next line, kept while it is typed; whatever ends it, what stands on it is kept once more."""
    line = keyboard.Line(given_back)
    try:
        with saving.watching(lambda: _with_half(lines, line.seen())):
            return line.read()
    except (EOFError, KeyboardInterrupt) as left:
        # The terminal that goes ends the input first, and interrupts us while we see to that.
        keyboard.uninterrupted(lambda: _keep_half(lines, line.half(), saving, to))
        if line.half() is None and isinstance(left, KeyboardInterrupt):
            raise keyboard.LineLost from None
        raise


def _keep_half(lines: list[str], half: str | None, saving: "SavingThread", to: TextIO) -> None:
    """Keep what stands on the line. Nothing on it may mean that the terminal took it; the thread kept it."""
    text = _with_half(lines, half or None)
    if text is not None:
        _keep(saving, [text], to)


def _with_half(lines: list[str], half: str | None) -> str | None:
    """All lines, with what stands on the line being typed; None where that is not known, or is no text."""
    if half is None or not is_text(half):
        return None
    word = _command(half)
    is_steering = half.strip() == DONE or (word and any(command.startswith(word) for command in COMMANDS))
    if not half or is_steering:
        return "\n".join(lines)
    return "\n".join([*lines, captured(_without_second_colon(half), keep_end=True)])


def _keep(saving: "SavingThread", lines: Sequence[str], to: TextIO) -> None:
    """Put the lines on disk; where that fails, the writer goes on, and it is tried again at each line."""
    try:
        saving.keep("\n".join(lines))
    except NotSaved as error:
        tell(error.sentence, to=to)
        tell_nothing_is_lost_yet(to)


def tell_nothing_is_lost_yet(to: TextIO) -> None:
    """What is said where the disk fails while somebody writes."""
    tell(say("Nothing is lost yet: make some room, and go on. It is tried again at each line."), to=to)


def _take_back(lines: list[str], saving: "SavingThread", to: TextIO) -> str:
    """Take the last line back, and say so.

    Returns:
        The line, to be given back for editing: it stays on disk as what stands on the next one. Empty, where
        nothing is to be edited, or no editor could.
    """
    if not lines:
        _keep(saving, lines, to)
        tell(say("There is no line to take back."), to=to)
        return ""
    line = lines.pop()
    if line.strip() and keyboard.can_give_back():
        tell(say("Your last line is back, to change. Enter keeps it; empty it to leave it out."), to=to)
        return line
    _keep(saving, lines, to)
    if line.strip():
        tell(say("Taken back: {line}", line=line), to=to)
    else:
        tell(say("A blank line is taken back."), to=to)
    return ""


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


def line_and_all_with_it(read: Callable[[], str] = one_line) -> str:
    """One line, and whatever came in the same paste, so that none of it answers the next question.

    Args:
        read: Reads the line.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    line = read()
    more = keyboard.waiting() if line.strip() else ""
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
