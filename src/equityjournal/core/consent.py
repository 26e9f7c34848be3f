"""The ledger of consent: what was shared with whom, what was asked back, and what came of it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field

from equityjournal.core.bundle import MessageId
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
    """Somebody answered that they keep, or have removed, some shares."""

    event: Literal["acknowledged"] = "acknowledged"
    answers: MessageId
    did: Literal["kept", "removed"]
    shares: list[MessageId]


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
    for one in events:
        what = one.what
        if not one.person.is_same_as(share.person):
            continue
        if isinstance(what, AskedBack) and what.share == share.message:
            found.setdefault("taken_back", one.made)
        elif isinstance(what, Ended) and one.made >= share.made:
            found.setdefault("ended", one.made)
        elif isinstance(what, Heard) and share.message in what.shares:
            found.setdefault(what.did, one.made)
    return found


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
