"""Companions: people to meet, each with all their cards and the pairing in use."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Literal, get_args

from pydantic import Field

from equityjournal.core.entries.entry import Filed, Record
from equityjournal.core.sharing.card import AgeKey, Card, NoneOrKey, PersonName
from equityjournal.core.sharing.letter_parts import Digest, Link, MessageId
from equityjournal.core.sharing.spoken_words import spoken

A_YEAR = timedelta(days=365)
MOST_GAPS = 100  # a list of more would help nobody
TRIES = 3  # wrong words for new keys

Role = Literal["coach", "writer"]
"""A companion's part: `coach` for a companion who reads, `writer` for a companion who brings entries."""

Meets = Literal["page", "files"]
"""A way of meeting: over a page, or over files between two machines."""

Kind = Literal["feelings", "people", "settings", "steps", "words"]
"""A kind of content besides title, themes, questions and answers; `words` were said to the writer."""

KINDS: tuple[Kind, ...] = get_args(Kind)

How = Literal["four words", "ten words", "two words", "before"]
"""How a card was checked; `before` for a card of version 1, or a new one that such a card vouches for."""


class KnownCard(Record):
    """A companion's card, and how it was checked."""

    name: PersonName
    age: AgeKey
    mark: NoneOrKey = ""
    signing: NoneOrKey = ""
    since: date
    how: How
    closed: date | None = None
    """Day from which nothing new under it is believed."""

    @property
    def card(self) -> Card:
        """The card itself."""
        return Card(name=self.name, age=self.age, mark=self.mark, signing=self.signing)


class Agreement(Record):
    """What the two agreed on sharing, in one text held by both."""

    text: str
    day: date
    confirmed: date | None = None
    """Day on which its reader said yes; None so far."""
    mine: bool = False
    """Whether its last wording was written here."""
    told: bool = False
    """Whether the other was sent the wording, or the yes."""


