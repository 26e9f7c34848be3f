"""A journal ⇄ one file: a zip that any system opens, with a manifest of digests.

The container is an ordinary zip, uncompressed, its names sorted and its times fixed, so that the same journal
gives the same bytes. `journal/` holds the files of the journal as they are, `sharing/` the keys if they were
asked for. `manifest.json`, the last file, has path, mode, size and SHA-256 of each; the comment of the zip
has the SHA-256 of the manifest.

A container from elsewhere is a stranger's. It is read only as far as it is what `write` makes: the same
names, in the manifest and in the zip, each of them harmless on every system; plain files and folders; nothing
compressed, so that nothing can swell.
"""

import json
import os
import re
import stat
import struct
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO, NamedTuple

from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.file_names import as_one, why_not_everywhere
from equityjournal.core.text.speech import say

JOURNAL, SHARING = "journal/", "sharing/"
MANIFEST, READ_ME = "manifest.json", "READ-ME.txt"
SCHEMA = 1

CHUNK = 1024 * 1024  # bytes read at a time
MOST_LISTED = 128 * 1024 * 1024  # bytes of a manifest, or of a zip's own list: half a million files

_COMMENT = re.compile(rb"equityjournal backup (?P<schema>[0-9]{1,4}) sha256:(?P<sum>[0-9a-f]{64})")
_COMMENT_LENGTH = len(f"equityjournal backup {SCHEMA} sha256:") + 64
_END = struct.Struct("<4s4H2LH")  # the end of a zip: its sixth value is the size of its list
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, struct.error, OSError)


class Piece(NamedTuple):
    """A file or folder that goes in."""

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


def write(to: BinaryIO, about: About, pieces: Iterable[Piece]) -> list[Content]:
    """Write a container; return what is in it.

    Args:
        to: An empty file, open for writing and seeking.
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
    """The entry of a zip for a file or folder; no time and no system shows in it."""
    member = zipfile.ZipInfo(path, _NO_TIME)
    member.create_system = _UNIX
    kind = stat.S_IFDIR if path.endswith("/") else stat.S_IFREG
    member.external_attr = (kind | mode) << 16
    return member


def _read_me() -> bytes:
    """The text for whoever opens the container without this program."""
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


class Backup:
    """A container, open for reading; its list is proven, its files are not yet."""

    def __init__(self, container: zipfile.ZipFile, about: About, contents: list[Content]) -> None:
        self._container = container
        self.about = about
        self.contents = contents

    def chunks(self, content: Content) -> Iterator[bytes]:
        """The bytes of a file, in pieces.

        Raises:
            DamagedFile: At the end, when they are not those that were put in.
        """
        digest = sha256()
        try:
            with self._container.open(content.path) as inside:
                while chunk := inside.read(CHUNK):
                    digest.update(chunk)
                    yield chunk
        except _FAULTS:
            raise _altered(content.path) from None
        if digest.hexdigest() != content.digest:
            raise _altered(content.path)

    def prove(self) -> None:
        """Read every file.

        Raises:
            DamagedFile: When one is not as it was put in.
        """
        for content in self.contents:
            if not content.is_folder:
                for _ in self.chunks(content):
                    pass


@contextmanager
def opened(file: BinaryIO) -> Iterator[Backup]:
    """A container, its list of files proven.

    Raises:
        DamagedFile: In a clause, when it is no backup, was cut off or altered, or could do harm; `NewerFile`
            when a later version of the program made it.
    """
    expected = _digest_of_manifest(file)
    try:
        container = zipfile.ZipFile(file)
    except _FAULTS:
        raise DamagedFile(say("it was cut off or altered")) from None
    with container:
        members = _members(container, file.seek(0, os.SEEK_END))
        data = _manifest(container, members)
        if sha256(data).hexdigest() != expected:
            raise _altered(MANIFEST)
        about, contents = _from_json(data)
        _refuse_unless_same(members, contents)
        yield Backup(container, about, contents)


def _digest_of_manifest(file: BinaryIO) -> str:
    """The digest in a container's last bytes, before any of its lists is read."""
    length = _END.size + _COMMENT_LENGTH
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - length, 0))
    data = file.read(length)
    comment = _COMMENT.fullmatch(data[_END.size :])
    if len(data) < length or not data.startswith(b"PK\5\6") or comment is None:
        raise DamagedFile(say("it is no backup of this program, or its end is missing"))
    if int(comment["schema"]) > SCHEMA:
        raise NewerFile(say("a newer version of the program made it; update equityjournal to read it"))
    if _END.unpack(data[: _END.size])[5] > MOST_LISTED:
        raise DamagedFile(say("it lists more files than a journal can have"))
    return comment["sum"].decode()


