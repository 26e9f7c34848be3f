"""Files: safe reading and durable writing.

A rename alone is not a save: without the two fsyncs below, every entry of the last seconds was gone after
a power cut. A new file is linked into place, which fails if the name is taken; a replacement is compared
with what was read, under a lock of the operating system's, which a crash cannot leave behind.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from equityjournal.core.text.errors import ChangedMeanwhile, DamagedFile, NotAFile, NotConfirmed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import sealing, systems

LARGEST = 10 * 1024 * 1024  # bytes; a thousand times the entry of a whole day's writing
_MOST_ADDED = 16 * 1024  # bytes that sealing adds to so many, at most

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)
NO_LINKS = systems.NOT_SUPPORTED | {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.EACCES}
"""Error numbers of file systems, or places, where a file cannot have a second name."""


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    from hashlib import sha256  # noqa: PLC0415 - OpenSSL is slow to load, and a list of entries needs no digest

    return sha256(data).hexdigest()


def read(path: Path | str, largest: int = LARGEST) -> bytes:
    """The bytes of an ordinary file; of a locked journal's, the inside.

    Links are not followed, and pipes and devices never block.

    Raises:
        Closed: When it is sealed, and the journal is not open.
        DamagedFile: When it is no ordinary file, too large, or cannot be opened; the sentence is a clause.
        FileNotFoundError: When it does not exist.
    """
    path = Path(path)
    place = sealing.first_look(path)
    try:
        data = as_it_lies(place, largest + _added_to(place))
    except FileNotFoundError:
        place = sealing.place_of_file(path)
        if place == path:
            raise
        data = as_it_lies(place, largest + _added_to(place))
    return _inside(path, data)


def _added_to(place: Path) -> int:
    """Bytes that a file may be larger than its inside."""
    return _MOST_ADDED if place.suffix == sealing.ENDING else 0


def _inside(path: Path, data: bytes) -> bytes:
    """The inside of a file's bytes; those of a file that is not sealed, as they are."""
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


def read_ahead(paths: Sequence[str]) -> None:
    """Have the system read files that are needed soon, where it does so and they are not in memory yet.

    A cold disk then answers once for many, and is not waited for file by file.
    """
    if not hasattr(os, "RWF_NOWAIT") or not paths or _is_in_memory(paths[0]):
        return
    for path in paths:
        _asked(path, lambda handle: os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_WILLNEED))


def _is_in_memory(path: str) -> bool:
    """Whether a file's first byte can be had without the disk; the files beside it are then there as well."""
    return bool(_asked(path, lambda handle: os.preadv(handle, [bytearray(1)], 0, os.RWF_NOWAIT)))


def _asked(path: str, question: Callable[[int], int | None]) -> int | None:
    """The system's answer about an open file; None where it has none, which is no matter."""
    with contextlib.suppress(DamagedFile, OSError):
        handle = handle_of(path)
        try:
            return question(handle)
        finally:
            os.close(handle)
    return None


def pieces(path: Path | str, overlap: int) -> Iterator[bytes]:
    """The bytes of an ordinary file of any size, in pieces that overlap.

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


_PIECE = 2**20


def handle_of(path: Path | str) -> int:
    """A handle for reading an ordinary file, to be closed.

    Raises:
        DamagedFile, FileNotFoundError: As for `read`.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | _BINARY)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotAFile(say("it is a link to somewhere else, and links are not followed")) from None
        raise DamagedFile(say("it cannot be opened ({why})", why=error.strerror)) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotAFile(say("it is not an ordinary file"))
    return handle


def opened_new(path: Path) -> BinaryIO:
    """A new file, open for writing and reading back; only its owner can read it.

    Raises:
        OSError: When the name is taken, or the disk will not take it.
    """
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, 0o600), "w+b")


def make_folder(path: Path, mode: int = 0o700) -> None:
    """Make a durable folder and its parents, for the owner only unless `mode` says otherwise."""
    if path.is_dir():
        return
    make_folder(path.parent, mode)
    try:
        path.mkdir(mode=0o700)
        if mode != 0o700:
            _open_up(path, mode)
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
    """The error for a folder that cannot be made."""
    return NotSaved(say("The folder {path} cannot be made ({why}).", path=path, why=error.strerror))


