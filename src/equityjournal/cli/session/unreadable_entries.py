"""Entries that cannot be read: named by their id all the same."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.session.numbering import Numbering, entry_meant
from equityjournal.core.entries.brief import Brief, id_letters
from equityjournal.core.entries.meant import LEAST, Listed
from equityjournal.core.entries.selection import plain
from equityjournal.core.text.errors import UnknownName, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk.folders import ids_in_names, is_id

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.index.lookup import Catalogue


NEVER = datetime.min.replace(tzinfo=UTC)


def bare_entry(identity: str) -> Brief | None:
    """An id of which no file can be read as an entry; None for any other word."""
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
    """The entry meant by a number or a name, among those that can be read and those that cannot.

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


def refuse_unreadable(wanted: str, catalogue: "Catalogue") -> None:
    """Refuse a name that is borne by a file which cannot be read, or any name where none can.

    Raises:
        UnusableFile: With the file, and why.
        UnknownName: When there are files, and none can be read.
    """
    word = plain(wanted)
    for problem in catalogue.problems():
        names = (problem.id, id_letters(problem.id)) if problem.id else ()
        if len(word) >= LEAST and any(name.startswith(word) for name in names):
            raise UnusableFile(
                say(
                    "{path} cannot be read: {why}. `equityjournal check` says what to do.",
                    path=problem.path,
                    why=problem.message,
                )
            )
    refuse_where_none_is_readable(catalogue)


def refuse_where_none_is_readable(catalogue: "Catalogue") -> None:
    """Refuse any name where there are files, and none can be read: there are entries all the same.

    Raises:
        UnknownName: With the advice to check.
    """
    if not catalogue.count() and not catalogue.is_empty:
        raise UnknownName(
            say("None of your entries can be read. `equityjournal check` says what to do about each file.")
        )
