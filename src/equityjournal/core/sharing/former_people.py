"""People whose cards of version 1 were taken as genuine, read as companions."""

import base64
import hashlib
from collections.abc import Collection, Iterable, Sequence

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import Record
from equityjournal.core.sharing.card import AgeKey, Card, PersonName, PublicKey
from equityjournal.core.sharing.companion import Agreement, Companion, KnownCard


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
    agreement: dict[str, str] = Field(default_factory=dict)
    """What the two agreed on, point by point."""

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

    @property
    def as_agreement(self) -> Agreement | None:
        """The agreement in one text, if there is any."""
        text = "\n".join(point for point in self.agreement.values() if point)
        return Agreement(text=text, day=self.trusted.date(), mine=True) if text else None


def with_former_people(
    companions: Iterable[Companion], people: Sequence[Trusted], writers: Collection[str]
) -> list[Companion]:
    """Companions with their cards, and a companion for each other card."""
    found = {companion.id: companion for companion in companions}
    for group in _groups(people):
        known = next((companion for companion in found.values() if _is_of(companion, group)), None)
        companion = _with_cards(known or _companion(group, writers), group)
        found[companion.id] = companion
    return list(found.values())


def _groups(people: Iterable[Trusted]) -> list[list[Trusted]]:
    """Cards of one person together, each after those it replaced."""
    in_order = sorted(people, key=lambda person: person.trusted.timestamp())
    known = {person.key_id: person for person in in_order}
    groups: dict[str, list[Trusted]] = {}
    for person in in_order:
        last, seen = person, {person.key_id}
        while last.replaced_by in known and last.replaced_by not in seen:
            seen.add(last.replaced_by)
            last = known[last.replaced_by]
        groups.setdefault(last.key_id, []).append(person)
    return list(groups.values())


def _is_of(companion: Companion, group: Sequence[Trusted]) -> bool:
    ages = {known.age for known in companion.cards}
    return any(person.key_id in companion.keys or person.age in ages for person in group)


def _with_cards(companion: Companion, group: Sequence[Trusted]) -> Companion:
    """A companion with the cards of a group it does not hold yet."""
    there = {known.age for known in companion.cards}
    cards = [person.as_known_card for person in group if person.age not in there]
    keys = dict.fromkeys([*(person.key_id for person in group), *companion.keys])
    agreed = [person.as_agreement for person in reversed(group) if person.as_agreement]
    return companion.model_copy(
        update={
            "cards": [*cards, *companion.cards],
            "keys": list(keys),
            "agreement": companion.agreement or next(iter(agreed), None),
        }
    )


def _companion(group: Sequence[Trusted], writers: Collection[str]) -> Companion:
    """A companion for cards of before alone, always with the same id."""
    present = next((person for person in reversed(group) if person.replaced is None), group[-1])
    identity = base64.b32encode(hashlib.sha256(present.key_id.encode()).digest()).decode().lower()[:26]
    return Companion(
        id=identity,
        name=present.name,
        role="writer" if any(person.key_id in writers for person in group) else "coach",
        manages=present.manages,
        asked=present.trusted.date(),
        meets="files",
    )
