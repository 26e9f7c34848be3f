"""Reading files: never through a link, never from a pipe or device."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from equityjournal.core.entries.schema import LARGEST
from equityjournal.core.text.errors import ChangedMeanwhile, DamagedFile, NotAFile, NotSaved
from equityjournal.core.text.sha256 import sha256
from equityjournal.core.text.speech import say
from equityjournal.store.disk import sealing

MOST_ADDED = 16 * 1024  # bytes that sealing adds to so many, at most
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
BINARY = getattr(os, "OBINARY", 0)
_PIECE = 2**20


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return sha256(data).hexdigest()


def read(path: Path | str, largest: int = LARGEST) -> bytes:
    """The bytes of an ordinary file; of a locked journal's, the inside.

    Links are not followed, and pipes and devices never block.

    Raises:
        Closed: When it is sealed, and the journal is not open.
        DamagedFile: When it is no ordinary file, too large, or cannot be opened; the sentence is a clause.
        FileNotFoundError: When it does not exist.
    """
    path = path if isinstance(path, Path) else Path(path)
    place = sealing.first_look(path)
    try:
        data = as_it_lies(place, largest + _added_to(place))
    except FileNotFoundError:
        place = sealing.place_of_file(path)
        if place == path:
            raise
        data = as_it_lies(place, largest + _added_to(place))
    return _inside(path, data)


def read_or_none(path: Path | str) -> bytes | None:
    """The bytes of a file; None if unreadable."""
    try:
        return read(path)
    except (DamagedFile, FileNotFoundError):
        return None


def are_equal(path: Path, other: Path) -> bool:
    """Whether both files can be read, and hold the same bytes."""
    data = read_or_none(path)
    return data is not None and data == read_or_none(other)


def _added_to(place: Path) -> int:
    """Bytes by which a sealed file may exceed its inside."""
    return MOST_ADDED if place.suffix == sealing.ENDING else 0


def _inside(path: Path, data: bytes) -> bytes:
    """The inside of a sealed file's bytes; the bytes of any other file."""
    door = sealing.door_of(path) if data.startswith(sealing.MARK) else None
    return data if door is None else door.open(data)


def as_it_lies(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of an ordinary file, sealed or not, as they lie on the disk.

    Raises:
        DamagedFile, FileNotFoundError: As for `read`.
    """
    handle = handle_of(path)
    try:
        about = os.fstat(handle)
        if about.st_size > largest:
            raise DamagedFile(say("it is larger than 10 MB, more than it can be"))
        data = b""
        while len(data) < largest and (piece := os.read(handle, about.st_size + 1)):
            data += piece  # one piece, unless it grows this very moment
        return data
    except OSError as error:
        raise DamagedFile(say("it cannot be read ({why})", why=error.strerror)) from None
    finally:
        os.close(handle)


def read_still(path: Path, was: str) -> bytes:
    """The bytes of a file, if unchanged; called under a lock."""
    try:
        data = read(path)
    except FileNotFoundError:
        raise ChangedMeanwhile(
            say("{path} is no longer there: something else took it away meanwhile.", path=path.stem)
        ) from None
    except NotAFile:
        data = b""
    except DamagedFile as error:
        raise NotSaved(say("{path} is left as it is: {why}.", path=path.stem, why=error.why)) from None
    if digest(data) != was:
        raise changed(path)
    return data


def changed(path: Path) -> ChangedMeanwhile:
    """The error for a file that changed since it was read."""
    return ChangedMeanwhile(
        say("{path} was changed by something else meanwhile, and is left as it is.", path=path.stem)
    )


def pieces(path: Path | str, overlap: int) -> Iterator[bytes]:
    """The bytes of an ordinary file of any size, in overlapping pieces.

    Raises:
        DamagedFile: As `read` does.
        FileNotFoundError: When it does not exist.
    """
    handle, end = handle_of(sealing.place_of_file(Path(path))), b""
    try:
        while piece := os.read(handle, _PIECE):
            if not end and piece.startswith(sealing.MARK) and sealing.door_of(Path(path)):
                yield read(Path(path))
                return
            data = end + piece
            yield data
            end = data[-overlap:]
    except OSError as error:
        raise DamagedFile(say("it cannot be read ({why})", why=error.strerror)) from None
    finally:
        os.close(handle)


def read_ahead(paths: Sequence[str]) -> None:
    """Have the system read files ahead, where supported and not yet in memory.

    A cold disk then answers once for many, and is not waited for file by file.
    """
    if not hasattr(os, "RWF_NOWAIT") or not paths or _is_in_memory(paths[0]):
        return
    for path in paths:
        _asked(path, lambda handle: os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_WILLNEED))


def _is_in_memory(path: str) -> bool:
    """Whether a file's first byte is in memory; files beside it then are too."""
    return bool(_asked(path, lambda handle: os.preadv(handle, [bytearray(1)], 0, os.RWF_NOWAIT)))


def _asked(path: str, question: Callable[[int], int | None]) -> int | None:
    """The system's answer about an open file; None without an answer."""
    with contextlib.suppress(DamagedFile, OSError):
        handle = handle_of(path)
        try:
            return question(handle)
        finally:
            os.close(handle)
    return None


def handle_of(path: Path | str) -> int:
    """A handle for reading an ordinary file, to be closed.

    Raises:
        DamagedFile, FileNotFoundError: As for `read`.
    """
    try:
        handle = os.open(path, os.O_RDONLY | NO_FOLLOW | BINARY)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotAFile(say("it is a link to somewhere else, and links are not followed")) from None
        raise DamagedFile(say("it cannot be opened ({why})", why=error.strerror)) from None
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        raise NotAFile(say("it is a folder") if stat.S_ISDIR(mode) else say("it is not an ordinary file"))
    return handle


def is_there(path: Path) -> bool:
    """Whether a file exists, under its own name or sealed."""
    return sealing.is_there(path)


def is_ordinary(path: Path) -> bool:
    """Whether an ordinary file exists, sealed or not; links do not count."""
    place = sealing.place_of_file(path)
    return place.is_file() and not place.is_symlink()


def is_open_to_others(path: Path) -> bool:
    """Whether others on this machine may read a file or folder.

    Always False on Windows.
    """
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)
