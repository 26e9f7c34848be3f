"""Padding: one trailer, always there, taken off exactly once."""

import pytest

from equityjournal.core.locking.padding import BLOCK, padded, unpadded
from equityjournal.core.text.errors import DamagedFile
from many import some

ENDINGS = [
    b"", b"\n", b"\n\n\n", b"a", b"a\n", b"a\n\n\n", b"# filled: 0015\n", b"a\n# filled: 0015\n", b"\n\n# filled: 0400\n",
    b"# filled: 9999\n", b"\r\n", b"\0\0\n", b"# filled: 0015", b"# end of x, sha256:00\n\n\n",
]  # fmt: skip
CHUNK = 65536


def lengths() -> list[int]:
    """Lengths around every edge of a block and of age's pieces."""
    edges = [
        0,
        1,
        3569,
        3570,
        3584,
        4096,
        *(CHUNK * k + more for k in (1, 2, 7) for more in (-4600, -600, -16, 0, 16, 3569)),
    ]
    return [edge + more for edge in edges for more in (-1, 0, 1) if edge + more >= 0]


@pytest.mark.parametrize("ending", ENDINGS)
def test_whatever_is_padded_comes_back_to_the_byte(ending: bytes) -> None:
    """No ending, not even one that looks like our own trailer, is taken for it."""
    for length in some(lengths(), 12):
        inside = b"x" * length + ending
        whole = padded(inside)
        assert unpadded(whole) == inside
        assert unpadded(padded(whole)) == whole


def test_every_padded_length_stays_below_its_block_once_it_is_sealed() -> None:
    """Age adds 16 bytes for each further 64 KiB; with them, each length is the same distance below a block."""
    for length in lengths():
        whole = len(padded(b"x" * length))
        assert (whole + 16 * (whole // CHUNK)) % BLOCK == 3584
        assert 15 <= whole - length < BLOCK + 32


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words\n",
        b"# filled: 0014\n",
        b"# filled: 0016\n",
        b"# filled: 9999\n",
        b"x# filled: 0016\n",
        b"\n# filled: 15\n",
    ],
)
def test_a_missing_or_impossible_trailer_is_damage(data: bytes) -> None:
    """It is never taken for a file without padding."""
    with pytest.raises(DamagedFile, match="its end is missing"):
        unpadded(data)
