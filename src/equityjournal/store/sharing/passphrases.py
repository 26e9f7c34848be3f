"""Files locked with a passphrase, and files sealed to the user's own card."""

import base64
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pyrage import DecryptError, encrypt, passphrase, x25519

from equityjournal.core.sharing.age_file import (
    LONGEST_HEADER,
    panics_refused,
    refuse_unless_sealed,
    work_of_passphrase,
)
from equityjournal.core.sharing.block import armour
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.keys import Keys, opened_with
from equityjournal.core.text.errors import AlteredFile, DamagedFile, MadeForAnother, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.lock.locked_stream import HARDEST, Locking, is_streamed, unlocking


def lock(plain: bytes, secret: str, gave_up: NotSaved) -> bytes:
    """The locked file of some bytes, as lines of text; not yet proven to open."""
    locked = BytesIO()
    try:
        locking = Locking(locked, secret)
    except (ValueError, MemoryError):
        raise gave_up from None
    locking.write(plain)
    locking.finish()
    return armour(base64.b64encode(locked.getvalue()).decode())


def unlock(data: bytes, secret: str | None, path: Path) -> bytes:
    """The content of a locked file.

    Raises:
        NotAllowed: When the passphrase is wrong or missing.
        DamagedFile: With a clause, when it is no such file, or opening it would exhaust the memory.
    """
    work = work_of_passphrase(data)
    if work is None or work > HARDEST:
        raise DamagedFile(say("it is not a file that was locked here"))
    refuse_unless_sealed(data)
    damaged = DamagedFile(say("it is damaged, or was locked on a much faster machine"))
    another = _wrong(path)
    if secret is None:
        raise NotAllowed(say("{path} has a passphrase of its own.", path=path))
    try:
        with panics_refused(damaged):
            opened: bytes = passphrase.decrypt(data, secret)
    except UnicodeEncodeError:  # bytes were typed that stand for no character
        raise another from None
    except DecryptError as error:
        if str(error) != "Decryption failed":
            raise damaged from None
        raise another from None
    return opened


def unlocked(file: BinaryIO, secret: str, path: Path) -> BinaryIO:
    """The content of a locked file of any size, open for reading and seeking.

    Raises:
        NotAllowed, DamagedFile: As for `unlock`, and when a damaged part is read.
    """
    beginning = file.read(LONGEST_HEADER)
    file.seek(0)
    if is_streamed(beginning):
        return unlocking(file, secret, _wrong(path))
    return BytesIO(unlock(file.read(), secret, path))  # as lines of text, which no part can be taken of


def _wrong(path: Path) -> NotAllowed:
    return NotAllowed(say("That passphrase does not open {path}. Nothing was changed.", path=path))


def keep_sealed(path: Path, plain: bytes, own: Card) -> None:
    """Store bytes sealed to the user's own card, which takes no passphrase.

    Raises:
        NotSaved: When the library beneath gives up, or the disk will not take it.
    """
    with panics_refused(NotSaved(say("Nothing was kept: the library that seals gave up."))):
        sealed: bytes = encrypt(plain, [x25519.Recipient.from_str(own.age)], armored=True)
    files.make_folder(path.parent)
    files.replace(path, sealed, None)


def read_sealed(path: Path, keyring: Sequence[Keys]) -> bytes:
    """The bytes of a file sealed to any own card.

    Raises:
        DamagedFile, FileNotFoundError: When none of the keys opens it, or it is missing.
    """
    data = files.read(path)
    try:
        return opened_with(keyring, data)
    except MadeForAnother:
        raise AlteredFile(say("none of your keys opens it")) from None
