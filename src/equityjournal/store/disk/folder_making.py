"""Making and removing folders."""

import contextlib
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import systems


def make_folder(path: Path, mode: int = 0o700) -> None:
    """Make a durable folder and its parents, for the owner only unless `mode` says otherwise."""
    if path.is_dir():
        return
    make_folder(path.parent, mode)
    try:
        path.mkdir(mode=0o700)
        if mode != 0o700:
            open_up(path, mode)
    except FileExistsError:
        if path.is_dir():  # another program made it in the same moment
            return
        if path.is_symlink():
            raise NotSaved(
                say("{path} is a link that leads nowhere; the journal needs a folder there.", path=path)
            ) from None
        raise NotSaved(say("{path} is a file; the journal needs a folder there.", path=path)) from None
    except OSError as error:
        raise _folder_not_made(path, error) from error
    try:
        systems.sync_folder(path.parent)
    except OSError as error:
        raise _folder_not_made(path, error) from error


def _folder_not_made(path: Path, error: OSError) -> NotSaved:
    """The error for a folder not made."""
    return NotSaved(say("The folder {path} cannot be made ({why}).", path=path, why=error.strerror))


def remove_folder(path: Path) -> None:
    """Remove an empty folder."""
    path.rmdir()


def open_up(path: Path, mode: int) -> None:
    """Give a new file or folder other permissions, where the disk keeps any; FAT refuses.

    The mask of the whole program lets only the owner's through when it is made.
    """
    with contextlib.suppress(OSError):
        path.chmod(mode)
