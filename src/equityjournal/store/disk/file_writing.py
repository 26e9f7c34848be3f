"""Writing files: durable, whole or not at all, and read back.

A rename alone is not a save: without the two fsyncs below, every entry of the last seconds was gone after
a power cut. A new file is linked into place, which fails if the name is taken; a replacement is compared
with the bytes read before, under a lock of the operating system's, which a crash cannot leave behind.
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from equityjournal.core.entries.schema import LARGEST
from equityjournal.core.text.errors import DamagedFile, NotConfirmed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import sealing, systems
from equityjournal.store.disk.file_reading import BINARY, NO_FOLLOW, as_it_lies, changed, read_still
from equityjournal.store.disk.folder_making import open_up

NO_LINKS = systems.NOT_SUPPORTED | {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.EACCES}
"""Error numbers of file systems, or places, where a file cannot have a second name."""


def create(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a new file durably and read back, for the owner only unless `mode` says otherwise.

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
    """Write a new file of sealed bytes, by its bare name.

    Raises:
        FileExistsError, NotSaved: As for `create`.
    """
    if os.path.lexists(path):  # a plain file of that name has not been sealed yet
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    create_as_it_is(sealing.sealed_name(path), data, mode)


def create_as_it_is(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a new file as `create` does, unsealed."""
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
    """Replace a file by its exact name as `replace` does, unsealed.

    Raises:
        ChangedMeanwhile, NotSaved: As for `replace`.
    """
    with _written_beside(path, data) as temporary, systems.locked(path.parent):
        if as_it_lies(path, max(LARGEST, len(was)) + 1) != was:
            raise changed(path)
        systems.patiently(lambda: temporary.replace(path))
    _confirm(path, data)


def _as_written(path: Path, data: bytes) -> tuple[Path, Path | None, bytes]:
    """The path and bytes to write, and the path of a former twin, sealed or bare."""
    door = sealing.door_of(path)
    if door is None:
        return path, None, data
    if door.seals:
        return sealing.sealed_name(path), path, door.seal(data)
    return path, sealing.sealed_name(path), data


def replace_for_now(path: Path, data: bytes) -> None:
    """Write a cache file whole or not at all.

    A power cut may lose the new bytes.

    Raises:
        NotSaved: When the disk will not take it.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BINARY, 0o600)
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


def opened_new(path: Path) -> BinaryIO:
    """A new file, open for writing and reading back, for its owner only.

    Raises:
        OSError: When the name is taken, or the disk will not take it.
    """
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BINARY, 0o600), "w+b")


@contextlib.contextmanager
def saving(path: Path) -> Iterator[None]:
    """Say an error of the disk in a sentence, while a file is written.

    Raises:
        NotSaved: For every error but `FileExistsError`.
    """
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise NotSaved(
            say("Not saved: {path} cannot be written ({why}).", path=path, why=error.strerror)
        ) from error


@contextlib.contextmanager
def _written_beside(path: Path, data: bytes, mode: int = 0o600) -> Iterator[Path]:
    """A temporary file beside `path`, synced; removed at the end."""
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        with saving(path):
            _write_exclusively(temporary, data, mode)
            _read_back(temporary, data)  # before any other file is replaced
            yield temporary
    finally:
        with contextlib.suppress(OSError):
            systems.patiently(lambda: temporary.unlink(missing_ok=True))


def _write_all(handle: int, data: bytes) -> None:
    """Write all bytes, though the system may take fewer at a time.

    Raises:
        OSError: When it takes none.
    """
    rest = memoryview(data)
    while rest:
        taken = os.write(handle, rest)
        if taken <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[taken:]


def _write_exclusively(path: Path, data: bytes, mode: int) -> None:
    """Write a new file, synced; a failure leaves no file."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BINARY, 0o600)
    try:
        try:
            if mode != 0o600:
                open_up(path, mode)
            _write_all(handle, data)
            systems.sync(handle)
        finally:
            os.close(handle)
    except OSError:
        path.unlink(missing_ok=True)
        raise


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
