"""What this machine knows of a locked journal's keys, apart from the journal.

Whoever can write to the journal's folder could put other keys into `lock.toml`; writing goes by the pin,
which they cannot reach. It is kept twice, by the journal's id and by its real path: a moved folder is known
by its id, and one whose id was changed, by its path.
"""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from equityjournal.core.locking.lock_file import PUBLIC_KEY, LockFile, LockState
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.disk.names import checksum_name, real_path
from equityjournal.store.disk.places import pins_place
from equityjournal.store.lock.lock_record import table_in
from equityjournal.store.records.journal_id import id_of_journal
from equityjournal.store.records.seal import sealed
from equityjournal.store.records.toml import to_toml


class Pin(NamedTuple):
    """The keys that a machine has seen proven."""

    day: str
    recovery: str
    generation: int
    since: date
    opening: bool = False
    """The lock is being taken off on this machine, so that what is written stays plain."""

    @property
    def keys(self) -> tuple[str, str]:
        """The two keys to seal for, the day key first."""
        return self.day, self.recovery


def pin_of(lock: LockFile, since: date) -> Pin:
    """The pin of a lock whose keys were proven."""
    return Pin(lock.day, lock.recovery, lock.generation, since, lock.state is LockState.OPENING)


def read_pin(root: Path) -> Pin | None:
    """The pin of a journal; None where this machine has none that can be read."""
    return next(filter(None, map(_read, _places(root))), None)


def write_pin(root: Path, pin: Pin) -> None:
    """Keep a pin.

    Raises:
        NotSaved: When the disk will not take it.
    """
    table = {
        "schema": 1, "day": pin.day, "recovery": pin.recovery, "generation": pin.generation,
        "since": pin.since, "opening": pin.opening,
    }  # fmt: skip
    for path in _places(root):
        files.make_folder(path.parent)
        files.replace(path, sealed(to_toml(table).encode(), path.stem), None)


def remove_pin(root: Path) -> None:
    """Forget a journal's keys, once nothing sealed is left in it."""
    for path in _places(root):
        files.remove(path)


def _places(root: Path) -> list[Path]:
    """The files of a pin: by the journal's id, if it has one, and by its real path."""
    identity = id_of_journal(root)
    names = [*([identity] if identity else []), real_path(root)]
    return [pins_place() / f"{checksum_name(name)}.toml" for name in names]


def _read(path: Path) -> Pin | None:
    try:
        table = table_in(files.read(path))
    except (DamagedFile, FileNotFoundError):
        return None
    return _pin_in(table)


def _pin_in(table: dict[str, Any]) -> Pin | None:
    keys, generation, since = (
        [table.get("day"), table.get("recovery")],
        table.get("generation"),
        table.get("since"),
    )
    are_keys = all(isinstance(key, str) and PUBLIC_KEY.fullmatch(key) for key in keys)
    if not are_keys or type(generation) is not int or not isinstance(since, date):
        return None
    day, recovery = map(str, keys)
    return Pin(day, recovery, generation, since, table.get("opening") is True)
