"""The entry meant by a name: part of its id, `last`, or a day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.selection import Thing, newest_first, plain
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnclearDate, UnknownName
from equityjournal.core.text.naming import LIKE, alike, nearest_names
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from typing import Protocol

    class Register(Protocol[Thing]):
        """A register of entries, searched by name; always newest first."""

        def written_last(self, today: date | None = None) -> Thing | None:
            """The latest saved entry, of whatever day.

            Entries saved after `today` count only for want of others.
            """

        def called(self, start: str) -> list[Thing]:
            """Entries by the beginning of their id or of its last six letters."""

        def about(self, day: date) -> list[Thing]:
            """Entries about a day."""

        def near(self, day: date, most: int) -> list[Thing]:
            """Entries about the days nearest to `day`, nearest first."""

        def newest(self, most: int) -> list[Thing]:
            """The newest entries."""


class Listed(Generic[Thing]):
    """A register of entries held in memory.

    Args:
        entries: In any order.
    """

    def __init__(self, entries: Iterable[Thing]) -> None:
        self._entries = newest_first(entries)

    def written_last(self, today: date | None = None) -> Thing | None:
        """The latest saved entry, of whatever day."""
        entries = [entry for entry in self._entries if today and not saved_after(entry.written, today)]
        return max(entries or self._entries, key=lambda entry: entry.written.timestamp(), default=None)

    def called(self, start: str) -> list[Thing]:
        """Entries by the beginning of their id or of its last six letters."""
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
    day it is about; one saved by a clock that ran ahead is so only where there are no others. Fewer
    characters than `least` mean none.

    Raises:
        UnknownName: When none is meant, offering the nearest or the latest; or several, offering them all.
    """
    latest = register.written_last(today)
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
    day = day_meant(word, today)
    if day:
        known = {entry.id for entry in found}
        found += [entry for entry in register.about(day) if entry.id not in known]
    if exact or len(found) == 1:
        return (exact or found)[0]
    if found:
        could_be = say(
            "“{wanted}” could be any of {count} entries. Which do you mean?", wanted=wanted, count=len(found)
        )
        raise UnknownName(could_be, several=True, offered=found)
    if day:
        raise UnknownName(
            say("No entry is about {day}. The nearest:", day=in_words(day)),
            offered=register.near(day, MOST_OFFERED),
        )
    raise _none_called(wanted, register, today)


def _none_called(wanted: str, register: "Register[Thing]", today: date) -> UnknownName:
    """The refusal of a name that fits no entry, offering the nearest or the latest."""
    if unclear := _unclear_day(wanted, today):
        heading = say("The latest entries:")
        return UnknownName(f"{unclear.sentence} {heading}", offered=register.newest(MOST_OFFERED))
    if alike(plain(wanted), {"last": [say("last"), say("latest")]}, least=LIKE):
        return UnknownName(
            say("No entry is called “{wanted}”. Did you mean last? The latest:", wanted=wanted),
            offered=register.newest(MOST_OFFERED),
        )
    if like := _alike(plain(wanted), register):
        return UnknownName(say("No entry is called “{wanted}”. The nearest:", wanted=wanted), offered=like)
    return UnknownName(
        say("No entry is called “{wanted}”. The latest:", wanted=wanted),
        offered=register.newest(MOST_OFFERED),
    )


def saved_after(written: datetime, today: date) -> bool:
    """Whether a fast clock saved an entry: later than tomorrow, wherever saved."""
    return written.date().toordinal() > today.toordinal() + 1


def day_meant(word: str, today: date) -> date | None:
    """The day a word means, if any."""
    if word == say("last"):  # the name most often typed, and no day
        return None
    from equityjournal.core.days.typed import parse_day  # noqa: PLC0415 - 2 ms, for names that are days

    try:
        return parse_day(word, today)
    except UnclearDate:
        return None


def _unclear_day(wanted: str, today: date) -> UnclearDate | None:
    """The refusal of a day misspelt, ambiguous or in no calendar."""
    from equityjournal.core.days.typed import parse_day  # noqa: PLC0415 - for a name that fits no entry
    from equityjournal.core.days.unclear import UnreadDay  # noqa: PLC0415 - likewise

    unclear: UnclearDate | None = None
    try:
        parse_day(wanted, today)
    except UnclearDate as refusal:
        unclear = refusal
    return None if isinstance(unclear, UnreadDay) else unclear


def _alike(word: str, register: "Register[Thing]") -> Sequence[Thing]:
    """The latest entries with letters most like a misspelt id."""
    lately = {entry.id: entry for entry in register.newest(LATELY)}
    letters = {entry.id: id_letters(entry.id) for entry in lately.values()}
    like = nearest_names(word, letters, most=MOST_OFFERED)
    return [lately[identity] for identity in like]


MOST_OFFERED = 5
LATELY = 300  # latest entries, compared with a misspelt id: comparing all would take too long