class Companion(Filed):
    """A person one meets with, as known on this machine alone."""

    id: MessageId
    """A random name, never sent."""
    name: PersonName
    role: Role
    manages: bool
    """Whether the coach of the two manages the writer, or has a say in the writer's job."""
    asked: date
    """Day on which `manages` was answered."""
    danger: date | None = None
    """Day of the yes to the sentence on danger; None for a card of version 1 alone."""
    meets: Meets
    keys: list[str] = Field(default_factory=list)
    """Names of files kept under cards of version 1, by `Card.key_id`."""
    along: list[Kind | Literal["follows"]] = Field(default_factory=list)
    """Kinds of content to send along; `follows` was taken before and never did anything."""
    masked: bool = True
    ended: date | None = None
    """Day on which the meetings ended; None while they go on."""
    compared: date | None = None
    """Day on which the two words were compared."""
    link: Link | Literal[""] = ""
    """The pairing in use."""
    former_links: list[Link] = Field(default_factory=list)
    bodies: list[Digest | Literal[""]] = Field(default_factory=list)
    """SHA-256 of the two files that made the pairing, of which the two words come."""
    sent: int = 0
    """Number of the last letter sent under the link."""
    got: int = 0
    """Highest number up to which all letters came."""
    beyond: list[int] = Field(default_factory=list)
    """Numbers that came after a gap."""
    alarm: date | None = None
    """Day on which two answers, or two letters of one number, came; nothing is sealed from then on."""
    waits: bool = False
    """Whether new keys wait for their two words; until then nothing is sealed."""
    tries: int = 0
    """Wrong words typed for the new keys."""
    agreement: Agreement | None = None
    cards: list[KnownCard] = Field(default_factory=list)
    """All cards, the one in use last."""

    @property
    def is_coach(self) -> bool:
        """Whether the companion reads what the owner of this file writes."""
        return self.role == "coach"

    @property
    def may_see_feelings(self) -> bool:
        """Whether feelings and themes over time may be looked at by the two."""
        return not self.manages

    def may_go(self, kinds: Collection[str]) -> list[Kind]:
        """Kinds of content that may go along; no feelings to a manager."""
        return [kind for kind in KINDS if kind in kinds and (kind != "feelings" or self.may_see_feelings)]

    def is_to_be_asked_again(self, today: date) -> bool:
        """Whether the answer on managing is more than a year old."""
        return today - self.asked > A_YEAR

    @property
    def card(self) -> KnownCard | None:
        """The card in use; None without any, or while all are closed."""
        return next((known for known in reversed(self.cards) if known.closed is None), None)

    @property
    def name_on_card(self) -> str:
        """The name on the latest card; empty without any. `name` is the owner's, never sent whole."""
        return self.cards[-1].name if self.cards else ""

    @property
    def name_to_send(self) -> str:
        """The name in files for this person: that on the card, or the first word of the owner's own name."""
        return self.name_on_card or self.name.split()[0].rstrip(",;:.")

    @property
    def gaps(self) -> list[int]:
        """The first numbers missing before later letters."""
        missing = (n for n in range(self.got + 1, max(self.beyond, default=0)) if n not in self.beyond)
        return list(islice(missing, MOST_GAPS))

    @property
    def may_be_sealed_for(self) -> bool:
        """Whether letters may be sealed for the card in use."""
        return self.card is not None and self.alarm is None and not self.waits

    @property
    def two_words(self) -> tuple[str, ...]:
        """The two words on both screens, once both files passed."""
        if len(self.bodies) != 2 or not all(self.bodies):
            return ()
        known = b"equityjournal two words 2\n" + bytes.fromhex("".join(self.bodies))
        return spoken(int.from_bytes(hashlib.sha256(known).digest()[:3], "big") >> 4, 2)

    @property
    def links(self) -> list[str]:
        """The pairing in use, and those of before."""
        return [self.link, *self.former_links]

    @property
    def types_words(self) -> bool:
        """Whether the two words are of new keys made here, which the other types, and has on no screen."""
        return not self.waits and self.bodies[:1] == bodies_of_new_keys(self.link, "")[:1]

    def has_card(self, card: Card) -> bool:
        """Whether a card was ever this companion's, by its key for sealing."""
        return any(known.age == card.age for known in self.cards)

    # Changed copies

    def paired(self, card: Card, how: How, today: date, link: str, bodies: Sequence[str]) -> "Companion":
        """A copy under a new pairing: its card in use, all others closed.

        The link is empty until the answer was made, which names it.
        """
        others = [known for known in self.closed(today).cards if not known.card.has_keys_of(card)]
        fresh = KnownCard(**card.model_dump(), since=today, how=how)
        later = {"cards": [*others, fresh], "compared": None}
        return self.linked(link, bodies).model_copy(update=later)

    def linked(self, link: str, bodies: Sequence[str], *, sent: int = 0) -> "Companion":
        """A copy under a pairing, with its counters; `sent` is 1 where its answer was made here."""
        former = [name for name in dict.fromkeys([*self.former_links, self.link]) if name]
        begins = {"sent": sent, "got": 0, "beyond": [], "alarm": None, "waits": False, "ended": None}
        return self.model_copy(
            update={**begins, "link": link, "former_links": former, "bodies": list(bodies)}
        )

    def closed(self, today: date) -> "Companion":
        """A copy with all cards closed: nothing new under them is believed."""
        cards = [known.model_copy(update={"closed": known.closed or today}) for known in self.cards]
        return self.model_copy(update={"cards": cards})

    def with_letter(self, n: int) -> "Companion":
        """A copy that a letter of this number came to."""
        got, beyond = self.got, {*self.beyond, n}
        while got + 1 in beyond:
            got += 1
        return self.model_copy(update={"got": got, "beyond": sorted(k for k in beyond if k > got)})

    def with_new_card(self, card: Card, how: How, today: date, bodies: Sequence[str]) -> "Companion":
        """A copy with new keys, vouched for by those before.

        Planned keys are checked by two words; the first card of version 2 is believed as that before it.
        """
        former, signing = self.closed(today).cards, ""
        if how == "before":  # the same key for sealing, now with one for marks
            signing = next(known.signing for known in former if known.age == card.age)
            former = [known for known in former if known.age != card.age]
        fresh = KnownCard(**{**card.model_dump(), "signing": signing}, since=today, how=how)
        later = {"cards": [*former, fresh], "bodies": list(bodies), "compared": None}
        return self.model_copy(update={**later, "waits": how == "two words", "tries": 0})

    def with_words(self, typed: Sequence[str], today: date) -> "Companion":
        """A copy after words for new keys; three wrong close all cards."""
        if tuple(typed) == self.two_words:
            return self.model_copy(update={"waits": False, "compared": today})
        after = self.model_copy(update={"tries": self.tries + 1})
        return after.closed(today) if after.tries >= TRIES else after

    def with_first_letter(self, digest: str, *, mine: bool, own: Card) -> "Companion":
        """A copy after a first marked letter, for a card of before.

        The two words come of both letters' digests, in the order of the two keys for sealing.
        """
        card = self.card
        if card is None or card.how != "before":
            return self
        bodies = [*self.bodies, "", ""][:2]
        place = int(mine == (own.age > card.age))
        bodies[place] = bodies[place] or digest
        return self.model_copy(update={"bodies": bodies, "link": link_with(self, own)})


def companion_of(card: Card, known: Iterable[Companion]) -> Companion | None:
    """The companion who ever had a card."""
    return next((companion for companion in known if companion.has_card(card)), None)


def link_with(companion: Companion, own: Card) -> str:
    """The name of a companion's pairing, also of cards of before."""
    known = companion.card
    if companion.link or known is None or known.how != "before":
        return companion.link
    return link_before(known.card, own)


def link_of(invitation: bytes, answer: bytes) -> str:
    """The name of a pairing, from the bodies of its two files."""
    return hashlib.sha256(invitation + answer).hexdigest()[:32]


def link_before(own: Card, other: Card) -> str:
    """The name of a pairing of two cards of version 1."""
    keys = "".join(f"{age}\n" for age in sorted((own.age, other.age)))
    return hashlib.sha256(f"equityjournal link 1 to 2\n{keys}".encode()).hexdigest()[:32]


def bodies_of_new_keys(link: str, digest: str) -> list[str]:
    """The two digests for the words of new keys."""
    return [hashlib.sha256(link.encode()).hexdigest(), digest]
