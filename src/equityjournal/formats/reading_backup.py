"""A backup file, read back into a journal.

A container may come from a stranger. It is read only as far as it matches `backup.write`: the same names in
the manifest and the zip, each harmless on every system; plain files and folders; no compression, so that no
file can swell.
"""

import json
import os
import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO

from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.file_names import as_one, why_not_everywhere
from equityjournal.core.text.speech import say
from equityjournal.formats.backup import CHUNK, JOURNAL, MANIFEST, SCHEMA, SHARING, About, Content

MOST_LISTED = 128 * 1024 * 1024  # bytes of a manifest, or of a zip's own list: half a million files

_COMMENT = re.compile(rb"equityjournal backup (?P<schema>[0-9]{1,4}) sha256:(?P<sum>[0-9a-f]{64})")
_COMMENT_LENGTH = len(f"equityjournal backup {SCHEMA} sha256:") + 64
_END = struct.Struct("<4s4H2LH")  # the end of a zip: its sixth value is the size of its list
_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, struct.error, OSError)


class Backup:
    """A container, open for reading, with a proven list.

    Its files are not proven yet.
    """

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
    """The digest in a container's last bytes, read first."""
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
    """The files and folders in a zip, by name.

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
    """A file or folder of the manifest."""
    path, mode = str(listed["path"]), int(listed["mode"], 8) & 0o777
    if path.endswith("/"):
        return Content(path, mode, 0, "")
    return Content(path, mode, int(listed["size"]), str(listed["sha256"]))


def _refuse_unless_same(members: dict[str, zipfile.ZipInfo], contents: list[Content]) -> None:
    """Refuse a container with another manifest or harmful names.

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
    """The refusal of a container with a changed part."""
    return DamagedFile(say("{path} in it was cut off or altered", path=path))
