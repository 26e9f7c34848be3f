"""The place of a register: a team's shared folder, never inside a journal."""

from pathlib import Path

from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.listing.folders import has_entries
from equityjournal.store.records.journal_id import id_of_journal

ROOM = "promises"
"""The folder of the changes, in the register's folder."""


def register_place(folder: Path, journal: Path) -> Path:
    """The folder of a register, with links followed.

    Args:
        folder: The folder, as typed or set.
        journal: The folder of the person's own journal.

    Raises:
        NotAllowed: For a folder that is missing, and for one that is, holds or lies in a journal or the place
            of the keys; also where only the changes would be there, by a link.
    """
    if not folder.is_dir():
        raise NotAllowed(
            say(
                "There is no folder {path}. A register is in a folder that your team shares: check its name, "
                "or make the folder.",
                path=folder,
            )
        )
    real = folder.resolve()
    for place in (real, (real / ROOM).resolve()):
        _refuse_a_journal(place, folder, journal.resolve())
    return real


def _refuse_a_journal(place: Path, folder: Path, journal: Path) -> None:
    inside = place.is_relative_to(journal) or any(map(_is_journal, (place, *place.parents)))
    if inside or journal.is_relative_to(place):
        raise NotAllowed(
            say(
                "{path} is in a journal, or has one in it. A journal is for its writer alone and promises "
                "are for a team, so choose a folder apart from it.",
                path=folder,
            )
        )
    keys = sharing_place().resolve()
    if place.is_relative_to(keys) or keys.is_relative_to(place):
        raise NotAllowed(say("{path} is where your keys are kept; choose another place.", path=folder))


def _is_journal(folder: Path) -> bool:
    """Whether a folder is somebody's journal, by its id or its entries."""
    return id_of_journal(folder) is not None or has_entries(folder)
