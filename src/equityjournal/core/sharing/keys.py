"""A person's keys, both halves: for opening and for marks."""

import base64
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyrage import IdentityError, RecipientError, x25519

from equityjournal.core.sharing.age_file import panics_refused
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.points import can_sign, is_canonical, point_of
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say


class Keys(NamedTuple):
    """Both halves of a person's keys."""

    card: Card
    opening: str
    """The age identity: `AGE-SECRET-KEY-1…`."""
    marking: bytes | None
    """The 32 bytes of the X25519 private key for marks; None in keys of version 1."""
    signing: bytes | None = None
    """The 32 bytes of the Ed25519 private key of version 1, until it is destroyed."""
    stolen: bool = False
    """Whether others may have them: they could write to their owner in anybody's name."""


def keys_from(name: str, opening: str, marking: bytes | None, signing: bytes | None = None) -> Keys:
    """Both halves of the keys, derived from the private ones.

    Raises:
        DamagedFile: With a clause, when any is not a key.
    """
    broken = DamagedFile(say("the keys in it are not whole"))
    mark = signed = ""
    try:
        with panics_refused(broken):
            age = str(x25519.Identity.from_str(opening).to_public())
        if marking is not None:
            mark = _text(X25519PrivateKey.from_private_bytes(marking).public_key().public_bytes_raw())
        if signing is not None:
            signed = _text(Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw())
    except (IdentityError, ValueError):
        raise broken from None
    return Keys(Card(name=name, age=age, mark=mark, signing=signed), opening, marking, signing)


def why_no_keys(card: Card) -> str:
    """The reason public keys cannot be used, as a clause; else empty."""
    if not _is_spelt_right(card.age):
        return say("a letter of “age” is wrong: it was changed on its way")
    sealing = point_of(card.age)
    marks = base64.b64decode(card.mark)
    safe = can_keep_a_secret(sealing) and (not marks or can_keep_a_secret(marks)) and sealing != marks
    if card.signing:
        safe = safe and can_sign(base64.b64decode(card.signing))
    if safe and (card.mark or card.signing):
        return ""
    return say("its keys protect nothing, for no private half belongs to them; ask for a new card")


def why_not_another_s(card: Card, own: Iterable[Card]) -> str:
    """The reason a card is no other person's, as a clause."""
    mine = {key for known in own for key in (known.age, known.mark, known.signing) if key}
    if mine & {card.age, card.mark, card.signing}:
        return say("the keys on it are your own")
    return why_no_keys(card)


@lru_cache(maxsize=256)
def can_keep_a_secret(point: bytes) -> bool:
    """Whether an X25519 public key is of large order and canonical.

    Every private key is a multiple of eight, so a single trial shows a small order.
    """
    if len(point) != 32 or not is_canonical(point):
        return False
    try:
        return any(X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(point)))
    except ValueError:  # the secret is zero
        return False


def _text(point: bytes) -> str:
    return base64.b64encode(point).decode()


def _is_spelt_right(age: str) -> bool:
    """Whether the checksum of an age key is right."""
    try:
        with panics_refused(DamagedFile("")):
            x25519.Recipient.from_str(age)
    except (RecipientError, DamagedFile):
        return False
    return True
