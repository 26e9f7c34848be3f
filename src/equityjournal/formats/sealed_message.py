"""Messages ⇄ sealed files: signed by the sender, encrypted for two people.

A sealed file is an armoured age file (https://age-encryption.org/v1), made for its recipient and for its
sender. It holds the message's JSON and a last line: the sender's public key and their Ed25519 signature (RFC
8032) of everything before. Nothing is compressed, so nothing can swell; nothing is parsed before its
signature is proven.
"""

import base64
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import DecryptError, decrypt, encrypt, x25519

from equityjournal.core.sharing.age_file import panics_refused, refuse_unless_sealed
from equityjournal.core.sharing.keys import Keys, are_keys, can_keep_a_secret
from equityjournal.core.sharing.messages import AnyMessage, from_json, to_json
from equityjournal.core.sharing.points import can_sign, point_of
from equityjournal.core.text.errors import AlteredFile, DamagedFile, MadeForAnother, NotAllowed, NotSaved
from equityjournal.core.text.speech import say

LARGEST = 10 * 1024 * 1024  # bytes

_CONTEXT = b"equityjournal message 1\n"  # signed along, so that a signature for another purpose does not pass
_LAST = b"signed ed25519 "


def seal(message: AnyMessage, keys: Keys) -> bytes:
    """The sealed file of a message, opened again to prove it equal.

    Raises:
        NotAllowed: When the recipient's key protects nothing.
        NotSaved: When it is too large, or does not open to the same message.
    """
    if not can_keep_a_secret(point_of(message.recipient.age)):
        raise weak_card(message.recipient.name)
    body = to_json(message).encode("utf-8")
    signature = Ed25519PrivateKey.from_private_bytes(keys.signing).sign(_CONTEXT + body)
    last = f"{keys.person.signing} {base64.b64encode(signature).decode()}\n".encode()
    with panics_refused(NotSaved(say("Nothing was made: the library that seals gave up."))):
        to = [x25519.Recipient.from_str(person.age) for person in (message.recipient, keys.person)]
        data: bytes = encrypt(body + _LAST + last, to, armored=True)
    if len(data) > LARGEST:
        raise NotSaved(say("It is more than 10 MB, too much for one file. Choose fewer entries."))
    if unseal(data, [keys]) != message:
        raise NotSaved(say("Nothing was made: sealed, it would not have said the same."))
    return data


def as_text(data: bytes, recipient: str) -> bytes:
    """A sealed file as it is sent: one plain line, then the block.

    The line says to a person who opens it in an editor what to do with it. `blocks_in` finds the block again;
    age alone takes the file from the line that begins the block on.

    Args:
        data: The armour, from `seal`.
        recipient: The recipient's name, on one line.
    """
    line = say("For {name}. Open it with: equityjournal open", name=recipient)
    return f"{line}\n\n".encode() + data


def unseal(data: bytes, keys: Sequence[Keys]) -> AnyMessage:
    """Open a file, and prove its sender and recipient.

    Whether the sender is known is left to the caller.

    Args:
        data: The file, of at most `LARGEST` bytes.
        keys: The reader's own keys, those in use first.

    Raises:
        DamagedFile: When it is no sealed file, or was cut off or altered; `MadeForAnother` when it is for
            another person.
    """
    body, last = _split(_decrypted(data, keys))
    signer = _signer(body, last)
    message = from_json(body)
    if message.sender.signing != signer:
        raise DamagedFile(say("it is not signed by the person it says it is from"))
    if not are_keys(message.sender):
        raise DamagedFile(say("the keys of whoever sealed it protect nothing, so it could be anybody's"))
    both = (message.recipient, message.sender)
    if not any(own.person.is_same_as(person) for own in keys for person in both):
        raise MadeForAnother(
            say("it was made for {name}, and is not yours to open", name=message.recipient.name)
        )
    return message


def weak_card(name: str) -> NotAllowed:
    """The refusal to seal for a person with unsafe keys."""
    return NotAllowed(
        say(
            "Nothing was made: the keys on {name}'s card protect nothing, so others could read it. Ask "
            "{name} for a new card.",
            name=name,
        )
    )


def _decrypted(data: bytes, keys: Sequence[Keys]) -> bytes:
    """The decrypted bytes of a file."""
    refuse_unless_sealed(data)
    altered = AlteredFile(say("it was cut off or altered on its way"))
    try:
        with panics_refused(altered):
            plain: bytes = decrypt(data, [x25519.Identity.from_str(own.opening) for own in keys])
    except DecryptError as error:
        if "No matching keys" in str(error):
            raise MadeForAnother(say("it was not sealed for you")) from None
        raise altered from None
    return plain


def _split(plain: bytes) -> tuple[bytes, bytes]:
    """The signed bytes, and the content of the last line."""
    at = plain.rfind(b"\n" + _LAST)
    if at < 0 or not plain.endswith(b"\n") or plain.count(b"\n", at) != 2:
        raise DamagedFile(say("it opens with your keys, but this program did not make it"))
    return plain[: at + 1], plain[at + 1 + len(_LAST) : -1]


def _signer(body: bytes, last: bytes) -> str:
    """The public key that signed the body, as in a card."""
    try:
        public, _, signature = last.decode("ascii").partition(" ")
        point = base64.b64decode(public, validate=True)
        key = Ed25519PublicKey.from_public_bytes(point)
        if not can_sign(point):
            raise InvalidSignature
        key.verify(base64.b64decode(signature, validate=True), _CONTEXT + body)
    except (InvalidSignature, ValueError):
        raise DamagedFile(say("its signature does not fit: somebody altered it")) from None
    return public
