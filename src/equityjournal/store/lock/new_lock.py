"""New keys put onto a journal: everything that must be safe on the disk before the first file is sealed."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from equityjournal.core.locking.key_text import KeyText
from equityjournal.core.locking.lock_file import LockFile, LockState
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.lock.lock_places import day_file, key_file, opening_file
from equityjournal.store.lock.lock_record import write_lock
from equityjournal.store.lock.pins import pin_of, write_pin
from equityjournal.store.lock.wrapping import (
    identities,
    inside_by,
    new_secret,
    opened_by,
    public_half,
    sealed_for,
    sealed_to,
    wrapped,
)


@dataclass(frozen=True)
class NewKeys:
    """Keys not yet on any disk; the recovery key is shown once, and kept nowhere."""

    key: KeyText
    recovery: str
    """The recovery key's private half."""


def new_keys(now: datetime) -> NewKeys:
    """Keys of a first generation, from the randomness of the operating system."""
    day, recovery = new_secret(), new_secret()
    return NewKeys(KeyText((day,), public_half(day), public_half(recovery), now.date()), recovery)


def prove(keys: NewKeys) -> None:
    """Have both keys open a trial text, in memory alone.

    Raises:
        NotSaved: When one of them does not.
    """
    trial = b"A trial text.\n"
    sealed = sealed_for((keys.key.day, keys.key.recovery), trial)
    if any(
        inside_by(sealed, identities([secret])) != trial for secret in (keys.key.secrets[0], keys.recovery)
    ):
        raise NotSaved(say("Nothing was changed: a key did not open a trial text."))


def put_on(
    root: Path, keys: NewKeys, passphrase: str, now: datetime, state: LockState = LockState.SEALING
) -> LockFile:
    """Put a lock onto a journal; every file written from the last step on is sealed.

    Each step is safe on the disk before the next: the wrapped keys, opened again as they lie there; what this
    machine knows of them; and the lock, in one rename.

    Raises:
        NotSaved: When the disk will not take it, or a key does not open again.
    """
    files.make_folder(key_file(root).parent)
    wrapped_key, sealed_key = wrapped(keys.key, passphrase), sealed_to(keys.key, keys.key.recovery)
    for path, data in (
        (key_file(root), wrapped_key),
        (day_file(root), sealed_key),
        (opening_file(root), opening()),
    ):
        files.replace(path, data, None)
    if opened_by(files.read(day_file(root)), keys.recovery) != keys.key:
        raise NotSaved(say("Nothing was sealed: the recovery key did not open what was sealed to it."))
    lock = LockFile(state, now, keys.key.day, keys.key.recovery, keys.key.generation)
    write_pin(root, pin_of(lock, now.date()))
    write_lock(root, lock)
    return lock


def opening() -> bytes:
    """How to open everything with `age` alone."""
    lines = (
        say("How to open this journal without equityjournal, with the program `age` alone:"),
        "",
        say("With the passphrase. Type the eight words in small letters, one space between:"),
        "  age -d lock/key.age > day.txt",
        say("Or with the recovery key, written into a file recovery.txt:"),
        "  age -d -i recovery.txt lock/day.age > day.txt",
        say("If both of those are gone, recovery.txt opens each file by itself, in place of day.txt."),
        say("Then each file:"),
        "  age -d -i day.txt entries/2026/01/NAME.toml.age",
        "",
        say("The last line of each, “# filled: …”, and the empty lines above it only hide its length."),
        say("Delete day.txt and recovery.txt afterwards: each opens the whole journal."),
        "",
    )
    return "\n".join(lines).encode()
