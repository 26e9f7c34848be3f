"""The identity of a journal: a random id, in `journal.toml`.

The first change makes the file; reading never does. It is synced like any other file, and never written
again. Where two devices made one each before they met, a sync service keeps both files, and the smaller id
counts on either device.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from equityjournal.store.disk import files
from equityjournal.store.disk.names import checksum_name, message_name, real_path
from equityjournal.store.listing.folders import ROOMS, entries_of

ID_FILE = "journal.toml"
MOST_FOLDERS = 50  # looked into for a journal
_LETTERS = b"abcdefghijklmnopqrstuvwxyz234567"
_LENGTH = 26


def id_of_journal(root: Path) -> str | None:
    """The id of a journal; None before its first change."""
    found = filter(None, map(id_in, id_files(root)))
    return min(found, default=None)


def journal_around(root: Path) -> Path | None:
    """The journal in whose rooms a folder lies; None for a journal of its own."""
    if id_of_journal(root):
        return None
    place = root.absolute()
    inner = zip(place.parents, [place, *place.parents], strict=False)
    return next((outer for outer, below in inner if below.name in ROOMS and id_of_journal(outer)), None)


def journal_within(root: Path) -> Path | None:
    """The one journal in a folder that is none itself, as an unpacked backup has it."""
    if id_of_journal(root) or any(found.name in ROOMS for found in entries_of(root)):
        return None
    folders = [Path(found.path) for found in entries_of(root) if found.is_dir(follow_symlinks=False)]
    found = list(filter(id_of_journal, folders[:MOST_FOLDERS]))
    return found[0] if len(found) == 1 else None


def id_files(root: Path) -> Iterator[Path]:
    """The file of the id, and its copies by a sync service."""
    for found in entries_of(root):
        if found.name.startswith("journal") and found.name.endswith(".toml"):
            yield Path(found.path)


def id_in(path: Path) -> str | None:
    """The id in a file; None for an unreadable file."""
    data = files.read_or_none(path) or b""
    return next(filter(None, map(_id_in_line, data.split(b"\n"))), None)


def _id_in_line(line: bytes) -> str | None:
    """The id in a line of its file; None in any other."""
    identity = line.removesuffix(b"\r")[len(b'id = "') : -1]
    if line.removesuffix(b"\r") != b'id = "%s"' % identity or len(identity) != _LENGTH:
        return None
    return None if identity.translate(None, _LETTERS) else identity.decode()


def give_id(root: Path, known: str | None = None) -> None:
    """Make the file of the id, where missing.

    Args:
        root: The journal's folder.
        known: The id to write over a damaged file; None makes a new file with a random id.
    """
    if id_of_journal(root):
        return
    from equityjournal.store.records.seal import sealed  # noqa: PLC0415 - reading verbs seal nothing

    identity = known or message_name()
    data = sealed(f'schema = 1\nid = "{identity}"\n'.encode(), identity)
    if known:
        files.replace(root / ID_FILE, data, None)
        return
    with contextlib.suppress(FileExistsError):
        files.create(root / ID_FILE, data)


def name_of(root: Path) -> str:
    """A name for a journal's file outside its folder: by id, wherever the folder goes."""
    return checksum_name(id_of_journal(root) or folder_key(root))


def key_of(root: Path) -> str:
    """The key of a journal's own files on this machine, such as its index.

    Made of the id and the folder's key, with a dash for a missing id.
    """
    return f"{id_of_journal(root) or '-'} {folder_key(root)}"


def folder_key(root: Path) -> str:
    """Device and inode of a folder; its real path while missing.

    Links and other spellings meet in it, a moved folder keeps it, and a copy has its own.
    """
    try:
        about = root.stat()
    except OSError:
        return real_path(root)
    return f"{about.st_dev} {about.st_ino}"
