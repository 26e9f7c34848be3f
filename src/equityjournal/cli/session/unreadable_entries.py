"""Entries that cannot be read, or are not among the entries, named by their id all the same."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.session.numbering import Numbering, entry_meant
from equityjournal.core.entries.brief import Brief, id_letters
from equityjournal.core.entries.meant import LEAST, Listed, day_meant
from equityjournal.core.entries.selection import plain
from equityjournal.core.text.errors import UnknownName, UnreadableEntry
from equityjournal.core.text.speech import say
from equityjournal.store.listing.folders import ids_in_names, is_id

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.lookup.catalogue import Catalogue


NEVER = datetime.min.replace(tzinfo=UTC)


def bare_entry(identity: str) -> Brief | None:
    """An id without a readable entry in any file.

    None for any other word.
    """
    try:
        day = date.fromisoformat(identity[:10]) if is_id(identity) else None
    except ValueError:  # a day that no calendar has
        return None
    words = say("No file of it can be read as an entry.")
    return Brief(identity, day, NEVER, "", "", [], [], "", False, words) if day else None


def bare_entries(root: Path, rooms: Iterable[str], known: Collection[str]) -> dict[str, Brief]:
    """Ids in the names of files in some rooms of the journal, besides those known."""
    found = map(bare_entry, ids_in_names(root, *rooms) - set(known))
    return {bare.id: bare for bare in found if bare}


def meant_with_bare(
    wanted: str,
    known: "Mapping[str, Entry | Brief]",
    bare: Mapping[str, Brief],
    today: date,
    numbering: Numbering,
) -> "Entry | Brief":
    """The entry of a number or name, among readable and unreadable entries.

    Raises:
        UnknownName: When none is meant, or several; or by `last` one that cannot be read.
    """
    everything: Listed[Entry | Brief] = Listed([*known.values(), *bare.values()])
    found = entry_meant(wanted, everything, today, numbering, least=LEAST)
    if found.id in bare and plain(wanted) == say("last"):
        raise UnknownName(
            say("None of your entries can be read, so nobody knows which is the last. Name it by its id.")
        )
    return found


def refuse_unreadable(wanted: str, catalogue: "Catalogue", today: date) -> None:
    """Refuse the name of an unreadable entry, or any name where none is readable.

    Raises:
        UnreadableEntry: With the commands that help.
        UnknownName: When there are files, and none can be read.
    """
    unreadable = sorted({problem.id for problem in catalogue.problems() if problem.id}, reverse=True)
    unreadable = [identity for identity in unreadable if not catalogue.called(identity)]
    word = plain(wanted)
    found = [identity for identity in unreadable if _is_called(identity, word, today)]
    if word == say("last") and not catalogue.count():
        found = unreadable[:1]
    if len(found) == 1:
        said = say(
            "{id} cannot be read as it stands. `equityjournal check` says what mends it, and "
            "`equityjournal edit {id}` opens its file.",
            id=found[0],
        )
        raise UnreadableEntry(said, found[0])
    refuse_where_none_is_readable(catalogue)


def refuse_elsewhere(wanted: str, root: Path) -> None:
    """Refuse the name of an entry in the trash, or with earlier versions alone.

    Raises:
        UnknownName: With the command that brings it back.
    """
    word = plain(wanted)
    for room in ("trash", "versions"):
        found = [identity for identity in ids_in_names(root, room) if _is_typed(identity, word)]
        if len(found) != 1:
            continue
        if room == "trash":
            raise UnknownName(
                say("{id} is in the trash. `equityjournal restore {id}` brings it back.", id=found[0])
            )
        raise UnknownName(
            say(
                "Of {id} only earlier versions are left. `equityjournal show {id} --versions` shows them, "
                "numbered; `equityjournal restore {id} --version 1` brings back the first.",
                id=found[0],
            )
        )


def _is_typed(identity: str, word: str) -> bool:
    """Whether a word is an id, or its letters."""
    return word in (identity, id_letters(identity))


def _is_called(identity: str, word: str, today: date) -> bool:
    """Whether a word is the start of an id or of its letters, or its day."""
    if len(word) >= LEAST and (identity.startswith(word) or id_letters(identity).startswith(word)):
        return True
    day = day_meant(word, today)
    return day is not None and identity.startswith(day.isoformat())


def refuse_where_none_is_readable(catalogue: "Catalogue") -> None:
    """Refuse any name where entries exist, but none is readable.

    Raises:
        UnknownName: With the advice to check.
    """
    if not catalogue.count() and not catalogue.is_empty:
        raise UnknownName(
            say("None of your entries can be read. `equityjournal check` says what to do about each file.")
        )
