"""Archives as sources: no file is unpacked to the disk, and no file can swell without end."""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader, FileIO, RawIOBase
from typing import IO, BinaryIO, cast

from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.texts import altered

LARGEST_LIST = 8 * 1024 * 1024
"""Bytes of an archive's own list of files: some 80,000 of them."""
MOST_READ = 2 * 1024**3
"""Bytes that may come out of one file in an archive."""
SWELLING = 300
"""Times its size that a file may swell, above a few megabytes; text swells twenty times at most."""
_OF_WORDS = (".json", ".txt", ".md", ".xml", ".html", ".doentry", ".toml")
_FREE = 4 * 1024 * 1024
_END, _END_SIZE, _LONGEST_COMMENT, _LOCATOR_SIZE = b"PK\5\6", 22, 65_535, 20
_ELSEWHERE = 0xFFFF_FFFF
_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, struct.error, OSError,
           LookupError, zlib.error)  # fmt: skip


class Archive:
    """The files of a zip open for reading."""

    is_folder = True

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self.name = name
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in archive.infolist():
            if not member.filename.endswith("/"):  # `is_dir` fails at a name without letters
                self._members.setdefault(self._free_name(member.filename), member)

    def _free_name(self, name: str) -> str:
        """A distinct name for each of several files with the same name, so that all are read."""
        turn, free = 2, name
        start, dot, ending = name.rpartition(".")
        while free in self._members:
            free = f"{start} ({turn}).{ending}" if dot else f"{name} ({turn})"
            turn += 1
        return free

    def files(self) -> Sequence[str]:
        """Names of the files, sorted."""
        return sorted(self._members)

    @contextmanager
    def opened(self, path: str) -> Iterator[BinaryIO]:
        """A file of the archive, open for reading.

        Raises:
            DamagedFile: When it is sealed, cut off, altered, or swells.
        """
        member = self._members[path]
        if member.flag_bits & 1:
            raise DamagedFile(say("{path} in it is locked with a password", path=path))
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DamagedFile(say("{path} in it is packed in a way that is not read here", path=path))
        try:
            inside = self._archive.open(member)
        except _FAULTS:
            raise altered(path) from None
        with inside, BufferedReader(cast("FileIO", _Watched(inside, member, path))) as file:
            yield file


class _Watched(RawIOBase):
    """A file with a limit on swelling."""

    def __init__(self, inside: IO[bytes], member: zipfile.ZipInfo, path: str) -> None:
        super().__init__()
        self._inside = inside
        self._most = min(MOST_READ, _FREE + member.compress_size * SWELLING)
        self._path = path
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # all that a reader hands over
        try:
            data = self._inside.read(len(buffer))
        except _FAULTS:
            raise altered(self._path) from None
        self._read += len(data)
        if self._read > self._most:
            raise DamagedFile(say("{path} in it swells to far more than its size", path=self._path))
        buffer[: len(data)] = data
        return len(data)


def refuse_if_altered(archive: Source) -> None:
    """Refuse an archive in which a file of words was cut off or altered.

    Raises:
        DamagedFile: With the file.
    """
    for path in archive.files():
        if path.lower().endswith(_OF_WORDS):
            with archive.opened(path) as file:
                while file.read(_FREE):
                    pass


def is_archive(source: Source) -> bool:
    """Whether a source begins as a zip does."""
    if source.is_folder:
        return False
    with source.opened(source.files()[0]) as file:
        return file.read(4) in (b"PK\3\4", _END)


@contextmanager
def archive_of(source: Source) -> Iterator[Archive]:
    """The archive of a file.

    Raises:
        DamagedFile: When it was cut off or altered, or lists too many files.
    """
    with source.opened(source.files()[0]) as file:
        if _size_of_list(file) > LARGEST_LIST:
            raise DamagedFile(say("it lists more files than a diary can have"))
        try:
            archive = zipfile.ZipFile(file)
        except _FAULTS:
            raise DamagedFile(say("it is a zip that was cut off or altered")) from None
        with archive:
            yield Archive(source.name, archive)


def _size_of_list(file: BinaryIO) -> int:
    """The stated size of a zip's file list, before reading the list."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _END_SIZE - _LONGEST_COMMENT - 1 - _LOCATOR_SIZE, 0))
    tail = file.read()
    at = len(tail) - _END_SIZE  # where there is no comment, as `zipfile` looks for it too
    if at < 0 or tail[at : at + 4] != _END:
        at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise DamagedFile(say("it is a zip that was cut off or altered"))
    listed = int.from_bytes(tail[at + 12 : at + 16], "little")
    locator = tail[max(at - _LOCATOR_SIZE, 0) : at]
    if not locator.startswith(b"PK\6\7"):
        return listed
    file.seek(min(int.from_bytes(locator[8:16], "little"), size))
    large = int.from_bytes(file.read(56)[40:48], "little")
    return large if listed == _ELSEWHERE else max(listed, large)
