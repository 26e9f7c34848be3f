"""A person's own keys on disk: for nobody else, never half there, and never out of reach for another's sake."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from equityjournal.core.sharing.keys import Keys, keys_from
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.text.errors import NotAllowed, NotConfirmed, NotSaved
from equityjournal.formats.sealed_letter import seal
from equityjournal.store.disk import files
from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.keyring import Keyring, new_keys
from outside import needs
from store.sharing.keyrings import NOW, SECRET, everything, nobody, refused


def test_keys_are_for_nobody_else(ring: Keyring) -> None:
    """Files are 0600 and folders 0700, whatever the process would otherwise make them."""
    before = os.umask(0)
    try:
        made = ring.make("Amara Okafor", NOW)
    finally:
        os.umask(before)
    assert ring.open(nobody) == [made]
    assert ring.card() == made.card
    if sys.platform != "win32":
        modes = {path.name: path.stat().st_mode & 0o777 for path in (ring._folder, *ring._folder.rglob("*"))}
        assert modes == {"keys": 0o700, "1": 0o700, "private.txt": 0o600, "card.toml": 0o600}
        assert not ring.is_open_to_others
        ring.private_file.chmod(0o640)
        assert not ring.is_open_to_others
        for folder in (ring._folder / "1", ring._folder, ring._folder.parent):
            folder.chmod(0o755)
        assert ring.is_open_to_others


def test_without_keys_each_question_says_how_to_make_them(ring: Keyring) -> None:
    """Nothing exists, nothing is locked, nobody is oneself."""
    assert (ring.exists, ring.is_locked, ring.is_mine(new_keys("Bronwen Rees").card)) == (
        False,
        False,
        False,
    )
    for ask in (ring.card, lambda: ring.private_file, lambda: ring.open(nobody)):
        with pytest.raises(NotAllowed, match="`equityjournal keys new` makes them"):
            ask()


def test_debians_age_opens_with_the_private_file(ring: Keyring, tmp_path: Path) -> None:
    """What was sealed here can be read without this program."""
    age = needs("age")
    amara, bronwen = ring.make("Amara Okafor", NOW), new_keys("Bronwen Rees")
    letter = Letter(id="a" * 26, made=NOW, sender=bronwen.card, recipient=amara.card, note="Yes.")
    sealed = tmp_path / "sealed.age"
    sealed.write_bytes(seal(letter, bronwen, amara.card))
    opened = subprocess.run([age, "-d", "-i", ring.private_file, sealed], capture_output=True, check=True)
    assert b'"kind": "letter"' in opened.stdout


def test_new_keys_are_used_and_former_ones_still_open(ring: Keyring) -> None:
    """By their number, and not by a clock that may go wrong."""
    first = ring.make("Amara Okafor", NOW)
    second = ring.make("Amara Okafor-Lewis", NOW.replace(year=1999))
    assert ring.card() == second.card
    assert ring.open(nobody) == [second, first]
    assert all(ring.is_mine(keys.card) for keys in (first, second))
    assert not ring.is_mine(new_keys("Amara Okafor").card)


def test_after_nine_comes_ten(ring: Keyring) -> None:
    """Numbers are counted, not spelt."""
    made = [ring.make("Amara Okafor", NOW) for _ in range(11)]
    assert ring.open(nobody) == made[::-1]


class FakeFullDisk:
    """A disk that is full once a number of writes have gone well."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
        self._room, self._real = room, os.fsync
        monkeypatch.setattr("os.fsync", self._sync)

    def _sync(self, handle: int) -> None:
        self._room -= 1
        if self._room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._real(handle)


