"""People with cards of version 1, read as companions."""

import base64
import hashlib
from collections.abc import Collection, Iterable, Sequence

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import Record
from equityjournal.core.sharing.card import AgeKey, Card, PersonName, PublicKey
from equityjournal.core.sharing.companion import Agreement, Companion, KnownCard


class FormerAgreement(Record):
    """An agreement of two people, as kept before; fields not discussed are empty."""

    purpose: str = ""
    limits: str = ""
    passed_on: str = ""
    kept: str = ""

    @property
    def text(self) -> str:
        """All of it in one text."""
        return "\n".join(part for part in (self.purpose, self.limits, self.passed_on, self.kept) if part)


class Trusted(Record):
    """A person whose card of version 1 was taken as genuine."""

    name: PersonName
    """Name used for the person here."""
    on_card: PersonName | None = None
    """The person's own name for themselves, if different."""
    age: AgeKey
    signing: PublicKey
    manages: bool
    trusted: AwareDatetime
    replaced: AwareDatetime | None = None
    """Moment of taking other keys as genuine."""
    replaced_by: str | None = None
    """`key_id` of the other keys."""
    agreement: FormerAgreement = Field(default_factory=FormerAgreement)

    @property
    def key_id(self) -> str:
        """The name of its file, and of files kept under it."""
        return Card(name=self.name, age=self.age, signing=self.signing).key_id

    @property
    def as_known_card(self) -> KnownCard:
        """The card as companions hold it."""
        return KnownCard(
            name=self.on_card or self.name,
            age=self.age,
            signing=self.signing,
            since=self.trusted.date(),
            how="before",
            closed=self.replaced.date() if self.replaced else None,
        )


def with_former_people(
    companions: Iterable[Companion], people: Sequence[Trusted], writers: Collection[str]
) -> list[Companion]:
    """Companions with their cards, and a companion for each other card."""
    groups = _groups(people)
    found = []
    for companion in companions:
        group = next((group for group in groups if _is_of(companion, group)), None)
        if group:
            groups.remove(group)
        found.append(_with_cards(companion, group) if group else companion)
    return found + [_companion(group, writers) for group in groups]


def _groups(people: Sequence[Trusted]) -> list[list[Trusted]]:
    """Cards of one person together, each after those it replaced."""
    known = {person.key_id: person for person in people}
    groups: dict[str, list[Trusted]] = {}
    for person in people:
        last, seen = person, {person.key_id}
        while last.replaced_by in known and last.replaced_by not in seen:
            seen.add(last.replaced_by)
            last = known[last.replaced_by]
        groups.setdefault(last.key_id, []).append(person)
    return [sorted(group, key=lambda person: person.trusted.timestamp()) for group in groups.values()]


def _is_of(companion: Companion, group: Sequence[Trusted]) -> bool:
    ages = {known.age for known in companion.cards}
    return any(person.key_id in companion.keys or person.age in ages for person in group)


def _with_cards(companion: Companion, group: Sequence[Trusted]) -> Companion:
    """A companion with the cards of a group it does not hold yet."""
    there = {known.age for known in companion.cards}
    cards = [person.as_known_card for person in group if person.age not in there]
    keys = dict.fromkeys([*(person.key_id for person in group), *companion.keys])
    more = {} if companion.agreement else {"agreement": _agreement(group)}
    return companion.model_copy(update={"cards": [*cards, *companion.cards], "keys": list(keys), **more})


def _companion(group: Sequence[Trusted], writers: Collection[str]) -> Companion:
    """A companion for cards of before alone, always with the same id."""
    present = next((person for person in reversed(group) if person.replaced is None), group[-1])
    keys = [person.key_id for person in group]
    identity = base64.b32encode(hashlib.sha256(present.key_id.encode()).digest()).decode().lower()[:26]
    return Companion(
        id=identity,
        name=present.name,
        role="writer" if any(key in writers for key in keys) else "coach",
        manages=present.manages,
        asked=present.trusted.date(),
        meets="files",
        keys=keys,
        cards=[person.as_known_card for person in group],
        agreement=_agreement(group),
    )


def _agreement(group: Sequence[Trusted]) -> Agreement | None:
    """The latest agreement of a group, if any."""
    for person in reversed(group):
        if person.agreement.text:
            return Agreement(text=person.agreement.text, day=person.trusted.date(), mine=True)
    return None
