"""File names, by day or moment; never by title."""

import os
import zlib
from datetime import UTC, datetime
from pathlib import Path


def six_letters() -> str:
    """Six random characters of lower-case base32 (RFC 4648: a to z, 2 to 7)."""
    return _letters(5)[:6]


def message_name() -> str:
    """A message id: 26 random characters of lower-case base32, 128 bits."""
    return _letters(17)[:26]


def _letters(count: int) -> str:
    """Random bytes as lower-case base32."""
    from base64 import b32encode  # noqa: PLC0415 - for new names alone

    return b32encode(os.urandom(count)).decode().lower()


def checksum_name(text: str) -> str:
    """A text as a name of 16 hexadecimal digits.

    Two checksums rather than a digest: OpenSSL is slow to load, and reading verbs ask for such names.
    """
    data = os.fsencode(text)
    return f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}"


def moment_name(now: datetime) -> str:
    """A moment as a sortable name: `20261121T193004123456Z`."""
    # Not strftime, which on some systems writes the year 900 as "900", a name out of order.
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}".zfill(len("20261121T193004123456Z"))


def place_of(root: Path, identity: str) -> Path:
    """Path of an entry's file, from its id."""
    year, month, _ = identity.split("-", 2)
    return root / "entries" / year / month / f"{identity}.toml"
