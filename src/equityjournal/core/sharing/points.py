"""Public keys as points of a curve, with tests for unsafe points.

Points of small order, and odd spellings of a point, protect nothing. A secret agreed with an X25519 point of
small order is zero for every private key (RFC 7748, sections 6.1 and 7; D. J. Bernstein lists such points at
https://cr.yp.to/ecdh.html#validate, libsodium refuses them). Under an Ed25519 point of small order,
signatures can be made without a private key (K. Chalkias, F. Garillot and V. Nikolaenko, "Taming the many
EdDSAs", 2020). No list of points is kept here: each key is tried, X25519 keys by `keys.can_keep_a_secret`.
"""

from functools import lru_cache

P = 2**255 - 19
"""The prime of both curves."""
D = -121665 * pow(121666, -1, P) % P
"""The constant of Ed25519's curve, -x² + y² = 1 + D x² y² (RFC 8032, section 5.1)."""

_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECK_SUM = 6  # letters


def point_of(spelt: str) -> bytes:
    """The 32 bytes of an age recipient or identity with a correct checksum."""
    number = 0
    for letter in spelt.lower().rpartition("1")[2][:-_CHECK_SUM]:
        number = number * len(_BECH32) + _BECH32.index(letter)
    return (number >> 4).to_bytes(32, "big")  # 52 letters of five bits are 256 bits, and four to fill up


def is_canonical(point: bytes) -> bool:
    """Whether an X25519 public key is spelt in the only canonical way."""
    return int.from_bytes(point, "little") < P


@lru_cache(maxsize=256)
def can_sign(point: bytes) -> bool:
    """Whether an Ed25519 public key is of large order and canonical."""
    number = int.from_bytes(point, "little")
    y, x_is_odd = number % 2**255, number >> 255
    if y >= P:
        return False
    x_squared = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    if pow(x_squared, (P - 1) // 2, P) not in (0, 1) or (x_squared == 0 and x_is_odd):
        return False
    return not _is_of_small_order(x_squared, y)


def _is_of_small_order(x_squared: int, y: int) -> bool:
    """Whether eight times a point is the neutral point, (0, 1).

    Of x, the square is enough.
    """
    for _ in range(3):
        product = D * x_squared * y * y % P
        doubled_x_squared = 4 * x_squared * y * y * pow(1 + product, -2, P) % P
        y = (x_squared + y * y) * pow(1 - product, -1, P) % P
        x_squared = doubled_x_squared
    return (x_squared, y) == (0, 1)
