"""The ledger of consent: what was shared with whom, what was asked back, and what came of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field

from equityjournal.core.bundle import Did, MessageId, Receipt
from equityjournal.core.cards import Person
from equityjournal.core.entry import SCHEMA, EntryId, Record


class Given(Record):
    """Entries were sealed for somebody."""

    event: Literal["shared"] = "shared"
    entries: Annotated[list[EntryId], Field(min_length=1)]
    """By their own ids, whatever they were called in what was sealed."""
    masked: bool
    along: list[str] = Field(default_factory=list)
    """What went with them: feelings, people, settings, steps, note, summary, questions."""
    keep_until: date | None = None


class AskedBack(Record):
    """One share was asked back."""

    event: Literal["taken-back"] = "taken-back"
    share: MessageId


class Ended(Record):
    """All that was ever shared with somebody was asked back."""

    event: Literal["ended"] = "ended"


class Heard(Record):
    """An answer that some shares are kept, were removed, or were not found."""

    event: Literal["acknowledged"] = "acknowledged"
    answers: MessageId
    did: Did
    shares: list[MessageId]
    """Those that the answer lists, and that it can be about."""


class Event(Record):
    """One thing that happened, kept as one small file."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA
    message: MessageId
    """The message that was sealed, or came."""
    made: AwareDatetime
    """When it was sealed, or opened here."""
    person: Person
    """With whom it was shared."""
    what: Annotated[Given | AskedBack | Ended | Heard, Field(discriminator="event")]


class Shared(NamedTuple):
    """One share, with what became of it."""

    n: int
    """Its place among all of them, oldest first, from 1."""
    message: str
    person: Person
    sealed: datetime
    """When it was sealed; whether it was sent, or arrived, nobody knows here."""
    entries: Sequence[str]
    masked: bool
    along: Sequence[str]
    keep_until: date | None
    taken_back: datetime | None = None
    """When it was asked back."""
    ended: datetime | None = None
    """When the sharing with this person was ended, after it."""
    kept: datetime | None = None
    """When word came that it is kept."""
    removed: datetime | None = None
    """When word came that it was removed."""
    not_found: datetime | None = None
    """When word came that it was not found where it was asked back from; it may be somewhere else."""

    def is_past(self, today: date) -> bool:
        """Whether it was to be removed by now, and no word came that it was."""
        return self.keep_until is not None and today > self.keep_until and self.removed is None


def shares_in(events: Iterable[Event]) -> list[Shared]:
    """Every share, oldest first, with what became of it."""
    events = sorted(events, key=lambda one: (one.made.timestamp(), one.message))
    given = [(one, one.what) for one in events if isinstance(one.what, Given)]
    return [
        Shared(
            n, one.message, one.person, one.made, what.entries, what.masked, what.along, what.keep_until,
            **_since(one, events),
        )
        for n, (one, what) in enumerate(given, start=1)
    ]  # fmt: skip


def _since(share: Event, events: Iterable[Event]) -> dict[str, datetime]:
    """What happened to a share, by the field of `Shared` that says so; of two events alike, the first."""
    found: dict[str, datetime] = {}
    own = [one for one in events if one.person.is_same_as(share.person)]
    requests = {one.message for one in own if _asks_back(one, share.message, share.made)}
    for one in own:
        if one.message in requests:
            found.setdefault("taken_back" if isinstance(one.what, AskedBack) else "ended", one.made)
        elif isinstance(one.what, Heard) and (became := _became(one.what, share.message, requests)):
            found.setdefault(became, one.made)
    return found


def _asks_back(event: Event, share: str, sealed: datetime) -> bool:
    """Whether an event is a request for a share: for it alone, or an end after it."""
    if isinstance(event.what, AskedBack):
        return event.what.share == share
    return isinstance(event.what, Ended) and event.made >= sealed


def _became(heard: Heard, share: str, requests: Collection[str]) -> str | None:
    """What an answer says of a share, by the field of `Shared`; None: nothing.

    Word that it was removed counts only where it was asked back, and only where the answer lists it. An
    answer to an end that lists others says that this one was not found.
    """
    listed = share in heard.shares
    if heard.did == "kept":
        return "kept" if listed else None
    if heard.answers not in requests:
        return None
    return "removed" if listed and heard.did == "removed" else "not_found"


def answered(receipt: Receipt, events: Iterable[Event]) -> list[Shared]:
    """The shares that a receipt is about: those that were sealed for its sender and that it can speak of.

    A share is answered by `kept`; a request for it by `removed` or `not-found`.

    Args:
        receipt: What came.
        events: All that happened.
    """
    theirs = [one for one in events if one.person.is_same_as(receipt.sender)]
    sealed = next((one for one in theirs if one.message == receipt.answers), None)
    if sealed is None:
        return []
    shares = shares_in(theirs)
    listed = [one for one in shares if one.message in receipt.shares]
    if receipt.did == "kept":
        return [one for one in listed if one.message == sealed.message]
    meant = [one for one in shares if _asks_back(sealed, one.message, one.sealed)]
    if isinstance(sealed.what, Ended) and receipt.did == "not-found":
        return meant
    return meant if any(one in listed for one in meant) else []


def ended_with(person: Person, events: Iterable[Event]) -> datetime | None:
    """When the sharing with somebody was ended; None where it was not, or something was shared since."""
    own = [one for one in events if one.person.is_same_as(person) and isinstance(one.what, Given | Ended)]
    # Of one moment, an end holds: to ask once too often does no harm.
    latest = max(own, key=lambda one: (one.made.timestamp(), isinstance(one.what, Ended)), default=None)
    return latest.made if latest and isinstance(latest.what, Ended) else None


def entry_meant(entry: str, shares: Iterable[Shared], person: Person) -> str | None:
    """The real id of an entry that was shared with somebody, under the id that they know it by.

    Of a masked entry that id begins with the first day of its month; the six letters at its end are its own.

    Returns:
        The id; None where no such entry was shared with them.
    """
    known = {one for share in shares if share.person.is_same_as(person) for one in share.entries}
    alike = sorted(one for one in known if one[-6:] == entry[-6:])
    return entry if entry in known else alike[0] if len(alike) == 1 else None
