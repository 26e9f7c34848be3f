"""Invitations: the coach's card in the clear, and the four words that check it.

The first two words are random and stand in no file; the last two check the file under them (MANA I). Words
said once for a file are never accepted for another: with the random half known, another file can be made to
fit within a second.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, ValidationError

from equityjournal.core.entries.entry import Filed
from equityjournal.core.sharing.card import Card, PersonName
from equityjournal.core.sharing.keys import why_not_another_s
from equityjournal.core.sharing.letter import HEARD, VERSION, Letter, Nonce, body_of, refuse_newer
from equityjournal.core.sharing.letter_parts import Digest, MessageId, Sent
from equityjournal.core.sharing.spoken_words import number_of, spoken
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say

LIFE = timedelta(days=14)
TRIES = 3
BITS = 20  # of the random half, and of the check
_CHECK = 4  # bytes against damage on the way


class Invitation(Sent):
    """An invitation of a coach, with nothing secret in it."""

    format: Literal["equityjournal"] = "equityjournal"
    version: Annotated[int, Field(ge=VERSION, le=VERSION)] = VERSION
    kind: Literal["invitation"] = "invitation"
    id: MessageId
    nonce: Nonce
    made: AwareDatetime
    whom: Annotated[PersonName, Field(alias="for")]
    sender: Annotated[Card, Field(alias="from")]


def new_invitation(identity: str, nonce: bytes, made: datetime, whom: str, own: Card) -> bytes:
    """The body of a new invitation."""
    text = base64.b64encode(nonce).decode()
    invitation = Invitation(id=identity, nonce=text, made=made, whom=whom, sender=own.as_sent)
    return body_of(invitation)


def invitation_in(body: bytes, own: Iterable[Card]) -> Invitation:
    """Parse the body of an invitation of another person.

    Own are all cards of the reader, former ones included.
    """
    refuse_newer(body)
    try:
        invitation = Invitation.model_validate_json(body)
    except ValidationError:
        raise DamagedFile(say("what is in it is not laid out as an invitation")) from None
    if not invitation.sender.mark or invitation.sender.signing:
        raise DamagedFile(say("the card in it is not of the present kind"))
    if why := why_not_another_s(invitation.sender, own):
        raise DamagedFile(why)
    return invitation


def as_letters(body: bytes) -> str:
    """A body as base64, with a check against damage on its way."""
    return base64.b64encode(body + hashlib.sha256(body).digest()[:_CHECK]).decode()


def from_letters(letters: str) -> bytes:
    """The body of an invitation from its base64.

    Raises:
        DamagedFile: With a clause, when it was damaged: never to be called a word that does not fit.
    """
    try:
        data = base64.b64decode(letters, validate=True)
    except binascii.Error:
        data = b""
    body, check = data[:-_CHECK], data[-_CHECK:]
    if not body or hashlib.sha256(body).digest()[:_CHECK] != check:
        raise DamagedFile(say("it was damaged on its way; ask for it again"))
    return body


def digest_of(body: bytes) -> str:
    """The SHA-256 of a body, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def code_words(k: int, body: bytes) -> tuple[str, ...]:
    """The four words for an invitation: two random ones, and two that check it."""
    check = hmac.digest(b"equityjournal invitation 2\n" + k.to_bytes(3, "big"), body, "sha256")
    return spoken(k << BITS | int.from_bytes(check[:3], "big") >> 4, HEARD)


def _are_same(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether words are the same, compared in constant time."""
    return hmac.compare_digest(" ".join(words).encode(), " ".join(others).encode())


State = Literal["waiting", "used", "void"]


class Made(Filed):
    """An invitation made here, kept sealed to its coach's own card."""

    id: MessageId
    companion: MessageId
    body: str
    """The invitation's body."""
    made: AwareDatetime
    k: int | None = None
    """The random half; None once it is used or void."""
    tries: int = 0
    """Answers that came with other words."""
    state: State = "waiting"
    heard: Digest | Literal[""] = ""
    """Digest of the words of a used invitation, to tell a second answer with them."""
    answer: Digest | Literal[""] = ""
    """Digest of the answer that used it."""

    @property
    def digest(self) -> str:
        """The digest by which an answer names the invitation."""
        return digest_of(self.body.encode())

    @property
    def words(self) -> tuple[str, ...]:
        """The four words; none once it is used or void."""
        return () if self.k is None else code_words(self.k, self.body.encode())

    def is_waiting(self, now: datetime) -> bool:
        """Whether an answer would be taken, by this machine's own clock."""
        return self.state == "waiting" and now - self.made <= LIFE

    def is_of(self, card: Card) -> bool:
        """Whether it holds a card: after new keys, letters would come under another."""
        return invitation_in(self.body.encode(), []).sender.has_keys_of(card)

    def voided(self) -> "Made":
        """A copy that no answer fits any more."""
        return self.model_copy(update={"state": "void", "k": None})


Verdict = Literal["fits", "wrong words", "void", "opened already", "second answer"]


def judged(made: Made, answer: Letter, digest: str, now: datetime) -> tuple[Verdict, Made]:
    """The verdict on an answer, and the invitation after it."""
    heard = hashlib.sha256(f"equityjournal heard 2\n{' '.join(answer.heard)}".encode()).hexdigest()
    if made.state == "used":
        if made.answer == digest:
            return "opened already", made
        return ("second answer" if hmac.compare_digest(made.heard, heard) else "void"), made
    if not made.is_waiting(now):
        return "void", made.voided()
    if _are_same(answer.heard, made.words):
        used = {"state": "used", "k": None, "heard": heard, "answer": digest}
        return "fits", made.model_copy(update=used)
    tried = made.model_copy(update={"tries": made.tries + 1})
    return "wrong words", tried.voided() if tried.tries >= TRIES else tried


class Tried(Filed):
    """An invitation of another person, as typed words were tried on it here."""

    invitation: Digest
    halves: list[int] = Field(default_factory=list)
    """Random halves of the words typed, each once, the last typed last."""
    tries: int = 0
    body: str = ""
    """The invitation's body, once words fit; empty before."""
    answer: MessageId | Literal[""] = ""
    """Id of the answer made to it; no second is ever made."""

    @property
    def fits(self) -> bool:
        """Whether words fitted it."""
        return bool(self.body)

    @property
    def words(self) -> tuple[str, ...]:
        """The four words that fitted; none before. Their random half was noted last."""
        return code_words(self.halves[-1], self.body.encode()) if self.fits else ()

    @property
    def is_refused(self) -> bool:
        """Whether no more words are taken for it."""
        return self.tries >= TRIES and not self.fits


Trial = Literal["fits", "wrong", "refused", "said for another"]


def tried(words: tuple[str, ...], body: bytes, before: Tried, others: list[Tried]) -> tuple[Trial, Tried]:
    """The outcome of typed words, and the record after them."""
    half = number_of(words) >> BITS
    if before.is_refused:
        return "refused", before
    if any(half in other.halves for other in others):
        return "said for another", before
    known = {"halves": [*(said for said in before.halves if said != half), half]}
    if _are_same(words, code_words(half, body)):
        return "fits", before.model_copy(update={**known, "body": body.decode()})
    after = before.model_copy(update={**known, "tries": before.tries + 1})
    return ("refused" if after.is_refused else "wrong"), after
