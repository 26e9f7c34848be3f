"""A document into a file outside the journal: for nobody else's eyes, whole or not at all, over no other."""

import os
from pathlib import Path

from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.config import sharing_place


def to_file(document: str, output: Path, journal: Path, *, force: bool) -> None:
    """Write a document to a file that its owner alone can read.

    Args:
        document: All of it.
        output: The file, as it was typed.
        journal: The folder of the journal, in which it may not be.
        force: Replace the file if it is there.

    Raises:
        NotAllowed: When it is inside the journal or among the keys, no place for a file, or there already.
        NotSaved: When the disk will not take it.
    """
    target = free_place(output, journal, force=force)
    data = document.encode("utf-8")
    if force:
        files.replace(target, data, None)
        return
    try:
        files.create(target, data)
    except FileExistsError:
        raise NotAllowed(say("{path} is there already; --force replaces it.", path=output)) from None


def free_place(output: Path, journal: Path, *, force: bool) -> Path:
    """Where a document may be written to; worth asking before somebody begins to write it.

    Raises:
        NotAllowed: As `to_file`.
    """
    target = output.expanduser().absolute()
    if target.resolve().is_relative_to(journal.resolve()):
        raise NotAllowed(say("{path} is inside the journal; choose a place outside it.", path=output))
    if target.resolve().is_relative_to(sharing_place().resolve()):
        raise NotAllowed(say("{path} is where your keys are kept; choose another place.", path=output))
    odd = target.exists() and not target.is_file()  # a folder, a pipe, a device
    if odd or not target.parent.is_dir():
        raise NotAllowed(say("{path} is not a place for a file: check the folder's name.", path=output))
    if os.path.lexists(target) and not force:
        raise NotAllowed(say("{path} is there already; --force replaces it.", path=output))
    return target
