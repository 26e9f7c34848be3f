"""The inside of `lock/key.age` and `lock/day.age`: the day key, as an identity file that `age` reads."""

import re
from datetime import date
from typing import NamedTuple

from equityjournal.core.locking.lock_file import PUBLIC_KEY
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say

_SECRET = re.compile("^(AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58})$", re.MULTILINE)
_REMARK = re.compile(
    "^# (public key|recovery public key|generation|former public key|made): (.+)$", re.MULTILINE
)

SHORTEST = 272
"""The fewest bytes of a whole text, without the line end of its last line."""


class KeyText(NamedTuple):
    """The day key, with a proof of its journal."""

    secrets: tuple[str, ...]
    """Identities, the present first; those replaced behind it while the keys are renewed."""
    day: str
    recovery: str
    made: date
    generation: int = 1
    former: tuple[str, ...] = ()

    def text(self) -> str:
        """The text, for a file that is sealed."""
        remarks = [
            f"# made: {self.made.isoformat()}",
            f"# public key: {self.day}",
            f"# recovery public key: {self.recovery}",
            f"# generation: {self.generation}",
            *(f"# former public key: {key}" for key in self.former),
        ]
        return "\n".join([*remarks, *self.secrets, ""])


def key_text_in(text: str) -> KeyText:
    """The day key in a text.

    Raises:
        DamagedFile: In a clause, when it is not whole.
    """
    secrets, said = tuple(_SECRET.findall(text)), _REMARK.findall(text)
    remarks = dict(said)
    former = tuple(value for name, value in said if name == "former public key")
    day, recovery = remarks.get("public key", ""), remarks.get("recovery public key", "")
    try:
        made, generation = date.fromisoformat(remarks.get("made", "")), int(remarks.get("generation", "0"))
    except ValueError:
        made, generation = date.min, 0
    is_whole = bool(secrets) and generation >= 1 and all(map(PUBLIC_KEY.fullmatch, (day, recovery, *former)))
    if not is_whole:
        raise DamagedFile(say("the key in it is not whole"))
    return KeyText(secrets, day, recovery, made, generation, former)
