"""Whom somebody shares with: a person whose keys were compared aloud, and what the two agreed."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core.cards import AgeKey, Person, PersonName, SigningKey
from equityjournal.core.entry import SCHEMA, Record


class Agreement(Record):
    """What the two agreed, in their own words; empty where nothing was said."""

    purpose: str = ""
    limits: str = ""
    """The limits of confidentiality."""
    passed_on: str = ""
    """What must be passed on, and to whom."""
    kept: str = ""
    """How long things are kept."""


class Trusted(Record):
    """Somebody whose card was taken for theirs."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    name: PersonName
    """What they are called here."""
    on_card: PersonName | None = None
    """What they call themselves, where that is something else."""
    age: AgeKey
    signing: SigningKey
    manages: bool
    """Whether they manage the person who keeps this: what is shared with them may be used at work."""
    trusted: AwareDatetime
    """When their card was taken for theirs."""
    replaced: AwareDatetime | None = None
    """When other keys were taken for theirs. What was shared under these can still be read."""
    replaced_by: str | None = None
    """The `key_id` of those other keys; None also where an older program put the card aside."""
    agreement: Agreement = Agreement()

    @property
    def person(self) -> Person:
        """Their name here, with their keys."""
        return Person(name=self.name, age=self.age, signing=self.signing)

    @property
    def as_on_card(self) -> Person:
        """Their keys, with the name they gave themselves; what they are called here may be no kind one."""
        return Person(name=self.on_card or self.name, age=self.age, signing=self.signing)


def later_keys(key_id: str, known: Iterable[Trusted]) -> list[str]:
    """The keys that took the place of these, one set after another, as far as their cards are known."""
    after = {one.person.key_id: one.replaced_by for one in known}
    later: list[str] = []
    following = after.get(key_id)
    while following in after and following not in (key_id, *later):
        later.append(following)
        following = after[following]
    return later


def former_keys(key_id: str, known: Iterable[Trusted]) -> list[str]:
    """The keys whose place these took, at once or by way of others."""
    known = list(known)
    return [one.person.key_id for one in known if key_id in later_keys(one.person.key_id, known)]
