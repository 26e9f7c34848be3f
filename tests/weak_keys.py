"""Public keys that protect nothing, each in every spelling of it, worked out from the curves themselves."""

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)  # BIP 173, "Checksum"


def _root(number: int) -> int | None:
    """A square root modulo the prime, which is 5 modulo 8 (RFC 8032, section 5.1.3)."""
    root = pow(number, (P + 3) // 8, P)
    for one in (root, root * pow(2, (P - 1) // 4, P) % P):
        if one * one % P == number % P:
            return one
    return None


def _small_points() -> set[tuple[int, int]]:
    """The eight points (x, y) of Ed25519's curve whose order divides eight.

    Doubled, a point of order eight has y = 0; so that D y⁴ + 2 y² - 1 = 0, and x² = -y².
    """
    minus_one = _root(-1)
    assert minus_one
    points = {(0, 1), (0, P - 1), (minus_one, 0), (P - minus_one, 0)}
    inner = _root(1 + D)
    assert inner
    for sign in (1, -1):
        y = _root((-1 + sign * inner) * pow(D, -1, P))
        if y is not None:
            x = minus_one * y % P
            points |= {(a, b) for a in (x, P - x) for b in (y, P - y)}
    assert len(points) == 8
    return points


def weak_signing_keys() -> list[bytes]:
    """Each small point with each spelling that fits 32 bytes: y or y + P, and either sign where x is zero."""
    found = []
    for x, y in _small_points():
        for number in range(y, 2**255, P):
            signs = (0, 1) if x == 0 else (x % 2,)
            found += [(number + sign * 2**255).to_bytes(32, "little") for sign in signs]
    return sorted(set(found))


def weak_exchange_keys() -> list[bytes]:
    """The same points as X25519 knows them, u = (1 + y) / (1 - y), and the two of its twist, with u + P and the top bit."""
    by_u = {(1 + y) * pow(1 - y, -1, P) % P for _, y in _small_points() if y != 1} | {0, 1, P - 1}
    found = {number + top for u in by_u for number in range(u, 2**255, P) for top in (0, 2**255)}
    return [number.to_bytes(32, "little") for number in sorted(found)]


def age_key(point: bytes) -> str:
    """A point as age writes a recipient: in Bech32 (BIP 173)."""
    number = int.from_bytes(point, "big") << 4
    data = [number >> 5 * place & 31 for place in reversed(range(52))]
    check = 1
    for value in [
        *(ord(letter) >> 5 for letter in "age"),
        0,
        *(ord(letter) & 31 for letter in "age"),
        *data,
        *[0] * 6,
    ]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            check ^= generator if top >> bit & 1 else 0
    sums = [(check ^ 1) >> 5 * place & 31 for place in reversed(range(6))]
    return "age1" + "".join(_LETTERS[value] for value in data + sums)
