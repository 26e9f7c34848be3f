"""Files readable by others on this machine: found, and closed to them.

What belongs to git, a sync service or the system is left alone, and its permissions too.
"""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk.names import STAGED
from equityjournal.store.disk.other_tools import is_of_another_tool

NO_MODES = "no-modes"
"""The kind of problem of a disk that keeps no permissions."""


def seen_by_others(root: Path) -> Iterator[Problem]:
    """Problems of files readable by others or with a hard link.

    A disk that keeps no permissions is named once, in place of its files. On Windows nothing is checked.
    """
    if os.name == "nt" or not root.is_dir():
        return
    problems = list(_open_or_linked(root))
    if any(problem.kind == "open" for problem in problems) and not keeps_modes(root):
        problems = [problem for problem in problems if problem.kind != "open"]
        message = say(
            "this disk cannot keep a file from other people (FAT, exFAT and NTFS cannot, here), so whoever "
            "can use the disk can read the journal"
        )
        problems.append(Problem(".", None, NO_MODES, message))
    yield from problems


def _open_or_linked(root: Path) -> Iterator[Problem]:
    """Files readable by others, and files with a second name."""
    coming_in = {path.lstat().st_ino for path in root.glob(f"{STAGED}/*")}
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not is_of_another_tool(name) and not fnmatchcase(name, STAGED)
        )
        ours = [os.path.join(folder, name) for name in names if not is_of_another_tool(name)]  # noqa: PTH118 - many
        about = {}
        for path in (folder, *ours):
            with contextlib.suppress(FileNotFoundError):  # taken away meanwhile
                about[path] = os.lstat(path)
        # A save that was cut off between naming a file and taking away its first name is a leftover already.
        unfinished = coming_in | {at.st_ino for path, at in about.items() if path.endswith(".tmp")}
        for path, status in about.items():
            if status.st_mode & 0o077 and not stat.S_ISLNK(status.st_mode):
                message = say("others on this machine may read it. `equityjournal check --repair` mends that")
                yield Problem(_below(root, path), None, "open", message)
            if stat.S_ISREG(status.st_mode) and status.st_nlink > 1 and status.st_ino not in unfinished:
                message = say(
                    "the same file has another name as well on this disk (a hard link), so whoever has that "
                    "one can read it. If you did not make it, ask who did"
                )
                yield Problem(_below(root, path), None, "linked", message)


def _below(root: Path, path: str) -> str:
    return Path(path).relative_to(root).as_posix()


def keeps_modes(root: Path) -> bool:
    """Whether the disk keeps permissions, tried on a temporary file."""
    trial = root / f".permissions.{os.urandom(4).hex()}.tmp"
    try:
        os.close(os.open(trial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return True  # nothing can be tried, as in a folder that cannot be written to
    try:
        for mode in (0o700, 0o600):
            trial.chmod(mode)
            if stat.S_IMODE(trial.stat().st_mode) != mode:
                return False
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            trial.unlink()
    return True


class Modes(NamedTuple):
    """Permissions of new files and folders."""

    file: int
    folder: int


def shared_as(folder: Path) -> Modes:
    """Permissions of a shared folder, for a file put there."""
    if os.name == "nt":
        return Modes(0o600, 0o700)  # there, what is put into a folder takes after it
    mode = stat.S_IMODE(folder.stat().st_mode)
    return Modes(0o600 | mode & 0o044, 0o700 | mode & 0o3077)


def close_to_others(path: Path) -> bool:
    """Take a file's permissions from all but its owner.

    Return whether the disk did so.

    The owner can then read and write it; a file that could be run by its owner still can.
    """
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode
        path.chmod(0o700 if stat.S_ISDIR(mode) else 0o600 | (mode & 0o100))
        return not path.stat().st_mode & 0o077
    return False


def refuse_unwritable(root: Path, folders: Iterable[Path], identity: str) -> None:
    """Refuse to change an entry whose folders cannot be written to.

    Args:
        root: The journal's folder, asked instead of a folder that is still to be made.
        folders: The folders to be written to.
        identity: The entry's id, for the message.

    Raises:
        NotAllowed: With the first such folder.
    """
    for folder in folders:
        place = folder if folder.is_dir() else root
        if not os.access(place, os.W_OK):
            raise NotAllowed(
                say(
                    "The folder {path} cannot be written to, so {id} is not changed.", path=place, id=identity
                )
            )
