"""Files sealed to the user's own card."""

from collections.abc import Sequence
from pathlib import Path

from pyrage import DecryptError, decrypt, encrypt, x25519

from equityjournal.core.sharing.age_file import panics_refused, refuse_unless_sealed
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.text.errors import AlteredFile, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files


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
        DamagedFile: With a clause, when none of the keys opens it.
        FileNotFoundError: When it is missing.
    """
    data = files.read(path)
    refuse_unless_sealed(data)
    altered = AlteredFile(say("none of your keys opens it"))
    try:
        with panics_refused(altered):
            plain: bytes = decrypt(data, [x25519.Identity.from_str(keys.opening) for keys in keyring])
    except DecryptError:
        raise altered from None
    return plain
