"""Free text at an optional question, on disk while typed."""

import contextlib
from collections.abc import Callable, Iterator
from typing import TextIO

from equityjournal.cli.answering.saving_thread import SavingThread
from equityjournal.cli.terminal import clock, keyboard
from equityjournal.cli.terminal.incoming_text import is_text
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.entries.drafts import Drafts

LONGEST_SLIP = 5
"""The most words of an abandoned line without a file."""


@contextlib.contextmanager
def kept_while_typed(drafts: Drafts, identity: str, to: TextIO) -> Iterator[Callable[[], str]]:
    """A function to read a line, kept until the block ends.

    After an exception, or a kill, the text stays among the drafts, and the next `write` names it.

    Args:
        drafts: The drafts, among which the text is kept.
        identity: The entry or draft that the question is about.
        to: Where to name its file after an exception.
    """
    path = drafts.text_path(identity, clock.now())

    def keep(text: str) -> None:
        files.make_folder(path.parent)
        files.replace(path, text.encode(), None)

    saving = SavingThread(keep, "")

    def read() -> str:
        line = keyboard.Line()
        try:
            with saving.watching(lambda: _if_long(line.seen())):
                typed = line.read()
        except (EOFError, KeyboardInterrupt):
            keyboard.uninterrupted(lambda: _keep_if_long(saving, line.half()))
            if files.is_there(path):
                tell(to=to)
                tell(say("What you typed there is kept in {path}.", path=path), to=to)
            raise
        _keep_if_long(saving, typed)
        return typed

    yield read
    if files.is_there(path):
        drafts.remove_text(path)


def _keep_if_long(saving: SavingThread, typed: str | None) -> None:
    """Keep a long line, silently: its own place comes later."""
    text = _if_long(typed)
    if text is not None:
        with contextlib.suppress(NotSaved):
            saving.keep(text)


def _if_long(typed: str | None) -> str | None:
    return typed if typed and len(typed.split()) > LONGEST_SLIP and is_text(typed) else None
