"""Who is who when something is shared: public cards, the keys behind them, and words to read aloud."""

import hashlib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from equityjournal.core.faults import Fault
from equityjournal.core.speech import say
from equityjournal.core.spoken_words import SPOKEN

AgeKey = Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]
"""An X25519 recipient, as age writes it (https://age-encryption.org/v1)."""

SigningKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$")]
"""An Ed25519 public key (RFC 8032): its 32 bytes in base64, of which there is one spelling."""

LONGEST_NAME = 80  # characters
WORDS = 10  # 80 bits: nobody can make keys whose words are the same as another's


class Person(BaseModel):
    """Somebody, by a name they gave themselves and their two public keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)

    name: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
    age: AgeKey
    """What is sealed to it, only they can open."""
    signing: SigningKey
    """What was signed with its other half came from them."""

    @field_validator("name")
    @classmethod
    def _is_one_line(cls, name: str) -> str:
        if not name.strip() or name != " ".join(name.split()):
            raise Fault(say("“name” must be one line, without spaces at its ends"))
        return name

    @property
    def fingerprint(self) -> str:
        """Ten words for both keys: to be compared aloud, since a card may be changed on its way."""
        return " ".join(SPOKEN[byte] for byte in self._digest[:WORDS])

    @property
    def key_id(self) -> str:
        """Both keys as 32 characters for a file's name; a name stands in none."""
        return self._digest.hex()[:32]

    @property
    def _digest(self) -> bytes:
        return hashlib.sha256(f"equityjournal card 1\n{self.age}\n{self.signing}\n".encode()).digest()

    def is_same_as(self, other: "Person") -> bool:
        """Whether both are one person: the same keys, by whatever name."""
        return (self.age, self.signing) == (other.age, other.signing)


class Card(Person):
    """A person's public card. Nothing in it is secret."""

    card: Annotated[Literal[1], Field(default=1)]
