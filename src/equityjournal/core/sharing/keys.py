"""A person's keys, both halves: for opening and for signing."""

import base64
from functools import lru_cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyrage import IdentityError, RecipientError, x25519

from equityjournal.core.sharing.age_file import panics_refused
from equityjournal.core.sharing.people import Person
from equityjournal.core.sharing.points import can_sign, is_canonical, point_of
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say


class Keys(NamedTuple):
    """Both halves of a person's keys."""

    person: Person
    opening: str
    """The age identity: `AGE-SECRET-KEY-1…`."""
    signing: bytes
    """The 32 bytes of the Ed25519 private key."""


def keys_from(name: str, opening: str, signing: bytes) -> Keys:
    """Both halves of the keys, derived from the private ones.

    Raises:
        DamagedFile: With a clause, when either is not a key.
    """
    broken = DamagedFile(say("the keys in it are not whole"))
    try:
        with panics_refused(broken):
            age = str(x25519.Identity.from_str(opening).to_public())
        public = Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()
    except (IdentityError, ValueError):
        raise broken from None
    return Keys(Person(name=name, age=age, signing=base64.b64encode(public).decode()), opening, signing)


def why_no_keys(person: Person) -> str:
    """The reason public keys cannot be used, as a clause; else empty."""
    if not _is_spelt_right(person.age):
        return say("a letter of “age” is wrong: it was changed on its way")
    if can_keep_a_secret(point_of(person.age)) and can_sign(base64.b64decode(person.signing)):
        return ""
    return say("its keys protect nothing, for no private half belongs to them; ask for a new card")


def are_keys(person: Person) -> bool:
    """Whether a person's public keys are safe to use."""
    return not why_no_keys(person)


@lru_cache(maxsize=256)
def can_keep_a_secret(point: bytes) -> bool:
    """Whether an X25519 public key is of large order and canonical.

    Every private key is a multiple of eight, so a single trial shows a small order.
    """
    if not is_canonical(point):
        return False
    try:
        return any(X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(point)))
    except ValueError:  # the secret is zero
        return False


def _is_spelt_right(age: str) -> bool:
    """Whether the checksum of an age key is right."""
    try:
        with panics_refused(DamagedFile("")):
            x25519.Recipient.from_str(age)
    except (RecipientError, DamagedFile):
        return False
    return True
