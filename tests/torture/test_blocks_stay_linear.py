"""Slow proofs that looking for a block costs in proportion to the file, whatever a stranger put into it."""

import base64
import time
from collections.abc import Callable

import pytest

from equityjournal.core.sharing.block import blocks_in
from equityjournal.core.sharing.foreign_files import what_it_is
from torture.machine import report

pytestmark = pytest.mark.torture

MOST = 3.0
"""Greatest growth of the cost where the file is doubled; the square of it would be 4."""
LONGEST = 10.0
"""Seconds of processor time for that many."""
LARGEST = 9 * 2**20  # bytes; a file of 10 MB is the largest that is opened

PIECES = {
    "dashes": b"-",
    "long dashes": "\u2014".encode(),
    "first letters": b"B",
    "first letters, apart": b"B" + b"-" * 24,
    "first lines": b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    "last lines": b"-----END AGE ENCRYPTED FILE-----\n",
    "both lines": b"BEGIN AGE ENCRYPTED FILE END AGE ENCRYPTED FILE ",
    "beginnings of blocks": base64.b64encode(b"age-encryption.org/v1"),
    "cards begun": b"card = 1\n",
    "names of cards begun": b'card = 1\nname = "',
    "quotation": b"> ",
    "initials": b"A>",
    "padding": b"=\n",
    "padding before quotation": b"=\n> > > ",
    "quoted-printable": b"=3D",
    "tags begun": b"<a",
    "tags": b"</a>",
    "numbers of letters begun": b"&#1",
    "rich text": b"{\\rtf\\u1",
    "headers": b"content-transfer-encoding: base64\n",
    "headers with a body": b"content-transfer-encoding: base64\n\nQQ==\n",
    "zeros": b"\0",
    "line ends": b"\r\n\x0c",
    "spaces": b" ",
    "backslashes": b"\\n",
    "seals of entries": b"# end of a, sha256:",
}


def cost(data: bytes) -> float:
    """Seconds of processor time to look at a file."""
    begun = time.process_time()
    blocks_in(data)
    what_it_is(data)
    return time.process_time() - begun


def filled(piece: bytes, size: int, around: Callable[[bytes], bytes]) -> bytes:
    """So many bytes of a piece, over and over."""
    return around(piece * (size // len(piece)))


@pytest.mark.parametrize("piece", PIECES)
def test_nine_megabytes_of_anything(piece: str) -> None:
    """Alone, and between the two lines of a block; half as much takes about half as long."""

    def alone(data: bytes) -> bytes:
        return data

    def in_a_block(data: bytes) -> bytes:
        return b"-----BEGIN AGE ENCRYPTED FILE-----\n" + data + b"\n-----END AGE ENCRYPTED FILE-----\n"

    for around in (alone, in_a_block):
        once, twice = (
            max(cost(filled(PIECES[piece], size, around)), 0.05) for size in (LARGEST // 2, LARGEST)
        )
        report(f"{piece}, {around.__name__}: 4.5 MB {once:.2f} s, 9 MB {twice:.2f} s of processor time")
        assert twice / once < MOST
        assert twice < LONGEST
