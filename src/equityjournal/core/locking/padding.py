"""Padding: a sealed file's length tells only how many blocks of 4 KiB it fills.

Every inside, in whatever room, ends in one trailer: newlines, then `# filled: DDDD`, the number of bytes
added, newlines and this line together. In TOML it is a remark. It is always there, and taken off once.
"""

import re

from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say

BLOCK = 4096
FILLED_TO = 3584
"""Bytes of a block that an inside may fill: the seal around it for two keys takes up to 484 more."""
_CHUNK, _TAG = 65536, 16  # each further 64 KiB of an inside takes 16 bytes more

_LINE = re.compile(rb"# filled: ([0-9]{4})\n\Z")
_LINE_LENGTH = len(b"# filled: 0015\n")


def padded(inside: bytes) -> bytes:
    """An inside with its trailer."""
    length = _filled(len(inside) + _LINE_LENGTH)
    added = length - len(inside)
    return b"".join((inside, b"\n" * (added - _LINE_LENGTH), b"# filled: %04d\n" % added))


def _filled(least: int) -> int:
    """The length to fill to, in the number of age's pieces that it takes itself."""
    pieces = least // _CHUNK
    length = _in_a_block(least, pieces)
    return length if length // _CHUNK == pieces else _in_a_block((pieces + 1) * _CHUNK, pieces + 1)


def _in_a_block(least: int, pieces: int) -> int:
    return least + (FILLED_TO - least - _TAG * pieces) % BLOCK


def unpadded(data: bytes) -> bytes:
    """An inside without its trailer.

    Raises:
        DamagedFile: In a clause, when the trailer is missing or impossible.
    """
    line = _LINE.search(data, max(len(data) - _LINE_LENGTH, 0))
    added = int(line[1]) if line else 0
    if not _LINE_LENGTH <= added <= len(data) or data[-added:-_LINE_LENGTH].strip(b"\n"):
        raise DamagedFile(say("its end is missing: the line that every sealed file ends in is not there"))
    return data[:-added]
