"""One person's keys, both halves: what opens what was sealed to them, and what they sign with."""

import base64
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import IdentityError, RecipientError, x25519

from equityjournal.core.cards import Person
from equityjournal.core.errors import DamagedFile
from equityjournal.core.speech import say


class Keys(NamedTuple):
    """Both halves of one person's keys."""

    person: Person
    opening: str
    """The age identity: `AGE-SECRET-KEY-1…`."""
    signing: bytes
    """The 32 bytes of the Ed25519 private key."""


def new_keys(name: str) -> Keys:
    """Make keys, from the randomness of the operating system."""
    return keys_from(name, str(x25519.Identity.generate()), Ed25519PrivateKey.generate().private_bytes_raw())


def keys_from(name: str, opening: str, signing: bytes) -> Keys:
    """Both halves of the keys, worked out from the private ones.

    Raises:
        DamagedFile: In a clause, when either is not a key.
    """
    try:
        age = str(x25519.Identity.from_str(opening).to_public())
        public = Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()
    except (IdentityError, ValueError):
        raise DamagedFile(say("the keys in it are not whole")) from None
    return Keys(Person(name=name, age=age, signing=base64.b64encode(public).decode()), opening, signing)


def are_keys(person: Person) -> bool:
    """Whether something can be sealed to this person: age's own check sum of the key is right."""
    try:
        x25519.Recipient.from_str(person.age)
    except RecipientError:
        return False
    return True
