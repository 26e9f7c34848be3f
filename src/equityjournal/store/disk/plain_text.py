"""A locked journal's text in plain, for as long as an editor has it: in a folder of the machine's memory."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from equityjournal.store.disk import files, sealing

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own in it, for nobody else's eyes
_NAME = "equityjournal"
SAVED = ".save"
"""What nano puts behind a file's name when its window is closed."""


@contextlib.contextmanager
def for_an_editor(path: Path) -> Iterator[Path]:
    """The place of a text while an editor has it; at the end it is sealed again, however the editor ended.

    Where the system has no folder in memory, it stands beside its own place meanwhile.

    Args:
        path: The text, by its bare name.
    """
    if sealing.door_to_write(path) is None:
        yield path
        return
    before = files.read(path)
    folder = memory_folder() or path.parent
    place = folder / f"{os.urandom(4).hex()}-{path.name}"
    files.create_as_it_is(place, before)
    try:
        yield place
    finally:
        _sealed_again(place, path, before)
        _seal_if_there(place.with_name(f"{place.name}{SAVED}"), path.with_name(f"{path.name}{SAVED}"))
        for left in folder.glob(f"*{place.name}*"):  # an editor's backup and undo files
            if not left.suffix.startswith(".sw"):  # its editor is open still, or was cut off with words in it
                files.remove_as_it_lies(left)


def _sealed_again(place: Path, path: Path, before: bytes) -> None:
    """Seal what an editor left; where it took the file away, the text is gone as it is from any file."""
    try:
        after = files.as_it_lies(place)
    except FileNotFoundError:
        files.remove(path)
        return
    if after != before:
        files.replace(path, after, None)


def _seal_if_there(place: Path, path: Path) -> None:
    """Seal a text that an editor saved beside its own as its window was closed."""
    with contextlib.suppress(FileNotFoundError):
        files.replace(path, files.as_it_lies(place), None)


def memory_folder() -> Path | None:
    """A folder of ours on the machine's memory, closed to others; None where there is none."""
    for place in filter(None, (runtime_folder(), _shared_memory())):
        if _is_in_memory(place):
            return place
    return None


def runtime_folder() -> Path | None:
    """The folder of this person's session, which is gone after log-off; None where there is none of ours."""
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    if not named or not os.path.isabs(named):  # noqa: PTH117 - it is no path yet
        return None
    return _of_ours(Path(named) / _NAME) if _is_closed(Path(named)) else None


def _shared_memory() -> Path | None:
    if os.name != "posix" or not _IN_MEMORY.is_dir():
        return None
    return _of_ours(_IN_MEMORY / f"{_NAME}-{os.getuid()}")


def _of_ours(place: Path) -> Path | None:
    """A folder, made if need be, that is ours and closed to others; None where another is in its place."""
    with contextlib.suppress(FileExistsError):
        try:
            place.mkdir(mode=0o700)
        except FileExistsError:
            raise
        except OSError:
            return None
    return place if _is_closed(place) else None


def _is_closed(place: Path) -> bool:
    """Whether a folder is ours, no link, and nobody else may look into it."""
    try:
        about = place.lstat()
    except OSError:
        return False
    is_ours = os.name != "posix" or (about.st_uid == os.getuid() and not about.st_mode & 0o077)
    return stat.S_ISDIR(about.st_mode) and is_ours


def _is_in_memory(place: Path) -> bool:
    """Whether a folder lies in memory, as the system says."""
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    kinds = {line.split()[1]: line.split()[2] for line in mounts if len(line.split()) > 2}
    around = next((str(folder) for folder in (place, *place.parents) if str(folder) in kinds), "")
    return kinds.get(around) in ("tmpfs", "ramfs")
