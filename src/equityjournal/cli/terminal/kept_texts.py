"""Free texts at several optional questions, on disk until all of them are safe elsewhere."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from equityjournal.cli.terminal import clock, keyboard, wishes
from equityjournal.cli.terminal.editor import in_editor
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.saving_thread import SavingThread
from equityjournal.cli.terminal.writing_way import WayOfWriting
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.entries.drafts import Drafts


@contextlib.contextmanager
def kept_texts(drafts: Drafts, about: str, to: TextIO) -> Iterator[Callable[[str], str]]:
    """A function that asks a question and returns a text: from the box, or of one line.

    Left by an exception, or cut off, all texts stay among the drafts, and it is said where.

    Args:
        drafts: Where they are kept.
        about: What the texts are about, for the names of their files.
        to: Where to ask.
    """
    way = WayOfWriting(to)
    paths: list[Path] = []

    def text_at(question: str) -> str:
        tell(question, to=to)
        paths.append(drafts.text_path(about, clock.now()))
        if way.is_box:
            tell(say("Ctrl-D finishes."), to=to)
            return _in_the_box(way, question, paths[-1], drafts)
        return _on_a_line(paths[-1])

    try:
        yield text_at
    except BaseException:
        for path in paths:
            if path.exists():
                tell(say("What you typed there is kept in {path}.", path=path), to=to)
        raise
    for path in paths:
        drafts.remove_text(path)


def _in_the_box(way: WayOfWriting, question: str, path: Path, drafts: Drafts) -> str:
    """A text from the box.

    Raises:
        EOFError, KeyboardInterrupt: When the person leaves; the text stays.
    """

    def edit(text: str) -> str:
        written = in_editor(path, question, text)
        _keep(path, written)
        return written

    try:
        return way.answer("", lambda text: _keep(path, text), edit, None, wishes.Leave.THIS).strip()
    except wishes.Stopped:
        raise KeyboardInterrupt from None
    except wishes.Burnt:
        drafts.remove_text(path)
        return ""


def _on_a_line(path: Path) -> str:
    """A line, ended by Enter."""
    line = keyboard.Line()
    saving = SavingThread(lambda text: _keep(path, text), "")
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
