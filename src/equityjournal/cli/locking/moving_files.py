"""The files of a journal sealed, opened or renewed, with what is said of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import typer

from equityjournal.cli.session.locked_journal import open_somehow
from equityjournal.cli.terminal.output import note, progress, tell
from equityjournal.core.locking.lock_file import LockState
from equityjournal.core.text.errors import DamagedFile, NotSaved
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import other_tools
from equityjournal.store.disk.names import real_path
from equityjournal.store.disk.places import index_place, sharing_place
from equityjournal.store.index.marks import remove_every_index
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock import turning
from equityjournal.store.lock.moving import Interrupted, Moving
from equityjournal.store.lock.sharing_keys import (
    renew_sharing_keys,
    seal_sharing_keys,
    sealed_sharing_keys,
    unseal_sharing_keys,
)
from equityjournal.store.lock.vault import Vault
from equityjournal.store.packs.private_list import take_into_journal
from equityjournal.store.settings.values import journal_place


def seal_files(vault: Vault, now: datetime, recovery: str | None = None) -> None:
    """Seal every plain file, and leave no plain file beside the journal; also after an interruption.

    Raises:
        NotSaved: With how far it came, when the disk will not take more.
        Exit: When files were left in plain.
    """
    root = vault.root
    moving = Moving(vault, now, recovery, progress(_sealing))
    with _how_far(vault, "lock"):
        moving.seal_all()
    try:
        take_into_journal(root)
    except DamagedFile as error:
        note(say("Your own list of names stays where it is: {why}.", why=error.why))
    if place := _sharing_folder_of(vault):
        seal_sharing_keys(place, vault)
    _remove_indexes(root)
    turning.into_state(root, LockState.SEALED)
    if moving.done:
        tell(
            say_many(
                "1 file is sealed; it was opened again before its plain file was removed.",
                "All {count} files are sealed; each was opened again before its plain file was removed.",
                moving.done,
            )
        )
    tell(
        say(
            "The plain files are deleted, but a disk, a snapshot, a backup or a sync service may still "
            "hold them. The lock does not reach mail, Downloads and exports already made."
        )
    )
    if beside := other_tools.histories_in(root):
        names = ", ".join(beside)
        tell(say("In this folder, {names} may hold earlier plain copies.", names=names))
    _tell_left(moving, say("Left in plain:"))


def open_files(vault: Vault, now: datetime) -> None:
    """Write every sealed file plain, and take the lock away; also where this was cut short.

    Raises:
        NotSaved: As above.
        Exit: When files could not be opened; the lock then stays for them.
    """
    moving = Moving(vault, now, told=progress(_opening))
    with _how_far(vault, "lock off"):
        moving.open_all()
    _remove_indexes(vault.root)
    if moving.left:
        note(
            say(
                "The lock stays for these, which it alone could open. Put them somewhere else, and run it "
                "again."
            )
        )
        _tell_left(moving, say("Left sealed:"))
    if place := _sharing_folder_of(vault):
        unseal_sharing_keys(place, vault)
    turning.finish_opening(vault.root)
    vault.close()


def renew_files(vault: Vault, now: datetime, passphrase: str, recovery: str | None = None) -> None:
    """Seal every file for the present keys; also where this was cut short.

    Raises:
        NotSaved: As above.
        Exit: When files could not be opened.
    """
    open_somehow(vault, now.date())
    moving = Moving(vault, now, recovery, progress(_renewing))
    with _how_far(vault, "lock renew"):
        moving.renew_all(vault.secrets[0])
    if place := _sharing_folder_of(vault):
        renew_sharing_keys(place, vault)
    turning.finish_renewing(vault, passphrase)
    _remove_indexes(vault.root)
    vault.close()
    tell(
        say_many(
            "1 file is sealed for the new keys.", "{count} files are sealed for the new keys.", moving.done
        )
    )
    tell(
        say(
            "Old copies of the folder still open with the old passphrase and the old paper; throw that paper "
            "away once no backup needs it."
        )
    )
    _tell_left(moving, say("Left as they were:"))


def has_sealed_files(vault: Vault) -> bool:
    """Whether a journal, or its keys for sharing, has sealed files."""
    place = _sharing_folder_of(vault)
    return bool(kept_sealed.sealed_files(vault.root) or (place and sealed_sharing_keys(place)))


def _sharing_folder_of(vault: Vault) -> Path | None:
    """The folder of keys for sharing, of the usual journal; None for any other."""
    return sharing_place() if real_path(journal_place(None)) == real_path(vault.root) else None


def _remove_indexes(root: Path) -> None:
    """Remove a journal's indexes, which hold its words, and are made again.

    Raises:
        NotSaved: When one cannot be removed; the same command goes on from here.
    """
    for path in remove_every_index(index_place(), root):
        raise NotSaved(
            say(
                "{path} holds words of your journal, and cannot be removed. Remove it by hand, and run this "
                "command again.",
                path=path,
            )
        )


def _tell_left(moving: Moving, heading: str) -> None:
    """Name what was left, with the reason for each.

    Raises:
        Exit: When there is any.
    """
    if not moving.left:
        return
    note(heading)
    for path, why in sorted(moving.left.items()):
        name = path.relative_to(moving.vault.root).as_posix()
        note(say("{path}: {what}.", path=name, what=why))
    raise typer.Exit(1)


@contextmanager
def _how_far(vault: Vault, command: str) -> Iterator[None]:
    """Have an interruption say how far it came, and what goes on."""
    try:
        yield
    except Interrupted as error:
        plain, sealed = len(kept_sealed.plain_files(vault.root)), len(kept_sealed.sealed_files(vault.root))
        raise NotSaved(
            " ".join(
                (
                    error.sentence,
                    say(
                        "{sealed} of {count} files are sealed; nothing is lost.",
                        sealed=sealed,
                        count=plain + sealed,
                    ),
                    say("Make room, and run `equityjournal {command}` again.", command=command),
                )
            )
        ) from error


def _sealing(done: int, total: int) -> str:
    return say("Sealing: {done} of {total} files.", done=done, total=total)


def _opening(done: int, total: int) -> str:
    return say("Opening: {done} of {total} files.", done=done, total=total)


def _renewing(done: int, total: int) -> str:
    return say("Sealing anew: {done} of {total} files.", done=done, total=total)
