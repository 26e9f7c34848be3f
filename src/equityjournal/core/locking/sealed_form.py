"""The form of a sealed file, seen from outside: no key is needed, and no content is read.

See https://age-encryption.org/v1.
"""

import re
from typing import NamedTuple

MARK = b"age-encryption.org/v1\n"
"""The first bytes of every sealed file; they alone tell what it is, never its name."""

GREASE = "-grease"
"""The end of the kinds of stanzas that mean nothing; some programs add one, lest any rely on their number."""
LONGEST_HEADER = 8 * 1024
"""Bytes of a file in which its header, and what follows it, must begin."""
_STANZA = re.compile(
    rb"-> (?P<kind>[!-~]+)(?P<arguments>(?: [!-~]+)*)\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n"
)
_END = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")
_NONCE_AND_TAG = 16 + 16


class Stanza(NamedTuple):
    """The part of a header for a single key: kind, and arguments on the first line."""

    kind: str
    arguments: tuple[str, ...]


def is_sealed(data: bytes) -> bool:
    """Whether bytes begin like a binary age file."""
    return data.startswith(MARK)


def stanzas(data: bytes, least: int = 0) -> tuple[Stanza, ...]:
    """The stanzas of a whole header; none of a header cut off, or of a file too short for contents."""
    if not is_sealed(data):
        return ()
    start, at, found = data[:LONGEST_HEADER], len(MARK), []
    while stanza := _STANZA.match(start, at):
        found.append(Stanza(stanza["kind"].decode(), tuple(stanza["arguments"].decode().split())))
        at = stanza.end()
    end = _END.match(start, at)
    return tuple(found) if end and len(data) >= end.end() + _NONCE_AND_TAG + least else ()


def is_for_two_keys(data: bytes) -> bool:
    """Whether a file has the form of a locked journal's files."""
    kinds = [stanza.kind for stanza in stanzas(data)]
    return [kind for kind in kinds if not kind.endswith(GREASE)] == ["X25519", "X25519"]


def work_of(data: bytes, least: int = 0) -> int | None:
    """The work of a file's only passphrase, as a base-2 logarithm; None for any other file.

    Args:
        data: The file's bytes.
        least: The fewest bytes that can be inside; a file of fewer was cut off.
    """
    found = stanzas(data, least)
    if len(found) != 1 or found[0].kind != "scrypt" or len(found[0].arguments) != 2:
        return None
    work = found[0].arguments[1]
    return int(work) if re.fullmatch("[1-9][0-9]?", work) else None