def _members(container: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    """The files and folders that a zip lists, by name.

    Raises:
        DamagedFile: When there are two of a name, or one that is no plain file or folder.
    """
    members = {}
    for member in container.infolist():
        name = member.filename
        kind = stat.S_IFMT(member.external_attr >> 16)
        plain = stat.S_IFDIR if name.endswith("/") else stat.S_IFREG
        if name in members or name != member.orig_filename:
            raise DamagedFile(say("it holds two files of one name: {path}", path=name))
        if kind != plain or member.flag_bits & 1 or member.compress_type != zipfile.ZIP_STORED:
            raise DamagedFile(say("{path} in it is no plain file", path=name))
        members[name] = member
    if sum(member.file_size for member in members.values()) > size:
        raise DamagedFile(say("its files are said to be larger than it is"))
    return members


def _manifest(container: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> bytes:
    """The bytes of the manifest."""
    listed = members.get(MANIFEST)
    if listed is None or listed.file_size > MOST_LISTED:
        raise _altered(MANIFEST)
    try:
        return container.read(MANIFEST)
    except _FAULTS:
        raise _altered(MANIFEST) from None


def _from_json(data: bytes) -> tuple[About, list[Content]]:
    """A manifest, read."""
    try:
        whole = json.loads(data)
        if whole["schema"] != SCHEMA:
            raise _altered(MANIFEST)
        about = About(
            datetime.fromisoformat(whole["made"]),
            whole["journal"] and str(whole["journal"]),
            int(whole["entries"]),
            bool(whole["names"]),
            bool(whole["keys"]),
        )
        return about, [_content(listed) for listed in whole["files"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _altered(MANIFEST) from None


def _content(listed: dict[str, Any]) -> Content:
    """A file or folder as the manifest lists it."""
    path, mode = str(listed["path"]), int(listed["mode"], 8) & 0o777
    if path.endswith("/"):
        return Content(path, mode, 0, "")
    return Content(path, mode, int(listed["size"]), str(listed["sha256"]))


def _refuse_unless_same(members: dict[str, zipfile.ZipInfo], contents: list[Content]) -> None:
    """Refuse a container whose zip and manifest differ, or whose names could do harm.

    Raises:
        DamagedFile: With the first such name.
    """
    folders, seen = {"": None}, set[str]()
    for content in contents:
        path = content.path
        plain = path.removesuffix("/")
        if why := why_not_everywhere(plain):
            raise DamagedFile(say("{path} in it is refused: {why}", path=path, why=why))
        if as_one(plain) in seen:
            raise DamagedFile(say("it holds two files of one name: {path}", path=path))
        within = plain.rpartition("/")[0]
        member = members.get(path)
        is_ours = path.startswith((JOURNAL, SHARING)) and within in folders
        if member is None or not is_ours or member.file_size != content.size:
            raise _altered(path)
        if stat.S_IMODE(member.external_attr >> 16) != content.mode:
            raise _altered(path)
        seen.add(as_one(plain))
        if content.is_folder:
            folders[plain] = None
    if len(members) != len(contents) + 2:  # the manifest itself, and the text for people
        raise DamagedFile(say("it holds files that its manifest does not name"))


def _altered(path: str) -> DamagedFile:
    """The refusal of a container of which a part is not as it was."""
    return DamagedFile(say("{path} in it was cut off or altered", path=path))
