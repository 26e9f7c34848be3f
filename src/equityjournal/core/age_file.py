"""The outside of an age file (https://age-encryption.org/v1), judged before any key is tried on it.

The library beneath takes a time that grows with the square of the number of recipients, and cannot be stopped
meanwhile. A file of this program has two recipients, so a file with many is refused unopened. No more than
the first few kilobytes are looked at, whatever the size of the file.
"""

import base64
import contextlib
import re
from collections.abc import Iterator

from equityjournal.core.errors import DamagedFile, JournalError
from equityjournal.core.speech import say

MOST_RECIPIENTS = 20
LONGEST_HEADER = 8 * 1024  # bytes; twenty recipients by X25519 take two thousand

_LOOKED_AT = 2 * LONGEST_HEADER  # armour makes four bytes of three, and adds line ends
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_VERSION = b"age-encryption.org/"
_RECIPIENT = re.compile(rb"^-> ", re.MULTILINE)
_END = re.compile(rb"^---", re.MULTILINE)


def refuse_unless_sealed(data: bytes) -> None:
    """Refuse a file that is no age file, or whose header is none of this program's making.

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
        raise DamagedFile(say("it was cut off or altered on its way"))


def beginning_of(data: bytes) -> bytes:
    """The first bytes of an age file, which may be armoured: in base64, between two lines.

    Armour is read as far as it is whole: up to its last line, a line that is no base64, or the end of what is
    looked at.
    """
    start = data[:_LOOKED_AT].lstrip()
    if not start.startswith(_ARMOUR):
        return start
    lines = start.split(b"\n")[1:]
    if len(data) > _LOOKED_AT:
        del lines[-1:]  # it goes on
    beginning = b""
    for line in lines:
        try:
            beginning += base64.b64decode(line.rstrip(b"\r"), validate=True)
        except ValueError:
            break
    return beginning


@contextlib.contextmanager
def panics_refused(refusal: JournalError) -> Iterator[None]:
    """Turn a panic of the library beneath, which is no `Exception`, into a refusal."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refusal from None
