"""Records of letters that came, without their content."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Literal

from pydantic import AwareDatetime, Field, model_validator

from equityjournal.core.entries.entry import Filed
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Ask, Did, MessageId, Result


class Asked(Ask):
    """A request that came with a letter, and whether it was decided on."""

    decided: bool = False


class Arrival(Filed):
    """A record of an opened letter, stored with its sender's."""

    message: MessageId
    kind: Literal["letter"] = "letter"
    made: AwareDatetime
    """Moment of sealing, by the sender's clock."""
    opened: AwareDatetime
    """Moment of opening, by the clock here."""
    link: str = ""
    n: int = 0
    keep_until: date | None = None
    """The day after which its writer would like it removed."""
    asks: list[Asked] = Field(default_factory=list)
    results: list[Result] = Field(default_factory=list)
    """Results decided on, for the next letter to its sender."""
    read: date | None = None
    """The day on which its entries were first read."""
    told: MessageId | None = None
    """Id of the letter that told its sender of its arrival, and of what was done."""

    @model_validator(mode="before")
    @classmethod
    def _of_before(cls, table: dict[str, Any]) -> dict[str, Any]:
        """Read a record of before: a request of its own kind was decided on as it came."""
        kind, message, share = table.get("kind"), table.get("message"), table.get("share", "")
        if kind not in ("share", "answer", "take-back", "end"):
            return table
        asks, results = [], []
        if kind in ("take-back", "end"):
            removed = table.get("removed")
            shares = [share] if share else []
            asks = [{"id": message, "shares": shares, "end": kind == "end", "decided": True}]
            results = [{"ask": message, "item": share, "did": "not-found"}]
            if isinstance(removed, list) and removed:
                results = [{"ask": message, "item": item, "did": "removed"} for item in removed]
        return {**table, "kind": "letter", "asks": asks, "results": results}

    def those(self, did: Did) -> set[str]:
        """Letters with this word on them, as the removed ones, or those kept though it asked for them."""
        return {result.item for result in self.results if result.did == did}

    @property
    def to_tell(self) -> list[Result]:
        """Results for the next letter to its sender."""
        return [Result(item=self.message, did="came"), *self.results]

    def is_past(self, today: date) -> bool:
        """Whether the day for keeping has passed."""
        return self.keep_until is not None and today > self.keep_until

    def decided(self, results: Sequence[Result]) -> "Arrival":
        """A copy with its requests decided on, and not told of yet."""
        asks = [asked.model_copy(update={"decided": True}) for asked in self.asks]
        return self.model_copy(update={"asks": asks, "results": [*self.results, *results], "told": None})

    def put_right(self, did: Did, messages: Collection[str]) -> "Arrival":
        """A copy with another word on kept letters, and not told of yet; else the same."""
        results = [
            result.model_copy(update={"did": did})
            if result.did == "kept" and result.item in messages
            else result
            for result in self.results
        ]
        return self if results == self.results else self.model_copy(update={"results": results, "told": None})


def arrival_of(letter: Letter, opened: datetime, link: str = "") -> Arrival:
    """The record of a letter. An answer does not carry the name of its pairing."""
    return Arrival(
        message=letter.id,
        made=letter.made,
        opened=opened,
        link=letter.link or link,
        n=letter.n,
        keep_until=letter.keep_until,
        asks=[Asked(**ask.model_dump()) for ask in letter.asks],
    )


Standing = Literal["new", "opened already", "number used twice", "unknown link", "asked back"]


def standing_of(letter: Letter, companion: Companion, link: str, before: Iterable[Arrival]) -> Standing:
    """Whether a letter is to be taken in, after those that came before."""
    before = list(before)
    if any(earlier.message == letter.id for earlier in before):
        return "opened already"
    if letter.n and letter.link != link:
        return "unknown link"
    if letter.n and any((earlier.link, earlier.n) == (link, letter.n) for earlier in before):
        return "number used twice"
    there = arrival_of(letter, letter.made)
    if any(is_meant(asked, came.link, there, companion) for came in before for asked in came.asks):
        return "asked back"
    return "new"


def is_meant(asked: Ask, link: str, letter: Arrival, companion: Companion) -> bool:
    """Whether a request is about a letter.

    An end is about all letters of earlier pairings, and those of its own up to the number it names. One of
    before is about the letters of before, as far as they were here: those that come later stay.
    """
    if letter.message in asked.shares:
        return True
    if not asked.end:
        return False
    if letter.link == link:
        return letter.n <= asked.up_to
    links = ["", *companion.former_links, companion.link]
    return link in links and letter.link in links[: links.index(link)]


def results_for(
    ask: Ask, meant: Collection[str], kept: Collection[str], gone: Collection[str]
) -> list[Result]:
    """The results of a request, letter by letter.

    Meant are letters that were here when it came, also those kept all the same; gone were removed before.
    """

    def did(item: str) -> Did:
        if item in kept:
            return "kept"
        return "removed" if item in meant or item in gone else "not-found"

    items = dict.fromkeys([*ask.shares, *meant])
    if not items:
        return [Result(ask=ask.id, did="not-found")]
    return [Result(ask=ask.id, item=item, did=did(item)) for item in items]
