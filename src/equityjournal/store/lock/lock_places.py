"""Where a locked journal keeps what is about its keys: all in one folder, and never sealed itself."""

from pathlib import Path

from equityjournal.store.disk import sealing


def lock_file(root: Path) -> Path:
    """What is public: that the journal is locked, and for which keys."""
    return root / sealing.LOCK


def key_file(root: Path) -> Path:
    """The day key, wrapped by the passphrase."""
    return root / "lock" / "key.age"


def day_file(root: Path) -> Path:
    """The day key, sealed to the recovery key."""
    return root / "lock" / "day.age"


def opening_file(root: Path) -> Path:
    """How to open everything with `age` alone."""
    return root / "lock" / "OPENING.txt"