def create(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a new file durably, read back and compared; for the owner only unless `mode` says otherwise.

    In a locked journal it is sealed.

    Raises:
        FileExistsError: When the name is taken; the present file is left as it was.
        NotSaved: When the disk will not take it; no leftover remains.
    """
    place, twin, written = _as_written(path, data)
    if twin is not None and os.path.lexists(twin):  # a lock is being put on, or taken off
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    create_as_it_is(place, written, mode)


def create_sealed(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a new file of bytes that are sealed already, by its bare name.

    Raises:
        FileExistsError, NotSaved: As for `create`.
    """
    if os.path.lexists(path):  # a plain file of that name has not been sealed yet
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    create_as_it_is(sealing.sealed_name(path), data, mode)


def create_as_it_is(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a new file as `create` does, never sealing it."""
    with _written_beside(path, data, mode) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            _write_exclusively(path, data, mode)  # a crash may leave this file short, and so without a seal
    _confirm(path, data)


def replace(path: Path, data: bytes, was: str | None) -> None:
    """Replace a file's bytes durably, unless changed since reading.

    Args:
        path: The file.
        data: All of its new bytes.
        was: The `digest` of the bytes read; None for a file that may be new and has no other writer.

    Raises:
        ChangedMeanwhile: When the file's bytes are no longer those read; it is left as it is.
        NotSaved: When the disk will not take it; the file is as it was.
    """
    place, twin, written = _as_written(path, data)
    try:
        with _written_beside(place, written) as temporary, systems.locked(path.parent):
            was_locked_meanwhile = twin is None and sealing.door_to_write(path) is not None
            if was is not None:
                read_still(path, was)
            if not was_locked_meanwhile:
                systems.patiently(lambda: temporary.replace(place))
            if twin is not None and os.path.lexists(twin):
                systems.patiently(twin.unlink)  # what it held is in the file just written
    except NotSaved:
        if was is not None and not sealing.is_there(path):  # erased meanwhile, its temporary file too
            read_still(path, was)
        raise
    if was_locked_meanwhile:
        replace(path, data, was)
    else:
        _confirm(place, written)


def replace_as_it_is(path: Path, data: bytes, was: bytes) -> None:
    """Replace a file of this very name as `replace` does, never sealing it.

    Raises:
        ChangedMeanwhile, NotSaved: As for `replace`.
    """
    with _written_beside(path, data) as temporary, systems.locked(path.parent):
        if as_it_lies(path, max(LARGEST, len(was)) + 1) != was:
            raise _changed(path)
        systems.patiently(lambda: temporary.replace(path))
    _confirm(path, data)


def _as_written(path: Path, data: bytes) -> tuple[Path, Path | None, bytes]:
    """Where a file is written, the name under which its former bytes may lie instead, and its bytes."""
    door = sealing.door_of(path)
    if door is None:
        return path, None, data
    if door.seals:
        return sealing.sealed_name(path), path, door.seal(data)
    return path, sealing.sealed_name(path), data


def replace_for_now(path: Path, data: bytes) -> None:
    """Write a file of a cache whole, or leave it as it was; a power cut may lose it.

    Raises:
        NotSaved: When the disk will not take it.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            systems.patiently(lambda: temporary.replace(path))
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NotSaved(
            say("Not saved: {path} cannot be written ({why}).", path=path, why=error.strerror)
        ) from error


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
                create_sealed(target, as_it_lies(place, LARGEST + _MOST_ADDED))
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
    """Remove one file of this very name, as `remove` does."""
    try:
        systems.patiently(path.unlink)
        systems.sync_folder(path.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotSaved(say("{path} cannot be removed ({why}).", path=path, why=error.strerror)) from error


def remove_folder(path: Path) -> None:
    """Remove an empty folder."""
    path.rmdir()


def left_by_saves(path: Path) -> list[Path]:
    """Temporary files that saves of a file left behind, cut short by a crash."""
    return list(path.parent.glob(f".{path.name}.*.tmp"))


def is_there(path: Path) -> bool:
    """Whether a file is there, under its own name or sealed."""
    return sealing.is_there(path)


def is_ordinary(path: Path) -> bool:
    """Whether a file is there, sealed or not, and no link."""
    place = sealing.place_of_file(path)
    return place.is_file() and not place.is_symlink()


def is_open_to_others(path: Path) -> bool:
    """Whether others on this machine may read a file or look into a folder; Windows does not say."""
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)


@contextlib.contextmanager
def _written_beside(path: Path, data: bytes, mode: int = 0o600) -> Iterator[Path]:
    """A temporary file beside `path`, synced; removed at the end."""
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        try:
            _write_exclusively(temporary, data, mode)
            _read_back(temporary, data)  # before any other file is replaced
            yield temporary
        except FileExistsError:
            raise
        except OSError as error:
            raise NotSaved(
                say("Not saved: {path} cannot be written ({why}).", path=path, why=error.strerror)
            ) from error
    finally:
        with contextlib.suppress(OSError):
            systems.patiently(lambda: temporary.unlink(missing_ok=True))


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
        raise _changed(path)
    return data


def _changed(path: Path) -> ChangedMeanwhile:
    return ChangedMeanwhile(
        say("{path} was changed by something else meanwhile, and is left as it is.", path=path.stem)
    )


def _write_exclusively(path: Path, data: bytes, mode: int) -> None:
    """Write a new file, synced; a failure leaves no file."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, 0o600)
    try:
        try:
            if mode != 0o600:
                _open_up(path, mode)
            rest = memoryview(data)
            while rest:  # the system may take fewer bytes than it was given
                taken = os.write(handle, rest)
                if taken <= 0:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                rest = rest[taken:]
            systems.sync(handle)
        finally:
            os.close(handle)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _open_up(path: Path, mode: int) -> None:
    """Give a new file or folder other permissions, where the disk keeps any.

    The mask of the whole program lets only the owner's through when it is made.
    """
    with contextlib.suppress(OSError):
        path.chmod(mode)


def _read_back(path: Path, data: bytes) -> None:
    """Read a file just written, and compare.

    Raises:
        OSError: When it cannot be read, or holds other bytes.
    """
    try:
        if as_it_lies(path, max(LARGEST, len(data))) == data:
            return
    except DamagedFile as error:
        raise OSError(errno.EIO, error.why) from None
    raise OSError(errno.EIO, say("it does not hold what was written"))


def _confirm(path: Path, data: bytes) -> None:
    """Make the name durable, then read the file back and compare.

    Only then may anything be called saved.
    """
    try:
        systems.sync_folder(path.parent)
        _read_back(path, data)
    except OSError as error:
        raise NotConfirmed(
            say(
                "The file {path} is there, but the disk would not confirm it ({why}). Do not write it again; "
                "copy it somewhere else.",
                path=path,
                why=error.strerror,
            )
        ) from error
