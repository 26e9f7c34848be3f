"""Which entries are meant: the filters of list, search and export, and the order entries are shown in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from equityjournal.core.dates import in_words, parse_day
from equityjournal.core.entry import Entry
from equityjournal.core.errors import UnclearDate, UnknownName
from equityjournal.core.naming import nearest_names
from equityjournal.core.speech import listed, say


@dataclass(frozen=True, slots=True)
class Selection:
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

    def holds(self, entry: Entry) -> bool:
        """Whether an entry is among those meant."""
        return (
            (self.since is None or entry.happened >= self.since)
            and (self.until is None or entry.happened <= self.until)
            and (self.theme is None or self.theme in entry.credited)
            and (self.pack is None or entry.pack == self.pack)
            and (self.feeling is None or _plain(self.feeling) in map(_plain, entry.feelings))
            and (self.setting is None or _plain(self.setting) in _plain(entry.setting))
        )


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Entries in the order they are listed: by the day they are about, then when written, then id."""
    return sorted(
        entries, key=lambda entry: (entry.happened, entry.written.timestamp(), entry.id), reverse=True
    )


def one_meant(wanted: str, entries: Sequence[Entry], today: date) -> Entry:
    """The one entry meant by a start of its id, its six characters or a start of them, `last`, or a day.

    `last` is the entry written last, whatever day it is about.

    Raises:
        UnknownName: When none is meant, with the nearest; or several, with all of them.
    """
    ordered = newest_first(entries)
    if not ordered:
        raise UnknownName(say("There are no entries yet. `equityjournal write` begins one."))
    word = " ".join(wanted.split()).casefold()
    if word == say("last"):
        return max(ordered, key=lambda entry: entry.written.timestamp())
    found = [
        entry for entry in ordered if word and (entry.id.startswith(word) or _letters(entry).startswith(word))
    ]
    exact = [entry for entry in found if entry.id == word]
    try:
        day = parse_day(word, today)
    except UnclearDate:
        day = None
    if day:
        found += [entry for entry in ordered if entry.happened == day and entry not in found]
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
        nearest = sorted(ordered, key=lambda entry: abs(entry.happened - day))[:MOST_OFFERED]
        said = say(
            "No entry is about {day}. The nearest: {names}.", day=in_words(day), names=_offered(nearest)
        )
        raise UnknownName(said)
    by_id = {entry.id: entry for entry in ordered}
    letters = nearest_names(word, {entry.id: _letters(entry) for entry in ordered}, most=MOST_OFFERED)
    near = [by_id[identity] for identity in letters] or ordered[:MOST_OFFERED]
    raise UnknownName(
        say("No entry is called “{wanted}”. The nearest: {names}.", wanted=wanted, names=_offered(near))
    )


MOST_OFFERED = 5


def _letters(entry: Entry) -> str:
    return entry.id.rsplit("-", 1)[1]


def _offered(entries: Sequence[Entry]) -> str:
    named = [say("{id} ({day})", id=one.id, day=in_words(one.happened)) for one in entries[:MOST_OFFERED]]
    if len(entries) > MOST_OFFERED:
        named.append(say("{count} more", count=len(entries) - MOST_OFFERED))
    return listed(named)
