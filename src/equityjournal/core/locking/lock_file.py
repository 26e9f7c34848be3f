"""The state of a lock, as `lock/lock.toml` has it: how far a journal is locked, and for which keys.

Nothing in it is secret.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.speech import say

SCHEMA = 1
PUBLIC_KEY = re.compile("age1[02-9ac-hj-np-z]{58}")


class LockState(StrEnum):
    """How far a journal is locked."""

    SEALING = "sealing"
    SEALED = "sealed"
    RENEWING = "renewing"
    OPENING = "opening"


class LockFile(NamedTuple):
    """The keys that a journal is locked for, by their public halves."""

    state: LockState
    made: datetime
    day: str
    recovery: str
    generation: int = 1
    former: tuple[str, ...] = ()
    """Day keys that newer ones replaced."""
    tested: date | None = None
    """The day when the whole recovery key last opened a file."""

    @property
    def keys(self) -> tuple[str, str]:
        """The two keys to seal for, the day key first."""
        return self.day, self.recovery

    def as_table(self) -> dict[str, Any]:
        """The lock as plain values."""
        table: dict[str, Any] = {
            "schema": SCHEMA,
            "state": str(self.state),
            "made": self.made,
            "day": self.day,
            "recovery": self.recovery,
            "generation": self.generation,
            "former": list(self.former),
        }
        return table if self.tested is None else table | {"tested": self.tested}


def lock_in(table: Mapping[str, Any]) -> LockFile:
    """The lock that plain values describe.

    Raises:
        NewerFile: When a later version of the program wrote them.
        DamagedFile: In a clause, when they are no lock.
    """
    if isinstance(table.get("schema"), int) and table["schema"] > SCHEMA:
        raise NewerFile(say("a newer version of the program wrote it; update equityjournal to read it"))
    made, tested, generation = table.get("made"), table.get("tested"), table.get("generation", 1)
    former = table.get("former", [])
    keys = [table.get("day"), table.get("recovery"), *(former if isinstance(former, list) else [None])]
    is_lock = (
        table.get("state") in list(LockState)
        and isinstance(made, datetime)
        and (tested is None or isinstance(tested, date))
        and type(generation) is int
        and generation >= 1
        and all(isinstance(key, str) and PUBLIC_KEY.fullmatch(key) for key in keys)
    )
    if not is_lock or not isinstance(made, datetime):
        raise DamagedFile(say("it does not say for which keys the journal is locked"))
    day, recovery, *replaced = map(str, keys)
    return LockFile(LockState(table["state"]), made, day, recovery, generation, tuple(replaced), tested)
