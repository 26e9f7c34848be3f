"""A backup file, read back into a journal.

A container may come from a stranger. It is read only as far as it matches `backup.write`: the same names in
the manifest and the zip, each harmless on every system; plain files and folders; no compression, so that no
file can swell.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO

from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.file_names import as_one, why_not_everywhere
from equityjournal.core.text.speech import say
from equityjournal.formats import plain_zip
from equityjournal.formats.backup import (
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
from equityjournal.formats.plain_zip import Member, NoZip

MOST_LISTED = 128 * 1024 * 1024  # bytes of a manifest, or of a zip's own list: half a million files

_COMMENT = re.compile(rb"equityjournal backup (?P<schema>[0-9]{1,4}) sha256:(?P<sum>[0-9a-f]{64})")
_COMMENT_LENGTH = len(f"equityjournal backup {SCHEMA} sha256:") + 64
_END = 22  # bytes of a zip's end before its comment
_FAULTS = (NoZip, OSError)


class Backup:
    """A container, open for reading, with a proven list.

    Its files are not proven yet.
    """

    def __init__(self, file: BinaryIO, about: About, lists: tuple[bytes, bytearray], digest: bytes) -> None:
        self._file = file
        self._list, self._digests = lists
        self.about = about
        self.digest = digest
        """SHA-256 of its manifest."""

    @property
    def count(self) -> int:
        """The number of its files and folders."""
        return len(self._digests) // DIGEST

    def contents(self) -> Iterator[Content]:
        """Its files and folders, a folder before its contents; also once it is closed."""
        return contents_of(plain_zip.members(self._list), self._digests)

    def chunks(self, content: Content) -> Iterator[bytes]:
        """The bytes of a file, in pieces.

        Raises:
            DamagedFile: At the end, when they are not those that were put in.
        """
        digest = sha256()
        try:
            for chunk in plain_zip.chunks_of(self._file, content.member):
                digest.update(chunk)
                yield chunk
        except _FAULTS:
            raise _altered(content.path) from None
        if digest.digest() != content.digest:
            raise _altered(content.path)

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
        listed = plain_zip.list_of(file, _COMMENT_LENGTH, MOST_LISTED)
        manifest = _manifest_of(plain_zip.members(listed), file.seek(0, os.SEEK_END))
        held = BytesIO()
        for chunk in plain_zip.chunks_of(file, manifest):
            held.write(chunk)
        if sha256(held.getbuffer()).digest() != expected:
            raise _altered(MANIFEST)
        about, digests = _proven(plain_zip.members(listed), held)
    except _FAULTS:
        raise DamagedFile(say("it was cut off or altered")) from None
    yield Backup(file, about, (listed, digests), expected)


def _digest_of_manifest(file: BinaryIO) -> bytes:
    """The digest in a container's last bytes, read first."""
    length = _END + _COMMENT_LENGTH
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - length, 0))
    data = file.read(length)
    comment = _COMMENT.fullmatch(data[_END:])
    if len(data) < length or not data.startswith(b"PK\5\6") or comment is None:
        raise DamagedFile(say("it is no backup of this program, or its end is missing"))
    if int(comment["schema"]) > SCHEMA:
        raise NewerFile(say("a newer version of the program made it; update equityjournal to read it"))
    return bytes.fromhex(comment["sum"].decode())


def _manifest_of(members: Iterator[Member], size: int) -> Member:
    """The manifest of a zip of plain files and folders, none larger than the zip.

    Raises:
        DamagedFile: When another is among them, or there is no manifest.
    """
    member = None
    for member in members:
        kind = stat.S_IFDIR if member.path.endswith("/") else stat.S_IFREG
        if stat.S_IFMT(member.mode) != kind or not member.is_stored:
            raise DamagedFile(say("{path} in it is no plain file", path=member.path))
        if member.end > size:
            raise DamagedFile(say("its files are said to be larger than it is"))
    if member is None or member.path != MANIFEST or member.size > MOST_LISTED:
        raise _altered(MANIFEST)
    return member


def _proven(members: Iterator[Member], manifest: BytesIO) -> tuple[About, bytearray]:
    """Facts of a container, and the SHA-256 of each of its files, put together.

    Raises:
        DamagedFile: With the first file of which list and manifest do not agree, or whose name could do harm.
    """
    facts: dict[str, Any] = {}
    names, digests = _Names(), bytearray()
    if next(members).path != READ_ME:
        raise _altered(READ_ME)
    for part in _parts(manifest):
        if not part.number:
            facts[part.key] = part.value
            continue
        member = next(members, None)
        path, digest = _path_and_digest(part.value, member)
        names.refuse_harmful(path)
        digests += digest
    if (more := next(members, None)) is None or more.path != MANIFEST:
        raise DamagedFile(say("it holds files that its manifest does not name"))
    return _about(facts), digests


def _parts(manifest: BytesIO) -> Iterator[json_stream.Member]:
    """Parts of a manifest: its facts, and each listed file."""
    try:
        manifest.seek(0)
        yield from json_stream.members(manifest, "files")
    except DamagedFile:
        raise _altered(MANIFEST) from None


def _path_and_digest(listed: Any, member: Member | None) -> tuple[str, bytes]:
    """Path and SHA-256 of a file of the manifest that is in the zip as it says; no digest means a folder."""
    try:
        path, mode = str(listed["path"]), int(listed["mode"], 8)
        is_folder = path.endswith("/")
        size = 0 if is_folder else int(listed["size"])
        digest = bytes(DIGEST) if is_folder else bytes.fromhex(listed["sha256"])
    except (ValueError, KeyError, TypeError):
        raise _altered(MANIFEST) from None
    if member is None or member.path != path or member.size != size or stat.S_IMODE(member.mode) != mode:
        raise _altered(path)
    if mode & ~0o777 or len(digest) != DIGEST:
        raise _altered(path)
    return path, digest


def _about(facts: dict[str, Any]) -> About:
    """Facts of a container as a whole."""
    try:
        if facts["schema"] != SCHEMA:
            raise _altered(MANIFEST)
        return About(
            datetime.fromisoformat(facts["made"]),
            facts["journal"] and str(facts["journal"]),
            int(facts["entries"]),
            bool(facts["names"]),
            bool(facts["keys"]),
        )
    except (ValueError, KeyError, TypeError):
        raise _altered(MANIFEST) from None


class _Names:
    """Names of a container's folders that are open at a place of its list, and of all within them."""

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
            raise _altered(path)
        if as_one(name) in seen:
            raise DamagedFile(say("it holds two files of one name: {path}", path=path))
        seen.add(as_one(name))
        if path.endswith("/"):
            self._open.append((path, set()))


def _altered(path: str) -> DamagedFile:
    """The refusal of a container with a changed part."""
    return DamagedFile(say("{path} in it was cut off or altered", path=path))
