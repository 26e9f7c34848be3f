"""A journal → one file: a zip that any system opens, with a manifest of digests.

The container is an ordinary zip, uncompressed, its names sorted and its times fixed, so that the same journal
gives the same bytes. `journal/` holds the files of the journal as they are, `sharing/` the keys if they were
asked for. `manifest.json`, the last file, has path, mode, size and SHA-256 of each; the comment of the zip
has the SHA-256 of the manifest.

`reading_backup` opens it.
"""

import json
import stat
import zipfile
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from io import RawIOBase
from typing import BinaryIO, NamedTuple

from equityjournal.core.text.speech import say

JOURNAL, SHARING = "journal/", "sharing/"
MANIFEST, READ_ME = "manifest.json", "READ-ME.txt"
SCHEMA = 1

CHUNK = 1024 * 1024  # bytes read at a time

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


class Piece(NamedTuple):
    """A file or folder for the container."""

    path: str
    """Its path in the container; a folder's ends with `/`."""

    mode: int
    source: BinaryIO | None
    """Its bytes, open for reading; None for a folder."""


class Content(NamedTuple):
    """A file or folder of the manifest."""

    path: str
    mode: int
    size: int
    digest: str
    """SHA-256 in hexadecimal; empty for a folder."""

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder."""
        return self.path.endswith("/")


class About(NamedTuple):
    """Facts of a backup as a whole."""

    made: datetime
    journal: str | None
    """Id of the journal."""

    entries: int
    names: bool
    """Whether the writer's own list of names is in it."""

    keys: bool
    """Whether the keys are in it."""


def write(to: BinaryIO | RawIOBase, about: About, pieces: Iterable[Piece]) -> list[Content]:
    """Write a container; return its contents.

    Args:
        to: An empty file, open for writing.
        about: Facts of the whole.
        pieces: Files and folders, sorted by path; each is read to its end before the next is asked for.
    """
    contents = []
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as container:
        container.writestr(_member(READ_ME, 0o600), _read_me())
        for piece in pieces:
            contents.append(_put(container, piece))
        manifest = _as_json(about, contents)
        container.writestr(_member(MANIFEST, 0o600), manifest)
        container.comment = f"equityjournal backup {SCHEMA} sha256:{sha256(manifest).hexdigest()}".encode()
    return contents


def _put(container: zipfile.ZipFile, piece: Piece) -> Content:
    """Put a file or folder into a container."""
    member = _member(piece.path, piece.mode)
    if piece.source is None:
        container.writestr(member, b"")
        return Content(piece.path, piece.mode, 0, "")
    digest, size = sha256(), 0
    with container.open(member, "w", force_zip64=True) as inside:
        while chunk := piece.source.read(CHUNK):
            inside.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Content(piece.path, piece.mode, size, digest.hexdigest())


def _member(path: str, mode: int) -> zipfile.ZipInfo:
    """The entry of a zip for a file or folder, without times or a system's name."""
    member = zipfile.ZipInfo(path, _NO_TIME)
    member.create_system = _UNIX
    kind = stat.S_IFDIR if path.endswith("/") else stat.S_IFREG
    member.external_attr = (kind | mode) << 16
    return member


def _read_me() -> bytes:
    """The text for openers of the container without this program."""
    lines = [
        say("This is a backup of a journal that was kept with equityjournal."),
        say("The folder journal holds it: plain text files that any editor opens, one for each entry."),
        say("To bring it back: equityjournal restore --from FILE. Without the program, unpack this file."),
        say("manifest.json has the SHA-256 of each file, to see that it is as it was."),
    ]
    return "\n".join([*lines, ""]).encode()


def _as_json(about: About, contents: Iterable[Content]) -> bytes:
    """The bytes of a manifest."""
    listed = [
        {"path": content.path, "mode": f"{content.mode:04o}"}
        | ({} if content.is_folder else {"size": content.size, "sha256": content.digest})
        for content in contents
    ]
    whole = {
        "schema": SCHEMA,
        "made": about.made.isoformat(),
        "journal": about.journal,
        "entries": about.entries,
        "names": about.names,
        "keys": about.keys,
        "files": listed,
    }
    return (json.dumps(whole, indent=1) + "\n").encode()
