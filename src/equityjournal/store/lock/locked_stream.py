"""Files locked with a passphrase, piece by piece, as by `age`.

The format is https://age-encryption.org/v1: a header with a single scrypt stanza, then the content in pieces
of 64 KiB, each sealed by itself and numbered, the last of them marked. The library beneath would hold the
whole file in memory, and take a gigabyte besides; here a piece is held, and the work is that of `age` itself.
"""

import base64
import hmac
import io
import re
import secrets
from hashlib import scrypt, sha256
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

WORK = 18
"""The base-2 logarithm of scrypt's work: 256 MB of memory for a moment."""
HARDEST = 21
"""The hardest that is opened: 2 GB; earlier releases took for keys as much as a fast machine could bear."""

_PIECE, _TAG, _NONCE = 64 * 1024, 16, 16  # bytes
_LONGEST_HEADER = 256
_HEADER = re.compile(
    rb"(?P<signed>age-encryption\.org/v1\n"
    rb"-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9][0-9]?)\n"
    rb"(?P<body>[A-Za-z0-9+/]{43})\n"
    rb"---) (?P<mac>[A-Za-z0-9+/]{43})\n"
)


class Locking(io.RawIOBase):
    """A file being locked, piece by piece, until `finish`.

    Args:
        to: The file, open for writing; nothing is read from it.
        secret: The passphrase.
    """

    def __init__(self, to: BinaryIO, secret: str) -> None:
        super().__init__()
        self._to = to
        self._waiting = bytearray()
        self._number = 0
        key, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE)
        to.write(_header(key, secret) + nonce)
        self._seal = ChaCha20Poly1305(_derived(key, nonce, b"payload"))

    def writable(self) -> bool:
        """Bytes may be written."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Take bytes; each piece goes out once more bytes follow."""
        self._waiting += data
        while len(self._waiting) > _PIECE:
            self._put(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]
        return len(memoryview(data))

    def finish(self) -> None:
        """Write the last piece."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._to.write(self._seal.encrypt(_nonce(self._number, last=last), piece, None))
        self._number += 1


class _Pieces(io.RawIOBase):
    """A locked file's content, a piece in memory at a time.

    Args:
        file: The locked file, open for reading and seeking.
        start: Where its first piece begins.
        key: The key of its pieces.

    Raises:
        DamagedFile: Here or when reading, in a clause, when a piece is altered or the last is missing.
    """

    def __init__(self, file: BinaryIO, start: int, key: bytes) -> None:
        super().__init__()
        self._file, self._start, self._open = file, start, ChaCha20Poly1305(key)
        sealed = file.seek(0, io.SEEK_END) - start
        self._last = max(sealed - 1, 0) // (_PIECE + _TAG)
        self._size = sealed - (self._last + 1) * _TAG
        self._at = 0
        self._held = (-1, b"")
        if len(self._piece(self._last)) == 0 and self._last:
            raise _damaged()

    def readable(self) -> bool:
        """Bytes may be read."""
        return True

    def seekable(self) -> bool:
        """Any place may be gone to."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the content; return it."""
        self._at = max(offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence], 0)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read on, to the end of a piece at most."""
        if self._at >= self._size:
            return 0
        number, within = divmod(self._at, _PIECE)
        view = memoryview(buffer)
        data = self._piece(number)[within : within + len(view)]
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _piece(self, number: int) -> bytes:
        """A piece, opened."""
        if self._held[0] != number:
            self._file.seek(self._start + number * (_PIECE + _TAG))
            sealed = self._file.read(_PIECE + _TAG)
            try:
                opened = self._open.decrypt(_nonce(number, last=number == self._last), sealed, None)
            except (InvalidTag, ValueError):
                raise _damaged() from None
            self._held = (number, opened)
        return self._held[1]


def is_streamed(beginning: bytes) -> bool:
    """Whether bytes begin a binary file of age's."""
    return _HEADER.match(beginning) is not None


def unlocking(file: BinaryIO, secret: str, wrong: NotAllowed) -> BinaryIO:
    """A locked file's content, open for reading, never on disk.

    Args:
        file: The file, open for reading and seeking.
        secret: The passphrase.
        wrong: The error for a passphrase that does not open it.

    Raises:
        NotAllowed: When the passphrase is wrong.
        DamagedFile: In a clause, when it is no such file, is damaged, or needs too much memory.
    """
    file.seek(0)
    header = _HEADER.match(file.read(_LONGEST_HEADER))
    if header is None or int(header["work"]) > HARDEST:
        raise DamagedFile(say("it is not a file that was locked here"))
    try:
        wrapping = _wrapping_key(secret, _from_base64(header["salt"]), int(header["work"]))
        key = ChaCha20Poly1305(wrapping).decrypt(bytes(12), _from_base64(header["body"]), None)
    except (InvalidTag, UnicodeEncodeError):  # bytes may be typed that stand for no character
        raise wrong from None
    except (ValueError, MemoryError):
        raise _damaged() from None
    mac = hmac.digest(_derived(key, b"", b"header"), header["signed"], sha256)
    if not hmac.compare_digest(_base64(mac).encode(), header["mac"]):
        raise _damaged()
    file.seek(header.end())
    nonce = file.read(_NONCE)
    pieces = _Pieces(file, header.end() + _NONCE, _derived(key, nonce, b"payload"))
    return io.BufferedReader(pieces, _PIECE)


def _header(key: bytes, secret: str) -> bytes:
    """The header of a file whose key only the passphrase opens."""
    salt = secrets.token_bytes(16)
    body = ChaCha20Poly1305(_wrapping_key(secret, salt, WORK)).encrypt(bytes(12), key, None)
    signed = f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {WORK}\n{_base64(body)}\n---".encode()
    mac = hmac.digest(_derived(key, b"", b"header"), signed, sha256)
    return signed + f" {_base64(mac)}\n".encode()


def _wrapping_key(secret: str, salt: bytes, work: int) -> bytes:
    """The key that a passphrase gives."""
    salt = b"age-encryption.org/v1/scrypt" + salt
    memory = (1 << (work + 10)) + (1 << 20)
    return scrypt(secret.encode(), salt=salt, n=1 << work, r=8, p=1, maxmem=memory, dklen=32)


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """A key for a single purpose."""
    return HKDF(SHA256(), 32, salt, purpose).derive(key)


def _nonce(number: int, *, last: bool) -> bytes:
    """The number of a piece, and whether it is the last."""
    return number.to_bytes(11, "big") + bytes([last])


def _base64(data: bytes) -> str:
    """Bytes as age writes them: base64 without padding."""
    return base64.b64encode(data).decode().rstrip("=")


def _from_base64(text: bytes) -> bytes:
    """The bytes of such a text.

    Raises:
        ValueError: When it is none, or another text of the same bytes than age writes.
    """
    data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _base64(data).encode() != text:
        raise ValueError
    return data


def _damaged() -> DamagedFile:
    return DamagedFile(say("it is damaged, or was locked on a much faster machine"))
