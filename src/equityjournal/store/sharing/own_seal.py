"""Files sealed to the user's own card.

Sealing takes no passphrase; any of the user's keys opens them.
"""

from collections.abc import Sequence
from pathlib import Path

from pyrage import encrypt, x25519

from equityjournal.core.sharing.age_file import panics_refused
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.keys import Keys, opened_with
from equityjournal.core.text.errors import AlteredFile, MadeForAnother, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files


def keep_sealed(path: Path, plain: bytes, own: Card) -> None:
    """Store bytes sealed to the user's own card, which takes no passphrase."""
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
