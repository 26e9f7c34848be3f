"""A zip of stored files, written and read a file at a time.

Any system opens it. Nothing is compressed, and no file has a time. What is held in memory is the zip's own
list, some hundred bytes a file; Python's own module holds six times as much.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO, NamedTuple

CHUNK = 1024 * 1024  # bytes read at a time
LIMIT = 0xFFFFFFFF
"""A number of the list from here on is told by its longer form."""
FEW = 0xFFFF
"""A number of files from here on likewise."""

_BEFORE = struct.Struct("<4s5H3L2H")  # what stands before a file's name and bytes
_LISTED = struct.Struct("<4s6H3L5H2L")  # what stands before its name in the list
_END = struct.Struct("<4s4H2LH")
_LONG_END = struct.Struct("<4sQ2H2L4Q")
_LONG_END_AT = struct.Struct("<4sLQL")
_LONG = 1  # the kind of further values that hold long numbers
_VERSION, _LONG_VERSION, _UNIX = 20, 45, 3
_TOLD_LONG, _MANY = 0xFFFFFFFF, 0xFFFF  # what stands where a longer form tells
_SEALED, _IN_UTF_8, _STORED = 1, 0x800, 0
_NO_TIME, _FIRST_DAY = 0, 1 << 5 | 1  # midnight, on 1 January 1980


class NoZip(ValueError):
    """The error for bytes that are no whole zip of stored files."""


class Member(NamedTuple):
    """A file or folder of a zip, as listed."""

    path: str
    """Its path; a folder's ends with `/`."""

    mode: int
    """Its kind and permissions, as Unix has them."""

    size: int
    crc: int
    start: int
    """The place of the bytes that stand before its name."""

    is_stored: bool
    """Whether its bytes are there as they are, neither compressed nor sealed."""

    @property
    def end(self) -> int:
        """The first place where another could begin."""
        return self.start + _BEFORE.size + len(_encoded(self.path)) + self.size


class Writing:
    """A zip being written, until `finish`.

    Args:
        to: An empty file, open for writing.
    """

    def __init__(self, to: BinaryIO | io.RawIOBase) -> None:
        self._to = to
        self._at = 0
        self._count = 0
        self._list = bytearray()

    @property
    def members(self) -> Iterator[Member]:
        """Members written so far, in their order."""
        return members(self._list)

    def put(self, path: str, mode: int, chunks: Callable[[], Iterable[bytes | bytearray]]) -> bytes:
        """Write a file or folder; return the SHA-256 of its bytes.

        Args:
            path: Its path; a folder's ends with `/`.
            mode: Its kind and permissions.
            chunks: Function that gives its bytes in pieces; called twice, for the checksum stands first.
        """
        digest, crc, size = sha256(), 0, 0
        for chunk in chunks():
            digest.update(chunk)
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
        member = Member(path, mode, size, crc, self._at, is_stored=True)
        self._write(_before(member))
        for chunk in chunks():
            self._write(chunk)
        self._list += _listed(member)
        self._count += 1
        return digest.digest()

    def finish(self, comment: bytes) -> None:
        """Write the list, and the comment that ends the zip."""
        start, count, size = self._at, self._count, len(self._list)
        self._write(self._list)
        if count < FEW and size < LIMIT and start < LIMIT:
            self._write(_END.pack(b"PK\5\6", 0, 0, count, count, size, start, len(comment)) + comment)
            return
        rest, version = _LONG_END.size - 12, _LONG_VERSION
        self._write(_LONG_END.pack(b"PK\6\6", rest, version, version, 0, 0, count, count, size, start))
        self._write(_LONG_END_AT.pack(b"PK\6\7", 0, start + size, 1))
        told = (_MANY, _MANY, _TOLD_LONG, _TOLD_LONG)
        self._write(_END.pack(b"PK\5\6", 0, 0, *told, len(comment)) + comment)

    def _write(self, data: bytes | bytearray) -> None:
        self._to.write(data)
        self._at += len(data)


def list_of(file: BinaryIO, comment: int, most: int) -> bytes:
    """The list of a zip, in the form that `members` reads.

    Args:
        file: The zip, open for reading and seeking.
        comment: The length of the comment at its end.
        most: The longest list to read, in bytes.

    Raises:
        NoZip: When it is cut off or altered.
        OSError: When it cannot be read.
    """
    end = file.seek(0, io.SEEK_END) - _END.size - comment
    _, _, _, _, count, size, start, _ = _unpacked(_END, file, end, b"PK\5\6")
    if _TOLD_LONG in (size, start) or count == _MANY:
        _, _, end, _ = _unpacked(_LONG_END_AT, file, end - _LONG_END_AT.size, b"PK\6\7")
        *_, count, size, start = _unpacked(_LONG_END, file, end, b"PK\6\6")
    if start + size != end or size > most:
        raise NoZip
    file.seek(start)
    listed = file.read(size)
    if len(listed) != size:
        raise NoZip
    return listed


