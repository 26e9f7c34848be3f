"""Sentences on how an answer is typed, finished and kept."""

from collections.abc import Sequence
from typing import TextIO

from equityjournal.cli.terminal.answer_lines import ANOTHER
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.speech import say


def tell_nothing_is_lost_yet(to: TextIO) -> None:
    """Reassure somebody whose disk fails while they write."""
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


def how_to_finish(*, follow_up: bool, is_question: bool, happened_to_me: bool, to: TextIO) -> None:
    """Say how to finish, and name the commands.

    Args:
        follow_up: The question may be skipped.
        is_question: A question is answered, in the place of which another could be.
        happened_to_me: It is known already that the writer was treated badly.
        to: Where to speak.
    """
    how = finish()
    if follow_up:
        how = say("Finish with a full stop or Ctrl-D on its own line; Enter at once skips this.")
    others = say(
        "Or :pass (another question), :mine (it was done to me), :undo, :editor, :burn (keeps nothing), "
        ":stop (for later)."
    )
    if happened_to_me:
        others = say("Or :pass (another question), :undo, :editor, :burn (keeps nothing), :stop (for later).")
        if not is_question:
            others = say("Or :undo, :editor, :burn (keeps nothing), :stop (for later).")
    tell(f"{how} {others}", to=to)
