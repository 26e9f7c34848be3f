"""Files locked with a passphrase, as `age` locks them: lines of text, or binary."""

import base64
import binascii
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from equityjournal.core.sharing.age_file import LONGEST_HEADER
from equityjournal.core.sharing.block import FIRST_LINE, LAST_LINE, armour
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.lock.locked_stream import is_streamed, unlocking
from equityjournal.store.lock.wrapping import locked


def lock(plain: bytes, secret: str, gave_up: NotSaved) -> bytes:
    """The locked file of some bytes, as lines of text; `gave_up` where it does not open again."""
    return armour(base64.b64encode(locked(plain, secret, gave_up)).decode())


def unlock(data: bytes, secret: str | None, path: Path) -> bytes:
    """The content of a locked file.

    Raises:
        NotAllowed: When the passphrase is wrong or missing.
        DamagedFile: With a clause, when it is no such file, or opening it would exhaust the memory.
    """
    if secret is None:
        raise NotAllowed(say("{path} has a passphrase of its own.", path=path))
    return unlocked(BytesIO(data), secret, path).read()


def unlocked(file: BinaryIO, secret: str, path: Path) -> BinaryIO:
    """The content of a locked file of any size, open for reading and seeking; refused as by `unlock`."""
    if not is_streamed(file.read(LONGEST_HEADER)):
        file.seek(0)
        file = BytesIO(_without_armour(file.read()))  # lines of text, which no part can be taken of
    wrong = NotAllowed(say("That passphrase does not open {path}. Nothing was changed.", path=path))
    return unlocking(file, secret, wrong)


def _without_armour(data: bytes) -> bytes:
    """The binary form of a locked file in lines of text; any other bytes unchanged."""
    text = data.replace(b"\r\n", b"\n").strip()
    if not text.startswith(FIRST_LINE.encode()):
        return data
    try:
        binary = base64.b64decode(text[len(FIRST_LINE) : -len(LAST_LINE)])
    except binascii.Error:
        binary = b""
    if armour(base64.b64encode(binary).decode()).strip() != text:
        raise DamagedFile(say("it is damaged, or was locked on a much faster machine"))
    return binary
