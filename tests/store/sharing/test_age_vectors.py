"""age's own test vectors, each opened as this program opens age files; `age_vectors.md` says where they are from."""

import hashlib
import re
import tarfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest

from equityjournal.core.locking.sealed_form import is_sealed
from equityjournal.core.sharing.keys import keys_from, opened_with
from equityjournal.core.text.errors import DamagedFile, MadeForAnother, NotAllowed
from equityjournal.store.lock.locked_stream import unlocking
from equityjournal.store.lock.wrapping import identities, inside_by, unwrapped
from equityjournal.store.sharing.locked_files import unlocked
from locking import header_for

PLACE = Path("locked.age")
USUAL = "013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab"
"""The SHA-256 of what most vectors hold."""
ACCEPTED = {"stanza_missing_body", "stanza_missing_final_line"}
"""Headers that age refuses and the library beneath takes: another program's stanza without its last line."""
REFUSED = {"armor_whitespace_outside"}
"""Armour that age takes and the library beneath does not: with blank lines around it."""
DIFFERS = {
    **dict.fromkeys(ACCEPTED, "success"),
    **dict.fromkeys(REFUSED, "damaged"),
    "scrypt_uppercase": "damaged",  # no stanza that we know is in it; age says that none fits
}
END_OF_HEADER = re.compile(rb"^--- .{43}\n", re.MULTILINE)


class Vector(NamedTuple):
    """A vector: an age file, the secrets to try, and what must come of it."""

    name: str
    data: bytes
    facts: dict[str, list[str]]

    @property
    def payload(self) -> str:
        """The SHA-256 of all that may be released."""
        return self.facts.get("payload", [USUAL])[0]

    @property
    def expected(self) -> str:
        """What our doors must make of it."""
        said = self.facts["expect"][0]
        return DIFFERS.get(self.name, said if said in ("success", "no match") else "damaged")

    @property
    def identities(self) -> list[str]:
        """Keys to try."""
        return self.facts.get("identity", [])

    @property
    def passphrases(self) -> list[str]:
        """Passphrases to try."""
        return self.facts.get("passphrase", [])

    @property
    def is_post_quantum(self) -> bool:
        """Whether its keys are of a kind that the library beneath does not have."""
        return any(secret.startswith("AGE-SECRET-KEY-PQ-") for secret in self.identities)


@pytest.fixture(scope="module")
def vectors() -> list[Vector]:
    """All of them."""
    with tarfile.open(Path(__file__).with_name("age_vectors.tar.xz")) as archive:
        files = {Path(member.name).name: archive.extractfile(member) for member in archive if member.isfile()}
        return [read(name, file.read()) for name, file in files.items() if file is not None]


def read(name: str, data: bytes) -> Vector:
    """A vector from its file: lines of facts, an empty line, and an age file."""
    head, _, sealed = data.partition(b"\n\n")
    facts: dict[str, list[str]] = {}
    for line in head.decode().splitlines():
        key, _, value = line.partition(": ")
        facts.setdefault(key, []).append(value)
    return Vector(name, zlib.decompress(sealed) if "compressed" in facts else sealed, facts)


def by_keys(vector: Vector) -> bytes:
    """As what was shared is opened."""
    return opened_with([keys_from("Amara", secret) for secret in vector.identities], vector.data)


def by_passphrase(vector: Vector) -> bytes:
    """As backups, and keys with a passphrase, are opened."""
    return unlocked(BytesIO(vector.data), vector.passphrases[0], PLACE).read()


def outcome(vector: Vector, opened_by: Callable[[Vector], bytes]) -> str:
    """What comes of opening it; any error but a refusal of ours ends the test."""
    try:
        opened = opened_by(vector)
    except (MadeForAnother, NotAllowed):
        return "no match"
    except DamagedFile as error:
        return "damaged" if error.why else "no words"
    return "success" if hashlib.sha256(opened).hexdigest() == vector.payload else "other bytes"


def test_every_vector_ends_as_age_says(vectors: list[Vector]) -> None:
    """Opened to the very bytes, or refused in words of ours with nothing released; four differences are known."""
    run = [vector for vector in vectors if not vector.is_post_quantum]
    found = {vector.name: outcome(vector, by_passphrase if vector.passphrases else by_keys) for vector in run}
    assert found == {vector.name: vector.expected for vector in run}
    assert (len(vectors), len(run)) == (143, 124)
    assert DIFFERS.keys() <= found.keys()


def test_keys_safe_from_quantum_computers_are_refused_in_words(vectors: list[Vector]) -> None:
    """The library beneath has none; such a file is for other keys, and such a key is none that can be used."""
    for vector in (vector for vector in vectors if vector.is_post_quantum):
        assert outcome(vector, by_keys) == "damaged", vector.name


def test_the_lock_opens_no_vector_but_as_age_does(vectors: list[Vector]) -> None:
    """As files of a locked journal, each is refused: those that open, for want of the line ours all end in."""
    run = [vector for vector in vectors if is_sealed(vector.data) and not vector.is_post_quantum]
    for vector in run:
        with pytest.raises(DamagedFile) as refused:
            inside_by(vector.data, identities(vector.identities))
        is_opened = vector.expected == "success" and not vector.passphrases
        assert ("its end is missing" in refused.value.why) == is_opened, vector.name
    assert len(run) > 80


def test_no_vector_passes_for_a_journal_s_key(vectors: list[Vector]) -> None:
    """As `key.age`, each is refused before any work: too little is in it for a key, or its header is none."""
    for vector in vectors:
        with pytest.raises(DamagedFile, match=r"it is damaged|more work than is safe"):
            unwrapped(vector.data, (vector.passphrases or ["none"])[0])


def test_our_own_reader_of_pieces_ends_as_age_says(vectors: list[Vector]) -> None:
    """The same contents behind a passphrase: it gives the very bytes, or stops, and no false byte before that."""
    contents = {vector.name: vector for vector in vectors if vector.name.startswith("stream_")}
    longest = by_keys(contents["stream_258_chunks"])  # the others that fail late begin alike
    for name, vector in contents.items():
        end = END_OF_HEADER.search(vector.data)
        assert end, name
        header = header_for(bytes.fromhex(vector.facts["file key"][0]), "words")
        released, is_whole = read_through(header + vector.data[end.end() :])
        assert is_whole == (vector.expected == "success"), name
        if is_whole:
            assert hashlib.sha256(released).hexdigest() == vector.payload, name
        else:
            assert longest.startswith(released), name
    assert len(contents) == 28


def read_through(data: bytes) -> tuple[bytes, bool]:
    """All bytes that reading releases, and whether it came to the end."""
    released = bytearray()
    try:
        file = unlocking(BytesIO(data), "words", NotAllowed("another passphrase"))
        while some := file.read(64 * 1024):
            released += some
    except DamagedFile:
        return bytes(released), False
    return bytes(released), True
