"""A backup file, read back into a journal.

A container may come from a stranger. It is read only as far as it matches `backup.write`: the same names in
the manifest and the zip, each harmless on every system; plain files and folders; no compression, so that no
file can swell.
"""

import os
import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import IO, Any, BinaryIO

from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.file_names import as_one, why_not_everywhere
from equityjournal.core.text.speech import say
from equityjournal.formats.backup import (
    CHUNK,
    DIGEST,
    JOURNAL,
    MANIFEST,
    READ_ME,
    SCHEMA,
    SHARING,
    About,
    Content,
    contents_of,
)
from equityjournal.formats.importing import json_stream
from equityjournal.formats.importing.texts import altered

MOST_LISTED = 128 * 1024 * 1024  # bytes of a manifest, or of a zip's own list: half a million files

_FACTS = ("schema", *About._fields)
_COMMENT = re.compile(rb"equityjournal backup (?P<schema>[0-9]{1,4}) sha256:(?P<sum>[0-9a-f]{64})")
_COMMENT_LENGTH = len(f"equityjournal backup {SCHEMA} sha256:") + 64
_LONG_END = struct.Struct("<4s36xQ8x4s4xQ4x")  # before the end of a large zip: size of its list, own place
_END = struct.Struct("<4s8xL6x")  # the end of a zip before its comment, with the size of its list
_BEFORE_NAME = 30  # bytes before the name of each file
_SEALED = 1  # among the flags of a file
_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, struct.error, OSError)


class Backup:
    """A container, open for reading, with a proven list.

    Its files are not proven yet.
    """

    def __init__(self, container: zipfile.ZipFile, about: About, digests: bytearray, digest: bytes) -> None:
        self._container = container
        self._digests = digests
        self.about = about
        self.digest = digest
        """SHA-256 of its manifest."""

    @property
    def count(self) -> int:
        """The number of its files and folders."""
        return len(self._digests) // DIGEST

    def contents(self) -> Iterator[Content]:
        """Files and folders of the backup, each folder before its contents; readable after closing, too."""
        return contents_of(self._container.infolist(), self._digests)

    def chunks(self, content: Content) -> Iterator[bytes]:
        """The bytes of a file, in pieces.

        Raises:
            DamagedFile: At the end, when they are not those that were put in.
        """
        return _chunks_of(self._container, content)

    def prove(self) -> None:
        """Read every file.

        Raises:
            DamagedFile: When one is not as it was put in.
        """
        for content in self.contents():
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
        manifest = _manifest_of(container.infolist(), file.seek(0, os.SEEK_END))
        for _ in _chunks_of(container, Content(manifest, expected)):
            pass
        with container.open(manifest) as inside:
            about, digests = _proven(iter(container.infolist()), inside)
    except _FAULTS:
        raise DamagedFile(say("it was cut off or altered")) from None
    with container:
        yield Backup(container, about, digests, expected)


def _chunks_of(container: zipfile.ZipFile, content: Content) -> Iterator[bytes]:
    """The bytes of a file in a container, in pieces; proven at the end."""
    digest = sha256()
    try:
        with container.open(content.member) as inside:
            while chunk := inside.read(CHUNK):
                digest.update(chunk)
                yield chunk
    except _FAULTS:
        raise altered(content.path) from None
    if digest.digest() != content.digest:
        raise altered(content.path)


def _digest_of_manifest(file: BinaryIO) -> bytes:
    """The digest in a container's last bytes, read first."""
    length = _END.size + _COMMENT_LENGTH
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - length, 0))
    data = file.read(length)
    comment = _COMMENT.fullmatch(data[_END.size :])
    if len(data) < length or not data.startswith(b"PK\5\6") or comment is None:
        raise _of_another_form(file)
    if int(comment["schema"]) > SCHEMA:
        raise NewerFile(say("a newer version of the program made it; update equityjournal to read it"))
    _, listed = _END.unpack_from(data)
    if max(listed, _listed_in_long(file, size - length)) > MOST_LISTED:
        raise DamagedFile(say("it lists more files than a journal can have"))
    return bytes.fromhex(comment["sum"].decode())


def _listed_in_long(file: BinaryIO, end: int) -> int:
    """The size of a zip's list where it is told by a longer form, before the end.

    Raises:
        DamagedFile: When that form says that it lies elsewhere.
    """
    start = end - _LONG_END.size
    if start < 0:
        return 0
    file.seek(start)
    sign, listed, last_sign, place = _LONG_END.unpack(file.read(_LONG_END.size))
    if last_sign != b"PK\6\7":
        return 0
    if sign != b"PK\6\6" or place != start:
        raise DamagedFile(say("it was cut off or altered"))
    return int(listed)


