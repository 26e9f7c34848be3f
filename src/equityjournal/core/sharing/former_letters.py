"""Version 1, read as today: signed messages as letters, and people with its cards as companions."""

import base64
import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from pydantic import AwareDatetime, Field, ValidationError

from equityjournal.core.entries.entry import Record
from equityjournal.core.sharing.card import AgeKey, Card, PersonName, PublicKey
from equityjournal.core.sharing.companion import Agreement, Companion, KnownCard
from equityjournal.core.sharing.letter import VERSION, Letter, refuse_newer
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say

_HEAD = ("format", "id", "made", "from", "to")
_FIELDS = {
    "share": ("masked", "note", "keep_until", "items", "summary", "ask_about", "agreed", "steps"),
    "take-back": (),
    "end": (),
    "receipt": (),
    "replies": ("replies",),
    "questions": ("note", "questions"),
    "answer": ("replies", "questions", "agreed", "steps"),
}
"""Fields of each kind that a letter has as well."""


def former_letter(data: bytes) -> Letter:
    """Parse a letter from the signed JSON of before: without link and number.

    Raises:
        DamagedFile: With a clause; `NewerFile` when a later version of the program wrote it.
    """
    refuse_newer(data)
    try:
        letter = _as_letter(json.loads(data))
        return Letter.model_validate_json(json.dumps(letter))
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DamagedFile(say("what is in it is not laid out as a letter")) from None


def _as_letter(message: dict[str, Any]) -> dict[str, Any]:
    """The fields of a letter from those of a message."""
    kind, version, identity = message.pop("kind"), message.pop("version"), message["id"]
    if type(version) is not int or not 1 <= version <= VERSION:
        raise ValueError
    asks: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    match kind:
        case "share":
            results = [{"item": came, "did": "came"} for came in message.pop("came", [])]
        case "take-back":
            asks = [{"id": identity, "shares": [message.pop("share")]}]
        case "end":
            asks = [{"id": identity, "end": True}]
        case "receipt":
            results = _results(message)
        case "answer":
            results = [result for receipt in message.pop("results", []) for result in _results(receipt)]
    if set(message) - {*_HEAD, *_FIELDS[kind]}:
        raise ValueError
    said = {
        words: [said for said in message.get(words, []) if _has_words(said)]
        for words in ("replies", "questions")
    }
    return {**message, **said, "asks": asks, "results": results}


def _results(receipt: dict[str, Any]) -> list[dict[str, Any]]:
    """The results of a receipt, whose fields are taken out."""
    return results_of_receipt(receipt.pop("answers"), receipt.pop("did"), receipt.pop("shares", []))


def results_of_receipt(ask: str, did: str, shares: Iterable[str]) -> list[dict[str, Any]]:
    """The results of a receipt of before, each about a share: kept meant that it came."""
    if did == "kept":
        return [{"item": share, "did": "came"} for share in shares]
    return [{"ask": ask, "item": share, "did": did} for share in list(shares) or [""]]


def _has_words(said: Any) -> bool:
    """Whether a reply or question of before holds words."""
    text = said["text"] if isinstance(said, dict) else said
    return bool("".join(text).strip())


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
    found = list(companions)
    for group in _groups(people):
        known = next((companion for companion in found if _is_of(companion, group)), None)
        if known is None:
            found.append(_with_cards(_companion(group, writers), group))
        else:
            found[found.index(known)] = _with_cards(known, group)
    return found


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
