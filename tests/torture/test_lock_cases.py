"""Slow cases of the lock: many writers while it is closed, many sizes, many keys opened by `age`, and its secrets."""

import json
import random
import secrets
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pexpect
import pytest

from equityjournal.core.locking.padding import padded
from equityjournal.store.lock.wrapping import WrongPassphrase, sealed_for, unwrapped, wrapped
from locked import SealedJournal
from outside import needs, outside
from program import Program
from torture.machine import report

pytestmark = pytest.mark.torture


def test_fifty_writers_at_once_while_it_is_closed(
    sealed_journal: SealedJournal, program: Program, keeper: Path
) -> None:
    """All fifty are saved without a question, and each is found by search once the journal is open."""

    def write(number: int) -> int:
        return outside("write", f"Kettle{number}x was on.").returncode

    with ThreadPoolExecutor(8) as crowd:
        assert list(crowd.map(write, range(50))) == [0] * 50
    assert len(sealed_journal.files("entries")) == 50
    sealed_journal.remember()
    for number in range(50):
        assert len(json.loads(program("search", f"Kettle{number}x", "--json").out)) == 1
    report("50 entries written at once while closed: 50 saved, each found")


def test_every_size_is_in_the_last_bytes_of_its_block(sealed_journal: SealedJournal) -> None:
    """10,000 insides of 1 to 3,000 bytes become files of one block; 20,000 sealings add 512 bytes at most."""
    keys = (sealed_journal.keys.key.day, sealed_journal.keys.key.recovery)
    lot = random.Random(26)  # noqa: S311
    sizes = [len(sealed_for(keys, bytes(lot.randrange(1, 3001)))) for _ in range(10_000)]
    assert all(3584 < size <= 4096 for size in sizes)
    most = max(len(sealed_for(keys, b"x" * 1000)) - len(padded(b"x" * 1000)) for _ in range(20_000))
    assert most <= 512
    report(f"10,000 sealed files of {min(sizes)} to {max(sizes)} bytes; 20,000 sealings added {most} at most")


def test_age_opens_two_hundred_keys(sealed_journal: SealedJournal, tmp_path: Path) -> None:
    """Of every length to 60 kB, with passphrases of every script and to 4 kB, by the passphrase and by no other."""
    age, key = needs("age"), sealed_journal.keys.key
    letters = "abcz éüß жщя שלום سلام 日記書 한글 ทดสอบ 👩‍👩‍👧 "
    for number in range(200):
        long = key._replace(former=(key.day,) * (number * 5))
        passphrase = "".join(secrets.choice(letters) for _ in range(12 + number)).strip() + "."
        passphrase = passphrase if number % 20 else passphrase * (1 + number // 16)
        data = wrapped(long, passphrase)
        file = tmp_path / "key.age"
        file.write_bytes(data)
        opened = unwrapped(data, passphrase)
        assert opened == long
        typed = passphrase if len(passphrase.encode()) < 4000 else None
        if typed:
            assert asked_age(age, file, opened.text(), passphrase)
            assert not asked_age(age, file, opened.text(), f"{passphrase}!")
        with pytest.raises(WrongPassphrase):
            unwrapped(data, f"{passphrase}!")
    report(
        "200 keys wrapped by passphrases of every script: age and pyrage open 200, and no other passphrase does"
    )


def asked_age(age: str, file: Path, text: str, passphrase: str) -> bool:
    """Whether `age` opens a file to a text by a passphrase, typed as it stands in the key file."""
    out = file.with_suffix(".txt")
    out.unlink(missing_ok=True)
    session = pexpect.spawn(age, ["-d", "-o", str(out), str(file)], encoding="utf-8", timeout=30)
    session.expect("passphrase")
    session.sendline(unicodedata.normalize("NFC", passphrase))
    session.expect(pexpect.EOF)
    session.close()
    return out.exists() and out.read_text() == text


DUMPED = """
import os, resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
try:
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
except ValueError:
    sys.exit(77)
from locked import PASSPHRASE
from datetime import date
from equityjournal.store.lock.vault import vault_at
vault = vault_at(Path(sys.argv[1]))
if sys.argv[3] == "open":
    vault.unlock(PASSPHRASE, date(2026, 6, 1))
print(resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True)
os.abort()
"""


@pytest.mark.parametrize(("how", "dumps"), [("open", False), ("closed", True)])
def test_a_process_that_holds_a_key_leaves_no_core(
    how: str, dumps: bool, sealed_journal: SealedJournal, tmp_path: Path
) -> None:
    """Aborted with its key at hand it leaves no image of its memory, though cores are allowed; without it does."""
    pattern = Path("/proc/sys/kernel/core_pattern")
    if not pattern.exists() or "/" in pattern.read_text() or "|" in pattern.read_text():
        pytest.skip("this system does not leave cores where a process works")
    line = [sys.executable, "-c", DUMPED, str(sealed_journal.root), str(Path(__file__).parents[1]), how]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, check=False)
    if done.returncode == 77:
        pytest.skip("cores are not allowed here")
    assert done.returncode == -6, done.stderr
    cores = list(tmp_path.glob("core*"))
    assert (int(done.stdout) != 0) == dumps
    assert bool(cores) == dumps
    report(f"cores left by an aborted process that holds {'a' if how == 'open' else 'no'} key: {len(cores)}")
