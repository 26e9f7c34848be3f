"""`lock/lock.toml` read and written; its last line finds cuts, and proves nothing else."""

from pathlib import Path
from typing import Any

from equityjournal.core.locking.lock_file import LockFile, lock_in
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.lock.lock_places import lock_file
from equityjournal.store.records import own_form
from equityjournal.store.records.seal import State, above_seal, read_seal, sealed
from equityjournal.store.records.toml import parse, to_toml


def read_lock(root: Path) -> LockFile | None:
    """What a journal's lock says; None where there is none.

    Raises:
        NewerFile: When a later version of the program wrote it.
        DamagedFile: In a clause, when it is cut off or no lock.
    """
    try:
        data = files.read(lock_file(root))
    except FileNotFoundError:
        return None
    lock = lock_in(table_in(data))
    if above_seal(data) is None and read_seal(data).state is State.CUT_OFF:
        raise DamagedFile(say("it is cut off: its last line is missing, and perhaps more"))
    return lock


def write_lock(root: Path, lock: LockFile) -> None:
    """Write it in one rename, read back.

    Raises:
        NotSaved: When the disk will not take it; it is as it was.
    """
    body = to_toml(lock.as_table()).encode()
    assert lock_in(parse(body)) == lock  # noqa: S101 - a lock that says less would be a loss
    files.make_folder(lock_file(root).parent)
    files.replace(lock_file(root), sealed(body, "lock"), None)


def table_in(data: bytes) -> dict[str, Any]:
    """The table in a file about keys, which every command reads; in other forms than ours too.

    Raises:
        DamagedFile: In a clause, when there is none.
    """
    return own_form.parsed(above_seal(data) or b"") or parse(data)
