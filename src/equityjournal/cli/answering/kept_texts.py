"""Free texts at several optional questions, on disk until all are safe elsewhere."""

import contextlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Protocol, TextIO

from equityjournal.cli.answering.editor import in_editor
from equityjournal.cli.answering.saving_thread import SavingThread
from equityjournal.cli.answering.writing_way import WayOfWriting
from equityjournal.cli.terminal import clock, keyboard, wishes
from equityjournal.cli.terminal.incoming_text import captured
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.editor_text import taken_out
from equityjournal.core.text.errors import Closed, DamagedFile, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.entries.drafts import Drafts


class TextAt(Protocol):
    """A function to ask a question for a text: in the box, or on a single line."""

    def __call__(self, question: str, line: str = "") -> str:
        """The text, kept from its first letter on.

        Args:
            question: The question.
            line: A name for an answer of one line, such as `doing-1`; asked for again, it is replaced.
                Empty: a text, in the box if there is room for it.
        """


@contextlib.contextmanager
def kept_texts(drafts: Drafts, about: str, again: str, to: TextIO) -> Iterator[TextAt]:
    """A function to ask for texts that stay on disk until all are safe elsewhere.

    Left by an exception, or cut off, all texts stay among the drafts, and it is said how to go on. The same
    question then begins with the text that it left.

    Args:
        drafts: Where they are kept.
        about: With whom or about what the texts are, for the names of their files.
        again: The sentence on how to go on.
        to: Where to ask.
    """
    way = WayOfWriting(to)
    paths: dict[str, Path] = {}
    numbers = count(1)

    def text_at(question: str, line: str = "") -> str:
        tell(question, to=to)
        is_box = way.is_box and not line
        identity, begun = f"{about}-{line or next(numbers)}", ""
        if identity not in paths:
            paths[identity], begun = _left_or_new(drafts, identity, question, is_box=is_box)
        path = paths[identity]
        if begun:
            tell(say("You began it before; your words are there, to go on with."), to=to)
        if is_box:
            tell(
                say("Once you write, Enter begins a new line; Ctrl-D, or a full stop alone, finishes."), to=to
            )
            return _in_the_box(way, question, begun, path, drafts)
        return _on_a_line(begun, path)

    try:
        yield text_at
    except BaseException:
        for path in paths.values():
            drafts.let_go_of_text(path)
        if any(map(files.is_there, paths.values())):
            kept = say("What you typed there is kept.")
            tell(f"{kept} {again}", to=to)
        raise
    for path in paths.values():
        drafts.remove_text(path)
        drafts.let_go_of_text(path)


def _left_or_new(drafts: Drafts, identity: str, question: str, *, is_box: bool) -> tuple[Path, str]:
    """The file for a text, held in this window, with the question's earlier words.

    A new file where no words were left, or where they have several lines: only the box can change those.
    """
    left, text = drafts.left_about(identity), ""
    if left is not None:
        with contextlib.suppress(Closed, DamagedFile, FileNotFoundError, UnicodeDecodeError):
            text = taken_out(captured(files.read(left).decode("utf-8")), question)
    can_go_on = is_box or ("\n" not in text and keyboard.can_give_back())
    if left is not None and text and can_go_on and drafts.hold_text(left):
        return left, text
    new = drafts.text_path(identity, clock.now())
    drafts.hold_text(new)
    return new, ""


def _in_the_box(way: WayOfWriting, question: str, begun: str, path: Path, drafts: Drafts) -> str:
    """A text from the box.

    Raises:
        EOFError, KeyboardInterrupt: When the person leaves; the text stays.
    """

    def edit(text: str) -> str:
        editors = drafts.text_path(path.stem, clock.now())  # the box goes on in its own if the editor fails
        written = in_editor(editors, question, text)
        _keep(path, written)
        drafts.remove_text(editors)
        return written

    try:
        return way.answer(begun, lambda text: _keep(path, text), edit, None, wishes.Leave.THIS).strip()
    except wishes.Stopped:
        raise KeyboardInterrupt from None
    except wishes.Burnt:
        drafts.remove_text(path)
        return ""


def _on_a_line(begun: str, path: Path) -> str:
    """A line, ended by Enter."""
    line = keyboard.Line(begun)
    saving = SavingThread(lambda text: _keep(path, text), begun)
    try:
        with saving.watching(line.seen):
            typed = line.read()
    except (EOFError, KeyboardInterrupt):
        with contextlib.suppress(NotSaved):
            keyboard.uninterrupted(lambda: saving.keep(line.half() or ""))
        raise
    with contextlib.suppress(NotSaved):  # said when the texts are to be saved in their own place
        saving.keep(typed)
    return typed.strip()


def _keep(path: Path, text: str) -> None:
    files.make_folder(path.parent)
    files.replace(path, text.encode(), None)
