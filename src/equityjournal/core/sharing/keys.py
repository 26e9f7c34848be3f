"""A person's keys, both halves, with the tests that no public key passes which protects nothing.

Points of small order, and odd spellings of a point, protect nothing. A secret agreed with an X25519 point of
small order is zero for every private key (RFC 7748, sections 6.1 and 7; D. J. Bernstein lists such points at
https://cr.yp.to/ecdh.html#validate, libsodium refuses them). Under an Ed25519 point of small order,
signatures can be made without a private key (K. Chalkias, F. Garillot and V. Nikolaenko, "Taming the many
EdDSAs", 2020). No list of points is kept here: each key is tried.
"""

import base64
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyrage import DecryptError, IdentityError, RecipientError, decrypt, x25519

from equityjournal.core.sharing.age_file import panics_refused, refuse_unless_sealed
from equityjournal.core.sharing.card import Card
from equityjournal.core.text.errors import AlteredFile, DamagedFile, MadeForAnother
from equityjournal.core.text.speech import say

P = 2**255 - 19
"""The prime of both curves."""
D = -121665 * pow(121666, -1, P) % P
"""The constant of Ed25519's curve, -x² + y² = 1 + D x² y² (RFC 8032, section 5.1)."""

_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECK_SUM = 6  # letters


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


def keys_from(name: str, opening: str, marking: bytes | None = None, signing: bytes | None = None) -> Keys:
    """Both halves of the keys, derived from the private ones."""
    broken = DamagedFile(say("the keys in it are not whole"))
    mark = signed = b""
    try:
        with panics_refused(broken):
            age = str(x25519.Identity.from_str(opening).to_public())
        if marking is not None:
            mark = X25519PrivateKey.from_private_bytes(marking).public_key().public_bytes_raw()
        if signing is not None:
            signed = Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()
    except (IdentityError, ValueError):
        raise broken from None
    in_base64 = {"mark": base64.b64encode(mark).decode(), "signing": base64.b64encode(signed).decode()}
    return Keys(Card(name=name, age=age, **in_base64), opening, marking, signing)


def opened_with(keyring: Sequence[Keys], data: bytes) -> bytes:
    """The content of an age file that any of the keys opens.

    Raises:
        DamagedFile: In a clause, when it is no such file, was cut off or altered; `MadeForAnother` when none
            of the keys opens it.
    """
    refuse_unless_sealed(data)
    altered = AlteredFile(say("it was cut off or altered on its way"))
    try:
        with panics_refused(altered):
            plain: bytes = decrypt(data, [x25519.Identity.from_str(keys.opening) for keys in keyring])
    except DecryptError as error:
        if "No matching keys" in str(error):
            said = say("it was sealed for somebody else, or for keys that are not here")
            raise MadeForAnother(said) from None
        raise altered from None
    return plain


def why_no_keys(card: Card) -> str:
    """The reason public keys cannot be used, as a clause; else empty."""
    try:
        with panics_refused(DamagedFile("")):
            x25519.Recipient.from_str(card.age)
    except (RecipientError, DamagedFile):  # its checksum is wrong
        return say("a letter of “age” is wrong: it was changed on its way")
    sealing, marks, signing = point_of(card.age), base64.b64decode(card.mark), base64.b64decode(card.signing)
    is_safe = (
        (marks or signing)
        and sealing != marks
        and can_keep_a_secret(sealing)
        and (not marks or can_keep_a_secret(marks))
        and (not signing or can_sign(signing))
    )
    if is_safe:
        return ""
    return say("its keys protect nothing, for no private half belongs to them; ask for a new card")


def why_not_another_s(card: Card, own: Iterable[Card]) -> str:
    """The reason a card is no other person's, as a clause."""
    mine = {key for known in own for key in (known.age, known.mark, known.signing) if key}
    if mine & {card.age, card.mark, card.signing}:
        return say("the keys on it are your own")
    return why_no_keys(card)


def point_of(spelt: str) -> bytes:
    """The 32 bytes of an age recipient or identity with a correct checksum."""
    number = 0
    for letter in spelt.lower().rpartition("1")[2][:-_CHECK_SUM]:
        number = number * len(_BECH32) + _BECH32.index(letter)
    return (number >> 4).to_bytes(32, "big")  # 52 letters of five bits are 256 bits, and four to fill up


@lru_cache(maxsize=256)
def can_keep_a_secret(point: bytes) -> bool:
    """Whether an X25519 public key is of large order and canonical.

    Every private key is a multiple of eight, so a single trial shows a small order.
    """
    if len(point) != 32 or int.from_bytes(point, "little") >= P:
        return False
    try:
        return any(X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(point)))
    except ValueError:  # the secret is zero
        return False


@lru_cache(maxsize=256)
def can_sign(point: bytes) -> bool:
    """Whether an Ed25519 public key is of large order and canonical.

    The same point in the other curve's coordinates (RFC 7748, section 4.1) shows a small order.
    """
    y = int.from_bytes(point, "little") % 2**255
    x_squared = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    is_on_curve = pow(x_squared, (P - 1) // 2, P) in (0, 1)
    u = (1 + y) * pow(1 - y, P - 2, P) % P
    return y < P and is_on_curve and can_keep_a_secret(u.to_bytes(32, "little"))
