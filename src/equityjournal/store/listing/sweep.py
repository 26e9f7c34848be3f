"""The sweep: all files of a room listed and looked at in a single pass.

Every reading verb makes it over ten thousand files, so a folder of entries alone, as nearly all are, is taken
whole: each file costs a call of the system and little else. Any other folder goes by the rules of
`folders_below` and `looks_at`, and for entries alone they say the same.
"""

import os
import stat
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path

from equityjournal.store.disk import sealing
from equityjournal.store.listing.folders import folders_below
from equityjournal.store.listing.looks import FolderLooks, looks_at

_MODE = itemgetter(stat.ST_MODE)
_BY_HANDLE = os.listdir in os.supports_fd and os.stat in os.supports_dir_fd
"""Whether names can be looked up in an open folder, quicker than along the whole path each time."""


def sweep(root: Path, room: str) -> list[tuple[str, FolderLooks | None]]:
    """All folders of a room with looks at their files; None for an unreadable folder."""
    seen: list[tuple[str, FolderLooks | None]] = []

    def is_taken_whole(folder: str) -> bool:
        looks = _looks_at_entries(folder) if _BY_HANDLE else None
        if looks is None:
            return False
        seen.append((folder, looks))
        return True

    for folder, names in folders_below(root, room, is_taken_whole):
        seen.append((folder, None if names is None else FolderLooks.of(looks_at(folder, names))))
    return seen


def _looks_at_entries(folder: str) -> FolderLooks | None:
    """Looks at the files of a folder with entries alone.

    None for any other folder.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        lying = sorted(os.listdir(handle))  # noqa: PTH208 - by its handle
        names = _bare_names_of_entries(folder, lying)
        if not names:
            return None
        states = [os.stat(name, dir_fd=handle, follow_symlinks=False) for name in lying]
    except OSError:
        return None
    finally:
        os.close(handle)
    if any(map(stat.S_ISDIR, set(map(_MODE, states)))):
        return None
    return FolderLooks.of_states(names, states)


def _bare_names_of_entries(folder: str, names: Sequence[str]) -> Sequence[str] | None:
    """The bare names of a folder's files, if all are named as entries, and all sealed or none.

    None for others, such as those of another tool or of a save under way.

    Args:
        folder: The folder.
        names: The names as they lie, sorted.
    """
    if not names or names[0] < "0" or names[-1] >= ":":  # those between begin with a figure too
        return None
    together = f"{'/'.join(names)}/"
    if ".tmp/" in together:
        return None
    if sealing.places_in(folder) is None and f"{sealing.ENDING}/" not in together:
        return names
    bare = sealing.bare_names(folder, names)
    return None if sealing.places_in(folder) or len(bare) < len(names) else bare
