"""The form of sealed files, looked at without a key."""

import pyrage
import pytest

from equityjournal.core.locking.sealed_form import is_for_two_keys, is_sealed, stanzas, work_of
from locking import quickly_locked

KEYS = [pyrage.x25519.Identity.generate().to_public() for _ in range(3)]


def test_a_file_for_two_keys_is_known_by_its_header() -> None:
    """What a library adds to a header so that nobody relies on its length does not count."""
    sealed = [pyrage.encrypt(b"words", KEYS[:2]) for _ in range(40)]
    assert all(map(is_for_two_keys, sealed))
    assert not any(is_for_two_keys(pyrage.encrypt(b"words", keys)) for keys in (KEYS[:1], KEYS))
    assert all(map(is_sealed, sealed))


@pytest.mark.parametrize(
    "data", [b"", b"schema = 1\n", b"age-encryption.org/v1", b"age-encryption.org/v2\n-> X25519 a\n"]
)
def test_anything_else_has_no_stanzas(data: bytes) -> None:
    """Neither plain text nor another version."""
    assert stanzas(data) == ()
    assert not is_for_two_keys(data)


def test_a_file_cut_off_in_or_right_after_its_header_has_no_stanzas() -> None:
    """A tag must follow at least, or nothing could be in it."""
    sealed = pyrage.encrypt(b"", KEYS[:2])
    for length in range(len(sealed) - 1):
        assert stanzas(sealed[:length]) == () or len(sealed) - length < 16


def test_the_work_of_a_passphrase_is_read_before_anything_is_tried() -> None:
    """It stands in the header; a header without one, or with two, asks for none that is known."""
    locked = quickly_locked(b"words", "secret", armored=False)
    assert work_of(locked) == work_of(locked, len("words")) == 4
    assert work_of(locked, len("words") + 1) is None
    assert work_of(quickly_locked(b"words", "secret", armored=False, said="63")) == 63
    assert [
        work_of(quickly_locked(b"words", "secret", armored=False, said=said))
        for said in ("0", "018", "x", "+4")
    ] == [None] * 4
    assert work_of(pyrage.encrypt(b"words", KEYS[:1])) is None
    assert work_of(b"words") is None
    one, _, rest = locked.partition(b"---")
    assert work_of(one + one.partition(b"\n")[2] + b"---" + rest) is None
