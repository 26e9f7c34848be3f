"""The day key, wrapped: by a passphrase in `key.age`, and to the recovery key in `day.age`.

Both are age files, which `age` itself opens. The library beneath would choose so much work for a passphrase
that opening takes seconds and a gigabyte; the work here is that of `age`.
"""

import unicodedata
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pyrage import DecryptError, decrypt, encrypt, x25519
from pyrage import passphrase as by_passphrase

from equityjournal.core.locking import sealed_form
from equityjournal.core.locking.key_text import SHORTEST, KeyText, key_text_in
from equityjournal.core.locking.padding import padded, unpadded
from equityjournal.core.sharing.age_file import panics_refused
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved, UnopenedFile
from equityjournal.core.text.speech import say

HARDEST = 20
"""The most work that a passphrase may take, as a base-2 logarithm: a gigabyte of memory."""

Secret = str
"""An age identity: `AGE-SECRET-KEY-1…`."""


class WrongPassphrase(NotAllowed):
    """A passphrase that does not open the journal."""


def wrapped(key: KeyText, passphrase: str) -> bytes:
    """The day key wrapped by a passphrase, proven to open again by another program's code.

    Raises:
        NotSaved: When it does not.
    """
    gave_up = NotSaved(say("Nothing was changed: what was wrapped did not open again."))
    return locked(key.text().encode(), _normal(passphrase), gave_up)


def locked(plain: bytes, passphrase: str, gave_up: NotSaved) -> bytes:
    """Bytes locked with a passphrase, proven to open again by another program's code.

    Args:
        plain: The bytes.
        passphrase: The passphrase, exactly as it is to be typed.
        gave_up: The error to raise where they do not open, or there is too little memory.
    """
    from equityjournal.store.lock.locked_stream import Locking  # noqa: PLC0415 - loads cryptography

    written = BytesIO()
    try:
        locking = Locking(written, passphrase)
        locking.write(plain)
        locking.finish()
        with panics_refused(gave_up):
            opened = by_passphrase.decrypt(written.getvalue(), passphrase)
    except (ValueError, MemoryError, DecryptError):
        raise gave_up from None
    if opened != plain:
        raise gave_up
    return written.getvalue()


def unwrapped(data: bytes, passphrase: str) -> KeyText:
    """The day key that a passphrase opens.

    Drawn words open it also in capitals, or with more than one space between, as they stand on a screen.

    Args:
        data: The bytes of `key.age`.
        passphrase: As typed.

    Raises:
        WrongPassphrase: When it does not open it.
        DamagedFile: In a clause, when it is damaged, asks for too much work, or there is too little memory.
    """
    from equityjournal.store.lock.locked_stream import unlocking  # noqa: PLC0415 - as above

    work = sealed_form.work_of(data, SHORTEST)
    if work is None:
        raise DamagedFile(say("it is damaged, so the passphrase cannot be tried"))
    if work > HARDEST:
        raise DamagedFile(say("it asks for more work than is safe on this machine, and was not tried"))
    wrong = WrongPassphrase(say("That does not open it."))
    typed = _normal(passphrase)
    words = typed.lower().split()
    told = " ".join(words)
    tried = [typed, told] if told != typed and words and are_spoken(words) else [typed]
    for secret in tried:
        try:
            return key_text_in(unlocking(BytesIO(data), secret, wrong).read().decode("utf-8", "replace"))
        except WrongPassphrase:
            continue
    raise wrong


def sealed_to(key: KeyText, recovery: str) -> bytes:
    """The day key sealed to the public half of the recovery key alone."""
    with panics_refused(NotSaved(say("Nothing was changed: the library that seals gave up."))):
        sealed: bytes = encrypt(key.text().encode(), [x25519.Recipient.from_str(recovery)])
    return sealed


def opened_by(data: bytes, secret: Secret) -> KeyText:
    """The day key that a recovery key opens.

    Raises:
        NotAllowed: When the key is sound, but not this journal's.
        DamagedFile: In a clause, when the file is damaged.
    """
    damaged = DamagedFile(say("it is damaged"))
    if not sealed_form.stanzas(data):
        raise damaged
    try:
        with panics_refused(damaged):
            opened: bytes = decrypt(data, [x25519.Identity.from_str(secret)])
    except DecryptError as error:
        if "No matching keys" in str(error):
            raise NotAllowed(say("That is a key, but not one of this journal.")) from None
        raise damaged from None
    return key_text_in(opened.decode("utf-8", "replace"))


def sealed_for(keys: Sequence[str], inside: bytes) -> bytes:
    """The sealed bytes of a file, for keys by their public halves.

    Raises:
        NotSaved: When the library beneath gives up.
    """
    with panics_refused(NotSaved(say("Not saved: the library that seals gave up."))):
        recipients = [x25519.Recipient.from_str(key) for key in keys]
        sealed: bytes = encrypt(padded(inside), recipients)
    return sealed


def inside_by(data: bytes, keys: Sequence[Any]) -> bytes:
    """The inside of sealed bytes, opened by one of some keys, as `identities` gives them.

    Raises:
        UnopenedFile: In a clause, when none opens them.
    """
    other = UnopenedFile(say("it is sealed for other keys than this journal's, or damaged"))
    try:
        with panics_refused(other):
            inside: bytes = decrypt(data, keys)
    except DecryptError:
        raise other from None
    return unpadded(inside)


def are_spoken(words: Sequence[str]) -> bool:
    """Whether words are all of the list that passphrases are made of."""
    from equityjournal.core.sharing.spoken_words import SPOKEN  # noqa: PLC0415 - 1,024 words, for a secret typed

    return set(words) <= set(SPOKEN)


def public_half(secret: Secret) -> str:
    """The public half of a key."""
    return str(identities([secret])[0].to_public())


def identities(secrets: Sequence[Secret]) -> list[Any]:
    """Keys made ready for the library beneath.

    Raises:
        DamagedFile: In a clause, when the library gives up.
    """
    with panics_refused(DamagedFile(say("it is damaged"))):
        return [x25519.Identity.from_str(secret) for secret in secrets]


def new_secret() -> Secret:
    """A new key, from the randomness of the operating system."""
    return str(x25519.Identity.generate())


def _normal(passphrase: str) -> str:
    """A passphrase as it is used: composed letters, and no line end."""
    return unicodedata.normalize("NFC", passphrase).rstrip("\r\n")
