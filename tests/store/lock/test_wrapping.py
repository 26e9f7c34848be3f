"""The day key wrapped: by a passphrase, and to the recovery key."""

import os
import shutil
import subprocess
import time
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pexpect
import pyrage
import pytest

from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.store.lock.new_lock import new_keys
from equityjournal.store.lock.recovery_key import looks_like_recovery_key, recovery_typed
from equityjournal.store.lock.wrapping import (
    WrongPassphrase,
    opened_by,
    sealed_to,
    unwrapped,
    wrapped,
)
from locked import PASSPHRASE, SealedJournal
from locking import quickly_locked
from many import some

KEYS = new_keys(datetime(2026, 6, 1, tzinfo=UTC))
KEY, RECOVERY = KEYS.key, KEYS.recovery


@pytest.mark.parametrize(
    "passphrase",
    [
        "sixteen letters!",
        "pässwörter aus vier",
        "слова из тетради",
        "كلمات من دفتر",
        "日記の言葉",
        "x" * 4096,
        " between spaces ",
        "👩‍👩‍👧 and more",
        "abc éüß жщя שלום سلام हिन्दी 日記 한글 ทดสอบ አማርኛ 👩‍👩‍👧. " * 40,
    ],
)
def test_a_passphrase_in_any_script_opens_what_it_wrapped(passphrase: str, quick: None) -> None:
    """Composed or not, and with the line end of a file; another does not open it."""
    data = wrapped(KEY, passphrase)
    assert pyrage.passphrase.decrypt(data, unicodedata.normalize("NFC", passphrase)) == KEY.text().encode()
    for typed in (passphrase, unicodedata.normalize("NFD", passphrase), f"{passphrase}\r\n"):
        assert unwrapped(data, typed) == KEY
    for other in (f"{passphrase}.", passphrase[1:], "", "\udcff"):
        with pytest.raises(WrongPassphrase):
            unwrapped(data, other)


def test_drawn_words_open_it_as_they_stand_on_a_screen(quick: None) -> None:
    """In capitals, or with the spaces of two columns; other words are taken letter by letter."""
    data = wrapped(KEY, PASSPHRASE)
    for typed in (
        PASSPHRASE.upper(),
        PASSPHRASE.title(),
        PASSPHRASE.replace(" ", "      "),
        f" {PASSPHRASE} ",
    ):
        assert unwrapped(data, typed) == KEY
    own = wrapped(KEY, "My own sentence.")
    with pytest.raises(WrongPassphrase):
        unwrapped(own, "my own sentence.")


@pytest.mark.parametrize("said", ["21", "22", "30", "63"])
def test_a_header_that_asks_for_too_much_work_is_refused_before_it_is_tried(said: str) -> None:
    """It would end the process, not the command."""
    begun = time.process_time()
    with pytest.raises(DamagedFile, match="more work than is safe"):
        unwrapped(quickly_locked(KEY.text().encode(), PASSPHRASE, armored=False, said=said), PASSPHRASE)
    assert time.process_time() - begun < 0.5


def test_a_header_that_is_none_is_damage(quick: None) -> None:
    """Cut off at any byte, armoured, empty, or with a work of nothing."""
    data = wrapped(KEY, PASSPHRASE)
    lengths = some(range(len(data)), 12)
    for wrong in [
        *(data[:length] for length in lengths),
        data[:-1],
        quickly_locked(KEY.text().encode(), PASSPHRASE),
        quickly_locked(KEY.text().encode(), PASSPHRASE, armored=False, said="0"),
    ]:
        with pytest.raises(DamagedFile):
            unwrapped(wrong, PASSPHRASE)


def test_the_recovery_key_gives_the_day_key_and_no_other_does() -> None:
    """It opens one file, and what that holds is the same as the passphrase gives."""
    data = sealed_to(KEY, KEY.recovery)
    assert opened_by(data, RECOVERY) == KEY
    with pytest.raises(NotAllowed, match="not one of this journal"):
        opened_by(data, KEY.secrets[0])
    for wrong in (data[:-1], data[:40], b"", data[:-1] + bytes([data[-1] ^ 1])):
        with pytest.raises(DamagedFile):
            opened_by(wrong, RECOVERY)


