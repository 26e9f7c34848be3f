"""Checks of an age file's header, before any key is tried.

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


def refuse_unless_sealed(data: bytes) -> None:
    """Refuse a file without an age header as this program makes it.

    Raises:
        DamagedFile: In a clause.
    """
    start = data[:_LOOKED_AT].lstrip()
    if not start.startswith((_ARMOUR, _VERSION)):
        raise DamagedFile(say("it is not something that was sealed for this program"))
    beginning = beginning_of(data)
    end = _END.search(beginning)
    header = beginning[: end.start()] if end else beginning
    if len(_RECIPIENT.findall(header)) > MOST_RECIPIENTS:
        raise DamagedFile(
            say(
                "it is sealed for more than {most} keys, and nothing that this program seals is",
                most=MOST_RECIPIENTS,
            )
        )
    if len(header) > LONGEST_HEADER or (end is None and len(data) > _LOOKED_AT):
        raise DamagedFile(say("it does not begin like a file that this program seals"))
    if end is None:
        raise AlteredFile(say("it was cut off or altered on its way"))


def beginning_of(data: bytes) -> bytes:
    """The first bytes of an age file, with any armour removed.

    Armour is base64 between two lines. It is read as far as it is intact: up to its last line, a line that is
    not base64, or the end of the part read.
    """
    start = data[:_LOOKED_AT].lstrip()
    if not start.startswith(_ARMOUR):
        return start
    lines = start.split(b"\n")[1:]
    if len(data) > _LOOKED_AT:
        del lines[-1:]  # cut off by the limit, not by the file
    beginning = b""
    for line in lines:
        try:
            beginning += base64.b64decode(line.rstrip(b"\r"), validate=True)
        except ValueError:
            break
    return beginning


@contextlib.contextmanager
def panics_refused(refusal: JournalError) -> Iterator[None]:
    """Turn a panic of the library beneath into a refusal.

    A panic is no `Exception`.
    """
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refusal from None
