"""Amara and Bronwen at their machines, below the screen: keys, companions, and files that pass between them."""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyrage import decrypt, encrypt, x25519

from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.inbox import arrival_of
from equityjournal.core.sharing.invitation import Made, digest_of
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter, body_of
from equityjournal.formats.sealed_letter import Opened, seal, unseal
from equityjournal.store.disk import names
from equityjournal.store.sharing.checked_cards import CheckedCards
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.inbox import Inbox
from equityjournal.store.sharing.keyring import Keyring
from equityjournal.store.sharing.pairing import Outcome, Pairing

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)
TODAY = NOW.date()
NONCE = base64.b64encode(bytes(32)).decode()


def a_companion(name: str, role: str = "coach", **facts: Any) -> Companion:
    """Somebody met over files, with no say in the writer's job."""
    table = {
        "id": names.message_name(),
        "name": name,
        "role": role,
        "manages": False,
        "asked": date(2026, 6, 1),
    }
    return Companion.model_validate({**table, "meets": "files", **facts})


@dataclass
class Side:
    """A person at a machine, and the other as known there."""

    name: str
    folder: Path
    other: str
    role: str
    companion_id: str = ""
    now: datetime = NOW
    sealed: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Keyring(self.place).make(self.name, NOW)
        companion = a_companion(self.other, self.role)
        self.companion_id = companion.id
        Companions(self.place).keep(companion)

    @property
    def place(self) -> Path:
        """The sharing folder."""
        return self.folder / "sharing"

    @property
    def checked(self) -> CheckedCards:
        """Digests of checked cards."""
        return CheckedCards(self.folder / "state")

    @property
    def pairing(self) -> Pairing:
        """Invitations made and answered."""
        return Pairing(self.place, self.folder / "state")

    @property
    def keyring(self) -> list[Keys]:
        """Both halves of all own keys."""
        return Keyring(self.place).open(lambda: "")

    @property
    def keys(self) -> Keys:
        """The keys in use."""
        return self.keyring[0]

    @property
    def companion(self) -> Companion:
        """The other, as known here."""
        found = Companions(self.place).with_id(self.companion_id)
        assert found
        return found

    def keep(self, companion: Companion) -> None:
        """Store the other, changed."""
        Companions(self.place).keep(companion)

    # Pairing

    def invite(self) -> Made:
        """A new invitation for the other."""
        return self.pairing.invite(self.companion, self.keyring, self.now)

    def type_words(self, words: tuple[str, ...], body: bytes) -> str:
        """The outcome of words typed for an invitation."""
        own = [keys.card for keys in self.keyring]
        return self.pairing.typed(words, body, self.companion, own, self.now.date())[0]

    def answer(self, body: bytes, words: tuple[str, ...], **parts: Any) -> bytes:
        """The sealed answer to an invitation whose words fitted."""
        letter = self.letter(
            kind="answer", nonce=NONCE, invitation=digest_of(body), heard=list(words), n=1, link="", **parts
        )
        to = self.companion.card
        assert to
        self.pairing.answering(letter, self.companion)
        return seal(letter, self.keys, to.card)

    def take_answer(self, data: bytes) -> Outcome:
        """The outcome of an answer."""
        opened = self.open(data)
        return self.pairing.take_answer(opened.letter, opened.body, self.keyring, self.now)[0]

    # Letters

    def letter(self, **facts: Any) -> Letter:
        """A letter to the other."""
        to = self.companion.card
        assert to
        head = {"id": names.message_name(), "made": self.now, "link": self.companion.link}
        people = {"sender": self.keys.card.as_sent, "recipient": to.card.as_sent}
        return Letter(**{**head, **people, **facts})

    def seal(self, **facts: Any) -> bytes:
        """A sealed letter with the next number."""
        companion = self.companion
        n = self.checked.next_number(companion)
        self.keep(companion.model_copy(update={"sent": n}))
        self.checked.note_sent(companion, n)
        assert companion.card
        return seal(self.letter(**{"n": n, **facts}), self.keys, companion.card.card)

    def open(self, data: bytes) -> Opened:
        """An opened file."""
        return unseal(data, self.keyring, Companions(self.place).all())

    def take(self, data: bytes) -> str:
        """The standing of an opened letter; a new one is counted."""
        opened = self.open(data)
        if opened.state == "closed":
            return "closed"
        standing = self.pairing.standing(opened.letter, self.companion, self.companion.link, self.now.date())
        if standing == "new":
            Inbox(self.place, self.companion).keep(arrival_of(opened.letter, self.now), data)
            self.keep(self.companion.with_letter(opened.letter.n))
        return standing


def two_sides(folder: Path) -> tuple[Side, Side]:
    """Amara, who writes, and Bronwen, who coaches."""
    return (
        Side("Amara Okafor", folder / "amara", "Bronwen", "coach"),
        Side("Bronwen Rees", folder / "bronwen", "Amara", "writer"),
    )


def pair(amara: Side, bronwen: Side, **parts: Any) -> bytes:
    """Have two people paired with four words; the answer that did it."""
    made = bronwen.invite()
    body = made.body.encode()
    assert amara.type_words(made.words, body) == "fits"
    data = amara.answer(body, made.words, **parts)
    assert bronwen.take_answer(data) == "fits"
    return data


def plain_of(data: bytes, keys: Keys) -> bytes:
    """What is inside a sealed file."""
    plain: bytes = decrypt(data, [x25519.Identity.from_str(keys.opening)])
    return plain


def sealed_by_hand(plain: bytes, to: Keys) -> bytes:
    """A file sealed without this program."""
    data: bytes = encrypt(plain, [x25519.Recipient.from_str(to.card.age)], armored=True)
    return data


def marked_by_hand(body: bytes, own: Keys, to: Keys) -> bytes:
    """A body with a mark of its sender, worked out from the steps in the documentation alone."""
    assert own.marking
    theirs = X25519PublicKey.from_public_bytes(base64.b64decode(to.card.mark))
    secret = X25519PrivateKey.from_private_bytes(own.marking).exchange(theirs)
    info = "\n".join(
        ["equityjournal mark 2", own.card.mark, to.card.mark, own.card.age, to.card.age]
    ).encode()
    extracted = hmac.digest(bytes(32), secret, hashlib.sha256)
    key = hmac.digest(extracted, info + b"\x01", hashlib.sha256)
    mark = base64.b64encode(hmac.digest(key, b"equityjournal message 2\n" + body, hashlib.sha256)).decode()
    return body + f"marked x25519 {own.card.mark} {own.card.age} {mark}\n".encode()


def body_by_hand(letter: Letter) -> bytes:
    """The body of a letter."""
    return body_of(letter)
