"""The state of promises, folded from their changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from equityjournal.core.promises.chain import Chain
from equityjournal.core.promises.records import VOICES, Change, Ended, Handed, Looked, Made, Said

HORIZONS = ("short", "medium", "long")


@dataclass(frozen=True)
class Heard:
    """Words on a promise, with their day."""

    day: date
    said: Said


@dataclass(frozen=True)
class End:
    """The end of a promise, with its day."""

    day: date
    ended: Ended


@dataclass(frozen=True)
class Promise:
    """A promise in its present state."""

    id: str
    made: Made
    day: date
    """The day of making it."""
    asks: str
    """The role that asks about it now."""
    look: date
    """The day to look next."""
    heard: Sequence[Heard] = ()
    """Words on it, oldest first; of a day, those it was made to come first."""
    handed: Sequence[tuple[date, str]] = ()
    """Days of handing it on, and the role each time."""
    ends: Sequence[End] = ()
    """Its ends: more than one where two machines ended it; the last counts."""
    is_altered: bool = field(default=False, compare=False)
    """Whether a file about it was changed after it was sealed."""

    @property
    def end(self) -> End | None:
        """The promise's end; None while open."""
        return self.ends[-1] if self.ends else None

    def heard_from(self, voice: str) -> list[Heard]:
        """Words of a voice, oldest first."""
        return [heard for heard in self.heard if heard.said.by == voice]

    @property
    def is_asked(self) -> bool:
        """Whether the promise's receivers ever gave words."""
        return bool(self.heard_from("made-to"))


@dataclass(frozen=True)
class Standing:
    """All promises of a register."""

    promises: Sequence[Promise]
    """By horizon, then by the day to look next."""
    waiting: int
    """Changes whose promise is not here; kept, and not guessed."""

    @property
    def open(self) -> list[Promise]:
        """Promises without an end."""
        return [promise for promise in self.promises if promise.end is None]

    @property
    def ended(self) -> list[Promise]:
        """Promises with an end, the latest first."""
        ended = [(promise.end.day, promise) for promise in self.promises if promise.end]
        return [promise for _, promise in sorted(ended, key=lambda pair: pair[0], reverse=True)]


def standing(chain: Chain) -> Standing:
    """The promises of a register, from its chain of changes."""
    altered = {promise for promise, _ in chain.altered}
    found: dict[str, Promise] = {}
    for kept in chain.changes:
        change = kept.change
        if isinstance(change.what, Made) and change.promise not in found:
            found[change.promise] = _begun(change, change.what)
    waiting = 0
    for kept in chain.changes:
        change = kept.change
        if change.promise not in found:
            waiting += 1
        else:
            found[change.promise] = _with(found[change.promise], change)
    promises = [replace(promise, is_altered=promise.id in altered) for promise in found.values()]
    return Standing(in_order(promises), waiting)


def in_order(promises: Iterable[Promise]) -> list[Promise]:
    """Promises by horizon, then by the day to look next; never by who asks."""
    return sorted(
        promises, key=lambda promise: (HORIZONS.index(promise.made.horizon), promise.look, promise.id)
    )


def _begun(change: Change, made: Made) -> Promise:
    return Promise(change.promise, made, change.made.date(), made.asks, made.look)


def _with(promise: Promise, change: Change) -> Promise:
    """A promise with a later change."""
    day, what = change.made.date(), change.what
    if isinstance(what, Looked):
        return replace(
            promise, heard=[*promise.heard, *_heard(day, what.said)], look=what.look or promise.look
        )
    if isinstance(what, Handed):
        return replace(promise, asks=what.asks, handed=[*promise.handed, (day, what.asks)])
    if isinstance(what, Ended):
        heard = [*promise.heard, *_heard(day, what.said)]
        return replace(promise, heard=heard, ends=[*promise.ends, End(day, what)])
    return promise


def _heard(day: date, said: Iterable[Said]) -> list[Heard]:
    """Words of a day, those of the promise's receivers first."""
    return [Heard(day, words) for words in sorted(said, key=lambda words: VOICES.index(words.by))]
