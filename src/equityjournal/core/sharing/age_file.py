"""Checks of a file before any key is tried.

See https://age-encryption.org/v1. The library beneath takes a time that grows with the square of the number
of recipients, and cannot be stopped meanwhile. A file of this program has two recipients, so a file with many
is refused unopened. Only the first few kilobytes are read, however large the file.
"""

import base64
import contextlib
import re
from collections.abc import Iterator

from equityjournal.core.text.errors import AlteredFile, DamagedFile, JournalError
from equityjournal.core.text.speech import say

MOST_RECIPIENTS = 20
LONGEST_HEADER = 8 * 1024  # bytes; twenty recipients by X25519 take two thousand

_LOOKED_AT = 2 * LONGEST_HEADER  # armour turns three bytes into four, and adds line ends
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_VERSION = b"age-encryption.org/"
_RECIPIENT = re.compile(rb"^-> ", re.MULTILINE)
_END = re.compile(rb"^---", re.MULTILINE)
_LOCKED = re.compile(rb"age-encryption\.org/v1\n-> scrypt \S{22} [1-9][0-9]?\n")
_LETTERS = re.compile(rb"[A-Za-z0-9+/\r\n]*={0,2}")


def refuse_unless_sealed(data: bytes) -> None:
    """Refuse a file without an age header as this program makes it."""
    beginning = beginning_of(data)
    if not beginning.startswith(_VERSION) and not data[:_LOOKED_AT].lstrip().startswith(_ARMOUR):
        raise DamagedFile(say("it is not something that was sealed for this program"))
    end = _END.search(beginning)
    header = beginning[: end.start()] if end else beginning
    if len(_RECIPIENT.findall(header)) > MOST_RECIPIENTS:
        said = say(
            "it is sealed for more than {most} keys, and nothing that this program seals is",
            most=MOST_RECIPIENTS,
        )
        raise DamagedFile(said)
    if len(header) > LONGEST_HEADER or (end is None and len(data) > _LOOKED_AT):
        raise DamagedFile(say("it does not begin like a file that this program seals"))
    if end is None:
        raise AlteredFile(say("it was cut off or altered on its way"))


def beginning_of(data: bytes) -> bytes:
    """The first bytes of an age file, with any armour removed as far as it is intact."""
    start = data[:_LOOKED_AT].lstrip()
    if not start.startswith(_ARMOUR):
        return start
    letters = b"".join(_LETTERS.findall(start, len(_ARMOUR))[0].split())
    return base64.b64decode(letters[: len(letters) // 4 * 4])


def is_locked(data: bytes) -> bool:
    """Whether bytes begin like a file locked with a passphrase."""
    return _LOCKED.match(beginning_of(data)) is not None


@contextlib.contextmanager
def panics_refused(refusal: JournalError) -> Iterator[None]:
    """Turn a panic of the library beneath into a refusal. A panic is no `Exception`."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refusal from None
