"""Selections of entries: filters, order, and the entry meant."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.text.dates import end_of_month, in_words
from equityjournal.core.text.errors import UnclearDate, UnknownName
from equityjournal.core.text.naming import nearest_names
from equityjournal.core.text.speech import listed, say


class Selection(NamedTuple):
    """Filters on entries, all of which must hold.

    Days are inclusive, and are the days entries are about.
    """

    since: date | None = None
    until: date | None = None
    theme: str | None = None
    """Id of a theme the entries credit."""
    pack: str | None = None
    """Id of the pack the entry was written with."""
    feeling: str | None = None
    """A feeling; capitals make no difference."""
    setting: str | None = None
    """Part of the setting; capitals make no difference."""
    open_only: bool = False
    """Whether private entries are left out."""
    without_theme: bool = False
    """Whether entries that credit any theme are left out."""
    on_this_day: date | None = None
    """A day; the entries are about this day of the year, in other years."""

    @property
    def in_passing(self) -> "Selection":
        """The selection for a list others nearby may see.

        No filter tells the subject of a private entry. By days, private entries are listed with the others.
        By theme or without any, by pack, feeling or setting they are left out, since listing one would say
        that it has that theme.
        """
        telling = (self.theme, self.pack, self.feeling, self.setting)
        tells = self.without_theme or any(value is not None for value in telling)
        return self._replace(open_only=tells)

    @property
    def days_of_year(self) -> list[str]:
        """The days of `on_this_day`, as month and day: `06-03`.

        In a year without a 29 February, that day is remembered on 28 February.
        """
        if self.on_this_day is None:
            return []
        day = self.on_this_day
        is_last_of_short = (day.month, day.day) == (2, 28) and end_of_month(day) == day
        return [f"{day:%m-%d}", *(["02-29"] if is_last_of_short else [])]


def plain(words: str) -> str:
    """Words without capitals and extra spaces, for comparing feelings and settings."""
    return " ".join(words.split()).casefold()


Thing = TypeVar("Thing", bound="Named")

if TYPE_CHECKING:
    from typing import Protocol

    class Named(Protocol):
        """An entry, as far as needed to find it."""

        @property
        def id(self) -> str:
            """The entry's id."""

        @property
        def happened(self) -> date:
            """The day the entry is about."""

        @property
        def written(self) -> datetime:
            """Moment of the first save."""

    class Register(Protocol[Thing]):
        """A register of entries, searched by name; always newest first."""

        def written_last(self) -> Thing | None:
            """The entry saved last, whatever day it is about."""

        def called(self, start: str) -> list[Thing]:
            """Entries whose id, or its last six letters, begins with `start`."""

        def about(self, day: date) -> list[Thing]:
            """Entries about a day."""

        def near(self, day: date, most: int) -> list[Thing]:
            """Entries about the days nearest to `day`, nearest first."""

        def newest(self, most: int) -> list[Thing]:
            """The newest entries."""


def newest_first(entries: Iterable[Thing]) -> list[Thing]:
    """Entries in list order: by day, then moment written, then id."""
    return sorted(
        entries, key=lambda entry: (entry.happened, entry.written.timestamp(), entry.id), reverse=True
    )


class Listed(Generic[Thing]):
    """A register of entries held in memory.

    Args:
        entries: In any order.
    """

    def __init__(self, entries: Iterable[Thing]) -> None:
        self._entries = newest_first(entries)

    def written_last(self) -> Thing | None:
        """The entry saved last, whatever day it is about."""
        return max(self._entries, key=lambda entry: entry.written.timestamp(), default=None)

    def called(self, start: str) -> list[Thing]:
        """Entries whose id, or its last six letters, begins with `start`."""
        return [
            entry
            for entry in self._entries
            if entry.id.startswith(start) or id_letters(entry.id).startswith(start)
        ]

    def about(self, day: date) -> list[Thing]:
        """Entries about a day."""
        return [entry for entry in self._entries if entry.happened == day]

    def near(self, day: date, most: int) -> list[Thing]:
        """Entries about the days nearest to `day`, nearest first."""
        return sorted(self._entries, key=lambda entry: abs(entry.happened - day))[:most]

    def newest(self, most: int) -> list[Thing]:
        """The newest entries."""
        return self._entries[:most]


LEAST = 2
"""Least number of characters that name an entry about to be changed."""


def one_meant(wanted: str, register: "Register[Thing]", today: date, *, least: int = 1) -> Thing:
    """The entry meant by part of an id, `last`, or a day.

    Part of an id is its start, or its six letters or their start. `last` is the entry written last, whatever
    day it is about. Fewer characters than `least` mean none.

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
    day = _day_meant(word, today)
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
                names=_names_to_offer(found),
            ),
            several=True,
        )
    if day:
        nearest = _names_to_offer(register.near(day, MOST_OFFERED))
        raise UnknownName(
            say("No entry is about {day}. The nearest: {names}.", day=in_words(day), names=nearest)
        )
    alike = _nearest(word, register)
    raise UnknownName(
        say(
            "No entry is called “{wanted}”. The nearest: {names}.",
            wanted=wanted,
            names=_names_to_offer(alike),
        )
    )


def _day_meant(word: str, today: date) -> date | None:
    """The day a word means, if any."""
    try:
        return parse_day(word, today)
    except UnclearDate:
        return None


def _nearest(word: str, register: "Register[Thing]") -> Sequence[Thing]:
    """The latest entries with letters most like a misspelt id; without any, the newest."""
    lately = {entry.id: entry for entry in register.newest(LATELY)}
    letters = {entry.id: id_letters(entry.id) for entry in lately.values()}
    alike = nearest_names(word, letters, most=MOST_OFFERED)
    return [lately[identity] for identity in alike] or list(lately.values())[:MOST_OFFERED]


MOST_OFFERED = 5
LATELY = 300  # latest entries, compared with a misspelt id: comparing all would take too long


def _names_to_offer(entries: "Sequence[Named]") -> str:
    """Names of entries to offer, with their days."""
    named = [
        say("{id} ({day})", id=entry.id, day=in_words(entry.happened)) for entry in entries[:MOST_OFFERED]
    ]
    if len(entries) > MOST_OFFERED:
        named.append(say("{count} more", count=len(entries) - MOST_OFFERED))
    return listed(named)
