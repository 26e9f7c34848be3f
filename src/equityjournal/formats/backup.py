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
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from io import RawIOBase
from typing import BinaryIO, NamedTuple

from equityjournal.core.text.speech import say

JOURNAL, SHARING = "journal/", "sharing/"
MANIFEST, READ_ME = "manifest.json", "READ-ME.txt"
SCHEMA = 1

CHUNK = 1024 * 1024  # bytes read at a time
DIGEST = 32  # bytes of a SHA-256

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
    """A file or folder of a container, and of its manifest."""

    member: zipfile.ZipInfo
    digest: bytes
    """SHA-256 of a file."""

    @property
    def path(self) -> str:
        """Its path in the container."""
        return self.member.filename

    @property
    def mode(self) -> int:
        """Its permissions."""
        return stat.S_IMODE(self.member.external_attr >> 16)

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder."""
        return self.path.endswith("/")


class Written(NamedTuple):
    """A container as it was written."""

    files: int
    digest: bytes
    """SHA-256 of its manifest, and so of all that is in it."""


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


def write(to: BinaryIO | RawIOBase, about: About, pieces: Iterable[Piece]) -> Written:
    """Write a container.

    Args:
        to: An empty file, open for writing.
        about: Facts of the whole.
        pieces: Files and folders, sorted by path; each is read to its end before the next is asked for.
    """
    digests, files = bytearray(), 0
    with zipfile.ZipFile(to, "w") as container:
        container.writestr(_member(READ_ME, 0o600), _read_me())
        for piece in pieces:
            if piece.source is None:
                container.writestr(_member(piece.path, piece.mode), b"")
                digests += bytes(DIGEST)
            else:
                digests += _put(container, _member(piece.path, piece.mode), _chunks_of(piece.source))
                files += 1
        manifest = _as_json(about, contents_of(container.infolist(), digests))
        digest = _put(container, _member(MANIFEST, 0o600), manifest)
        container.comment = f"equityjournal backup {SCHEMA} sha256:{digest.hex()}".encode()
    return Written(files, digest)


def contents_of(members: Iterable[zipfile.ZipInfo], digests: bytes | bytearray) -> Iterator[Content]:
    """Contents of a container.

    Args:
        members: All its members, in their order: the text for people first, the manifest last.
        digests: The SHA-256 of each but those two, put together.
    """
    for number, member in enumerate(members):
        digest = digests[(number - 1) * DIGEST : number * DIGEST]
        if number and digest:
            yield Content(member, bytes(digest))


def _put(container: zipfile.ZipFile, member: zipfile.ZipInfo, chunks: Iterable[bytes]) -> bytes:
    """Put a file into a container; return the SHA-256 of its bytes."""
    digest = sha256()
    with container.open(member, "w", force_zip64=True) as inside:
        for chunk in chunks:
            inside.write(chunk)
            digest.update(chunk)
    return digest.digest()


def _member(path: str, mode: int) -> zipfile.ZipInfo:
    """The entry of a zip for a file or folder, without times or a system's name."""
    member = zipfile.ZipInfo(path, _NO_TIME)
    member.create_system = _UNIX
    kind = stat.S_IFDIR if path.endswith("/") else stat.S_IFREG
    member.external_attr = (kind | mode) << 16
    return member


def _chunks_of(source: BinaryIO) -> Iterator[bytes]:
    """All bytes of an open file, in pieces."""
    while chunk := source.read(CHUNK):
        yield chunk


def _read_me() -> bytes:
    """The text for openers of the container without this program."""
    lines = [
        say("This is a backup of a journal that was kept with equityjournal."),
        say("The folder journal holds it: plain text files that any editor opens, one for each entry."),
        say("To bring it back: equityjournal restore --from FILE. Without the program, unpack this file."),
        say("manifest.json has the SHA-256 of each file, to see that it is as it was."),
    ]
    return "\n".join([*lines, ""]).encode()


def _as_json(about: About, contents: Iterable[Content]) -> Iterator[bytes]:
    """The bytes of a manifest, in pieces."""
    whole = {
        "schema": SCHEMA,
        "made": about.made.isoformat(),
        "journal": about.journal,
        "entries": about.entries,
        "names": about.names,
        "keys": about.keys,
    }
    yield json.dumps(whole, indent=1).removesuffix("\n}").encode() + b',\n "files": ['
    for number, content in enumerate(contents):
        listed: dict[str, object] = {"path": content.path, "mode": f"{content.mode:04o}"}
        if not content.is_folder:
            listed |= {"size": content.member.file_size, "sha256": content.digest.hex()}
        yield (b",\n  " if number else b"\n  ") + json.dumps(listed).encode()
    yield b"]\n}\n"
