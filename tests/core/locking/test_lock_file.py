"""What `lock/lock.toml` says."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from equityjournal.core.locking.lock_file import LockFile, LockState, lock_in
from equityjournal.core.text.errors import DamagedFile, NewerFile

DAY, RECOVERY, OLD = (f"age1{letter * 58}" for letter in "qpz")
LOCK = LockFile(LockState.SEALED, datetime(2026, 6, 1, tzinfo=UTC), DAY, RECOVERY)


@pytest.mark.parametrize(
    "lock", [LOCK, LockFile(LockState.RENEWING, LOCK.made, DAY, RECOVERY, 3, (OLD,), date(2026, 6, 2))]
)
def test_a_lock_reads_back_as_it_was_written(lock: LockFile) -> None:
    """Its state, keys, generation, former keys and day of the last trial."""
    assert lock_in(lock.as_table()) == lock
    assert lock.keys == (DAY, RECOVERY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "open"}, {"made": "today"}, {"made": None}, {"day": "age1"}, {"day": DAY.upper()}, {"recovery": 7},
        {"generation": 0}, {"generation": True}, {"generation": "1"}, {"former": DAY}, {"former": [1]}, {"tested": "x"},
    ],
)  # fmt: skip
def test_what_does_not_name_two_keys_is_no_lock(wrong: dict[str, Any]) -> None:
    """Each of its lines must be as the program writes it."""
    with pytest.raises(DamagedFile, match="does not say for which keys"):
        lock_in(LOCK.as_table() | wrong)


def test_a_later_version_is_told_as_such() -> None:
    """A younger program on another machine locked the journal."""
    with pytest.raises(NewerFile, match="newer version"):
        lock_in(LOCK.as_table() | {"schema": 2})
