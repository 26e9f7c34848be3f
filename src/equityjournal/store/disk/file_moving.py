"""Moving and removing files, durably."""

from pathlib import Path

from equityjournal.core.entries.schema import LARGEST
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import sealing, systems
from equityjournal.store.disk.file_reading import MOST_ADDED, as_it_lies, read, read_still
from equityjournal.store.disk.file_writing import create, create_sealed
from equityjournal.store.disk.folder_making import make_folder


def move(path: Path, target: Path, was: str) -> None:
    """Move a file durably.

    The new file is safe before the old one goes; a crash between leaves both.

    Args:
        path: The file.
        target: Its new place; a file there with the same bytes is taken for an earlier, interrupted move.
        was: The `digest` of the bytes read.

    Raises:
        ChangedMeanwhile: When the file's bytes are no longer those read; it is left as it is.
        FileExistsError: When another file is in the new place.
        NotSaved: When the disk will not take it.
    """
    make_folder(target.parent)
    with systems.locked(path.parent):
        data = read_still(path, was)
        place = sealing.place_of_file(path)
        try:
            if place == path:
                create(target, data)
            else:
                create_sealed(target, as_it_lies(place, LARGEST + MOST_ADDED))
        except FileExistsError:
            if read(target) != data:
                raise
        remove(path)


def remove(path: Path) -> None:
    """Remove a file durably; a missing file is no error.

    Raises:
        NotSaved: When the disk will not do it.
    """
    remove_as_it_lies(path)
    if sealing.door_of(path) is not None and (place := sealing.sealed_place(path)):
        remove_as_it_lies(place)


def remove_as_it_lies(path: Path) -> None:
    """Remove a file by its exact name, as `remove` does."""
    try:
        systems.patiently(path.unlink)
        systems.sync_folder(path.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotSaved(say("{path} cannot be removed ({why}).", path=path, why=error.strerror)) from error


def left_by_saves(path: Path) -> list[Path]:
    """Temporary files of saves cut short by a crash."""
    return list(path.parent.glob(f".{path.name}.*.tmp"))
