"""A lock's turns: taken off, given new keys or another passphrase; each step safe before the next.

As long as a sealed file may be there, the key that opens it is there too.
"""

import contextlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from equityjournal.core.locking.key_text import KeyText
from equityjournal.core.locking.lock_file import LockFile, LockState
from equityjournal.core.text.errors import NotAllowed, NotSaved, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, systems
from equityjournal.store.disk.places import locks_place
from equityjournal.store.lock.lock_places import day_file, key_file, lock_file, opening_file
from equityjournal.store.lock.lock_record import write_lock
from equityjournal.store.lock.new_lock import NewKeys
from equityjournal.store.lock.pins import pin_of, read_pin, remove_pin, write_pin
from equityjournal.store.lock.vault import Vault
from equityjournal.store.lock.wrapping import opened_by, sealed_to, wrapped
from equityjournal.store.records.journal_id import name_of


@contextlib.contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold a journal's lock against other windows that would turn it.

    Raises:
        NotAllowed: While another window is at it.
    """
    files.make_folder(locks_place())
    handle = systems.lock_if_free(locks_place() / f"{name_of(root)}.turning")
    if handle is None:
        raise NotAllowed(say("Another window is sealing or opening this journal just now. Let it finish."))
    try:
        yield
    finally:
        systems.release(handle)


def lock_of(root: Path) -> LockFile:
    """What a locked journal's lock says.

    Raises:
        UnusableFile: When its file is gone, or cannot be used.
    """
    lock = Vault(root).lock
    if lock is None:
        raise UnusableFile(say("lock/lock.toml is gone. Bring it back from a backup. Nothing was changed."))
    return lock


def into_state(root: Path, state: LockState) -> None:
    """Say on the disk how far a journal is locked.

    Raises:
        NotSaved: When the disk will not take it.
    """
    write_lock(root, lock_of(root)._replace(state=state))


def note_tested(root: Path, today: date) -> None:
    """Note that the whole recovery key opened a file."""
    write_lock(root, lock_of(root)._replace(tested=today))


def put_lock_back(vault: Vault, now: datetime) -> None:
    """Write a lock that is gone anew, from the key that is open; what is plain may then be sealed.

    Raises:
        NotSaved: When the disk will not take it.
    """
    key, pin = vault.key, vault.pin()
    former = key.former if key and key.day == pin.day else ()
    write_lock(vault.root, LockFile(LockState.SEALING, now, pin.day, pin.recovery, pin.generation, former))


def begin_sealing_again(root: Path, today: date) -> None:
    """Have what is written from now on sealed again, where the lock was being taken off."""
    into_state(root, LockState.SEALING)
    write_pin(root, (read_pin(root) or pin_of(lock_of(root), today))._replace(opening=False))


# Taken off


def begin_opening(root: Path, today: date) -> None:
    """Have what is written from now on stay plain: the pin agrees first, and then the lock.

    Raises:
        NotSaved: When the disk will not take it.
    """
    lock = lock_of(root)._replace(state=LockState.OPENING)
    pin = read_pin(root) or pin_of(lock, today)
    write_pin(root, pin._replace(opening=True))
    write_lock(root, lock)


def finish_opening(root: Path) -> None:
    """Take the lock away, once nothing sealed is left; the keys go last.

    Raises:
        NotSaved: When the disk will not do it.
    """
    files.remove_as_it_lies(lock_file(root))
    remove_pin(root)
    for path in (opening_file(root), key_file(root), day_file(root)):
        files.remove_as_it_lies(path)
    with contextlib.suppress(OSError):  # a sync service's copies of another machine's lock stay
        files.remove_folder(lock_file(root).parent)


# Other keys, another passphrase


def rewrap(root: Path, key: KeyText, passphrase: str) -> None:
    """Wrap the day key by another passphrase; no other file changes.

    Raises:
        NotSaved: When the disk will not take it; the former passphrase then still opens it.
    """
    files.replace(key_file(root), wrapped(key, passphrase), None)


def begin_renewing(vault: Vault, keys: NewKeys, passphrase: str, now: datetime) -> None:
    """Put new keys beside the former ones: what is written from now on is sealed for the new.

    Raises:
        NotSaved: When the disk will not take it.
    """
    root, lock = vault.root, lock_of(vault.root)
    pin = read_pin(root) or pin_of(lock, now.date())
    key = keys.key._replace(
        secrets=(*keys.key.secrets, *vault.secrets),
        generation=max(lock.generation, pin.generation) + 1,
        former=tuple(dict.fromkeys((pin.day, *lock.former))),
    )
    _put_keys(root, key, passphrase, keys.recovery)
    vault.hold_proven(key, now.date())
    _write_renewing(root, lock.made, key)


def put_state_right(vault: Vault) -> None:
    """Have both files of the lock agree with the key, where a renewal was cut off between them.

    Raises:
        NotSaved: When the disk will not take it.
    """
    key = vault.key
    if key is None:
        vault.require_open()
        return
    files.replace(day_file(vault.root), sealed_to(key, key.recovery), None)
    _write_renewing(vault.root, lock_of(vault.root).made, key)


def finish_renewing(vault: Vault, passphrase: str) -> None:
    """Let the former keys go, once nothing is sealed for them alone.

    Raises:
        NotSaved: When the disk will not take it.
    """
    if vault.key is None:
        vault.require_open()
        return
    key = vault.key._replace(secrets=vault.key.secrets[:1])
    _put_keys(vault.root, key, passphrase)
    into_state(vault.root, LockState.SEALED)


def _write_renewing(root: Path, made: datetime, key: KeyText) -> None:
    """Write a lock as under way to new keys."""
    write_lock(root, LockFile(LockState.RENEWING, made, key.day, key.recovery, key.generation, key.former))


def _put_keys(root: Path, key: KeyText, passphrase: str, recovery: str | None = None) -> None:
    """Write both files of the day key, proven first."""
    wrapped_key, sealed_key = wrapped(key, passphrase), sealed_to(key, key.recovery)
    if recovery is not None and opened_by(sealed_key, recovery) != key:
        raise NotSaved(say("Nothing was changed: the recovery key did not open what was sealed to it."))
    files.replace(key_file(root), wrapped_key, None)
    files.replace(day_file(root), sealed_key, None)
