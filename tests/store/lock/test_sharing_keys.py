"""The keys for sharing, sealed with a journal's lock."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from equityjournal.core.locking.sealed_form import is_for_two_keys
from equityjournal.core.text.errors import Closed, NotSaved, UnusableFile
from equityjournal.store.disk import files, sealing
from equityjournal.store.lock.sharing_keys import (
    plain_sharing_keys,
    seal_sharing_keys,
    sealed_sharing_keys,
    unseal_sharing_keys,
)
from equityjournal.store.sharing.keyring import Keyring
from locked import SealedJournal, locked_at

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)


@pytest.fixture
def place(home: Path) -> Path:
    """A sharing folder with two sets of keys, the later in use."""
    place = home / "sharing"
    Keyring(place).make("Amara Okafor", NOW)
    Keyring(place).make("Amara Okafor", NOW)
    return place


@pytest.fixture
def lock(place: Path, sealed_journal: SealedJournal) -> SealedJournal:
    """The lock of the usual journal, put on after the keys were made."""
    return sealed_journal


def test_sealed_keys_are_at_hand_while_the_journal_is_open(place: Path, lock: SealedJournal) -> None:
    """They are the same keys; nothing of them lies in plain, and no passphrase of their own is asked for."""
    before = Keyring(place).open(ask_nobody)
    assert seal_sharing_keys(place, lock.unlock()) == 2
    assert plain_sharing_keys(place) == []
    assert all(is_for_two_keys(path.read_bytes()) for path in sealed_sharing_keys(place))
    ring = Keyring(place)
    assert not ring.is_locked
    assert ring.open(ask_nobody) == before
    lock.close()
    sealing.forget_doors()
    with pytest.raises(Closed, match="unlock"):
        ring.open(ask_nobody)
    assert ring.card().name == "Amara Okafor"


def test_sealing_goes_on_wherever_it_was_interrupted(
    place: Path, lock: SealedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before each change of the disk and called again, it loses no key and leaves none in plain."""
    before, vault = Keyring(place).open(ask_nobody), lock.unlock()
    for name in ("replace", "remove_as_it_lies"):
        with monkeypatch.context() as patch:
            patch.setattr(files, name, killed)
            with pytest.raises(KeyboardInterrupt):
                seal_sharing_keys(place, vault)
        assert Keyring(place).open(ask_nobody) == before
    assert seal_sharing_keys(place, vault) == 2
    assert Keyring(place).open(ask_nobody) == before
    assert unseal_sharing_keys(place, vault) == 2
    assert sealed_sharing_keys(place) == []
    assert Keyring(place).open(ask_nobody) == before


def test_a_plain_key_stays_until_its_sealed_one_opened(
    place: Path, lock: SealedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the journal is closed it is sealed beside its plain file; what does not open is never the only one."""
    assert seal_sharing_keys(place, lock.vault) == 0
    assert len(plain_sharing_keys(place)) == len(sealed_sharing_keys(place)) == 2
    sealed_sharing_keys(place)[0].write_bytes(b"cut off")
    vault = lock.unlock()
    assert seal_sharing_keys(place, vault) == 2
    unseal_sharing_keys(place, vault)
    monkeypatch.setattr(vault, "seal", lambda _inside: b"nothing that opens")
    with pytest.raises(NotSaved, match="does not open"):
        seal_sharing_keys(place, vault)
    assert len(plain_sharing_keys(place)) == 2


def test_keys_made_in_a_locked_journals_home_are_never_plain(home: Path, lock: SealedJournal) -> None:
    """Not even for a moment: new ones are sealed at once, also while the journal is closed."""
    place = home / "another"
    made = Keyring(place).make("Bronwen Rees", NOW)
    assert plain_sharing_keys(place) == []
    lock.unlock()
    assert Keyring(place).open(ask_nobody) == [made]


def test_keys_sealed_with_another_lock_are_named_and_left(
    place: Path, lock: SealedJournal, home: Path
) -> None:
    """Neither opened nor changed by a journal that they do not belong to."""
    other = locked_at(home / "other")
    seal_sharing_keys(place, other.unlock())
    sealing.forget_doors()
    vault = lock.unlock()
    with pytest.raises(UnusableFile, match="another journal"):
        Keyring(place).open(ask_nobody)
    assert unseal_sharing_keys(place, vault) == 0
    assert len(sealed_sharing_keys(place)) == 2


def test_sealed_keys_that_are_changed_stay_sealed(place: Path, lock: SealedJournal) -> None:
    """Once the signing key is destroyed it is in no file, and what is left opens with the same lock."""
    vault = lock.unlock()
    seal_sharing_keys(place, vault)
    Keyring(place).destroy_signing_key(ask_nobody, NOW)
    assert plain_sharing_keys(place) == []
    assert Keyring(place).open(ask_nobody)[0].signing is None


def ask_nobody() -> str:
    """No passphrase is asked for."""
    raise AssertionError


def killed(*_: object) -> None:
    """The program is ended before it changes anything."""
    raise KeyboardInterrupt
