"""Which entries are meant: the filters of list, search and export, and the order entries are shown in."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from equityjournal.core.dates import in_words, parse_day
from equityjournal.core.errors import UnclearDate, UnknownName
from equityjournal.core.naming import nearest_names
from equityjournal.core.speech import listed, say


class Selection(NamedTuple):
    """Filters, all of which must hold. Days are inclusive, and are the days entries are about."""

    since: date | None = None
    until: date | None = None
    theme: str | None = None
    """A theme's id; entries that credit it."""
    pack: str | None = None
    """The pack an entry was written with."""
    feeling: str | None = None
    """Capitals make no difference."""
    setting: str | None = None
    """Any part of it; capitals make no difference."""
    open_only: bool = False
    """Without private entries."""

    @property
    def in_passing(self) -> "Selection":
        """The same, for a list that anybody near may see: no filter tells what a private entry is about.

        By days, private entries are listed with the others. By theme, pack, feeling or setting they are left
        out, for to list one of them would say that it has that theme.
        """
        telling = (self.theme, self.pack, self.feeling, self.setting)
        return self._replace(open_only=any(one is not None for one in telling))


def plain(words: str) -> str:
    """Words without capitals and extra spaces, as feelings and settings are compared."""
    return " ".join(words.split()).casefold()


Thing = TypeVar("Thing", bound="Named")

if TYPE_CHECKING:
    from typing import Protocol

    class Named(Protocol):
        """What an entry is found by."""

        @property
        def id(self) -> str:
            """Its id."""

        @property
        def happened(self) -> date:
            """The day it is about."""

        @property
        def written(self) -> datetime:
            """When it was first saved."""

    class Register(Protocol[Thing]):
        """Somewhere entries can be looked up by what they are called; always newest first."""

        def written_last(self) -> Thing | None:
            """The entry saved last, whatever day it is about."""

        def called(self, start: str) -> list[Thing]:
            """Those whose id, or the six letters at its end, begin so."""

        def about(self, day: date) -> list[Thing]:
            """Those about a day."""

        def near(self, day: date, most: int) -> list[Thing]:
            """Those about the days nearest to one, nearest first."""

        def newest(self, most: int) -> list[Thing]:
            """The newest ones."""


def newest_first(entries: Iterable[Thing]) -> list[Thing]:
    """Entries in the order they are listed: by the day they are about, then when written, then id."""
    return sorted(
        entries, key=lambda entry: (entry.happened, entry.written.timestamp(), entry.id), reverse=True
    )


class Listed(Generic[Thing]):
    """A register of entries that are at hand.

    Args:
        entries: In any order.
    """

    def __init__(self, entries: Iterable[Thing]) -> None:
        self._entries = newest_first(entries)

    def written_last(self) -> Thing | None:
        """The entry saved last, whatever day it is about."""
        return max(self._entries, key=lambda entry: entry.written.timestamp(), default=None)

    def called(self, start: str) -> list[Thing]:
        """Those whose id, or the six letters at its end, begin so."""
        return [one for one in self._entries if one.id.startswith(start) or letters_of(one).startswith(start)]

    def about(self, day: date) -> list[Thing]:
        """Those about a day."""
        return [one for one in self._entries if one.happened == day]

    def near(self, day: date, most: int) -> list[Thing]:
        """Those about the days nearest to one, nearest first."""
        return sorted(self._entries, key=lambda one: abs(one.happened - day))[:most]

    def newest(self, most: int) -> list[Thing]:
        """The newest ones."""
        return self._entries[:most]


LEAST = 2
"""Characters by which an entry may be named where it is about to be changed."""


def one_meant(wanted: str, register: "Register[Thing]", today: date, *, least: int = 1) -> Thing:
    """The one entry meant by a start of its id, its six characters or a start of them, `last`, or a day.

    `last` is the entry written last, whatever day it is about. Fewer characters than `least` mean none.

    Raises:
        UnknownName: When none is meant, with the nearest; or several, with all of them.
    """
    latest = register.written_last()
    if latest is None:
        raise UnknownName(say("There are no entries yet. `equityjournal write` begins one."))
    word = plain(wanted)
    if word == say("last"):
        return latest
    if word and len(word) < least:
        raise UnknownName(
            say(
                "“{wanted}” is too little to change an entry by. Type a little more of its id, or last.",
                wanted=wanted,
            )
        )
    found = register.called(word) if word else []
    exact = [entry for entry in found if entry.id == word]
    try:
        day = parse_day(word, today)
    except UnclearDate:
        day = None
    if day:
        known = {entry.id for entry in found}
        found += [entry for entry in register.about(day) if entry.id not in known]
    if exact or len(found) == 1:
        return (exact or found)[0]
    if found:
        raise UnknownName(
            say(
                "“{wanted}” could be any of {count} entries: {names}. Type more of the one you mean.",
                wanted=wanted,
                count=len(found),
                names=_offered(found),
            ),
            several=True,
        )
    if day:
        nearest = register.near(day, MOST_OFFERED)
        said = say(
            "No entry is about {day}. The nearest: {names}.", day=in_words(day), names=_offered(nearest)
        )
        raise UnknownName(said)
    lately = {entry.id: entry for entry in register.newest(LATELY)}
    letters = nearest_names(
        word, {entry.id: letters_of(entry) for entry in lately.values()}, most=MOST_OFFERED
    )
    near = [lately[identity] for identity in letters] or list(lately.values())[:MOST_OFFERED]
    raise UnknownName(
        say("No entry is called “{wanted}”. The nearest: {names}.", wanted=wanted, names=_offered(near))
    )


MOST_OFFERED = 5
LATELY = 300  # entries among which a misspelt id is looked for: comparing takes a while


def letters_of(entry: "Named") -> str:
    """The six letters at the end of an entry's id."""
    return entry.id.rsplit("-", 1)[1]


def _offered(entries: "Sequence[Named]") -> str:
    named = [say("{id} ({day})", id=one.id, day=in_words(one.happened)) for one in entries[:MOST_OFFERED]]
    if len(entries) > MOST_OFFERED:
        named.append(say("{count} more", count=len(entries) - MOST_OFFERED))
    return listed(named)
