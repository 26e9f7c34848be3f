"""The vault: whose keys are believed, and when what this machine knows of them moves."""

from datetime import date
from pathlib import Path

import pytest

from equityjournal.core.locking.key_text import KeyText
from equityjournal.core.locking.lock_file import LockState
from equityjournal.core.text.errors import Closed, NotAllowed, UnusableFile
from equityjournal.store.disk import files, sealing
from equityjournal.store.lock.by_hand import own_key_in
from equityjournal.store.lock.lock_places import day_file, key_file, lock_file
from equityjournal.store.lock.lock_record import read_lock, write_lock
from equityjournal.store.lock.new_lock import new_keys, put_on
from equityjournal.store.lock.pins import pin_of, read_pin, remove_pin, write_pin
from equityjournal.store.lock.wrapping import WrongPassphrase, wrapped
from locked import MADE, PASSPHRASE, SealedJournal, locked_at

TODAY = date(2026, 6, 2)


def renewed(journal: SealedJournal) -> KeyText:
    """Keys of the next generation, which name the former."""
    return new_keys(MADE).key._replace(generation=2, former=(journal.keys.key.day,))


def test_the_passphrase_opens_and_makes_the_pin(sealed_journal: SealedJournal) -> None:
    """The first unlock on a machine is what makes the keys known to it."""
    remove_pin(sealed_journal.root)
    vault = sealed_journal.vault
    assert not vault.is_proven
    with pytest.raises(WrongPassphrase):
        vault.unlock("wrong", TODAY)
    assert not vault.is_open
    assert vault.unlock(PASSPHRASE, TODAY) == []
    assert vault.is_open
    pin = read_pin(sealed_journal.root)
    lock = read_lock(sealed_journal.root)
    assert pin
    assert lock
    assert (pin.keys, pin.generation, pin.since) == (lock.keys, 1, TODAY)


def test_the_recovery_key_opens_the_day_key_and_is_not_kept(sealed_journal: SealedJournal) -> None:
    """What is held afterwards is the day key."""
    vault = sealed_journal.vault
    vault.unlock_by_recovery(sealed_journal.keys.recovery, TODAY)
    assert vault.is_open
    assert sealed_journal.keys.recovery not in repr(vars(vault))
    with pytest.raises(NotAllowed, match="a key, but not one of this journal"):
        vault.unlock_by_recovery(new_keys(MADE).recovery, TODAY)


def test_either_way_is_enough_where_the_other_is_gone(sealed_journal: SealedJournal) -> None:
    """Without `key.age` the paper opens; without `day.age` the passphrase does, and makes it again."""
    files.create(sealed_journal.root / "entries" / "x.toml", b"words\n")
    key_file(sealed_journal.root).unlink()
    with pytest.raises(UnusableFile, match="The recovery key still opens everything"):
        sealed_journal.vault.unlock(PASSPHRASE, TODAY)
    sealed_journal.vault.unlock_by_recovery(sealed_journal.keys.recovery, TODAY)
    assert files.read(sealed_journal.root / "entries" / "x.toml") == b"words\n"
    key_file(sealed_journal.root).write_bytes(wrapped(sealed_journal.keys.key, PASSPHRASE))
    day_file(sealed_journal.root).unlink()
    with pytest.raises(UnusableFile, match="still opens every file by itself"):
        sealed_journal.vault.unlock_by_recovery(sealed_journal.keys.recovery, TODAY)
    assert sealed_journal.vault.unlock(PASSPHRASE, TODAY) == ["lock/day.age was gone, and was made again."]
    sealed_journal.vault.unlock_by_recovery(sealed_journal.keys.recovery, TODAY)


def test_other_keys_in_the_lock_are_told_and_not_sealed_for(sealed_journal: SealedJournal) -> None:
    """Whoever can write to the folder could put theirs there; what is written stays for the keys known."""
    theirs = new_keys(MADE)
    lock = read_lock(sealed_journal.root)
    assert lock
    write_lock(sealed_journal.root, lock._replace(day=theirs.key.day, recovery=theirs.key.recovery))
    assert [said[:30] for said in sealed_journal.vault.remarks()] == ["The keys in lock/lock.toml are"]
    sealed = sealed_journal.vault.seal(b"words\n")
    assert sealed_journal.unlock().open(sealed) == b"words\n"


def test_a_whole_lock_of_somebody_elses_does_not_move_the_pin(sealed_journal: SealedJournal) -> None:
    """Even with a passphrase of theirs typed: of one generation, and not naming ours, it is only told."""
    ours = read_pin(sealed_journal.root)
    assert sealed_journal.vault.hold_proven(new_keys(MADE).key, TODAY)
    assert read_pin(sealed_journal.root) == ours


