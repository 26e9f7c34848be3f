"""The ledger of consent: letters with entries, requests to remove them, and their results.

Each event names its companion, whatever cards the companion has since. A result counts only for a request
made here, and only for letters the request lists.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import EntryId, Record
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion, companion_of
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


class Asked(Record):
    """An event: letters asked back."""

    event: Literal["asked"] = "asked"
    ask: MessageId
    shares: list[MessageId]
    """All letters it is about, named one by one also where the sharing ends."""
    end: bool = False


class Told(Record):
    """An event: results that came with a letter, as far as they answer."""

    event: Literal["told"] = "told"
    results: list[Result]


class AskedBack(Record):
    """An event of before: a share asked back."""

    event: Literal["taken-back"] = "taken-back"
    share: MessageId


class Ended(Record):
    """An event of before: all shares with a person asked back."""

    event: Literal["ended"] = "ended"


class Heard(Record):
    """An event of before: a receipt."""

    event: Literal["acknowledged"] = "acknowledged"
    answers: MessageId
    did: Literal["kept", "removed", "not-found"]
    shares: list[MessageId]


class Event(Record):
    """An event of sharing, stored as a small file."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA
    message: MessageId
    """Id of the letter sealed or received."""
    made: AwareDatetime
    """Moment of sealing, or of opening here."""
    companion: MessageId | Literal[""] = ""
    person: Card | None = None
    """In an event of before: the card shared with."""
    what: Annotated[Given | Asked | Told | AskedBack | Ended | Heard, Field(discriminator="event")]


class Shared(NamedTuple):
    """A letter with entries, and its later events."""

    n: int
    """Number among all letters with entries, oldest first, from 1."""
    message: str
    companion: str
    """Id of the companion; their key for sealing where no companion is known."""
    sealed: datetime
    """Moment of sealing; sending and arrival are unknown here."""
    entries: Sequence[str]
    masked: bool
    along: Sequence[str]
    keep_until: date | None
    ask_about: Sequence[str] = ()
    link: str = ""
    number: int = 0
    """Number under its link."""
    taken_back: datetime | None = None
    """Moment of the request for this letter."""
    ended: datetime | None = None
    """Moment of the end that is about this letter too."""
    came: datetime | None = None
    """Moment of the word that it came."""
    removed: datetime | None = None
    """Moment of the word that it was removed."""
    kept: datetime | None = None
    """Moment of the word that it is kept although it was asked back."""
    not_found: datetime | None = None
    """Moment of the word that it was not found there; a copy may be elsewhere."""

    def is_past(self, today: date) -> bool:
        """Whether its time is over without word of its removal."""
        return self.keep_until is not None and today > self.keep_until and self.removed is None


def whose(event: Event, known: Iterable[Companion]) -> str:
    """The companion of an event, by id or key for sealing."""
    if event.companion:
        return event.companion
    if event.person is None:
        return ""
    companion = companion_of(event.person, known)
    return companion.id if companion else event.person.age


def shares_in(events: Iterable[Event], known: Sequence[Companion]) -> list[Shared]:
    """Letters with entries, oldest first, with their later events."""
    events = sorted(events, key=lambda event: (event.made.timestamp(), event.message))
    by: dict[str, list[Event]] = {}
    for event in events:
        by.setdefault(whose(event, known), []).append(event)
    given = [(event, event.what) for event in events if isinstance(event.what, Given)]
    shares = []
    for n, (event, what) in enumerate(given, start=1):
        companion = whose(event, known)
        shares.append(
            Shared(
                n, event.message, companion, event.made, what.entries, what.masked, what.along,
                what.keep_until, what.ask_about, what.link, what.n, **_since(event, by[companion]),
            )
        )  # fmt: skip
    return shares


def _since(share: Event, own: Sequence[Event]) -> dict[str, datetime]:
    """Moments of a letter's first events, by field of `Shared`."""
    found: dict[str, datetime] = {}
    requests = {request for event in own if (request := _request_for(share, event))}
    for event in own:
        if _request_for(share, event):
            found.setdefault("ended" if _is_end(event) else "taken_back", event.made)
    for event in own:
        for done in _results(event):
            if done.item == share.message and done.did == "came":
                found.setdefault("came", event.made)
            elif done.item == share.message and done.ask in requests and "removed" not in found:
                found.setdefault(done.did.replace("-", "_"), event.made)
    return found


def _request_for(share: Event, event: Event) -> str:
    """The id of an event's request for a letter, if any."""
    what = event.what
    if isinstance(what, Asked):
        return what.ask if share.message in what.shares else ""
    if isinstance(what, AskedBack):
        return event.message if what.share == share.message else ""
    # An end of before named no shares: it is about those sealed before it, by the clock here.
    return event.message if isinstance(what, Ended) and event.made >= share.made else ""


def _is_end(event: Event) -> bool:
    return isinstance(event.what, Ended) or (isinstance(event.what, Asked) and event.what.end)


def _results(event: Event) -> list[Result]:
    """Results that an event holds."""
    if isinstance(event.what, Told):
        return event.what.results
    if isinstance(event.what, Heard):
        heard = event.what
        did: Literal["came", "removed", "not-found"] = "came" if heard.did == "kept" else heard.did
        ask = "" if did == "came" else heard.answers
        return [Result(ask=ask, item=item, did=did) for item in heard.shares]
    return []


def that_answer(results: Iterable[Result], companion: str, shares: Sequence[Shared], events: Iterable[Event],
                known: Sequence[Companion]) -> list[Result]:  # fmt: skip
    """The results that answer something open, of those a companion sent; each once.

    Word of removal counts only for a request made here to this companion, and only for letters the request
    lists; word that nothing was found for an end, for all it lists.
    """
    own = [event for event in events if whose(event, known) == companion]
    open_to = {share.message: share for share in shares if share.companion == companion and not share.removed}
    given = {event.message: event for event in own if isinstance(event.what, Given)}
    found: list[Result] = []
    for result in results:
        if result.did == "came":
            if result.item in open_to and open_to[result.item].came is None:
                found.append(Result(item=result.item, did="came"))
            continue
        for item in [result.item] if result.item else list(open_to):
            asked = item in given and result.ask in {_request_for(given[item], event) for event in own} - {""}
            if asked and item in open_to and (result.item or result.did == "not-found"):
                found.append(Result(ask=result.ask, item=item, did=result.did))
    return list({(done.item, done.did): done for done in found}.values())


def ended_with(companion: str, shares: Iterable[Shared]) -> datetime | None:
    """Moment the sharing ended; None while any share is outside an end."""
    own = [share for share in shares if share.companion == companion]
    if not own or any(share.ended is None for share in own):
        return None
    return max(share.ended for share in own if share.ended)


def entry_meant(entry: str, shares: Iterable[Shared], companion: str) -> str | None:
    """The id in the journal of a shared entry.

    A masked entry's shared id begins with the first day of its month; its last six letters are unchanged.

    Returns:
        The id; None if no such entry was shared with the companion.
    """
    known = {entry_id for share in shares if share.companion == companion for entry_id in share.entries}
    if entry in known:
        return entry
    alike = [entry_id for entry_id in known if id_letters(entry_id) == id_letters(entry)]
    return alike[0] if len(alike) == 1 else None
