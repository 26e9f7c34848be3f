"""Large files and whole folders, written in pieces: whole and proven, or not at all.

Each is made under a name of its own beside its place, synced, read back, and only then given its name, which
must be free. What a crash leaves behind begins with a dot and ends with `.tmp`.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotConfirmed, NotSaved
from equityjournal.core.text.file_names import why_not_everywhere
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, systems
from equityjournal.store.disk.folder_making import open_up

CHUNK = 1024 * 1024  # bytes


class Unpacked(NamedTuple):
    """A file or folder to make within a new folder."""

    path: str
    """Its path in the folder, with `/`; a folder's ends with one, and the new folder's own is empty."""

    mode: int
    chunks: Iterable[bytes]


def create_from(path: Path, fill: Callable[[BinaryIO], None], prove: Callable[[BinaryIO], None]) -> None:
    """Write a new file durably, of any size.

    Args:
        path: The file; nothing may have its name.
        fill: Writes the bytes to the open file.
        prove: Reads them back, and raises `DamagedFile` when they are not right.

    Raises:
        FileExistsError: When the name is taken; the present file is left as it was.
        NotSaved: When the disk will not take it; no leftover remains.
    """
    _put_in_place(path, fill, prove, _give_name)


def replace_from(path: Path, fill: Callable[[BinaryIO], None], prove: Callable[[BinaryIO], None]) -> None:
    """Write a file as `create_from` does, over any of its name.

    Raises:
        NotSaved: When the disk will not take it; the earlier file is as it was.
    """
    _put_in_place(path, fill, prove, lambda new, place: systems.patiently(lambda: new.replace(place)))


def _put_in_place(
    path: Path,
    fill: Callable[[BinaryIO], None],
    prove: Callable[[BinaryIO], None],
    give_name: Callable[[Path, Path], object],
) -> None:
    """Write a file under a temporary name, prove the bytes, and give the name."""
    temporary = _name_beside(path)
    try:
        with files.opened_new(temporary) as file:
            fill(file)
            file.flush()
            systems.sync(file.fileno())
        with temporary.open("rb") as file:
            prove(file)
        give_name(temporary, path)
    except FileExistsError:
        raise
    except DamagedFile as error:
        raise _not_saved(path, error.why) from None
    except OSError as error:
        raise _not_saved(path, error.strerror) from error
    finally:
        with contextlib.suppress(OSError):
            systems.patiently(lambda: temporary.unlink(missing_ok=True))
    _confirm(path)


def create_folder_from(path: Path, contents: Iterable[Unpacked]) -> None:
    """Make a new folder with all its contents, durably.

    Args:
        path: The folder; it may be there, if nothing is in it.
        contents: Files and folders, each after the folder it is in. The names are looked at once more.

    Raises:
        NotAllowed: When the place is taken, or a name leads out of the folder.
        NotSaved: When the disk will not take it; no leftover remains.
    """
    refuse_unless_empty(path)
    files.make_folder(path.parent)
    temporary = _name_beside(path)
    try:
        temporary.mkdir(mode=0o700)
        _fill_folder(temporary, contents)
        if path.is_dir():
            path.rmdir()  # only an empty folder can be removed so
        systems.patiently(lambda: temporary.rename(path))
    except OSError as error:
        raise _not_saved(path, error.strerror) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    _confirm(path)


def refuse_unless_empty(path: Path) -> None:
    """Refuse a place with contents.

    Raises:
        NotAllowed: When something is there that is not an empty folder.
    """
    if not os.path.lexists(path) or (path.is_dir() and not any(path.iterdir())):
        return
    raise NotAllowed(
        say(
            "Something is in {path} already, and nothing is put over it. --to DIR chooses another.", path=path
        )
    )


@contextlib.contextmanager
def opened(path: Path | str) -> Iterator[BinaryIO]:
    """An ordinary file of any size, open for reading; links are not followed.

    Raises:
        DamagedFile: When it is no ordinary file or cannot be opened; the sentence is a clause.
        FileNotFoundError: When it does not exist.
    """
    with os.fdopen(files.handle_of(path), "rb") as file:
        yield file


def digest_of(path: Path | str) -> str | None:
    """SHA-256 of a file of any size, in hexadecimal.

    None without a readable file.
    """
    digest = sha256()
    try:
        handle = files.handle_of(path)
        try:
            while chunk := os.read(handle, CHUNK):
                digest.update(chunk)
        finally:
            os.close(handle)
    except (DamagedFile, OSError):
        return None
    return digest.hexdigest()


def _fill_folder(folder: Path, contents: Iterable[Unpacked]) -> None:
    """Write files and folders into a new folder, each synced and read back.

    Modes of folders last.
    """
    folders: list[tuple[Path, int]] = []
    for content in contents:
        plain = content.path.removesuffix("/")
        if plain and (why := why_not_everywhere(plain)):
            raise NotAllowed(say("{path} is refused: {why}.", path=plain, why=why))
        place = folder / plain
        if plain == content.path and plain:
            _write_proven(place, content)
            continue
        if plain:
            place.mkdir(mode=0o700)
        folders.append((place, content.mode))
    for place, mode in reversed(folders):
        systems.sync_folder(place)
        open_up(place, mode)


def _write_proven(path: Path, content: Unpacked) -> None:
    """Write a new file piece by piece, synced, read back and compared."""
    digest = sha256()
    with files.opened_new(path) as file:
        for chunk in content.chunks:
            file.write(chunk)
            digest.update(chunk)
        file.flush()
        systems.sync(file.fileno())
    if digest_of(path) != digest.hexdigest():
        raise OSError(errno.EIO, say("it does not hold what was written"))
    open_up(path, content.mode)


def _give_name(temporary: Path, path: Path) -> None:
    """Give a file its name, if free.

    By a rename on disks without links.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in files.NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        systems.patiently(lambda: temporary.rename(path))


def _name_beside(path: Path) -> Path:
    """A free name beside a path, for the time of writing."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")


def _confirm(path: Path) -> None:
    """Make a new name durable."""
    try:
        systems.sync_folder(path.parent)
    except OSError as error:
        raise NotConfirmed(
            say(
                "{path} is there, but the disk would not confirm it ({why}). Make it once more, elsewhere.",
                path=path,
                why=error.strerror,
            )
        ) from error


def _not_saved(path: Path, why: str | None) -> NotSaved:
    """The error for a refusing disk."""
    return NotSaved(say("Not saved: {path} cannot be written ({why}).", path=path, why=why))
