"""Lines that prove a sender: marks, and signatures of before."""

import base64
import hmac

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.keys import Keys, can_sign, point_of
from equityjournal.core.text.errors import DamagedFile, MadeForAnother, NotAllowed
from equityjournal.core.text.speech import say

MARKED = b"marked x25519 "
SIGNED = b"signed ed25519 "
"""Start of the last line of a message of before."""
NEW_CARD = b"new card ed25519 "
"""Start of the line by which a key of version 1 vouches for a card of version 2, and for no word."""

IN_MARK = b"equityjournal message 2\n"
IN_SIGNATURE = b"equityjournal message 1\n"
IN_NEW_CARD = b"equityjournal new card 1 to 2\n"


def split(plain: bytes, start: bytes) -> tuple[bytes, bytes | None]:
    """The bytes before a last line, and its rest, if there."""
    at = plain.rfind(b"\n" + start)
    if at < 0 or not plain.endswith(b"\n") or plain.count(b"\n", at) != 2:
        return plain, None
    return plain[: at + 1], plain[at + 1 + len(start) : -1]


def fields(line: bytes | None, count: int) -> list[str]:
    """The words of a line.

    Raises:
        DamagedFile: In a clause, for a line without so many, or none.
    """
    try:
        found = (line or b"").decode("ascii").split(" ")
    except UnicodeDecodeError:
        raise not_made_here() from None
    if len(found) != count:
        raise not_made_here()
    return found


def mark_line(marked: bytes, own: Keys, to: Card) -> bytes:
    """The line with the mark of some bytes, by their sender.

    Raises:
        NotAllowed: For keys of version 1, which have none for marks.
    """
    if own.marking is None:
        raise NotAllowed(say("Nothing was made: your keys are of an earlier kind."))
    point = base64.b64decode(to.mark) or point_of(to.age)
    mark = mark_of(marked, own.marking, point, own.card, to)
    return MARKED + f"{own.card.mark} {own.card.age} {_text(mark)}\n".encode()


def expected_mark(marked: bytes, own: Keys, to: Card, sender: Card) -> bytes:
    """The mark of some bytes, as their reader works it out."""
    private = own.marking if to.mark and own.marking else point_of(own.opening)
    return mark_of(marked, private, base64.b64decode(sender.mark), sender, to)


def mark_of(marked: bytes, private: bytes, point: bytes, sender: Card, to: Card) -> bytes:
    """The mark under the secret of two X25519 keys, for one direction alone."""
    secret = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(point))
    info = f"equityjournal mark 2\n{sender.mark}\n{to.mark}\n{sender.age}\n{to.age}".encode()
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)
    return hmac.digest(key, IN_MARK + marked, "sha256")


def vouching_line(own: Keys) -> bytes:
    """The line by which an old key vouches for a new card, if any."""
    if own.signing is None:
        return b""
    signature = Ed25519PrivateKey.from_private_bytes(own.signing).sign(IN_NEW_CARD + vouched(own.card))
    return NEW_CARD + f"{own.card.signing} {_text(signature)}\n".encode()


def vouched(card: Card) -> bytes:
    """The keys of a card, as a key of version 1 vouches for them."""
    return f"{card.age}\n{card.mark}\n".encode()


def verify(public: str, signature: str, signed: bytes) -> None:
    """Prove a signature of version 1.

    Raises:
        DamagedFile: In a clause.
    """
    try:
        point = base64.b64decode(public, validate=True)
        if not can_sign(point):
            raise InvalidSignature
        Ed25519PublicKey.from_public_bytes(point).verify(base64.b64decode(signature, validate=True), signed)
    except (InvalidSignature, ValueError):
        raise DamagedFile(say("its signature does not fit: somebody altered it")) from None


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def not_made_here() -> DamagedFile:
    """The refusal of a file of another program."""
    return DamagedFile(say("it opens with your keys, but this program did not make it"))


def for_another() -> MadeForAnother:
    """The refusal of a letter to another person."""
    return MadeForAnother(say("it was made for another person, and is not yours to open"))
