"""Trusted people: cards taken as genuine, and agreements on sharing."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import Record
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.people import AgeKey, Person, PersonName, SigningKey


class Agreement(Record):
    """An agreement between two people, in their own words.

    Fields not discussed are empty.
    """

    purpose: str = ""
    limits: str = ""
    """The limits of confidentiality."""
    passed_on: str = ""
    """Content that must be passed on, and its recipients."""
    kept: str = ""
    """How long shares are kept."""


class Trusted(Record):
    """A person whose card was taken as genuine."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    name: PersonName
    """Name used for the person here."""
    on_card: PersonName | None = None
    """The person's own name for themselves, if different."""
    age: AgeKey
    signing: SigningKey
    manages: bool
    """Whether the person manages the owner of this file: shares may then be used at work."""
    trusted: AwareDatetime
    """Moment of taking the card as genuine."""
    replaced: AwareDatetime | None = None
    """Moment of taking other keys as genuine; earlier shares stay readable."""
    replaced_by: str | None = None
    """`key_id` of the other keys; None also for a card put aside by an older program."""
    agreement: Agreement = Agreement()

    @property
    def person(self) -> Person:
        """Their keys, with their name here."""
        return Person(name=self.name, age=self.age, signing=self.signing)

    @property
    def as_on_card(self) -> Person:
        """Their keys, with their own name for themselves.

        Their name here may not be a kind one.
        """
        return Person(name=self.on_card or self.name, age=self.age, signing=self.signing)


def later_keys(key_id: str, known: Iterable[Trusted]) -> list[str]:
    """Keys that replaced these, one set after another, as far as known."""
    after = {trusted.person.key_id: trusted.replaced_by for trusted in known}
    later: list[str] = []
    following = after.get(key_id)
    while following in after and following not in (key_id, *later):
        later.append(following)
        following = after[following]
    return later


def former_keys(key_id: str, known: Iterable[Trusted]) -> list[str]:
    """Keys replaced by these, directly or through others."""
    known = list(known)
    return [trusted.person.key_id for trusted in known if key_id in later_keys(trusted.person.key_id, known)]