@pytest.mark.parametrize("room", range(7))
def test_wherever_the_disk_fills_up_keys_are_whole_or_were_not_made(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """And those there were are as they were."""
    first = ring.make("Amara Okafor", NOW)
    before = everything(ring)
    with monkeypatch.context() as patch:
        FakeFullDisk(patch, room)
        try:
            ring.make("Amara Okafor", NOW)
        except NotConfirmed:
            assert len(ring.open(nobody)) in (1, 2)
        except NotSaved:
            assert everything(ring) == before
        else:
            assert len(ring.open(nobody)) == 2
    assert first in ring.open(nobody)
    assert not list(ring._folder.rglob("*.tmp"))


@pytest.mark.parametrize("made", [1, 2])
def test_ctrl_c_while_keys_are_made_leaves_none(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch, made: int
) -> None:
    """Before the private file, and between it and the card."""
    real, count = files.create, 0

    def create(path: Path, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == made:
            raise KeyboardInterrupt
        real(path, data)

    monkeypatch.setattr(files, "create", create)
    with pytest.raises(KeyboardInterrupt):
        ring.make("Amara Okafor", NOW)
    assert (ring.exists, everything(ring)) == (False, {})


def test_what_a_power_cut_left_counts_for_nothing(ring: Keyring) -> None:
    """A private file without a card is nobody's: the next keys stand beside it."""
    (ring._folder / "1").mkdir(parents=True)
    (ring._folder / "1/private.txt").write_text("AGE-SECRET-KEY-1")
    (ring._folder / "notes").mkdir()
    assert not ring.exists
    made = ring.make("Amara Okafor", NOW)
    assert ring.open(nobody) == [made]
    assert ring.private_file == ring._folder / "2/private.txt"


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "",
        lambda text: text[:150],
        lambda text: text.replace("# marking key: ", "# marking key: ="),
        lambda text: text.replace("# marking key: ", "# marking key: AAAA"),
        lambda text: text.replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1Q"),
        lambda text: text.replace("AGE-SECRET-KEY-1", "\x1b[31m"),
        lambda _: "\0" * 1000,
    ],
)
def test_a_private_file_that_is_not_whole_is_named(ring: Keyring, change: object) -> None:
    """Cut off, mistyped or something else: one sentence, and no key in it."""
    assert callable(change)
    ring.make("Amara Okafor", NOW)
    text = ring.private_file.read_text("utf-8")
    ring.private_file.write_text(change(text), "utf-8")
    sentence = refused(ring)
    assert sentence == f"Your keys in {ring.private_file} cannot be used: the keys in it are not whole."


def test_keys_that_are_gone_or_are_another_card_s_are_named(ring: Keyring) -> None:
    """A card whose private half is missing, or belongs to other keys, is not used."""
    ring.make("Amara Okafor", NOW)
    card = ring._folder / "1/card.toml"
    card.write_text(card_text(new_keys("Amara Okafor").card), "utf-8")
    assert "do not belong together" in refused(ring)
    ring.private_file.unlink()
    assert "Your private keys are gone" in refused(ring)
    card.write_text("card = 3", "utf-8")
    assert f"Your card in {card} cannot be used: a newer version" in refused(ring)
    assert not ring.is_mine(new_keys("Bronwen Rees").card)


@pytest.mark.parametrize("half", ["age", "mark"])
def test_a_card_with_half_of_other_keys_is_not_used(ring: Keyring, half: str) -> None:
    """Letters would be sealed for the one, and known by the other."""
    own, other = ring.make("Amara Okafor", NOW).card, new_keys("Amara Okafor").card
    mixed = own.model_copy(update={half: getattr(other, half)})
    (ring._folder / "1/card.toml").write_text(card_text(mixed), "utf-8")
    assert "do not belong together" in refused(ring)


def of_before(ring: Keyring, secret: str | None = None) -> Keys:
    """Keys of version 1, as an older program made them."""
    made = ring.make("Amara Okafor", NOW, secret)
    old = keys_from("Amara Okafor", made.opening, None, bytes(range(32)))
    ring._rewrite(old, NOW, lambda: secret or "")
    assert ring.card() == old.card
    return old


@pytest.mark.parametrize("secret", [None, SECRET])
@pytest.mark.usefixtures("quick")
def test_keys_of_before_get_a_key_for_marks_and_lose_the_other_once(
    ring: Keyring, secret: str | None
) -> None:
    """Locked or not; a passphrase is asked for only if there is one, and the key for sealing is the same."""
    old = of_before(ring, secret)
    asked: list[int] = []

    def ask() -> str:
        asked.append(1)
        return SECRET

    assert ring.open(ask) == [old]
    ready = ring.ready(ask, NOW)[0]
    assert (ready.opening, ready.signing) == (old.opening, old.signing)
    assert ready.marking
    assert ring.card() == ready.card.as_sent
    before = everything(ring)
    assert ring.ready(ask, NOW) == [ready]
    assert everything(ring) == before
    ring.destroy_signing_key(ask, NOW)
    assert ring.open(ask) == [ready._replace(card=ready.card.as_sent, signing=None)]
    assert bool(asked) == (secret is not None)


def test_cut_short_between_its_two_files_it_is_finished_the_next_time(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The private half comes first; then the card."""
    of_before(ring)
    real = files.replace

    def replace(path: Path, data: bytes, was: str | None) -> None:
        if path.name == "card.toml":
            raise KeyboardInterrupt
        real(path, data, was)

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            ring.ready(nobody, NOW)
    marking = ring.open(nobody)[0].marking
    assert marking
    assert ring.card().mark == ""
    assert ring.ready(nobody, NOW)[0].marking == marking
    assert ring.card().mark
