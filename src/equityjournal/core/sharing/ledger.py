"""The ledger of consent: shares, requests to remove them, and answers."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import EntryId, Record
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.messages import Did, MessageId, Receipt
from equityjournal.core.sharing.people import Person


class Given(Record):
    """An event: entries sealed for a person."""

    event: Literal["shared"] = "shared"
    entries: list[EntryId]
    """Ids in the journal, even where the sealed ids were masked; none where only a talk was sent."""
    masked: bool
    along: list[str] = Field(default_factory=list)
    """Kinds of content sent along: feelings, people, settings, steps, note, summary, questions, agreed."""
    keep_until: date | None = None
    ask_about: list[str] = Field(default_factory=list)
    """Ids of the themes the writer would like to be asked about."""


class AskedBack(Record):
    """An event: a share asked back."""

    event: Literal["taken-back"] = "taken-back"
    share: MessageId


class Ended(Record):
    """An event: all shares with a person asked back."""

    event: Literal["ended"] = "ended"


class Heard(Record):
    """An event: an answer that shares are kept, removed or not found."""

    event: Literal["acknowledged"] = "acknowledged"
    answers: MessageId
    did: Did
    shares: list[MessageId]
    """Shares listed by the answer, as far as it can be about them."""


class Event(Record):
    """An event of sharing, stored as a small file."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA
    message: MessageId
    """Id of the message sealed or received."""
    made: AwareDatetime
    """Moment of sealing, or of opening here."""
    person: Person
    """The person shared with."""
    what: Annotated[Given | AskedBack | Ended | Heard, Field(discriminator="event")]


class Shared(NamedTuple):
    """A share, with its later events."""

    n: int
    """Number among all shares, oldest first, from 1."""
    message: str
    person: Person
    sealed: datetime
    """Moment of sealing; sending and arrival are unknown here."""
    entries: Sequence[str]
    masked: bool
    along: Sequence[str]
    keep_until: date | None
    ask_about: Sequence[str] = ()
    taken_back: datetime | None = None
    """Moment of the request for this share."""
    ended: datetime | None = None
    """Moment of a later end of the sharing with this person."""
    kept: datetime | None = None
    """Moment of the answer that it is kept."""
    removed: datetime | None = None
    """Moment of the answer that it was removed."""
    not_found: datetime | None = None
    """Moment of the answer that it was not found there; a copy may be elsewhere."""

    def is_past(self, today: date) -> bool:
        """Whether its time is over without word of its removal."""
        return self.keep_until is not None and today > self.keep_until and self.removed is None


def shares_in(events: Iterable[Event]) -> list[Shared]:
    """Shares, oldest first, with their later events."""
    events = sorted(events, key=lambda event: (event.made.timestamp(), event.message))
    given = [(event, event.what) for event in events if isinstance(event.what, Given)]
    return [
        Shared(
            n, event.message, event.person, event.made, what.entries, what.masked, what.along,
            what.keep_until, what.ask_about, **_since(event, events),
        )
        for n, (event, what) in enumerate(given, start=1)
    ]  # fmt: skip


def _since(share: Event, events: Iterable[Event]) -> dict[str, datetime]:
    """Moments of a share's later events, by field of `Shared`.

    Of two events alike, the first counts.
    """
    found: dict[str, datetime] = {}
    own = [event for event in events if event.person.is_same_as(share.person)]
    requests = {event.message for event in own if _asks_back(event, share.message, share.made)}
    for event in own:
        if event.message in requests:
            found.setdefault("taken_back" if isinstance(event.what, AskedBack) else "ended", event.made)
        elif isinstance(event.what, Heard):
            became = _became(event.what, share.message, requests)
            if became:
                found.setdefault(became, event.made)
    return found


def _asks_back(event: Event, share: str, sealed: datetime) -> bool:
    """Whether an event is a request for a share.

    It asks for this share alone, or ends the sharing later.
    """
    if isinstance(event.what, AskedBack):
        return event.what.share == share
    return isinstance(event.what, Ended) and event.made >= sealed


def _became(heard: Heard, share: str, requests: Collection[str]) -> str | None:
    """The field of `Shared` an answer fills for a share, if any.

    Word of removal counts only for a share that was asked back, and only if the answer lists the share. An
    answer to an end that lists others says that this share was not found.
    """
    listed = share in heard.shares
    if heard.did == "kept":
        return "kept" if listed else None
    if heard.answers not in requests:
        return None
    return "removed" if listed and heard.did == "removed" else "not_found"


def answered(receipt: Receipt, events: Iterable[Event]) -> list[Shared]:
    """Shares a receipt is about.

    They were sealed for its sender, who can answer for them.

    A share is answered by `kept`; a request for it by `removed` or `not-found`.

    Args:
        receipt: The receipt.
        events: All events of the ledger.
    """
    theirs = [event for event in events if event.person.is_same_as(receipt.sender)]
    sealed = next((event for event in theirs if event.message == receipt.answers), None)
    if sealed is None:
        return []
    shares = shares_in(theirs)
    listed = [share for share in shares if share.message in receipt.shares]
    if receipt.did == "kept":
        return [share for share in listed if share.message == sealed.message]
    meant = [share for share in shares if _asks_back(sealed, share.message, share.sealed)]
    if isinstance(sealed.what, Ended) and receipt.did == "not-found":
        return meant
    return meant if any(share in listed for share in meant) else []


def ended_with(person: Person, events: Iterable[Event]) -> datetime | None:
    """Moment the sharing with a person ended, unless resumed."""
    own = [
        event for event in events if event.person.is_same_as(person) and isinstance(event.what, Given | Ended)
    ]
    # Of one moment, an end holds: to ask once too often does no harm.
    latest = max(own, key=lambda event: (event.made.timestamp(), isinstance(event.what, Ended)), default=None)
    return latest.made if latest and isinstance(latest.what, Ended) else None


def entry_meant(entry: str, shares: Iterable[Shared], person: Person) -> str | None:
    """The id in the journal of a shared entry.

    A masked entry's shared id begins with the first day of its month; its last six letters are unchanged.

    Returns:
        The id; None if no such entry was shared with the person.
    """
    known = {entry_id for share in shares if share.person.is_same_as(person) for entry_id in share.entries}
    if entry in known:
        return entry
    alike = [entry_id for entry_id in known if id_letters(entry_id) == id_letters(entry)]
    return alike[0] if len(alike) == 1 else None
