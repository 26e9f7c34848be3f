"""Links in place of the journal's folders, which reading does not enter."""

from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk.other_tools import is_of_another_tool
from equityjournal.store.listing.folders import DEEPEST, entries_of


def is_reached(root: Path, path: Path) -> bool:
    """Whether a listing of a file's room reaches the file."""
    _, *below, name = path.relative_to(root).parts
    if link_on_the_way(root, path.parent) or len(below) + 1 >= DEEPEST:
        return False
    try:
        is_there = name in [file.name for file in entries_of(path.parent)]
        return is_there and not any(map(is_of_another_tool, (*below, name)))
    except OSError:
        return False


def link_on_the_way(root: Path, folder: Path) -> Path | None:
    """The first link on the way from a room to a folder.

    None without any.
    """
    room, *below = folder.relative_to(root).parts
    place = root / room
    for part in below:
        place /= part
        if place.is_symlink():
            return place
    return None


def refuse_links(root: Path, folder: Path) -> None:
    """Refuse to write into a folder behind a link: reading does not enter such a folder.

    Raises:
        NotSaved: When the folder, or a folder above it, is a link.
    """
    if link := link_on_the_way(root, folder):
        raise NotSaved(
            say(
                "{path} is a link to another folder, which the journal does not enter, so nothing was saved "
                "there. Put the folder itself in the place of the link.",
                path=link,
            )
        )