def _manifest_of(members: list[zipfile.ZipInfo], size: int) -> zipfile.ZipInfo:
    """The manifest of a zip of plain files and folders that lie one after another.

    Raises:
        DamagedFile: When others are among them, or there is no manifest.
    """
    end = 0
    for member in members:
        path = member.filename
        kind = stat.S_IFDIR if path.endswith("/") else stat.S_IFREG
        packed = member.compress_type != zipfile.ZIP_STORED or member.compress_size != member.file_size
        if stat.S_IFMT(member.external_attr >> 16) != kind or packed or member.flag_bits & _SEALED:
            raise DamagedFile(say("{path} in it is no plain file", path=path))
        if member.header_offset < end or path != member.orig_filename:
            raise altered(path)
        end = member.header_offset + _BEFORE_NAME + len(path) + member.file_size
        if end > size:
            raise DamagedFile(say("its files are said to be larger than it is"))
    if not members or members[-1].file_size > MOST_LISTED:
        raise altered(MANIFEST)
    return members[-1]


def _proven(members: Iterator[zipfile.ZipInfo], manifest: IO[bytes]) -> tuple[About, bytearray]:
    """Facts of a container, and the SHA-256 of each of its files, put together.

    Raises:
        DamagedFile: With the first file of which list and manifest do not agree, or whose name could do harm.
    """
    facts: dict[str, Any] = {}
    names, digests = _Names(), bytearray()
    if next(members).filename != READ_ME:
        raise altered(READ_ME)
    for part in _parts(manifest):
        if not part.number:
            if part.key in _FACTS:
                facts[part.key] = part.value
            continue
        member = next(members, None)
        path, digest = _path_and_digest(part.value, member)
        names.refuse_harmful(path)
        digests += digest
    if (more := next(members, None)) is None or more.filename != MANIFEST:
        raise DamagedFile(say("it holds files that its manifest does not name"))
    return _about(facts), digests


def _parts(manifest: IO[bytes]) -> Iterator[json_stream.Member]:
    """Parts of a manifest: its facts, and each listed file."""
    try:
        yield from json_stream.members(manifest, "files")
    except DamagedFile:
        raise altered(MANIFEST) from None


def _path_and_digest(listed: Any, member: zipfile.ZipInfo | None) -> tuple[str, bytes]:
    """Path and SHA-256 of a file that the manifest and the zip agree on; without a digest, a folder."""
    try:
        path, mode = str(listed["path"]), int(listed["mode"], 8)
        is_folder = path.endswith("/")
        size = 0 if is_folder else int(listed["size"])
        digest = bytes(DIGEST) if is_folder else bytes.fromhex(listed["sha256"])
    except (ValueError, KeyError, TypeError):
        raise altered(MANIFEST) from None
    if member is None or member.filename != path or member.file_size != size:
        raise altered(path)
    if stat.S_IMODE(member.external_attr >> 16) != mode or mode & ~0o777 or len(digest) != DIGEST:
        raise altered(path)
    return path, digest


def _about(facts: dict[str, Any]) -> About:
    """Facts of a container as a whole."""
    try:
        if facts["schema"] != SCHEMA:
            raise altered(MANIFEST)
        return About(
            datetime.fromisoformat(facts["made"]),
            facts["journal"] and str(facts["journal"]),
            int(facts["entries"]),
            bool(facts["names"]),
            bool(facts["keys"]),
        )
    except (ValueError, KeyError, TypeError):
        raise altered(MANIFEST) from None


class _Names:
    """Names of the folders open at a place of a container's list, and of all contents of these."""

    def __init__(self) -> None:
        self._open: list[tuple[str, set[str]]] = [("", set())]

    def refuse_harmful(self, path: str) -> None:
        """Refuse a name that leads elsewhere, or that some system takes for another.

        Raises:
            DamagedFile: When it is one.
        """
        if why := why_not_everywhere(path.removesuffix("/")):
            raise DamagedFile(say("{path} in it is refused: {why}", path=path, why=why))
        while not path.startswith(self._open[-1][0]):
            self._open.pop()
        folder, seen = self._open[-1]
        name = path.removeprefix(folder).removesuffix("/")
        if "/" in name or not path.startswith((JOURNAL, SHARING)):
            raise altered(path)
        if as_one(name) in seen:
            raise DamagedFile(say("it holds two files of one name: {path}", path=path))
        seen.add(as_one(name))
        if path.endswith("/"):
            self._open.append((path, set()))


def _of_another_form(file: BinaryIO) -> DamagedFile:
    """The refusal of a file without a backup's end, such as a zip that was unpacked and packed again."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - CHUNK, 0))
    end = file.read(CHUNK)
    if b"PK\5\6" in end and MANIFEST.encode() in end and JOURNAL.encode() in end:
        return DamagedFile(
            say(
                "something packed it anew or added to it, so it cannot be proven; unpacked by hand, the "
                "folder “journal” in it is your journal"
            )
        )
    return DamagedFile(say("it is no backup of this program, or its end is missing"))
