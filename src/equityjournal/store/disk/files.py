"""Files, by the names other rooms use: `files.read`, `files.create`, `files.move`."""

from equityjournal.core.entries.schema import LARGEST
from equityjournal.store.disk.file_moving import left_by_saves, move, remove, remove_as_it_lies
from equityjournal.store.disk.file_reading import (
    are_equal,
    as_it_lies,
    digest,
    handle_of,
    is_open_to_others,
    is_ordinary,
    is_there,
    pieces,
    read,
    read_ahead,
    read_or_none,
    read_still,
)
from equityjournal.store.disk.file_writing import (
    NO_LINKS,
    create,
    create_as_it_is,
    opened_new,
    replace,
    replace_as_it_is,
    replace_for_now,
)
from equityjournal.store.disk.folder_making import make_folder, remove_folder

__all__ = [
    "LARGEST",
    "NO_LINKS",
    "are_equal",
    "as_it_lies",
    "create",
    "create_as_it_is",
    "digest",
    "handle_of",
    "is_open_to_others",
    "is_ordinary",
    "is_there",
    "left_by_saves",
    "make_folder",
    "move",
    "opened_new",
    "pieces",
    "read",
    "read_ahead",
    "read_or_none",
    "read_still",
    "remove",
    "remove_as_it_lies",
    "remove_folder",
    "replace",
    "replace_as_it_is",
    "replace_for_now",
]
