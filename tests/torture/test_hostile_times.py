"""Slow proofs that no file a stranger can make holds the program up."""

import time

import pytest

from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.formats.sealed_letter import LARGEST, unseal
from equityjournal.store.sharing.keyring import new_keys
from headers import END, VERSION, armoured, stanza, with_stanzas

pytestmark = pytest.mark.torture

SECONDS = 0.5
FILES = {
    "20 stanzas and ten megabytes": with_stanzas(20, b"x" * LARGEST),
    "1,000 stanzas": with_stanzas(1000),
    "20,000 stanzas": with_stanzas(20_000),
    "ten megabytes of stanzas": with_stanzas(LARGEST // len(stanza())),
    "no end": VERSION + b"A" * LARGEST,
    "one very long line": VERSION + b"-> X25519 " + b"a" * LARGEST + b"\n",
    "an end that is none": VERSION + b"---\n" + stanza() * 90_000 + END,
    "an end that is none, later": VERSION + stanza() + b"--- x\n" + stanza() * 90_000 + END,
    "tiny stanzas": VERSION + b"-> a\n\n" * 1_000_000 + END,
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("line_end", [None, b"\n", b"\r\n"])
def test_a_file_of_ten_megabytes_is_refused_in_half_a_second(name: str, line_end: bytes | None) -> None:
    """Armoured or not."""
    data = FILES[name] if line_end is None else armoured(FILES[name], line_end)
    keys = [new_keys("Bronwen Rees")]
    begun = time.perf_counter()
    with pytest.raises((DamagedFile, NotAllowed)):
        unseal(data, keys, [])
    assert time.perf_counter() - begun < SECONDS
