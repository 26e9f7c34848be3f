"""Letters ⇄ sealed files: marked by the sender, encrypted for their reader alone.

A sealed file is an armoured age file (https://age-encryption.org/v1). It holds the letter's JSON and a last
line: the sender's two public keys, and a mark that only the two could have made, from a secret of their
X25519 keys. So it proves the sender to the reader, and to nobody else. Nothing is compressed, so nothing can
swell; nothing but that line is parsed before the sender is looked up and the mark is proven.
"""

import base64
import hmac
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyrage import DecryptError, decrypt, encrypt, x25519

from equityjournal.core.sharing.age_file import panics_refused, refuse_unless_sealed
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion, KnownCard
from equityjournal.core.sharing.former_letters import former_letter
from equityjournal.core.sharing.keys import Keys, why_not_another_s
from equityjournal.core.sharing.letter import Letter, body_of, from_json
from equityjournal.core.sharing.points import can_sign, point_of
from equityjournal.core.text.errors import AlteredFile, DamagedFile, MadeForAnother, NotAllowed, NotSaved
from equityjournal.core.text.speech import say

LARGEST = 10 * 1024 * 1024  # bytes

_MARKED = b"marked x25519 "
_SIGNED = b"signed ed25519 "
"""Start of the last line of a message of before."""
_NEW_CARD = b"new card ed25519 "
"""Start of the line by which a key of version 1 vouches for a card of version 2, and for no word."""
_IN_MARK = b"equityjournal message 2\n"
_IN_SIGNATURE = b"equityjournal message 1\n"
_IN_NEW_CARD = b"equityjournal new card 1 to 2\n"

State = Literal["known", "new card", "closed", "unknown", "own"]


class Opened(NamedTuple):
    """A letter out of a sealed file, its sender proven."""

    letter: Letter
    body: bytes
    """The bytes that were marked, as they came."""
    own: Keys
    """The reader's keys that it was made for; nothing is believed that was made for stolen ones."""
    companion: Companion | None
    """The sender; None for the answer of a person unknown so far."""
    card: Card
    """The sender's card as proven; in a letter of new keys, the card until now."""
    state: State
    """`new card` where a key of version 1 vouches for it, `closed` to be read at most, `own` for a
    message of before by the reader."""


# Sealing


def seal(letter: Letter, own: Keys, to: Card, new: Keys | None = None) -> bytes:
    """The sealed file of a letter, opened again to prove it equal.

    Args:
        letter: The letter.
        own: The sender's keys, known to the reader.
        to: The reader's card.
        new: The sender's keys from now on, in a letter of new keys.

    Raises:
        NotAllowed: When the reader's keys protect nothing, or are the sender's own.
        NotSaved: When it is too large, or would not open to the same letter.
    """
    if why_not_another_s(to, [own.card]):
        raise weak_card(to.name)
    plain = body_of(letter)
    if own.signing is not None:
        signature = Ed25519PrivateKey.from_private_bytes(own.signing).sign(_IN_NEW_CARD + _vouched(own.card))
        plain += _NEW_CARD + f"{own.card.signing} {_text(signature)}\n".encode()
    for keys in (new, own) if new else (own,):
        plain += _MARKED + f"{keys.card.mark} {keys.card.age} {_text(_mark(plain, keys, to))}\n".encode()
    for_a_moment = x25519.Identity.generate()  # opens it once, and is forgotten
    with panics_refused(NotSaved(say("Nothing was made: the library that seals gave up."))):
        readers = [x25519.Recipient.from_str(to.age), for_a_moment.to_public()]
        data: bytes = encrypt(plain, readers, armored=True)
        is_whole = decrypt(data, [for_a_moment]) == plain and from_json(body_of(letter)) == letter
    if len(data) > LARGEST:
        raise NotSaved(say("It is more than 10 MB, too much for one file. Choose fewer entries."))
    is_between_them = letter.sender == own.card.as_sent and letter.recipient == to.as_sent
    if not (is_whole and is_between_them):
        raise NotSaved(say("Nothing was made: sealed, it would not have said the same."))
    return data


def as_text(block: bytes, recipient: str) -> bytes:
    """A block as it is sent: one plain line, then the block.

    The line says to a person who opens it in an editor what to do with it. `blocks_in` finds the block again;
    age alone takes the file from the line that begins the block on.

    Args:
        block: The armour, from `seal`, or the block of an invitation.
        recipient: The recipient's name, on one line.
    """
    line = say("For {name}. Open it with: equityjournal open", name=recipient)
    return f"{line}\n\n".encode() + block


def weak_card(name: str) -> NotAllowed:
    """The refusal to seal for a person with unsafe keys."""
    return NotAllowed(
        say(
            "Nothing was made: the keys on {name}'s card protect nothing, so others could read it. Ask "
            "{name} for a new card.",
            name=name,
        )
    )


