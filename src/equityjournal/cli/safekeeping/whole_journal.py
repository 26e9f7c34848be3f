"""Backups made, opened and brought back: the container of `formats`, the files of `store`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from equityjournal.cli.terminal.secrets import ask_secret
from equityjournal.cli.terminal.typed_path import not_there
from equityjournal.core.sharing.age_file import is_locked
from equityjournal.core.text.errors import ChangedMeanwhile, DamagedFile, NotAllowed, UnusableFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.formats import backup as container
from equityjournal.formats.backup import CHUNK, JOURNAL, SHARING, About, Written
from equityjournal.formats.reading_backup import Backup
from equityjournal.formats.reading_backup import opened as opened_container
from equityjournal.store.disk import streamed
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.entries import backing_up
from equityjournal.store.entries.backing_up import Source
from equityjournal.store.listing.folders import count_entries
from equityjournal.store.records.journal_id import id_of_journal

TRIES = 3  # readings of a journal that another program writes to, before giving up


def secret_of_backup() -> str:
    """The passphrase of a backup, typed unseen.

    Raises:
        NotAllowed: Without a terminal.
    """
    return ask_secret(
        say("The passphrase of the backup: "),
        say("The backup is sealed with a passphrase, and nobody is here to type it."),
    )


class BackupOptions(NamedTuple):
    """Contents of a backup besides the journal, and its seal."""

    names: bool
    keys: bool
    secret: str | None
    """The passphrase; None: not sealed."""


class Made(NamedTuple):
    """A finished backup."""

    about: About
    files: int
    left_out: list[Problem]
    changed: list[str]
    """Files changed during the backup; the backup has their state when read."""


class Returned(NamedTuple):
    """A restored journal."""

    about: About
    keys: bool
    """Whether the keys were brought back too."""


def make(root: Path, target: Path, wanted: BackupOptions, now: datetime) -> Made:
    """Make a backup, read the file back, and compare with the journal.

    Raises:
        FileExistsError: When the file is there already.
        NotSaved: When the disk will not take it.
        ChangedMeanwhile: When a file of the journal never stayed the same while it was read.
    """
    for _ in range(TRIES - 1):
        try:
            return _make(root, target, wanted, now)
        except ChangedMeanwhile:
            continue
    return _make(root, target, wanted, now)


def _make(root: Path, target: Path, wanted: BackupOptions, now: datetime) -> Made:
    """Try once to make a backup."""
    about = About(now, id_of_journal(root), count_entries(root), wanted.names, wanted.keys)
    sources = {JOURNAL: Source(root, names=wanted.names)}
    if wanted.keys:
        sources[SHARING] = Source(sharing_place(), names=True)
    written: list[Written] = []
    proven: list[Backup] = []

    def fill(file: BinaryIO) -> None:
        if wanted.secret is None:
            written.append(container.write(file, about, _pieces(sources)))
            return
        from equityjournal.store.lock.locked_stream import Locking  # noqa: PLC0415 - loads cryptography

        locking = Locking(file, wanted.secret)
        written.append(container.write(locking, about, _pieces(sources)))
        locking.finish()

    def prove(file: BinaryIO) -> None:
        with _opened(file, target, lambda: wanted.secret or "") as backup:
            backup.prove()
            if backup.digest != written[0].digest:
                raise DamagedFile(say("it does not hold what was written"))
            proven.append(backup)

    streamed.create_from(target, fill, prove)
    left_out = [problem for source in sources.values() for problem in source.left_out]
    digests = _digests_of_the_journal(proven[0])
    return Made(about, written[0].files, left_out, backing_up.changed_since(sources[JOURNAL], digests))


def _digests_of_the_journal(backup: Backup) -> Iterator[tuple[str, str]]:
    """Path in the journal, and SHA-256, of each of its files in a backup."""
    for content in backup.contents():
        if content.path.startswith(JOURNAL) and not content.is_folder:
            yield content.path.removeprefix(JOURNAL), content.digest.hex()


def _pieces(sources: dict[str, Source]) -> Iterator[container.Piece]:
    """All files and folders, for the container."""
    for prefix, source in sources.items():
        for found, file in backing_up.read_each(source):
            yield container.Piece(f"{prefix}{found.path}", found.mode, file)


@contextmanager
def opened(path: Path, ask: Callable[[], str]) -> Iterator[Backup]:
    """A backup, open for reading.

    Args:
        path: Its file.
        ask: Function that asks for the passphrase; called only if the file is sealed with one.

    Raises:
        UnusableFile: When it is missing, no backup, damaged, or could do harm.
        NotAllowed: When the passphrase is wrong.
    """
    try:
        with streamed.opened(path.expanduser()) as file, _opened(file, path, ask) as backup:
            yield backup
    except FileNotFoundError:
        raise not_there(path) from None
    except DamagedFile as error:
        raise UnusableFile(say("{path} was not used: {why}.", path=path, why=error.why)) from None


@contextmanager
def _opened(file: BinaryIO, path: Path, ask: Callable[[], str]) -> Iterator[Backup]:
    """A container, unlocked if need be."""
    locked = is_locked(file.read(CHUNK))
    file.seek(0)
    if locked:
        from equityjournal.store.sharing.locked_files import unlocked  # noqa: PLC0415 - loads pyrage

        file = unlocked(file, ask(), path)
    with opened_container(file) as backup:
        yield backup


def bring_back(
    path: Path, target: Path, ask: Callable[[], str], tell: Callable[[int, int], None] | None = None
) -> Returned:
    """Restore a journal's folder from a backup.

    Keys go to their own place, if empty.

    Args:
        path: The file of the backup.
        target: The folder, missing or empty.
        ask: Function that asks for the passphrase, if there is one.
        tell: Function that tells how far it is, from the files done and all files.

    Raises:
        NotAllowed: When something is in the folder already, or the passphrase is wrong.
        UnusableFile: As for `opened`.
        NotSaved: When the disk will not take it.
    """
    streamed.refuse_unless_empty(target)
    with opened(path, ask) as backup:
        streamed.create_folder_from(target, _unpacked(backup, JOURNAL, tell))
        with_keys = backup.about.keys and not _is_taken(sharing_place())
        if with_keys:
            streamed.create_folder_from(sharing_place(), _unpacked(backup, SHARING, tell))
        return Returned(backup.about, with_keys)


def _is_taken(place: Path) -> bool:
    """Whether anything is in a place."""
    try:
        streamed.refuse_unless_empty(place)
    except NotAllowed:
        return True
    return False


def _unpacked(
    backup: Backup, prefix: str, tell: Callable[[int, int], None] | None
) -> Iterator[streamed.Unpacked]:
    """The files and folders below a folder of a container."""
    for done, content in enumerate(backup.contents()):
        if tell:
            tell(done, backup.count)
        if content.path.startswith(prefix):
            chunks = () if content.is_folder else backup.chunks(content)
            yield streamed.Unpacked(content.path.removeprefix(prefix), content.mode, chunks)
