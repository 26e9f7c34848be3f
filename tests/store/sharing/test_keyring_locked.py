"""Keys with a passphrase: opened by it and by `age`, and never out of reach for another's sake."""

import pytest
from pyrage import DecryptError

from equityjournal.core.text.errors import NotSaved
from equityjournal.store.sharing.keyring import Keyring
from locking import quickly_locked
from store.sharing.keyrings import NOW, SECRET, everything, nobody, refused


@pytest.mark.usefixtures("quick")
def test_a_passphrase_opens_and_another_changes_nothing(ring: Keyring) -> None:
    """It is asked for once; nothing that is not text gets further than another wrong one."""
    made = ring.make("Amara Okafor", NOW, SECRET)
    before = everything(ring)
    asked: list[str] = []
    assert ring.is_locked

    def ask() -> str:
        asked.append(SECRET)
        return SECRET

    assert ring.open(ask) == [made]
    assert len(asked) == 1
    assert made.opening.encode() not in b"".join(before.values())
    for wrong in ("", SECRET.upper(), f"{SECRET} ", "\udcff"):
        path = ring.private_file
        assert refused(ring, wrong) == f"That passphrase does not open {path}. Nothing was changed."
    assert everything(ring) == before


@pytest.mark.torture  # seconds of work, which the test on a real terminal in tests/cli does too
def test_locking_with_all_its_work_opens_again(ring: Keyring) -> None:
    """As it is really done, once; a machine of today takes seconds over it."""
    made = ring.make("Amara Okafor", NOW, SECRET)
    assert ring.open(lambda: SECRET) == [made]


@pytest.mark.usefixtures("quick")
def test_former_keys_with_another_passphrase_lock_nobody_out(ring: Keyring) -> None:
    """They are left out, and named; those with the same passphrase, or with none, are used."""
    made = [ring.make("Amara Okafor", NOW, secret) for secret in (None, "forgotten", SECRET, SECRET)]
    skipped: list[str] = []
    assert ring.open(lambda: SECRET, skipped.append) == [made[3], made[2], made[0]]
    (sentence,) = skipped
    assert "Former keys were left out." in sentence
    assert str(ring._folder / "2/private.age") in sentence
    assert ring.open(lambda: SECRET) == [made[3], made[2], made[0]]


@pytest.mark.usefixtures("quick")
def test_nobody_is_asked_for_the_passphrase_of_former_keys(ring: Keyring) -> None:
    """Where those in use have none, locked ones before them are left out."""
    ring.make("Amara Okafor", NOW, SECRET)
    made = ring.make("Amara Okafor", NOW)
    skipped: list[str] = []
    assert ring.open(nobody, skipped.append) == [made]
    assert "has a passphrase of its own" in skipped[0]


@pytest.mark.usefixtures("quick")
def test_a_passphrase_may_be_taken_off_or_put_on_with_age_alone(ring: Keyring) -> None:
    """`age -d` beside the locked file, or `age -p`, which writes no text."""
    made = ring.make("Amara Okafor", NOW)
    plain = ring.private_file.read_bytes()
    ring.private_file.unlink()
    (ring._folder / "1/private.age").write_bytes(quickly_locked(plain, "another", armored=False))
    assert ring.open(lambda: "another") == [made]
    (ring._folder / "1/private.txt").write_bytes(plain.replace(b"\n", b"\r\n"))
    assert ring.open(nobody) == [made]


@pytest.mark.parametrize("said", ["22", "30", "99", "0", "04", "4294967296", "x", ""])
@pytest.mark.parametrize("armored", [True, False])
@pytest.mark.usefixtures("quick")
def test_a_file_that_would_take_all_the_memory_is_refused_before_any_is_taken(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch, said: str, armored: bool
) -> None:
    """Nothing is even begun."""
    ring.make("Amara Okafor", NOW, SECRET)
    bomb = quickly_locked(b"x", SECRET, armored=armored, said=said or " ")
    ring.private_file.write_bytes(bomb)
    monkeypatch.setattr("equityjournal.store.lock.locked_stream.scrypt", lambda *_, **__: nobody())
    assert refused(ring).endswith("cannot be used: it is not a file that was locked here.")


@pytest.mark.parametrize("gives_up", [True, False])
@pytest.mark.usefixtures("quick")
def test_keys_that_would_not_open_again_are_never_made(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch, gives_up: bool
) -> None:
    """What is locked is opened once, by other code, before it is the only copy: here that gives up, or errs."""
    tried: list[str] = []

    def open_to_other_words(_locked: bytes, secret: str) -> bytes:
        tried.append(secret)
        if gives_up:
            raise DecryptError("Excessive work")
        return b"Other words."

    monkeypatch.setattr("equityjournal.store.lock.wrapping.by_passphrase.decrypt", open_to_other_words)
    with pytest.raises(NotSaved, match="put one on with `age -p`"):
        ring.make("Amara Okafor", NOW, SECRET)
    assert tried == [SECRET]
    assert not ring.exists


def test_keys_are_locked_with_the_work_that_age_takes(ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of a gigabyte for a second, whatever the machine; a library's choice took four times as much."""
    asked: list[int] = []

    def work_asked(*_: object, n: int, **_more: object) -> bytes:
        asked.append(n)
        return bytes(32)

    monkeypatch.setattr("equityjournal.store.lock.locked_stream.scrypt", work_asked)
    with pytest.raises(NotSaved):  # no key of nothing but zeros opens what a passphrase locked
        ring.make("Amara Okafor", NOW, SECRET)
    assert asked == [2**18]


@pytest.mark.usefixtures("quick")
def test_a_locked_file_cut_off_anywhere_is_refused(ring: Keyring) -> None:
    """And so is one with a letter changed; each in one sentence that names the file."""
    ring.make("Amara Okafor", NOW, SECRET)
    path, data = ring.private_file, ring.private_file.read_bytes()
    for length in range(0, len(data) - 2, 7):
        path.write_bytes(data[:length])
        assert str(path) in refused(ring)
    for at in range(0, len(data) - 2, 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert str(path) in refused(ring)