# Opening


def unseal(data: bytes, keyring: Sequence[Keys], known: Sequence[Companion]) -> Opened:
    """Open a file: stanzas and header, age, last line, sender, mark, and only then the letter.

    Args:
        data: The file, of at most `LARGEST` bytes.
        keyring: The reader's own keys, those in use first.
        known: All companions.

    Raises:
        DamagedFile: In a clause, when it is no sealed file, was cut off or altered, or its sender is unknown
            and does not answer an invitation; `MadeForAnother` when it is for another person.
    """
    plain = _decrypted(data, keyring)
    body, last = _split(plain, _MARKED)
    if last is None:
        return _signed(plain, keyring, known)
    mark, age, proof = _fields(last, 3)
    sender = _Sender.looked_up(age, mark, known)
    body, vouching = _split(body, _NEW_CARD)
    marked = plain[: plain.rindex(_MARKED)]
    if vouching is not None and sender.known is not None and not sender.known.mark:
        sender = sender.vouched_for(vouching)
    if sender.known is not None and not sender.known.mark:
        raise _unknown()  # of version 1, and not vouched for
    own = _marked_for(marked, proof, sender, keyring)
    body, by_new = _split(body, _MARKED)
    letter = from_json(body)
    if sender.companion is None and letter.kind != "answer":
        raise _unknown()
    if letter.sender != sender.card.model_copy(update={"name": letter.sender.name}).as_sent:
        raise DamagedFile(say("it is not from the keys that sealed it"))
    if why := why_not_another_s(letter.sender, [keys.card for keys in keyring]):
        raise DamagedFile(why)
    if not letter.recipient.has_keys_of(own):
        raise _for_another()
    if letter.new_card is not None:
        _prove_new(body, by_new, letter.new_card, own, keyring)
    elif by_new is not None:
        raise _not_made_here()
    keys = next(keys for keys in keyring if keys.card.age == own.age)
    state: State = "closed" if keys.stolen else sender.state
    return Opened(letter, body, keys, sender.companion, letter.sender, state)


class _Sender(NamedTuple):
    """The sender that a last line names, as looked up."""

    card: Card
    companion: Companion | None
    known: KnownCard | None
    state: State

    @classmethod
    def looked_up(cls, age: str, mark: str, known: Sequence[Companion]) -> "_Sender":
        """The sender with both keys; for a card of version 1, the one with the key for sealing."""
        try:
            card = Card(name="?", age=age, mark=mark)
        except ValueError:
            raise _not_made_here() from None
        for companion in known:
            for kept in reversed(companion.cards):
                if kept.age == age and kept.mark in (mark, ""):
                    return cls(card, companion, kept, "closed" if kept.closed else "known")
        return cls(card, None, None, "unknown")

    def vouched_for(self, line: bytes) -> "_Sender":
        """The sender with a card of version 2 that their key of version 1 vouches for."""
        public, signature = _fields(line, 2)
        if self.known is None or public != self.known.signing:
            raise _unknown()
        _verify(public, signature, _IN_NEW_CARD + _vouched(self.card))
        vouched = self.known.model_copy(update={"mark": self.card.mark})
        return self._replace(known=vouched, state="closed" if self.known.closed else "new card")


def _marked_for(marked: bytes, proof: str, sender: _Sender, keyring: Sequence[Keys]) -> Card:
    """The reader's card that a mark was made for."""
    try:
        given = base64.b64decode(proof, validate=True)
    except ValueError:
        raise _does_not_fit() from None
    if why := why_not_another_s(sender.card, [keys.card for keys in keyring]):
        raise DamagedFile(why)
    for keys, card in _cards_of(keyring, with_former=sender.companion is not None):
        if hmac.compare_digest(_expected(marked, keys, card, sender.card), given):
            return card
    raise _does_not_fit()


def _cards_of(keyring: Sequence[Keys], *, with_former: bool) -> Iterator[tuple[Keys, Card]]:
    """Own cards that a letter may be made for; those without a key for marks only by known senders."""
    for keys in keyring:
        if keys.marking is not None:
            yield keys, keys.card.as_sent
        if with_former:
            yield keys, keys.card.as_sent.model_copy(update={"mark": ""})


def _prove_new(body: bytes, line: bytes | None, new: Card, own: Card, keyring: Sequence[Keys]) -> None:
    """Prove the mark of new keys over the same body."""
    mark, age, proof = _fields(line or b"", 3)
    if (mark, age) != (new.mark, new.age):
        raise _not_made_here()
    sender = _Sender(new, None, None, "unknown")
    if not own.has_keys_of(_marked_for(body, proof, sender, keyring)):
        raise _for_another()


