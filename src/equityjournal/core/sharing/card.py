"""Cards: people's names and public keys, with words to compare."""

import hashlib
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from equityjournal.core.sharing.letter_parts import Sent
from equityjournal.core.sharing.spoken_words import SPOKEN
from equityjournal.core.text.faults import Fault
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show

AgeKey = Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]
"""An X25519 recipient, as age writes it (https://age-encryption.org/v1)."""

_KEY = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="
PublicKey = Annotated[str, StringConstraints(pattern=f"^{_KEY}$")]
"""The 32 bytes of a public key in base64, in the only canonical spelling."""

NoneOrKey = Annotated[str, StringConstraints(pattern=f"^(?:{_KEY})?$")]

LONGEST_NAME = 80  # characters
WORDS = 10  # 80 bits: too many to make other keys with the same words
WORK = 2**18  # of scrypt: about a second, and 256 MB


def why_no_name(name: str) -> str:
    """The reason a name cannot be used, as a clause; else empty.

    A name is what it looks like: no part of it can steer a screen, hide, or imitate another name.
    """
    if not name:
        return say("it is empty")
    if len(name) > LONGEST_NAME:
        return say("it is longer than {most} letters", most=LONGEST_NAME)
    if show(name) != name:
        return say("it holds characters that cannot be seen")
    if name != " ".join(name.split()):
        return say("it has spaces at its ends, or several together")
    return ""


def _a_name(name: str) -> str:
    """The name, if usable."""
    if why := why_no_name(name):
        raise Fault(say("“name” cannot be used: {why}", why=why))
    return name


PersonName = Annotated[str, AfterValidator(_a_name)]
"""A person's name, on one line."""


class Card(Sent):
    """A person's name for themselves and their public keys, without any secret."""

    name: PersonName
    age: AgeKey
    """Key for sealing; only this person can open the result."""
    mark: NoneOrKey = ""
    """X25519 key for marks alone; empty on a card of version 1."""
    signing: NoneOrKey = ""
    """Ed25519 key of a card of version 1; empty on a card of version 2."""

    @property
    def lines(self) -> str:
        """Name and keys as canonical lines, of which digests are made."""
        if self.mark:
            return f"{self.name}\n{self.age}\n{self.mark}\n"
        return f"{self.age}\n{self.signing}\n"

    @property
    def fingerprint(self) -> str:
        """Ten words to compare aloud, for a card may be changed on its way.

        Those of version 2 take a second to work out, so that nobody tries many cards.
        """
        digest = self._digest_before
        if self.mark:
            digest = hashlib.scrypt(
                self.lines.encode(), salt=b"equityjournal card 2\n", n=WORK, r=8, p=1, maxmem=2**29
            )
        return " ".join(SPOKEN[byte] for byte in digest[:WORDS])

    @property
    def lines_to_read(self) -> tuple[str, str]:
        """The ten words in two lines of five, for reading aloud."""
        words = self.fingerprint.split()
        return " ".join(words[: WORDS // 2]), " ".join(words[WORDS // 2 :])

    @property
    def digest(self) -> str:
        """A digest of the card, to notice a change."""
        return hashlib.sha256(f"equityjournal checked card\n{self.lines}".encode()).hexdigest()

    @property
    def key_id(self) -> str:
        """The name of a version 1 card's files; empty without a signing key."""
        return self._digest_before.hex()[:32] if self.signing else ""

    @property
    def _digest_before(self) -> bytes:
        return hashlib.sha256(f"equityjournal card 1\n{self.age}\n{self.signing}\n".encode()).digest()

    @property
    def as_sent(self) -> "Card":
        """The card as letters carry it: without the key of version 1."""
        return Card(name=self.name, age=self.age, mark=self.mark)

    def has_keys_of(self, other: "Card") -> bool:
        """Whether both have the same keys for sealing and marks, by whatever name."""
        return (self.age, self.mark) == (other.age, other.mark)
