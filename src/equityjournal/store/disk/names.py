"""File names, by day or moment; never by title."""

import os
import re
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
STAGED = ".import.*.tmp"
"""The folder in a journal of entries that are about to come in; a crash may leave it."""


def six_letters() -> str:
    """Six random characters of lower-case base32 (RFC 4648: a to z, 2 to 7)."""
    return _random_letters(6)


def message_name() -> str:
    """A message id: 26 random characters of lower-case base32, 130 bits."""
    return _random_letters(26)


def _random_letters(count: int) -> str:
    """Random characters of lower-case base32."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(count))


def letters_of(data: bytes) -> str:
    """Bytes as lower-case base32."""
    from base64 import b32encode  # noqa: PLC0415 - for few names

    return b32encode(data).decode().lower()


def checksum_name(text: str) -> str:
    """A text as a name of 16 hexadecimal digits."""
    return checksum(bytes_of_path(text))


def checksum(data: bytes) -> str:
    """A checksum of bytes, in 16 hexadecimal digits: against a mistake, and not against a person.

    Two checksums rather than a digest: OpenSSL is slow to load.
    """
    return f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}"


def moment_name(now: datetime) -> str:
    """A moment as a sortable name: `20261121T193004123456Z`."""
    # Not strftime, which on some systems writes the year 900 as "900", a name out of order.
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}".zfill(len("20261121T193004123456Z"))


def moment_after(now: datetime, names: Iterable[str]) -> str:
    """The name of a moment, later than all given names even if the clock was set back."""
    name = moment_name(now)
    last = max((found[0] for found in (re.match(_MOMENT, name) for name in names) if found), default="")
    if last < name:
        return name
    return moment_name(
        datetime.strptime(f"{last[:-1]}+0000", "%Y%m%dT%H%M%S%f%z") + timedelta(microseconds=1)
    )


_MOMENT = r"[0-9]{8}T[0-9]{12}Z"


def place_of(root: Path, identity: str) -> Path:
    """Path of an entry's file, from its id."""
    year, month, _ = identity.split("-", 2)
    return root / "entries" / year / month / f"{identity}.toml"


def bytes_of_path(path: str | Path) -> bytes:
    """A path as its bytes: a name need not be text."""
    return os.fsencode(path)


def path_of_bytes(path: bytes) -> str:
    """The path of the bytes above."""
    return os.fsdecode(path)


def real_path(path: Path) -> str:
    """The path of a file or folder without links, in a single spelling."""
    return os.path.realpath(path)


def below(root: Path, path: str) -> str:
    """The part of a path below a folder."""
    return path.removeprefix(f"{root}{os.sep}")


def bytes_below(root: Path, path: str) -> bytes:
    """The part of a path below a folder, as bytes."""
    return bytes_of_path(below(root, path))


def join(folder: str, name: str) -> str:
    """The path of a file in a folder; the folder itself without a name."""
    return os.path.join(folder, name) if name else folder  # noqa: PTH118 - a hundred thousand Paths would be felt


def room_of(path: bytes) -> bytes:
    """The first folder of a path below the journal, as bytes."""
    return path.partition(os.fsencode(os.sep))[0]
