"""Slow proofs of sharing: killed at any call, the ledger never says less than there is, and nothing is half kept."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from equityjournal.core.sharing.messages import Share, TakeBack
from equityjournal.formats.sealed_message import unseal
from equityjournal.store.sharing.people import People

from equityjournal.core.sharing.block import blocks_in
from equityjournal.store.sharing.inbox import Inbox
from equityjournal.store.sharing.keyring import Keyring
from equityjournal.store.sharing.ledger import Ledger
from outside import needs, outside
from pairs import BEFORE
from torture.machine import report, run
from torture.test_crashes import CHANGING

pytestmark = pytest.mark.torture

NAMES = ("Amara Okafor", "Bronwen Rees")
Done = subprocess.CompletedProcess[str]


def sharing(home: Path) -> Path:
    """The folder for what has to do with sharing, in somebody's home."""
    return home / "data" / "equityjournal-sharing"


def two_homes(tmp_path: Path) -> tuple[Path, Path]:
    """Amara, who has an entry, and Bronwen; each knows the other."""
    homes = [tmp_path / name.split()[0].lower() for name in NAMES]
    for home, name in zip(homes, NAMES, strict=True):
        Keyring(sharing(home)).make(name, BEFORE)
    for home, other in zip(homes, reversed(homes), strict=True):
        person = Keyring(sharing(other)).person()
        assert at(other, "keys", "show", "--output", str(tmp_path / "card")).returncode == 0
        assert (
            at(home, "keys", "trust", str(tmp_path / "card"), "--does-not-manage-me", "--yes").returncode == 0
        )
        assert [one.name for one in People(sharing(home)).all()] == [person.name]
        (tmp_path / "card").unlink()
    run(homes[0] / "journal", "write", "Words that go.")
    return homes[0], homes[1]


def at(home: Path, *verb: str, around: tuple[str, ...] = ()) -> Done:
    """Run a command in somebody's home."""
    places = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("data", "cache", "state")}
    return outside(
        "--journal", str(home / "journal"), *verb, around=around, limit=None, HOME=str(home), **places
    )


def block_of(file: Path) -> bytes:
    """The sealed block of a file that the program made."""
    (block,) = blocks_in(file.read_bytes())
    return block.data


def every_kill(
    tmp_path: Path,
    start: Path,
    verb: tuple[str, ...],
    proven: Callable[[Path, Done, tuple[str, int]], None],
) -> int:
    """Kill a command at every call by which it changes anything, each time from the same beginning.

    Args:
        tmp_path: The copy that is worked on is made here, as `now`.
        start: Somebody's home.
        verb: The command.
        proven: Holds what must be true against the home, the outcome, and the call at which the kill came.

    Returns:
        How often it was killed.
    """
    strace = needs("strace")
    killed = 0
    home = tmp_path / "now"
    for call in CHANGING:
        for point in range(1, 1000):
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(start, home)
            inject = f"inject={call}:signal=KILL:when={point}"
            around = (strace, "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
            done = at(home, *verb, around=around)
            proven(home, done, (call, point))
            if done.returncode == 0:
                break
            killed += 1
    return killed


def test_share_killed_at_every_call(tmp_path: Path) -> None:
    """A file that is there can be opened whole, and the ledger has it; the entry stays as it was."""
    amara, bronwen = two_homes(tmp_path)
    keys = Keyring(sharing(bronwen)).open(lambda: "")
    (entry,) = (amara / "journal").glob("entries/*/*/*.toml")

    def proven(home: Path, done: Done, where: tuple[str, int]) -> None:
        there = home / "out.age"
        shares = Ledger(home / "journal").shares()
        if there.exists():
            message = unseal(block_of(there), keys)
            assert isinstance(message, Share), where
            assert [one.message for one in shares] == [message.id], where
        if done.returncode == 0:
            assert there.exists(), where
        assert next((home / "journal").glob("entries/*/*/*.toml")).read_bytes() == entry.read_bytes(), where

    verb = ("share", "last", "--with", "Bronwen", "-o", str(tmp_path / "now" / "out.age"), "--yes")
    killed = every_kill(tmp_path, amara, verb, proven)
    assert killed > 10
    report(f"share: killed at each of {killed} calls, nothing out that the ledger has not")


@pytest.mark.parametrize("kind", ["share", "take-back"])
def test_open_killed_at_every_call(tmp_path: Path, kind: str) -> None:
    """What came is kept wholly or not at all, and the same file can be opened again; so can a request to remove it."""
    amara, bronwen = two_homes(tmp_path)
    files = [tmp_path / "out.age", tmp_path / "back.age"]
    assert at(amara, "share", "last", "--with", "Bronwen", "-o", str(files[0]), "--yes").returncode == 0
    assert at(amara, "share", "--take-back", "1", "-o", str(files[1]), "--yes").returncode == 0
    keys = Keyring(sharing(bronwen)).open(lambda: "")
    writer = Keyring(sharing(amara)).person().key_id
    if kind == "take-back":
        assert at(bronwen, "open", str(files[0])).returncode == 0
    file = files[kind == "take-back"]
    verb = ("open", str(file), "--yes")

    def proven(home: Path, _done: Done, where: tuple[str, int]) -> None:
        for one in Inbox(sharing(home)).shares(writer):
            assert one.data is not None, where
            assert isinstance(unseal(one.data, keys), Share), where
        again = at(home, *verb)
        kept = [one.message for one in Inbox(sharing(home)).shares(writer)]
        message = unseal(block_of(file), keys)
        assert again.returncode == 0 or "already" in again.stderr, (where, again.stderr)
        assert kept == ([] if isinstance(message, TakeBack) else [message.id]), where

    killed = every_kill(tmp_path, bronwen, verb, proven)
    assert killed > 5
    report(f"open, {kind}: killed at each of {killed} calls, kept wholly or not at all")
