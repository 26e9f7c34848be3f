"""A journal opened where its lock is not whole: by the recovery key itself, or by keys kept in a file."""

import re
from datetime import date
from pathlib import Path

from equityjournal.core.locking.key_text import KeyText, key_text_in
from equityjournal.core.text.errors import DamagedFile, NotAllowed, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock.lock_places import key_file
from equityjournal.store.lock.pins import read_pin
from equityjournal.store.lock.recovery_key import recovery_typed
from equityjournal.store.lock.vault import Vault
from equityjournal.store.lock.wrapping import identities, inside_by, public_half

_SECRET = re.compile("^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$", re.MULTILINE)
_NEWEST = 5
"""Sealed files to try a key on, from the newest."""


def has_key_file(root: Path) -> bool:
    """Whether there is a passphrase to try."""
    return files.is_there(key_file(root))


def open_by_recovery(vault: Vault, secret: str, today: date) -> list[str]:
    """Open by the recovery key: it gives the day key, or opens each file by itself where that is gone.

    Returns:
        Sentences on what was noticed.

    Raises:
        NotAllowed: When it is another's.
    """
    try:
        return vault.unlock_by_recovery(secret, today)
    except UnusableFile:
        if not opens_a_file(vault.root, secret):
            raise NotAllowed(say("That is a key, but not one of this journal.")) from None
    vault.hold_besides([secret])
    return [
        say(
            "lock/day.age is gone or damaged, so your key opens each file by itself, for this command only. "
            "`equityjournal lock renew --recovery` makes new keys with it."
        )
    ]


def opens_a_file(root: Path, secret: str) -> bool:
    """Whether a key opens one of the newest sealed files; in a journal without any, a key proves nothing."""
    return any(_opens(path, secret) for path in kept_sealed.sealed_files(root)[-_NEWEST:])


def opens_any_file(root: Path, secret: str) -> bool:
    """Whether a key opens any sealed file at all."""
    return any(_opens(path, secret) for path in reversed(kept_sealed.sealed_files(root)))


def _opens(path: Path, secret: str) -> bool:
    try:
        inside_by(files.as_it_lies(path, files.LARGEST + 16 * 1024), identities([secret]))
    except (DamagedFile, FileNotFoundError):
        return False
    return True


def keys_in_file(path: Path) -> str:
    """The text of a file that `age` takes keys from.

    Raises:
        NotAllowed: When there is none, or no key in it.
    """
    try:
        text = files.as_it_lies(path).decode("utf-8", "replace").replace("\r\n", "\n")
    except FileNotFoundError:
        raise NotAllowed(say("There is no file {path}.", path=path)) from None
    except DamagedFile as error:
        raise NotAllowed(say("{path} cannot be read: {why}.", path=path, why=error.why)) from None
    if not _SECRET.search(text):
        raise NotAllowed(
            say("{path} holds no key. A file of keys has a line that begins AGE-SECRET-KEY-1.", path=path)
        )
    return text


def own_key_in(vault: Vault, text: str) -> KeyText | None:
    """The journal's day key in a text of keys; None where it holds others.

    A bare key has nothing to say of the recovery key; that is taken from what this machine knows.

    Raises:
        NotAllowed: When a key in it is no key.
    """
    pin, lock = read_pin(vault.root), vault.lock
    try:
        key = key_text_in(text)
    except DamagedFile:
        known = pin or lock
        own = [
            secret for secret in secrets_in(text) if known is not None and public_half(secret) == known.day
        ]
        if known is None or not own:
            return None
        key = KeyText(
            (own[0],), known.day, known.recovery, date.min, known.generation, lock.former if lock else ()
        )
    known_days = {keys.day for keys in (pin, lock) if keys is not None}
    return key if known_days & {key.day, *key.former} else None


def is_recovery_key(vault: Vault, secret: str) -> bool:
    """Whether a key is the journal's recovery key."""
    return public_half(secret) in {keys.recovery for keys in (read_pin(vault.root), vault.lock) if keys}


def secrets_in(text: str) -> list[str]:
    """The keys in a text, each sound.

    Raises:
        NotAllowed: When a character of one is wrong.
    """
    return [recovery_typed(secret) for secret in _SECRET.findall(text)]


def hold_keys_of_another(vault: Vault, text: str) -> int:
    """Hold keys that open files which this journal's own do not; return how many were of use.

    Raises:
        NotAllowed: When none of them opens a file.
    """
    useful = [secret for secret in secrets_in(text) if opens_any_file(vault.root, secret)]
    if not useful:
        raise NotAllowed(say("That is a key, but not one of this journal."))
    vault.hold_besides(useful)
    return len(useful)
