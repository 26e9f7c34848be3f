"""The words of an unreadable entry, as far as recognisable."""

from typing import TYPE_CHECKING

import typer

from equityjournal.cli.showing.whole_entry import tell_whole
from equityjournal.cli.terminal.incoming_text import read_as_windows_text
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.entries.as_table import complete
from equityjournal.core.text.errors import DamagedFile, UnreadableEntry
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.names import place_of
from equityjournal.store.faults.mending import mending
from equityjournal.store.faults.seal_line import without_seal

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session


def tell_words(session: "Session", unreadable: UnreadableEntry) -> None:
    """Show an entry as mended, or else its file unchanged.

    Raises:
        UnreadableEntry: When the file cannot be opened, or holds no text.
        Exit: With 1, when the file is shown as it stands.
    """
    path = place_of(session.root, unreadable.identity)
    try:
        data = files.read(path)
    except (DamagedFile, FileNotFoundError):
        raise unreadable from None
    found = mending(data, path)
    if found.stored:
        table = found.stored.record.model_dump(by_alias=True, exclude_none=True)
        tell_whole(complete(table), session.shelf.titles)
        said = say(
            "The file of {id} cannot be read as it stands; this is how it reads once mended, and nothing is "
            "changed yet. `equityjournal check --repair` mends it.",
            id=unreadable.identity,
        )
        note(said)
        return
    text = read_as_text(data)
    if text is None:
        raise unreadable
    tell(without_seal(text), lines=True)
    said = say("This is the file of {id} as it stands: {why}.", id=unreadable.identity, why=found.why)
    note(said, unreadable.sentence)
    raise typer.Exit(1)


def read_as_text(data: bytes) -> str | None:
    """A file as text; None for any other bytes."""
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return read_as_windows_text(data)
