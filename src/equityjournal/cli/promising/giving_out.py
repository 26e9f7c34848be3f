"""Promises given out: pages, and documents for other programs."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from equityjournal.cli.promising.register_meant import Team, promise_meant
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.writing_out import to_file, to_screen
from equityjournal.core.promises.state import Promise
from equityjournal.core.promises.telling import mark
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say
from equityjournal.formats import promises_document
from equityjournal.formats.pages.promises_page import page_for_somebody_new, sheet_in_large_print, whole_page
from equityjournal.store.promises.place import ROOM

DOCUMENTS: Mapping[str, Callable[[Sequence[Promise], str, date], bytes]] = {
    "markdown": promises_document.markdown,
    "json": promises_document.json_document,
    "csv": promises_document.csv_table,
}


def page_of(team: Team, kind: str, only: Sequence[str], file: Path, today: date, *, force: bool) -> None:
    """Write a page.

    Raises:
        NotAllowed: For a place in the journal or among the register's files, an existing file, or no promise.
        NotSaved: When the disk will not take it.
    """
    reading = team.read()
    promises = [promise_meant(name, reading) for name in only] or list(reading.stands.promises)
    stands = mark(reading.chain)
    if kind == "large-print":
        promises = [promise for promise in promises if only or promise.end is None]
    if not promises:
        raise NotAllowed(say("There is no promise to put on a page."))
    if kind == "large-print":
        page = sheet_in_large_print(promises, today)
    elif kind == "new-manager":
        page = page_for_somebody_new(promises, stands, today)
    else:
        page = whole_page(promises, stands, today)
    _to_file(team, page, file, force=force)
    tell(say("The page is in {path}. Open it in a web browser to read or print it.", path=file))


def format_of(file: str) -> str | None:
    """The format of a file's ending; None for words without a known ending."""
    return _ENDINGS.get(Path(file).suffix.casefold())


_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".txt": "markdown", ".json": "json", ".csv": "csv"}


def document_of(team: Team, kind: str, output: Path | None, today: date, *, force: bool) -> None:
    """Write a document of all promises, to a file or the screen.

    Raises:
        UnknownName: For another format.
        NotAllowed, NotSaved: As for `page_of`.
    """
    make = DOCUMENTS[find_one(kind, dict.fromkeys(DOCUMENTS, ""), say("format"))]
    reading = team.read()
    document = make(reading.stands.promises, mark(reading.chain), today)
    if output is None or str(output) == "-":
        to_screen(document)
        return
    _to_file(team, document, output, force=force)
    tell(say("The promises are in {path}.", path=output), to=sys.stderr)


def _to_file(team: Team, document: bytes | str, file: Path, *, force: bool) -> None:
    real = file.absolute().resolve()
    if real.is_relative_to((team.register.root / ROOM).resolve()):
        raise NotAllowed(
            say("{path} is among the register's own files; choose a place outside them.", path=file)
        )
    to_file(document, file, team.session.root, force=force)
