"""Entries asked for by name whose file cannot be read."""

from datetime import date

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.meant import LEAST, day_meant
from equityjournal.core.entries.selection import plain
from equityjournal.core.text.errors import JournalError, UnknownName, UnreadableEntry
from equityjournal.core.text.speech import say
from equityjournal.store.index.lookup import Catalogue


def unless_unreadable(wanted: str, catalogue: Catalogue, today: date, unknown: UnknownName) -> JournalError:
    """The refusal of a name: of an entry that cannot be read, or else as it was.

    Args:
        wanted: The name as typed.
        catalogue: The catalogue in which it was not found.
        today: The day it is.
        unknown: The refusal.
    """
    if unknown.several:
        return unknown
    there_are_none = catalogue.written_last() is None
    unreadable = sorted({problem.id for problem in catalogue.problems() if problem.id}, reverse=True)
    unreadable = [identity for identity in unreadable if not catalogue.called(identity)]
    word = plain(wanted)
    found = [identity for identity in unreadable if _is_called(identity, word, today)]
    if word == say("last") and there_are_none:
        found = unreadable[:1]
    if len(found) == 1:
        return UnreadableEntry(
            say(
                "{id} cannot be read as it stands. `equityjournal check` says what mends it, and "
                "`equityjournal edit {id}` opens its file.",
                id=found[0],
            ),
            found[0],
        )
    if there_are_none and not catalogue.is_empty:
        return UnknownName(say("None of your entries could be read; the files are named above."))
    return unknown


def _is_called(identity: str, word: str, today: date) -> bool:
    """Whether a word is the start of an id, or of its letters, or its day."""
    if len(word) >= LEAST and (identity.startswith(word) or id_letters(identity).startswith(word)):
        return True
    day = day_meant(word, today)
    return day is not None and identity.startswith(day.isoformat())
