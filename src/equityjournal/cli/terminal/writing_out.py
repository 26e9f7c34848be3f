"""Documents written out, to a file outside the journal or to the screen."""

import contextlib
import os
import re
import sys
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from equityjournal.cli.terminal.output import is_terminal
from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.core.text.naming import spelled
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, streamed
from equityjournal.store.disk.places import downloads_folder, sharing_place

LONGEST_CALLED = 40  # letters of a name in the name of a file


def to_file(document: bytes | str, output: Path, journal: Path, *, force: bool) -> None:
    """Write a document to a file for its owner only, whole or not at all.

    Args:
        document: Its bytes; or its text, which is written as UTF-8.
        output: The file, as typed.
        journal: The journal's folder, closed to documents.
        force: Replace an existing file.

    Raises:
        NotAllowed: For a place inside the journal or among the keys, an existing file, or no place for files.
        NotSaved: When the disk will not take the document.
    """
    target = free_place(output, journal, force=force)
    data = document.encode() if isinstance(document, str) else document
    if force:
        files.replace(target, data, None)
        return
    try:
        files.create(target, data)
    except FileExistsError:
        raise NotAllowed(say("{path} is there already; --force replaces it.", path=output)) from None


def pieces_to_file(document: Iterable[bytes], output: Path, journal: Path, *, force: bool) -> None:
    """Write a document in pieces, as `to_file` does, without holding all of the bytes.

    Raises:
        NotAllowed, NotSaved: As for `to_file`.
    """
    target = free_place(output, journal, force=force)
    digest = sha256()

    def fill(file: BinaryIO) -> None:
        for piece in document:
            file.write(piece)
            digest.update(piece)

    def prove(file: BinaryIO) -> None:
        read_back = sha256()
        while chunk := file.read(streamed.CHUNK):
            read_back.update(chunk)
        if read_back.digest() != digest.digest():
            raise DamagedFile(say("it does not hold what was written"))

    try:
        write = streamed.replace_from if force else streamed.create_from
        write(target, fill, prove)
    except FileExistsError:
        raise NotAllowed(say("{path} is there already; --force replaces it.", path=output)) from None


def free_place(output: Path, journal: Path, *, force: bool) -> Path:
    """An allowed place for a document, checked before long work.

    Raises:
        NotAllowed: As for `to_file`.
    """
    target = output.absolute()
    if "\0" in str(output):
        raise NotAllowed(say("{path} cannot be the name of a file. Choose another.", path=output))
    refuse_inside(output, journal)
    if target.is_symlink():  # a replacement would take the link's place, such as that of /dev/stdout
        raise NotAllowed(
            say("{path} is a link, and links are not followed. Name the file itself.", path=output)
        )
    odd = target.exists() and not target.is_file()  # a folder, a pipe, a device
    if odd or not target.parent.is_dir():
        raise NotAllowed(say("{path} is not a place for a file: check the folder's name.", path=output))
    if os.path.lexists(target) and not force:
        raise NotAllowed(say("{path} is there already; --force replaces it.", path=output))
    return target


def refuse_inside(place: Path, journal: Path) -> None:
    """Refuse a place inside the journal or among the keys.

    Raises:
        NotAllowed: When it is there, by whatever links.
    """
    real = place.absolute().resolve()
    if real.is_relative_to(journal.resolve()):
        raise NotAllowed(say("{path} is inside the journal; choose a place outside it.", path=place))
    if real.is_relative_to(sharing_place().resolve()):
        raise NotAllowed(say("{path} is where your keys are kept; choose another place.", path=place))


def place_by_day(kind: str, day: date, ending: str, folder: Path = Path()) -> Path:
    """A free place for an unnamed document, by its kind and day, and never a title.

    Args:
        kind: The kind of document, such as "worksheet".
        day: The day it is made.
        ending: The ending of its name, such as ".html".
        folder: The folder it is to stand in; usually the one the person is in.
    """
    return _free_name(folder, f"{kind}-{day}", ending)


def place_for(name: str) -> Path:
    """A free place in Downloads for a person's file, by first name: `for-bronwen.txt`.

    Without Downloads that take a file, it is the folder at hand.

    Args:
        name: The name as a person writes it, in any script.
    """
    folder = _downloads()
    first = "".join(spelled(name).split()[:1])
    called = "".join(letter for letter in first if letter.isalnum())[:LONGEST_CALLED] or say("you")
    return _free_name(folder, f"for-{called}", ".txt")


def _free_name(folder: Path, stem: str, ending: str) -> Path:
    """A free place in a folder, numbered if taken."""
    place, number = folder / f"{stem}{ending}", 1
    while os.path.lexists(place):
        number += 1
        place = folder / f"{stem}-{number}{ending}"
    return place


def _downloads() -> Path:
    """The platform's Downloads, if writable; else the current folder."""
    with contextlib.suppress(NotAllowed, OSError):  # no home, or not the user's own
        folder = downloads_folder()
        if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
            return folder
    return Path()


def to_screen(document: bytes) -> None:
    """Write a document to standard output, as `pieces_to_screen` does."""
    pieces_to_screen([document])


def pieces_to_screen(document: Iterable[bytes]) -> None:
    """Write a document that comes in pieces to standard output unchanged, without wrapping.

    Raises:
        NotAllowed: For a document that is no text, at a terminal.
    """
    sys.stdout.flush()
    if is_terminal(sys.stdout):
        for piece in document:
            _to_terminal(piece)
    else:
        sys.stdout.buffer.writelines(document)
    sys.stdout.flush()


def _to_terminal(piece: bytes) -> None:
    """Write a piece of a document that is text to a terminal, at once."""
    text = _text(piece)
    if text is None:
        raise NotAllowed(say("This document is not text for a screen; --output FILE writes it to a file."))
    sys.stdout.write(text)
    sys.stdout.flush()


def _text(document: bytes) -> str | None:
    """The text of a document; None for other bytes."""
    try:
        text = document.decode()
    except UnicodeDecodeError:
        return None
    return None if re.search(r"[^\n\r\t\x20-\x7e\xa0-\U0010ffff]", text) else text