def test_the_pin_moves_only_to_a_later_generation_that_names_it(sealed_journal: SealedJournal) -> None:
    """As after new keys were made on another machine; an older lock put back is told."""
    later = renewed(sealed_journal)
    assert sealed_journal.vault.hold_proven(later._replace(former=()), TODAY)
    assert read_pin(sealed_journal.root).day == sealed_journal.keys.key.day  # type: ignore[union-attr]
    assert sealed_journal.vault.hold_proven(later, TODAY) == []
    assert read_pin(sealed_journal.root).day == later.day  # type: ignore[union-attr]
    older = (
        "An older lock was put back (generation 1; this machine knows 2). What you write is sealed for yours."
    )
    assert sealed_journal.vault.remarks() == [older]
    assert sealed_journal.vault.hold_proven(sealed_journal.keys.key, TODAY) == [older]
    assert read_pin(sealed_journal.root).day == later.day  # type: ignore[union-attr]


def test_a_day_key_alone_is_known_by_the_lock_on_a_new_machine(sealed_journal: SealedJournal) -> None:
    """It says nothing of the recovery key and of former keys; without the lock it could be anybody's."""
    vault, lock, other = sealed_journal.vault, read_lock(sealed_journal.root), new_keys(MADE).key
    assert lock
    remove_pin(sealed_journal.root)
    write_lock(sealed_journal.root, lock._replace(former=(other.day,)))
    own = own_key_in(vault, f"# My key\n{sealed_journal.keys.key.secrets[0]}\n")
    assert own
    assert (own.day, own.recovery, own.former) == (lock.day, lock.recovery, (other.day,))
    assert own_key_in(vault, f"{other.secrets[0]}\n") is None
    lock_file(sealed_journal.root).unlink()
    assert own_key_in(vault, f"{sealed_journal.keys.key.secrets[0]}\n") is None


def test_a_pin_is_found_by_the_journals_id_and_by_its_path(sealed_journal: SealedJournal, home: Path) -> None:
    """A moved folder is known by its id; one with another id by its path."""
    moved = sealed_journal.root.rename(home / "moved")
    assert read_pin(moved) == read_pin(home / "moved") is not None
    write_pin(moved, read_pin(moved))  # type: ignore[arg-type]
    (moved / "journal.toml").unlink()
    assert read_pin(moved)
    assert sealing.is_locked(moved)


def test_two_journals_know_nothing_of_each_other(sealed_journal: SealedJournal, home: Path) -> None:
    """Each has its own pin and its own keys."""
    other = locked_at(home / "other")
    sealed_journal.unlock()
    with pytest.raises(Closed):
        other.vault.open(other.keys.key.text().encode())
    assert read_pin(other.root) != read_pin(sealed_journal.root)


@pytest.mark.parametrize("how", ["cut off", "newer", "no lock"])
def test_a_lock_that_cannot_be_read_stops_nothing_that_the_pin_knows(
    how: str, sealed_journal: SealedJournal
) -> None:
    """Sealing goes on for the keys known; the lock itself is told as what it is."""
    path = lock_file(sealed_journal.root)
    text = path.read_text()
    path.write_text(
        {
            "cut off": text[: text.rindex("#")],
            "newer": text.replace("schema = 1", "schema = 2"),
            "no lock": "x = 1\n",
        }[how]
    )
    assert sealed_journal.vault.seal(b"words\n").startswith(sealing.MARK)
    with pytest.raises(UnusableFile, match=r"lock/lock\.toml cannot be used"):
        sealed_journal.vault.remarks()


def test_while_the_lock_is_taken_off_on_this_machine_writing_is_plain(sealed_journal: SealedJournal) -> None:
    """Both the lock and the pin say so; the lock alone is not believed."""
    lock = read_lock(sealed_journal.root)
    assert lock
    opening = lock._replace(state=LockState.OPENING)
    write_lock(sealed_journal.root, opening)
    assert sealed_journal.vault.seals
    write_pin(sealed_journal.root, pin_of(opening, TODAY))
    assert not sealed_journal.vault.seals


def test_a_lock_is_put_on_in_an_order_that_a_crash_cannot_turn_into_a_loss(
    journal: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever step fails, either nothing is locked yet, or both keys open from the disk."""
    keys, replaced, replace_file = new_keys(MADE), list[str](), files.replace

    def noted(path: Path, data: bytes, was: str | None) -> None:
        replaced.append(path.name)
        replace_file(path, data, was)

    monkeypatch.setattr(files, "replace", noted)
    journal.mkdir()
    put_on(journal, keys, PASSPHRASE, MADE)
    assert replaced[:3] == ["key.age", "day.age", "OPENING.txt"]
    assert replaced[-1] == "lock.toml"
    assert read_lock(journal).state is LockState.SEALING  # type: ignore[union-attr]
