"""Many new files at once: written beside, made durable and proven, then given their names.

They are synced file by file before any has its name, and each folder once when all are in it. A crash leaves
whole files, and a folder whose name begins with a dot and ends with `.tmp`; the next staging removes it.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path

from equityjournal.core.text.errors import NotConfirmed
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names, sealing, streamed, systems
from equityjournal.store.disk.file_writing import saving

_LOCK = "lock"


class Staging:
    """A folder of files without a place yet.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._door = sealing.door_to_write(folder.parent / "entries" / "new")
        self._digests: dict[str, bytes] = {}
        self._insides: dict[str, bytes] = {}
        """Digests of what was sealed."""
        self._texts: dict[str, bytes] = {}

    @property
    def names(self) -> Collection[str]:
        """Names of the files, in the order of writing."""
        return self._digests.keys()

    def put(self, name: str, data: bytes) -> None:
        """Write a file, not yet durable.

        Raises:
            NotSaved: When the disk will not take it.
        """
        written = data if self._door is None else self._door.seal(data)
        with saving(self._place(name)), files.opened_new(self._place(name)) as file:
            file.write(written)
        self._digests[name] = sha256(written).digest()
        if self._door is not None:
            self._insides[name] = sha256(data).digest()

    def add(self, name: str, data: bytes) -> None:
        """Append to a file, or begin a file.

        Bytes to be sealed wait in memory.
        """
        if self._door is not None:
            self._texts[name] = self._texts.get(name, b"") + data
            return
        with saving(self._place(name)), (self._place(name)).open("ab") as file:
            file.write(data)

    def digest(self, name: str) -> str:
        """Digest of an appended file; empty without any."""
        if name in self._texts:
            self.put(name, self._texts.pop(name))
            return self._insides[name].hex()
        digest = streamed.digest_of(self._place(name)) or ""
        if digest:
            self._digests[name] = bytes.fromhex(digest)
        return digest

    def prove(self) -> None:
        """Make every file durable, and read each back.

        Raises:
            NotSaved: When the disk will not confirm what was written.
        """
        for name, digest in self._digests.items():
            path = self._place(name)
            with saving(path):
                handle = os.open(path, os.O_RDWR)
                try:
                    systems.sync(handle)
                finally:
                    os.close(handle)
                if streamed.digest_of(path) != digest.hex():
                    raise OSError(errno.EIO, say("it does not hold what was written"))

    def give(self, name: str, target: Path) -> bool:
        """Give a proven file its place; its folder has to be synced afterwards.

        Returns:
            False where another file is in that place; the very same file counts as given.
        """
        files.make_folder(target.parent)
        path = self._place(name)
        place = target if self._door is None else sealing.sealed_name(target)
        try:
            with saving(target):
                _link(path, place)
        except FileExistsError:
            if self._door is not None:
                return files.digest(files.read(target)) == self._insides[name].hex()
            return streamed.digest_of(target) == self._digests[name].hex()
        return True

    def _place(self, name: str) -> Path:
        """The path of a file.

        Of the name as it is, `Path` would keep a note for as long as we hold the name: 5 MB of 100,000.
        """
        return Path(names.join(str(self._folder), name))


def confirm(folders: set[Path]) -> None:
    """Make the names in folders durable, each synced once.

    Raises:
        NotConfirmed: When the disk will not.
    """
    for folder in sorted(folders):
        try:
            systems.sync_folder(folder)
        except OSError as error:
            raise NotConfirmed(
                say(
                    "The entries are there, but the disk would not confirm it ({why}). See that the disk is "
                    "in order, and do the same once more: nothing comes in twice.",
                    why=error.strerror,
                )
            ) from error


@contextlib.contextmanager
def staging(root: Path) -> Iterator[Staging]:
    """A folder for new files beside the rooms of a journal, gone at the end.

    Raises:
        NotSaved: When it cannot be made.
    """
    remove_abandoned(root)
    folder = root / names.STAGED.replace("*", os.urandom(4).hex())
    handle = None
    try:
        with saving(folder):
            folder.mkdir(mode=0o700)
            with contextlib.suppress(OSError):  # no locks there: a second import may take it for abandoned
                handle = systems.lock_if_free(folder / _LOCK)
        yield Staging(folder)
    finally:
        if handle is not None:
            os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def abandoned(root: Path) -> Iterator[Path]:
    """Folders left by killed imports; folders of running imports do not count."""
    for folder in root.glob(names.STAGED):
        if folder.is_symlink() or not folder.is_dir():
            continue
        with contextlib.suppress(OSError):
            handle = systems.lock_if_free(folder / _LOCK)
            if handle is not None:
                os.close(handle)
                yield folder


def remove_abandoned(root: Path) -> int:
    """Remove the folders of killed imports; return their number.

    No entry is lost: entries already moved have their place, and all others are in the file of the import.
    """
    folders = list(abandoned(root))
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    return len(folders)


def _link(path: Path, target: Path) -> None:
    """Give a file a second name; without links, copy its bytes."""
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in files.NO_LINKS:
            raise
        files.create_as_it_is(target, path.read_bytes())
