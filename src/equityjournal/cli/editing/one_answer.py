"""An answer of an entry, changed in the box or line by line."""

from collections.abc import Sequence
from typing import TextIO

from equityjournal.cli.answering.writing_way import WayOfWriting
from equityjournal.cli.editing.unsaved_edit import UnsavedEdit
from equityjournal.cli.terminal import keyboard, wishes
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.entries.answer_words import first_words
from equityjournal.core.entries.entry import Answer
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import shortened

LONGEST = 60
"""Characters of a question, or of first words, by which an answer is chosen."""


def chosen_answer(edit: UnsavedEdit, to: TextIO) -> int | None:
    """The answer to change, by its place; asked for among several.

    Returns:
        None where all are wanted, in the editor, and for what only an editor can show.
    """
    answers = edit.answers
    if answers is None:
        return None
    if len(answers) == 1:
        return 0
    for number, answer in enumerate(answers, start=1):
        tell(f"{number}: {_recognised(answer, private=edit.entry.private)}", indent=2, hang=3, to=to)
    question = say("Which answer? Type its number; Enter opens all of them in your editor.")
    while True:
        tell(question, to=to)
        typed = one_line().strip()
        if not typed:
            return None
        if typed in {str(number) for number in range(1, len(answers) + 1)}:
            tell(to=to)
            return int(typed) - 1


def _recognised(answer: Answer, *, private: bool) -> str:
    """An answer in a line: its question, or its first words unless private."""
    if answer.question:
        return shortened(answer.question, LONGEST)
    return say("In your own words") if private else shortened(first_words([answer]), LONGEST)


def change_answer(edit: UnsavedEdit, number: int, way: WayOfWriting) -> bool:
    """Have an answer changed, on disk meanwhile.

    False if left for later or unchanged.

    Raises:
        EOFError, KeyboardInterrupt: When the person breaks off.
    """
    answers: Sequence[Answer] = edit.answers or edit.entry.answers
    answer, to = answers[number], way.to
    if answer.question:
        tell(answer.question, bold=True, to=to)
        tell(to=to)
    tell(_how(way), to=to)

    def keep(text: str) -> None:
        edit.keep(number, text)

    def go_on_in_editor(text: str) -> str:
        return edit.go_on_in_editor(number, text)

    try:
        text = way.answer(answer.text, keep, go_on_in_editor, None)
    except wishes.Stopped:
        _leave(edit, to)
        return False
    except wishes.Burnt:
        edit.remove()
        tell(say("The entry is as it was. The words stay on this screen until you clear it."), to=to)
        return False
    except keyboard.EndTyped:
        text = ""  # finished, with all its words taken away
    except (EOFError, KeyboardInterrupt) as left:
        tell(to=to)
        _leave(edit, to, half_lost=isinstance(left, keyboard.LineLost))
        raise KeyboardInterrupt from None
    edit.answers = edit.with_text(number, text)
    return True


def _how(way: WayOfWriting) -> str:
    """The way to change an answer, and the way to finish."""
    if way.is_box:
        return say("Change what you like. Ctrl-D finishes, twice further up; :help says the rest.")
    return say(
        "Your words follow. Go on after them, line by line; :undo brings the last line back, to change. A "
        "full stop alone finishes; :help says more."
    )


def _leave(edit: UnsavedEdit, to: TextIO, *, half_lost: bool = False) -> None:
    """Say the fate of an edit broken off.

    Raises:
        NotSaved: When the disk took none of it.
    """
    if not edit.is_changed:
        edit.remove()
        tell(say("Nothing was changed."), to=to)
        return
    if not edit.path.exists():
        raise NotSaved(say("What you changed could not be kept. It stands above; copy it."))
    if half_lost:
        tell(say("All but the line you were on is kept, unsaved."), to=to)
    else:
        tell(say("What you changed is kept, unsaved."), to=to)
    tell(edit.again, to=to)
