"""Restoring: an earlier version in place of an unreadable or missing file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.text.errors import DamagedFile, NewerFile, NotAllowed, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names
from equityjournal.store.listing.folders import files_below, ids_in_names
from equityjournal.store.records import record
from equityjournal.store.records.reading import read_entry_folder, the_entry
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry

BROKEN = ".broken"
"""Ending of kept bytes that were no whole entry."""


def file_to_replace(root: Path, identity: str) -> Path:
    """The entry's file for an earlier version to replace; its place, where missing.

    Raises:
        NotAllowed: When the entry is in the trash, and comes back from there.
    """
    named = [path for path in files_below(root, "entries") if path.name == f"{identity}.toml"]
    found = the_entry(root, identity, named)
    if found is None and identity in ids_in_names(root, "trash"):
        raise NotAllowed(
            say(
                "{id} is in the trash. `equityjournal restore {id}` brings it back; then an earlier version "
                "can take its place.",
                id=identity,
            )
        )
    return found or names.place_of(root, identity)


def put_in_place(root: Path, path: Path, entry: "Entry", now: datetime) -> Path | None:
    """Write an entry over a damaged or cut-off file, kept as bytes.

    Or as a new file.

    Returns:
        The file of the kept bytes; None where there was no file.

    Raises:
        UnusableFile: When the file there is no ordinary one, or of a later version of the program.
        ChangedMeanwhile, NotSaved: When the disk or another program is in the way.
    """
    data = record.to_bytes(entry, entry.id)
    try:
        before = files.read(path)
        _refuse_newer(before, path)
    except FileNotFoundError:
        files.make_folder(path.parent)
        files.create(path, data)
        return None
    except DamagedFile as error:
        raise UnusableFile(say("{path} is left as it is: {why}.", path=path, why=error.why)) from None
    kept = kept_place(root, names.place_of(root, entry.id), now)
    files.make_folder(kept.parent)
    files.create(kept, before)
    files.replace(path, data, files.digest(before))
    return kept


def kept_place(root: Path, path: Path, now: datetime) -> Path:
    """The file for a record's old bytes: among its versions, or the deleted drafts."""
    if path.parent.name == "drafts":
        return root / "trash" / "drafts" / f"{path.stem}-{names.six_letters()}{BROKEN}"
    is_version = path.parent.parent == root / "versions"
    identity = path.parent.name if is_version else path.stem.partition("~")[0]
    return root / "versions" / identity / f"{names.moment_name(now)}-{names.six_letters()}{BROKEN}"


def _refuse_newer(data: bytes, path: Path) -> None:
    """Refuse to replace a file of a later version of the program.

    Raises:
        NewerFile: When it did.
    """
    from equityjournal.core.entries.entry import Entry  # noqa: PLC0415 - loads Pydantic

    try:
        record.from_bytes(data, Entry, path)
    except NewerFile:
        raise
    except DamagedFile:
        return


def last_whole(root: Path, identity: str) -> int:
    """The number of an entry's latest whole version, for `restore --version`; 0 for none."""
    versions = read_entry_folder(root / "versions" / identity)
    whole = [number for number, stored in enumerate(versions, 1) if stored.state is not State.CUT_OFF]
    return max(whole, default=0)
