"""`erase --before DATE`: entries about earlier days, counted and removed."""

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import agrees
from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say, say_many

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.entry import Entry

    Known = Mapping[str, Entry | Brief]


def agreed_before(session: "Session", typed: str, today: date, *, yes: bool) -> list[str]:
    """Ids of all entries about earlier days, once the person agrees.

    There is none if not.

    Raises:
        UnclearDate: When it is no day.
        NothingToKeep: When there is none.
        NotAllowed: When nobody is there to ask.
    """
    first_kept = parse_day(typed, today)
    found = _about_earlier_days(session, first_kept)
    day = in_words(first_kept)
    if not found:
        raise NothingToKeep(say("No entry is about a day before {day}, so nothing was erased.", day=day))
    to = talking_to(False)
    tell(_count(found, day), to=to)
    for line in _among_them(session, found):
        tell(line, to=to)
    if yes:
        return [*found]
    if not is_terminal(sys.stdin):
        raise NotAllowed(say("Erasing asks first, and nobody is here to answer; --yes does without."))
    question = say_many(
        "Erase it for good, with every earlier version, draft and reply? It cannot be brought back. Type yes "
        "to erase it; anything else leaves it.",
        "Erase them for good, with every earlier version, draft and reply? They cannot be brought back. Type "
        "yes to erase them; anything else leaves them.",
        len(found),
    )
    return [*found] if agrees(question, say("Nothing was erased."), yes=False) else []


def _about_earlier_days(session: "Session", first_kept: date) -> "Known":
    """Entries about earlier days, in the trash too, by id."""
    if first_kept == date.min:
        return {}
    last = first_kept - timedelta(days=1)
    trash = {stored.record.id: stored.record for stored in session.journal.trash.entries()}
    found: dict[str, Entry | Brief] = {
        identity: entry for identity, entry in trash.items() if entry.happened <= last
    }
    found |= {brief.id: brief for brief in session.catalogue.find(Selection(until=last))[0]}
    # An entry that was deleted once and is in the journal with another day by now is not meant.
    return {
        identity: entry
        for identity, entry in found.items()
        if identity not in trash or (entry.happened <= last and not _is_kept(session, identity, last))
    }


def _is_kept(session: "Session", identity: str, last: date) -> bool:
    """Whether the journal has an entry of an id about a later day."""
    return any(brief.id == identity and brief.happened > last for brief in session.catalogue.called(identity))


def _count(found: "Known", day: str) -> str:
    days = [entry.happened for entry in found.values()]
    if len(found) == 1:
        return say("1 entry is about a day before {day}: {first}.", day=day, first=in_words(days[0]))
    return say(
        "{count} entries are about days before {day}, from {first} to {last}.",
        count=len(found),
        day=day,
        first=in_words(min(days)),
        last=in_words(max(days)),
    )


def _among_them(session: "Session", found: "Known") -> list[str]:
    """Sentences on the private entries, and those in the trash."""
    private = sum(entry.private for entry in found.values())
    deleted = sum(not session.journal.is_in_journal(identity) for identity in found)
    said = []
    if private:
        said.append(say_many("1 of them is private.", "{count} of them are private.", private))
    if deleted:
        said.append(say_many("1 of them is in the trash.", "{count} of them are in the trash.", deleted))
    return said