def _signed(plain: bytes, keyring: Sequence[Keys], known: Sequence[Companion]) -> Opened:
    """A message of before, with a signature, as a letter."""
    body, last = _split(plain, _SIGNED)
    if last is None:
        raise _not_made_here()
    public, signature = _fields(last, 2)
    _verify(public, signature, _IN_SIGNATURE + body)
    letter = former_letter(body)
    sender, recipient = letter.sender, letter.recipient
    if sender.signing != public:
        raise DamagedFile(say("it is not signed by the person it says it is from"))
    mine = [keys for keys in keyring for card in (recipient, sender) if keys.card.age == card.age]
    if not mine:
        raise _for_another()
    is_own = any(keys.card.age == sender.age for keys in keyring)
    other = recipient if is_own else sender
    if not is_own and (why := why_not_another_s(sender, [keys.card for keys in keyring])):
        raise DamagedFile(why)
    for companion in known:
        for kept in companion.cards:
            if (kept.age, kept.signing) == (other.age, other.signing):
                is_past = kept.closed or (kept.mark and companion.compared)
                state: State = "closed" if is_past else "known"
                return Opened(letter, body, mine[0], companion, sender, "own" if is_own else state)
    return Opened(letter, body, mine[0], None, sender, "own" if is_own else "unknown")


# Marks and signatures


def _mark(marked: bytes, own: Keys, to: Card) -> bytes:
    """The mark of some bytes, by their sender."""
    if own.marking is None:
        raise NotAllowed(say("Nothing was made: your keys are of an earlier kind."))
    point = base64.b64decode(to.mark) or point_of(to.age)
    return _of_secret(own.marking, point, own.card, to, marked)


def _expected(marked: bytes, own: Keys, to: Card, sender: Card) -> bytes:
    """The mark of some bytes, as their reader works it out."""
    private = own.marking if to.mark and own.marking else point_of(own.opening)
    return _of_secret(private, base64.b64decode(sender.mark), sender, to, marked)


def _of_secret(private: bytes, point: bytes, sender: Card, to: Card, marked: bytes) -> bytes:
    """The mark under the secret of two X25519 keys, for one direction alone."""
    secret = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(point))
    info = f"equityjournal mark 2\n{sender.mark}\n{to.mark}\n{sender.age}\n{to.age}".encode()
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)
    return hmac.digest(key, _IN_MARK + marked, "sha256")


def _vouched(card: Card) -> bytes:
    """The keys of a card, as a key of version 1 vouches for them."""
    return f"{card.age}\n{card.mark}\n".encode()


def _verify(public: str, signature: str, signed: bytes) -> None:
    """Prove a signature of version 1."""
    try:
        point = base64.b64decode(public, validate=True)
        if not can_sign(point):
            raise InvalidSignature
        Ed25519PublicKey.from_public_bytes(point).verify(base64.b64decode(signature, validate=True), signed)
    except (InvalidSignature, ValueError):
        raise DamagedFile(say("its signature does not fit: somebody altered it")) from None


# Lines


def _decrypted(data: bytes, keyring: Sequence[Keys]) -> bytes:
    """The decrypted bytes of a file."""
    refuse_unless_sealed(data)
    altered = AlteredFile(say("it was cut off or altered on its way"))
    try:
        with panics_refused(altered):
            plain: bytes = decrypt(data, [x25519.Identity.from_str(own.opening) for own in keyring])
    except DecryptError as error:
        if "No matching keys" in str(error):
            raise MadeForAnother(say("it was not sealed for you")) from None
        raise altered from None
    return plain


def _split(plain: bytes, start: bytes) -> tuple[bytes, bytes | None]:
    """The bytes before a last line with a start, and the rest of that line; None without it."""
    at = plain.rfind(b"\n" + start)
    if at < 0 or not plain.endswith(b"\n") or plain.count(b"\n", at) != 2:
        return plain, None
    return plain[: at + 1], plain[at + 1 + len(start) : -1]


def _fields(line: bytes, count: int) -> list[str]:
    """The words of a line."""
    try:
        fields = line.decode("ascii").split(" ")
    except UnicodeDecodeError:
        raise _not_made_here() from None
    if len(fields) != count:
        raise _not_made_here()
    return fields


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _not_made_here() -> DamagedFile:
    return DamagedFile(say("it opens with your keys, but this program did not make it"))


def _does_not_fit() -> DamagedFile:
    return DamagedFile(say("its mark does not fit: somebody altered it, or it was made for another"))


def _unknown() -> DamagedFile:
    return DamagedFile(say("it comes from keys that are not known here, and answers no invitation"))


def _for_another() -> MadeForAnother:
    return MadeForAnother(say("it was made for another person, and is not yours to open"))