def test_a_recovery_key_is_taken_as_it_stands_on_paper() -> None:
    """In small letters, in groups, over two lines."""
    groups = [RECOVERY[at : at + 4] for at in range(0, len(RECOVERY), 4)]
    for typed in (
        RECOVERY,
        RECOVERY.lower(),
        " ".join(groups),
        "\n".join([" ".join(groups[:9]), " ".join(groups[9:])]),
        RECOVERY.removeprefix("AGE-SECRET-KEY-1"),
        RECOVERY.replace("-", ""),
        RECOVERY.replace("-", " - "),
        RECOVERY.replace("AGE", "AGF"),
        RECOVERY.replace("0", "O"),
        RECOVERY.replace("0", "o").replace("L", "1"),
        RECOVERY.replace("L", "i"),
    ):
        assert recovery_typed(typed) == RECOVERY
        assert looks_like_recovery_key(typed)


def test_a_slip_in_any_character_of_the_recovery_key_is_told() -> None:
    """Changed, it fails its own check; missing or doubled, the count of its characters says so."""
    for at in range(len("AGE-SECRET-KEY-1"), len(RECOVERY)):
        other = "Q" if RECOVERY[at] != "Q" else "P"
        for typed, told in (
            (RECOVERY[:at] + other + RECOVERY[at + 1 :], "One character or more is wrong in it"),
            (RECOVERY[:at] + RECOVERY[at + 1 :], "That has 57 characters behind AGE-SECRET-KEY-1"),
            (RECOVERY[:at] + RECOVERY[at] + RECOVERY[at:], "That has 59 characters behind AGE-SECRET-KEY-1"),
        ):
            with pytest.raises(NotAllowed, match=told):
                recovery_typed(typed)


@pytest.mark.parametrize("typed", ["", " ", "anchor tulip ribbon camera", "ANCHOR"])
def test_a_passphrase_is_told_from_the_recovery_key(typed: str) -> None:
    """Typed at the question for the paper, it is said which is wanted."""
    with pytest.raises(NotAllowed, match="That is not the recovery key"):
        recovery_typed(typed)
    assert not looks_like_recovery_key(typed)


AGE = shutil.which("age")


@pytest.mark.skipif(AGE is None, reason="apt install age")
def test_age_alone_opens_the_day_key_and_every_file(sealed_journal: SealedJournal, tmp_path: Path) -> None:
    """With the passphrase typed, or the recovery key from paper, as OPENING.txt says, and without this program."""
    assert AGE
    lock, file = sealed_journal.root / "lock", sealed_journal.root / "entries" / "x.toml"
    from equityjournal.store.disk import files

    files.create(file, b"words\n")
    for way in ("passphrase", "paper"):
        day = tmp_path / f"{way}.txt"
        if way == "passphrase":
            typed = pexpect.spawn(
                AGE, ["-d", "-o", str(day), str(lock / "key.age")], encoding="utf-8", timeout=30
            )
            typed.expect("passphrase")
            typed.sendline(PASSPHRASE)
            typed.expect(pexpect.EOF)
            typed.close()
        else:
            paper = tmp_path / "recovery.txt"
            paper.write_text(sealed_journal.keys.recovery)
            subprocess.run([AGE, "-d", "-i", str(paper), "-o", str(day), str(lock / "day.age")], check=True)
        opened = subprocess.run(
            [AGE, "-d", "-i", str(day), f"{file}.age"], capture_output=True, check=True
        ).stdout
        assert opened.startswith(b"words\n\n\n")
        assert opened.endswith(b"\n# filled: %04d\n" % (len(opened) - 6))


@pytest.mark.torture
def test_wrapping_at_its_real_work_takes_a_second_and_less_than_300_mb() -> None:
    """As `age` itself would make it: 2^18."""
    begun = time.perf_counter()
    data = wrapped(KEY, PASSPHRASE)
    assert data.split(b"\n")[1].endswith(b" 18")
    begun = time.perf_counter()
    assert unwrapped(data, PASSPHRASE) == KEY
    assert time.perf_counter() - begun < 2.5


@pytest.mark.torture
def test_two_hundred_keys_of_every_length_open_again(quick: None) -> None:
    """The writer is ours; the library that opens is another's."""
    for number in range(200):
        key = KEY._replace(former=(KEY.day,) * (number * 4))
        passphrase = os.urandom(12 + number).hex()
        assert unwrapped(wrapped(key, passphrase), passphrase) == key
        with pytest.raises(WrongPassphrase):
            unwrapped(wrapped(key, passphrase), passphrase[:-1])
