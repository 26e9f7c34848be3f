"""Cards: people's names and public keys, with words to compare."""

import hashlib
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from equityjournal.core.sharing.fingerprint_words import SPOKEN
from equityjournal.core.text.faults import Fault
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show

AgeKey = Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]
"""An X25519 recipient, as age writes it (https://age-encryption.org/v1)."""

SigningKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$")]
"""An Ed25519 public key (RFC 8032): its 32 bytes in base64, in the only canonical spelling."""

LONGEST_NAME = 80  # characters
WORDS = 10  # 80 bits: too many to make other keys with the same words


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


class Person(BaseModel):
    """A person: their name for themselves and their two public keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)

    name: PersonName
    age: AgeKey
    """Key for sealing; only this person can open the result."""
    signing: SigningKey
    """Key that proves a signature to be this person's."""

    @property
    def fingerprint(self) -> str:
        """Ten words for both keys, to compare aloud.

        A card may be changed on its way.
        """
        return " ".join(SPOKEN[byte] for byte in self._digest[:WORDS])

    @property
    def lines_to_read(self) -> tuple[str, str]:
        """The ten words in two lines of five, for reading aloud.

        Five words are as many as a listener can hold in mind.
        """
        words = self.fingerprint.split()
        return " ".join(words[: WORDS // 2]), " ".join(words[WORDS // 2 :])

    @property
    def key_id(self) -> str:
        """Both keys as 32 characters for a file name, without the name."""
        return self._digest.hex()[:32]

    @property
    def _digest(self) -> bytes:
        return hashlib.sha256(f"equityjournal card 1\n{self.age}\n{self.signing}\n".encode()).digest()

    def is_same_as(self, other: "Person") -> bool:
        """Whether both have the same keys, by whatever name."""
        return (self.age, self.signing) == (other.age, other.signing)


class Card(Person):
    """A person's public card, without any secret."""

    card: Annotated[Literal[1], Field(default=1)]
