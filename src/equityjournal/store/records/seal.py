"""The seal: a last line to show whether a file is complete.

It reads `# end of ID, sha256:…`, with a checksum of every byte before. TOML has no end mark of its own: cut
short, a file may still be valid, and say something else.
"""

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

from equityjournal.store.disk import files

_SEALED_EARLIER = rb"^# end of [^\s,]+, sha256:(?P<sum>[0-9a-f]{64})\r?\n"
_TOUCHED = rb"[ \t]*#?[ \t]*end of [^\s,]+,[ \t]*sha256:[0-9a-f]{64}"
_BEGINNING = b"\n# end of "


class State(Enum):
    """State of a file, by its seal."""

    WHOLE = "whole"
    CHANGED = "changed outside"
    CUT_OFF = "cut off"


class Seal(NamedTuple):
    """The last line of a file, parsed."""

    state: State
    identity: str = ""
    """Id in the seal."""
    body: bytes = b""
    """The bytes above the seal, where they are as it says."""


def sealed(body: bytes, identity: str) -> bytes:
    """A whole file: its body, with the seal below."""
    return body + f"# end of {identity}, sha256:{files.digest(body)}\n".encode()


def read_seal(data: bytes) -> Seal:
    """The seal of a file: whole, changed by hand, or cut off."""
    # Only space may stand below a seal, so the last line that begins like any is the only one to look at.
    found = _seal().search(data, max(data.rfind(_BEGINNING), 0))
    if found is None:
        is_there = _is_touched_by_hand(data) or _is_added_below_a_seal(data)
        return Seal(State.CHANGED if is_there else State.CUT_OFF)
    identity, body = found["id"].decode("utf-8", "replace"), data[: found.start()]
    if found["end"] == b"\n" and files.digest(body) == found["sum"].decode():
        return Seal(State.WHOLE, identity, body)
    return Seal(State.CHANGED, identity)


def above_seal(data: bytes) -> bytes | None:
    """The bytes above a seal, not compared with its checksum; None without a seal."""
    found = _seal().search(data, max(data.rfind(_BEGINNING), 0))
    return None if found is None else data[: found.start()]


def above_whole_seal(data: bytes) -> bytes:
    """The bytes above a seal known to be whole."""
    return data[: data.rfind(_BEGINNING) + 1]


@cache
def _seal() -> re.Pattern[bytes]:
    """The pattern of a seal at the end; reading verbs have no use for it."""
    return re.compile(
        rb"^# end of (?P<id>[^\s,]+), sha256:(?P<sum>[0-9a-f]{64})(?P<end>\r?\n[\s]*)?\Z", re.MULTILINE
    )


def _is_touched_by_hand(data: bytes) -> bool:
    """Whether the last line is a seal in other spacing or capitals, or without its mark of a comment."""
    last = data.rstrip().rpartition(b"\n")[2]
    return re.fullmatch(_TOUCHED, last, re.IGNORECASE) is not None


def _is_added_below_a_seal(data: bytes) -> bool:
    """Whether only additions by hand follow the seal.

    A seal within a text is plain text.
    """
    seals = list(re.finditer(_SEALED_EARLIER, data, re.MULTILINE))
    if not seals:
        return False
    below = data[seals[-1].end() :].splitlines()
    only_remarks = all(not line.strip() or line.startswith(b"#") for line in below)
    whole = any(files.digest(data[: seal.start()]) == seal["sum"].decode() for seal in seals)
    return only_remarks or whole
