"""Locked journals for tests, made without a conversation and with little work for each passphrase."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from textwrap import wrap

import pytest

from equityjournal.core.locking.lock_file import LockState
from equityjournal.store.disk import sealing
from equityjournal.store.lock.new_lock import NewKeys, new_keys, put_on
from equityjournal.store.lock.vault import Vault
from equityjournal.store.lock.wrapping import new_secret
from equityjournal.store.records.journal_id import give_id

PASSPHRASE = "anchor tulip ribbon camera falcon pepper window acorn"  # noqa: S105 - of no real journal
MADE = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)


@dataclass
class SealedJournal:
    """A locked journal, with all that opens it."""

    root: Path
    keys: NewKeys
    passphrase: str = PASSPHRASE

    @property
    def vault(self) -> Vault:
        """Its door to the disk, in this process."""
        door = sealing.door_of_journal(self.root)
        assert isinstance(door, Vault)
        return door

    def unlock(self) -> Vault:
        """Open it for this process; the next command begins closed, unless a keeper has the key."""
        self.vault.hold_proven(self.keys.key, MADE.date())
        return self.vault

    def remember(self) -> None:
        """Have a keeper remember the key, as after `unlock`."""
        assert self.unlock().keep_open(), "no keeper can be started here"

    def close(self) -> None:
        """Close it, as `lock` does."""
        self.vault.close()

    def files(self, *rooms: str) -> list[Path]:
        """Its files as they lie, but for what is about keys and for the id."""
        found = (path for path in self.root.rglob("*") if path.is_file())
        apart = ("lock", "journal.toml")
        parts = ((path, path.relative_to(self.root).parts[0]) for path in found)
        return sorted(path for path, first in parts if first not in apart and (not rooms or first in rooms))


def locked_at(root: Path, *, state: LockState = LockState.SEALED) -> SealedJournal:
    """An empty journal, locked; whatever is in the folder stays as it is."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "entries").mkdir(exist_ok=True)
    (root / "drafts").mkdir(exist_ok=True)
    give_id(root)
    keys = new_keys(MADE)
    put_on(root, keys, PASSPHRASE, MADE, state)
    sealing.forget_doors()
    return SealedJournal(root, keys)


class Paper:
    """Somebody at a lock's questions, who writes the recovery key down.

    Args:
        patch: Has the program take keys that are known here, and ask for the same groups each time.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.recovery = self.day = ""
        self._keys: list[str] = []
        patch.setattr("equityjournal.store.lock.new_lock.new_secret", lambda: self._keys.pop(0))
        patch.setattr("equityjournal.cli.locking.paper.secrets.SystemRandom", lambda: Random(7))  # noqa: S311

    def typed(self, passphrase: str = PASSPHRASE) -> list[str]:
        """What is typed unseen at a new lock: a passphrase, twice, Enter, and three groups of the key."""
        self.day, self.recovery = new_secret(), new_secret()
        self._keys = [self.day, self.recovery]
        groups = wrap(self.recovery.removeprefix("AGE-SECRET-KEY-1"), 4)
        asked = sorted(Random(7).sample(range(15), 3))  # noqa: S311
        return [passphrase, passphrase, "", " ".join(groups[place] for place in asked)]


def all_files(*folders: Path) -> dict[str, bytes]:
    """Every file below folders, with its bytes."""
    return {
        str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()
    }
