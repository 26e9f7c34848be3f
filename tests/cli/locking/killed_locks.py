"""A lock's turns killed at calls to the disk and gone on with: nothing is lost, and nothing plain is left."""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from equityjournal.core.locking.lock_file import LockState
from equityjournal.store.disk import files, sealing
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock.lock_places import day_file, key_file
from equityjournal.store.lock.lock_record import read_lock
from equityjournal.store.lock.sharing_keys import SEALED, opened_sharing_key, sealed_sharing_keys
from equityjournal.store.lock.vault import vault_at
from equityjournal.store.lock.wrapping import identities, inside_by, opened_by, public_half, unwrapped
from equityjournal.store.sharing.keyring import Keyring
from frozen import FrozenAt
from locked import PASSPHRASE, Paper, all_files
from program import Program

ROOMS = ("entries/2026/06", "drafts", "trash/2026-06-01", "versions/2026-06-01-abcdef", "choices", "shares", "replies",
         "conversations", "remarks", "private", "imported")  # fmt: skip
KINDS = ["lock", "off", "renew", "change"]


class Kept:
    """A journal with a file in each room, and what its files hold.

    Args:
        home: The home it is in.
        program: The program.
        paper: Who locks it.
    """

    def __init__(self, home: Path, program: Program, paper: Paper) -> None:
        self.home, self.program, self.paper = home, program, paper
        self.root = home / "journal"
        program.patch.setenv("LINES", "60")  # so that no Enter is asked for between screenfuls
        program("write", "CANARY words.")
        for at, room in enumerate(ROOMS):
            (self.root / room).mkdir(parents=True, exist_ok=True)
            (self.root / room / f"{at}-a file.txt").write_bytes(b"CANARY %d\n\n" % at)
        (self.root / "support.txt").write_bytes(b"CANARY helpline\n")
        Keyring(sharing_place()).make("Amara Okafor", program.clock())
        self.private = Keyring(sharing_place()).private_file.read_bytes()
        self.insides = self._insides()
        self.papers: dict[str, str] = {}

    def typed(self, passphrase: str = PASSPHRASE) -> list[str]:
        """What is typed at a new lock; its paper is kept."""
        typed = self.paper.typed(passphrase)
        self.papers[public_half(self.paper.recovery)] = self.paper.recovery
        return typed

    def _insides(self) -> dict[str, bytes]:
        apart = ("lock", "journal.toml")
        paths = (path for path in self.root.rglob("*") if path.is_file())
        rooms = [path for path in paths if path.relative_to(self.root).parts[0] not in apart]
        return {
            path.relative_to(self.root).as_posix().removesuffix(".age"): path.read_bytes() for path in rooms
        }

    def turn(self, kind: str, *, again: bool = False) -> None:
        """Put the lock on, take it off, change or renew it; or go on with that, whatever is asked now."""
        code = None if again else 0
        new = self.typed("A new one, and long.")
        if kind == "lock":
            self.program.at_terminal("lock", typed=["yes"], unseen=self.typed(), code=code)
        elif kind == "off":
            self.program.at_terminal("lock", "off", typed=["yes"], unseen=[PASSPHRASE], code=code)
        elif kind == "renew":
            self.program.at_terminal("lock", "renew", unseen=[self.opening(), *new], code=code)
        else:
            self.program.at_terminal(
                "lock", "change", typed=[""], unseen=[self.opening(), *new[:2]], code=code
            )

    def opening(self) -> str:
        """Whichever passphrase opens the journal now."""
        for passphrase in (PASSPHRASE, "A new one, and long."):
            try:
                unwrapped(key_file(self.root).read_bytes(), passphrase)
            except Exception:  # noqa: S112 - the other one then
                continue
            return passphrase
        raise AssertionError("neither the old nor the new passphrase opens it")

    def assert_nothing_lost(self) -> None:
        """Every inside can be had: in plain, or by the passphrase, and by the paper of the lock."""
        sealing.forget_doors()
        there: dict[str, bytes] = {}
        vault = None
        if kept_sealed.sealed_files(self.root) or sealed_sharing_keys(sharing_place()):
            vault = vault_at(self.root)
            vault.unlock(self.opening(), date(2026, 6, 1))
            lock = read_lock(self.root)
            assert lock is not None
            assert lock.day in opened_by(files.read(day_file(self.root)), self._paper_of_day_file()).text()
        sealed = kept_sealed.sealed_files(self.root)
        for path in (*kept_sealed.plain_files(self.root), *sealed):
            data = path.read_bytes()
            inside = vault.open(data) if vault and path in sealed else data
            there[path.relative_to(self.root).as_posix().removesuffix(".age")] = inside
        assert there == self.insides
        assert self._private_there() == self.private

    def _private_there(self) -> bytes:
        """The private keys for sharing, as the keys at hand give them."""
        path = Keyring(sharing_place()).private_file
        return opened_sharing_key(path) if path.name == SEALED else path.read_bytes()

    def _paper_of_day_file(self) -> str:
        for secret in self.papers.values():
            try:
                opened_by(files.read(day_file(self.root)), secret)
            except Exception:  # noqa: S112 - another paper then
                continue
            return secret
        raise AssertionError("no paper opens day.age")

    def assert_ended(self, kind: str) -> None:
        """The turn is done: all sealed for both keys of the lock, or all plain."""
        if kind == "off":
            assert kept_sealed.sealed_files(self.root) == []
            assert not sealing.is_locked(self.root)
            there = self._insides()
            assert there == self.insides
            assert Keyring(sharing_place()).private_file.read_bytes() == self.private
            assert sealed_sharing_keys(sharing_place()) == []
            return
        assert kept_sealed.plain_files(self.root) == []
        secrets = [line for line in self.private.splitlines() if line and not line.startswith(b"#")]
        plain = [b"CANARY", *secrets]
        found = all_files(self.home).items()
        assert [path for path, data in found if any(words in data for words in plain)] == []
        lock = read_lock(self.root)
        assert lock is not None
        assert lock.state is LockState.SEALED
        paper = self.papers[lock.recovery]
        for path in kept_sealed.sealed_files(self.root):
            name = path.relative_to(self.root).as_posix().removesuffix(".age")
            assert inside_by(path.read_bytes(), identities([paper])) == self.insides[name]


def killed_and_gone_on_with(kept: Kept, kind: str, points: Iterable[int], patch: pytest.MonkeyPatch) -> int:
    """Kill a turn at points, and go on each time; return how many of the points it came to.

    Args:
        kept: The journal, in plain.
        kind: The turn.
        points: The numbers of calls.
        patch: Freezes the disk.
    """
    if kind != "lock":
        kept.turn("lock")
    begun = kept.home.with_name(f"{kept.home.name}-begun")
    shutil.copytree(kept.home, begun)
    reached = 0
    for point in points:
        shutil.rmtree(kept.home)
        shutil.copytree(begun, kept.home)
        with patch.context() as frozen:
            disk = FrozenAt(frozen, point)
            kept.turn(kind, again=True)
        reached += disk.is_frozen
        kept.assert_nothing_lost()
        for _ in range(2):  # a change or a renewal cut off may have been done already
            if kind != "off" or sealing.is_locked(kept.root):
                kept.turn(kind, again=True)
        kept.assert_nothing_lost()
        kept.assert_ended(kind)
        if not disk.is_frozen:
            break
    return reached