def members(listed: bytes | bytearray) -> Iterator[Member]:
    """Members of a list, in its order.

    Raises:
        NoZip: At the first that cannot be read, or overlaps the one before.
    """
    at, end = 0, 0
    while at < len(listed):
        if len(listed) - at < _LISTED.size:
            raise NoZip
        sign, _, _, flags, method, _, _, crc, packed, size, *lengths, _, _, kind, start = _LISTED.unpack_from(
            listed, at
        )
        name, extra, comment = lengths[:3]
        at += _LISTED.size
        path = _decoded(bytes(listed[at : at + name]), flags)
        more = _long_numbers(bytes(listed[at + name : at + name + extra]))
        size, packed, start = (
            next(more) if value == 0xFFFFFFFF else value for value in (size, packed, start)
        )
        at += name + extra + comment
        stored = not flags & _SEALED and method == _STORED and packed == size
        member = Member(path, kind >> 16, size, crc, start, stored)
        if sign != b"PK\1\2" or at > len(listed) or start < end:
            raise NoZip
        end = member.end
        yield member


def chunks_of(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """The bytes of a stored file, in pieces.

    Raises:
        NoZip: At the latest at the end, when they are not those that were put in.
        OSError: When they cannot be read.
    """
    _, _, flags, method, _, _, _, _, _, name, extra = _unpacked(_BEFORE, file, member.start, b"PK\3\4")
    if _decoded(file.read(name), flags) != member.path or flags & _SEALED or method != _STORED:
        raise NoZip
    at, left, crc = member.start + _BEFORE.size + name + extra, member.size, 0
    while left:
        file.seek(at)
        chunk = file.read(min(left, CHUNK))
        if not chunk:
            raise NoZip
        at, left, crc = at + len(chunk), left - len(chunk), zlib.crc32(chunk, crc)
        yield chunk
    if crc != member.crc:
        raise NoZip


def _before(member: Member) -> bytes:
    """What stands before a member's bytes."""
    name = _encoded(member.path)
    extra, shown = b"", member.size
    if member.size >= LIMIT:
        extra, shown = struct.pack("<2H2Q", _LONG, 16, member.size, member.size), _TOLD_LONG
    return (
        _BEFORE.pack(
            b"PK\3\4", _version(extra), _flags(name), _STORED, _NO_TIME, _FIRST_DAY, member.crc, shown, shown,
            len(name), len(extra),
        )
        + name
        + extra
    )  # fmt: skip


def _listed(member: Member) -> bytes:
    """A member's part of the list."""
    name = _encoded(member.path)
    numbers = [member.size, member.size, member.start]
    long = [number for number in numbers if number >= LIMIT]
    size, packed, start = (_TOLD_LONG if number >= LIMIT else number for number in numbers)
    extra = struct.pack(f"<2H{len(long)}Q", _LONG, 8 * len(long), *long) if long else b""
    version = _version(extra)
    return (
        _LISTED.pack(
            b"PK\1\2", _UNIX << 8 | version, version, _flags(name), _STORED, _NO_TIME, _FIRST_DAY,
            member.crc, packed, size, len(name), len(extra), 0, 0, 0, member.mode << 16, start,
        )
        + name
        + extra
    )  # fmt: skip


def _version(extra: bytes) -> int:
    """The least version of the format that reads a member."""
    return _LONG_VERSION if extra else _VERSION


def _flags(name: bytes) -> int:
    """The flags of a member with such a name."""
    return 0 if name.isascii() else _IN_UTF_8


def _encoded(path: str) -> bytes:
    """A path as the bytes of a name."""
    return path.encode("utf-8", "surrogatepass")


def _decoded(name: bytes, flags: int) -> str:
    """A name as a path.

    Without the flag it is of the first zips' letters.
    """
    try:
        return name.decode("utf-8" if flags & _IN_UTF_8 else "cp437")
    except UnicodeDecodeError:
        raise NoZip from None


def _long_numbers(extra: bytes) -> Iterator[int]:
    """Long numbers among the further values of a member.

    Raises:
        NoZip: When one more is asked for than there are.
    """
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == _LONG:
            for within in range(at + 4, min(at + 4 + size, len(extra)) - 7, 8):
                yield struct.unpack_from("<Q", extra, within)[0]
        at += 4 + size
    raise NoZip


def _unpacked(form: struct.Struct, file: BinaryIO, at: int, sign: bytes) -> tuple[int, ...]:
    """Values at a place of a file, after their sign."""
    if at < 0:
        raise NoZip
    file.seek(at)
    data = file.read(form.size)
    if len(data) != form.size or not data.startswith(sign):
        raise NoZip
    values: tuple[int, ...] = form.unpack(data)
    return values
