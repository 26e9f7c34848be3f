"""Two words to compare aloud, and the name of a pairing."""

import hashlib

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.spoken_words import spoken

_BITS = 20


def two_words(first: str, second: str) -> tuple[str, ...]:
    """The two words that both screens show."""
    known = b"equityjournal two words 2\n" + bytes.fromhex(first) + bytes.fromhex(second)
    return spoken(int.from_bytes(hashlib.sha256(known).digest()[:3], "big") >> 4, _BITS // 10)


def link_of(invitation: bytes, answer: bytes) -> str:
    """The name of a pairing, from the bodies of its two files."""
    return hashlib.sha256(invitation + answer).hexdigest()[:32]


def link_before(own: Card, other: Card) -> str:
    """The name of a pairing of two cards of version 1."""
    keys = "".join(f"{age}\n" for age in sorted((own.age, other.age)))
    return hashlib.sha256(f"equityjournal link 1 to 2\n{keys}".encode()).hexdigest()[:32]


def bodies_of_new_keys(link: str, digest: str) -> list[str]:
    """The two digests for the words of new keys."""
    return [hashlib.sha256(link.encode()).hexdigest(), digest]
