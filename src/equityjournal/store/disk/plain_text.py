"""A locked journal's text in plain, in memory, while an editor has the text open."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files, sealing, systems
from equityjournal.store.disk.names import checksum_name, real_path
from equityjournal.store.disk.places import locks_place

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own in it, for nobody else's eyes
_NAME = "equityjournal"
SAVED = ".save"
"""What nano puts behind a file's name when its window is closed."""


@contextlib.contextmanager
def for_an_editor(path: Path) -> Iterator[Path]:
    """The place of a text for an editor.

    Sealed again at the end, however the editor ends.

    Where the system has no folder in memory, it stands beside its own place meanwhile.

    Args:
        path: The text, by its bare name.
    """
    if sealing.door_to_write(path) is None:
        try:
            yield path
        finally:
            if sealing.door_to_write(path) is not None:  # the journal was locked meanwhile
                _seal_if_there(path, path)
        return
    before = files.read(path)
    folder = memory_folder() or path.parent
    number = os.urandom(4).hex()
    place = folder / f"{_mark_of(path)}-{number}-{path.name}"
    with _held(number):
        files.create_as_it_is(place, before)
        try:
            yield place
        finally:
            _sealed_again(place, path, before)
            _seal_if_there(place.with_name(f"{place.name}{SAVED}"), path.with_name(f"{path.name}{SAVED}"))
            for left in folder.glob(f"*{place.name}*"):  # an editor's backup and undo files
                # Of a swap file, the editor is open still, or was cut off with words in it.
                if not left.suffix.startswith(".sw"):
                    files.remove_as_it_lies(left)


def sweep(root: Path) -> list[Path]:
    """Seal texts left in plain by an editor when the program was killed.

    Returns:
        The texts, by their bare names.
    """
    mark, swept = f"{_name_of(root)}-", []
    for folder in (*_places_in_memory(), root / "drafts"):
        try:
            names = [name for name in os.listdir(folder) if name.lstrip(".").startswith(mark)]  # noqa: PTH208 - as few as can be
        except OSError:
            continue
        if names and (folder.parent == root or _is_closed(folder)):
            swept += [text for name in sorted(names) if (text := _swept(root, folder / name, mark))]
    return swept


def _swept(root: Path, left: Path, mark: str) -> Path | None:
    """Seal a text among the drafts.

    None for a text still open in an editor.
    """
    number, _, name = left.name.lstrip(".").removeprefix(mark).partition("-")
    if not re.fullmatch("[0-9a-f]{8}", number) or not name or left.name.endswith(sealing.ENDING):
        return None
    with _held(number) as is_ours:
        if not is_ours:
            return None
        text = root / "drafts" / (name if name.endswith((".txt", ".bin", SAVED)) else f"{name}.bin")
        try:
            files.replace(text, files.as_it_lies(left), None)
        except (FileNotFoundError, DamagedFile):
            return None
        files.remove_as_it_lies(left)
        return text


@contextlib.contextmanager
def _held(number: str) -> Iterator[bool]:
    """Hold a text against a sweep while its editor is open; whether the text was free."""
    files.make_folder(locks_place())
    place = locks_place() / f"{number}.text"
    handle = systems.lock_if_free(place)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            with contextlib.suppress(OSError):  # Windows removes no file that is open
                place.unlink()
            systems.release(handle)


def _mark_of(path: Path) -> str:
    """The name of a text's journal."""
    return _name_of(sealing.locked_journal_around(path) or path.parent)


def _name_of(root: Path) -> str:
    return checksum_name(real_path(root))


def _places_in_memory() -> list[Path]:
    """Our folders in the machine's memory, existing or not."""
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    found = [Path(named) / _NAME] if named else []
    return [*found, _IN_MEMORY / f"{_NAME}-{os.getuid()}"] if os.name == "posix" else found


def _sealed_again(place: Path, path: Path, before: bytes) -> None:
    """Seal the editor's file again; removed by the editor, the text is gone."""
    try:
        after = files.as_it_lies(place)
    except FileNotFoundError:
        files.remove(path)
        return
    if after != before:
        files.replace(path, after, None)


def _seal_if_there(place: Path, path: Path) -> None:
    """Seal a text saved by an editor beside its own at closing."""
    with contextlib.suppress(FileNotFoundError):
        files.replace(path, files.as_it_lies(place), None)


def memory_folder() -> Path | None:
    """Our private folder in the machine's memory; None where unavailable."""
    for place in filter(None, (runtime_folder(), _shared_memory())):
        if _is_in_memory(place):
            return place
    return None


def runtime_folder() -> Path | None:
    """The folder of this person's session, gone after log-off; None where unavailable."""
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    if not os.path.isabs(named):  # noqa: PTH117 - it is no path yet
        return None
    return _of_ours(Path(named) / _NAME) if _is_closed(Path(named)) else None


def _shared_memory() -> Path | None:
    if os.name != "posix" or not _IN_MEMORY.is_dir():
        return None
    return _of_ours(_IN_MEMORY / f"{_NAME}-{os.getuid()}")


def _of_ours(place: Path) -> Path | None:
    """A private folder of ours, made if need be.

    None where another is in its place.
    """
    with contextlib.suppress(FileExistsError):
        try:
            place.mkdir(mode=0o700)
        except FileExistsError:
            raise
        except OSError:
            return None
    return place if _is_closed(place) else None


def _is_closed(place: Path) -> bool:
    """Whether a folder is ours, no link, and closed to others."""
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
