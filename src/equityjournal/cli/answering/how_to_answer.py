"""Sentences on how an answer is typed, finished and kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from equityjournal.cli.answering.answer_lines import ANOTHER
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.speech import say


def tell_nothing_is_lost_yet(to: TextIO) -> None:
    """Reassure a writer with a failing disk."""
    tell(say("Nothing is lost yet: make some room, and go on. It is tried again at each line."), to=to)


def commands_there_are(line: str, commands: Sequence[str]) -> str:
    """The sentence on an unknown command, with the known ones."""
    if ANOTHER not in commands:
        return say(
            "“{line}” is not one of the commands, and was left out. They are :editor, :undo (takes the last "
            "line back), :stop (leaves, and keeps everything) and :burn (leaves, and keeps nothing). "
            "To write such a line as text, begin it with two colons.",
            line=line.strip(),
        )
    return say(
        "“{line}” is not one of the commands, and was left out. They are :pass (another question), :editor, "
        ":undo (takes the last line back), :stop (leaves, and keeps everything), :burn (leaves, and keeps "
        "nothing) and :mine (questions for somebody it happened to). To write such a line as text, begin it "
        "with two colons.",
        line=line.strip(),
    )


def finish() -> str:
    """The sentence on how to finish an answer."""
    return say("Finish with a full stop or Ctrl-D on its own line.")


def kept_unfinished() -> str:
    """The sentence on an answer left before its end."""
    return say("What you typed is kept, unfinished. `equityjournal write` offers it again.")


def how_to_go_through(to: TextIO) -> None:
    """Say, once for many questions in turn, how each is answered or left out."""
    tell(say("Enter leaves a question out. A full stop on a line of its own ends an answer."), to=to)
    ending = say("Ctrl-D at a question saves what there is; :stop keeps it for later, :burn keeps nothing.")
    more = say("Also :undo, :editor.")
    tell(f"{ending} {more}", to=to)


def tell_it_is_private(to: TextIO) -> None:
    """Say that a writing is private now, being about harm to its writer."""
    tell(
        say(
            "It is private now, and kept as you write it; names of who did it and who saw it are "
            "welcome. Go on, or finish with a full stop."
        ),
        to=to,
    )


def how_to_keep_lines() -> str:
    """The sentence on how to have lines always."""
    return say("To have it so always: `equityjournal config writing lines`.")


FEW, MANY = 1, 4
"""Number of entries after which the help takes a single line, and after which it is shorter still."""


@dataclass(frozen=True)
class Asked:
    """A question's properties, as far as the ways to answer depend on them."""

    follow_up: bool
    """It may be skipped."""
    is_question: bool
    """Another one could be in its place."""
    happened_to_me: bool
    """It is known already that the writer was treated badly."""


def how_to_finish(asked: Asked, sittings: int, to: TextIO, *, box: bool) -> None:
    """Say how to finish: at length in the first sitting, later in a line.

    Of harm to the writer, it is always said at length.

    Args:
        asked: The question.
        sittings: Questions answered before, or put by.
        to: Where to speak.
        box: It is answered in the box.
    """
    skip = say("Enter at once skips this.") if asked.follow_up else ""
    if sittings >= FEW and not asked.happened_to_me:
        how = _finish_in_short(box=box, shorter=sittings >= MANY)
        tell(f"{how} {skip}".rstrip(), to=to)
        return
    if box:
        tell(say("Plain lines suit a screen reader better: type :lines."), to=to)
        how = say(
            "Just write; Enter begins a new line. To finish: Ctrl-D at the end, or a full stop on a line of "
            "its own."
        )
        how = f"{how} {skip}".rstrip()
    elif asked.follow_up:
        how = say("Finish with a full stop or Ctrl-D on its own line; Enter at once skips this.")
    else:
        how = finish()
    tell(f"{how} {_others(asked)}", to=to)


def _finish_in_short(*, box: bool, shorter: bool) -> str:
    if box:
        if shorter:
            return say("Ctrl-D finishes.")
        return say("Ctrl-D or a full stop alone finishes; :help says the rest.")
    if shorter:
        return say("A full stop alone finishes.")
    return say("Write line by line; each is kept. A full stop alone finishes. :help says more.")


def _others(asked: Asked) -> str:
    """The commands for a question."""
    if not asked.happened_to_me:
        return say(
            "Or :pass (another question), :mine (it was done to me), :undo, :editor, :burn (keeps nothing), "
            ":stop (for later)."
        )
    if asked.is_question:
        return say("Or :pass (another question), :undo, :editor, :burn (keeps nothing), :stop (for later).")
    return say("Or :undo, :editor, :burn (keeps nothing), :stop (for later).")


def how_the_box_works(commands: Sequence[str], to: TextIO) -> None:
    """Explain the box: how to finish, its keys and its commands."""
    tell(say("Just write. All of it is kept as you type; Enter begins a new line."), to=to)
    tell(
        say("To finish: Ctrl-D at the end, or a full stop on a line of its own, or Esc and then Enter."),
        to=to,
    )
    tell(
        say(
            "The arrows go back into what you wrote, and with Shift they select. Ctrl-Z undoes, Ctrl-Y "
            "makes it again. Ctrl-S keeps it at once; Ctrl-C leaves, and all is kept."
        ),
        to=to,
    )
    _tell_commands(commands, to)
    tell(say("And :lines for plain lines, which suit a screen reader better."), to=to)


def how_lines_work(commands: Sequence[str], to: TextIO) -> None:
    """Explain writing line by line: how to finish, and its commands."""
    tell(say("Write line by line; each is kept, and the one you are typing too."), to=to)
    tell(finish(), to=to)
    _tell_commands(commands, to)


def _tell_commands(commands: Sequence[str], to: TextIO) -> None:
    """Say the commands, each typed on a line of its own."""
    if ANOTHER in commands:
        tell(
            say(
                "On a line of its own: :pass (another question), :undo (the last line comes back), :editor, "
                ":stop (leaves, and keeps everything), :burn (leaves, and keeps nothing), :mine (questions "
                "for somebody it happened to)."
            ),
            to=to,
        )
    else:
        tell(
            say(
                "On a line of its own: :undo (the last line comes back), :editor, :stop (leaves, and keeps "
                "everything), :burn (leaves, and keeps nothing)."
            ),
            to=to,
        )
