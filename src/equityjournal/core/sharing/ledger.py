"""The ledger of consent: letters with entries, requests to remove them, and their results.

Each event names its companion, whatever cards the companion has since. A result counts only for a request
made here, and only for letters the request lists.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field, model_validator

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import EntryId, Filed, Record
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion, companion_of
from equityjournal.core.sharing.former_letters import results_of_receipt
from equityjournal.core.sharing.letter_parts import MessageId, Result


class Given(Record):
    """An event: a letter sealed for a companion."""

    event: Literal["shared"] = "shared"
    entries: list[EntryId]
    """Ids in the journal, even where the sealed ids were masked; none where only other words were sent."""
    masked: bool
    along: list[str] = Field(default_factory=list)
    """Kinds of content sent along."""
    keep_until: date | None = None
    ask_about: list[str] = Field(default_factory=list)
    """Ids of the themes the writer would like to be asked about."""
    link: str = ""
    n: int = 0
    """Number under its link."""


class Asked(Record):
    """An event: letters asked back."""

    event: Literal["asked"] = "asked"
    ask: MessageId
    shares: list[MessageId]
    """All letters it is about, named one by one also where the sharing ends."""
    end: bool = False

    def is_about(self, share: "Event", made: datetime) -> bool:
        """Whether a letter is asked back.

        An end of before named no letters: it is about those sealed before it, by the clock here.
        """
        return share.message in self.shares or (self.end and not self.shares and made >= share.made)


class Told(Record):
    """An event: results that came with a letter, as far as they answer."""

    event: Literal["told"] = "told"
    results: list[Result]


class Event(Filed):
    """An event of sharing, stored as a small file."""

    message: MessageId
    """Id of the letter sealed or received."""
    made: AwareDatetime
    """Moment of sealing, or of opening here."""
    companion: MessageId | Literal[""] = ""
    person: Card | None = None
    """In an event of before: the card shared with."""
    what: Annotated[Given | Asked | Told, Field(discriminator="event")]

    @model_validator(mode="before")
    @classmethod
    def _of_before(cls, table: dict[str, Any]) -> dict[str, Any]:
        """Read an event of before as one of today."""
        match table.get("what"):
            case {"event": "taken-back", "share": share}:
                what: dict[str, Any] = {"event": "asked", "ask": table.get("message"), "shares": [share]}
            case {"event": "ended"}:
                what = {"event": "asked", "ask": table.get("message"), "shares": [], "end": True}
            case {"event": "acknowledged", "answers": ask, "did": did, "shares": [*shares]}:
                what = {"event": "told", "results": results_of_receipt(ask, did, shares)}
            case _:
                return table
        return {**table, "what": what}

    def whose(self, known: Iterable[Companion]) -> str:
        """The companion's id; the key for sealing where none is known."""
        if self.companion or self.person is None:
            return self.companion
        companion = companion_of(self.person, known)
        return companion.id if companion else self.person.age


class Shared(Given):
    """A letter with entries, and its later events."""

    place: int
    """Number among all letters with entries, oldest first, from 1."""
    message: str
    companion: str
    """Id of the companion; their key for sealing where no companion is known."""
    sealed: datetime
    """Moment of sealing; sending and arrival are unknown here."""
    requests: set[str] = Field(default_factory=set)
    """Ids of the requests for it."""
    taken_back: datetime | None = None
    ended: datetime | None = None
    """Moment of the end that is about this letter too."""
    came: datetime | None = None
    """Moment of the word that it came, as of the three below."""
    removed: datetime | None = None
    kept: datetime | None = None
    not_found: datetime | None = None

    def is_past(self, today: date) -> bool:
        """Whether its time is over without word of its removal."""
        return self.keep_until is not None and today > self.keep_until and self.removed is None

    def is_answered_by(self, result: Result) -> bool:
        """Whether a result on it, or on a whole end, answers anything open."""
        if self.removed:
            return False
        if result.did == "came":
            return result.item == self.message and self.came is None
        found_nothing = not result.item and result.did == "not-found"
        return result.ask in self.requests and (result.item == self.message or found_nothing)


def shares_in(events: Iterable[Event], known: Sequence[Companion]) -> list[Shared]:
    """Letters with entries, oldest first and each once, with their later events."""
    events = sorted(events, key=lambda event: (event.made.timestamp(), event.message))
    by: dict[str, list[Event]] = {}
    for event in events:
        by.setdefault(event.whose(known), []).append(event)
    shares: list[Shared] = []
    seen: set[str] = set()
    for event in events:
        if isinstance(what := event.what, Given) and event.message not in seen:
            seen.add(event.message)
            companion = event.whose(known)
            facts = {**dict(what), **_since(event, by[companion]), "message": event.message}
            shares.append(Shared(**facts, place=len(shares) + 1, companion=companion, sealed=event.made))
    return shares


def _since(share: Event, own: Iterable[Event]) -> dict[str, Any]:
    """Requests for a letter and moments of its first events, by field of `Shared`."""
    requests = [
        (event.what, event.made)
        for event in own
        if isinstance(event.what, Asked) and event.what.is_about(share, event.made)
    ]
    found: dict[str, Any] = {"requests": {asked.ask for asked, _ in requests}}
    for asked, made in requests:
        found.setdefault("ended" if asked.end else "taken_back", made)
    told = [
        (done, event.made) for event in own if isinstance(event.what, Told) for done in event.what.results
    ]
    for done, made in told:
        if done.item == share.message and done.did == "came":
            found.setdefault("came", made)
        elif done.item == share.message and done.ask in found["requests"] and "removed" not in found:
            found.setdefault(done.did.replace("-", "_"), made)
    return found


def that_answer(results: Iterable[Result], shares: Iterable[Shared]) -> list[Result]:
    """The results that answer something open, of those a companion sent; each once.

    Word of removal counts only for a request made here to this companion, and only for letters the request
    lists; word that nothing was found for an end, for all it lists.
    """
    shares = list(shares)
    found = {
        (share.message, result.did): result.model_copy(update={"item": share.message})
        for result in results
        for share in shares
        if share.is_answered_by(result)
    }
    return list(found.values())


def ended_of(shares: Iterable[Shared]) -> datetime | None:
    """Moment the sharing with a companion ended; None while any share is outside an end."""
    ends = [share.ended for share in shares]
    return max((end for end in ends if end), default=None) if all(ends) else None


def entry_meant(entry: str, shares: Iterable[Shared]) -> str | None:
    """The id in the journal of a shared entry; None if there is no such entry in the shares.

    A masked entry's shared id begins with the first day of its month; its last six letters are unchanged.
    """
    known = {entry_id for share in shares for entry_id in share.entries}
    alike = [entry_id for entry_id in known if id_letters(entry_id) == id_letters(entry)]
    if entry in known:
        return entry
    return alike[0] if len(alike) == 1 else None
