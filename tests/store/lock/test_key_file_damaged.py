"""A `key.age` that is none, or asks for too much: refused by name, at once, and in little memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from locked import PASSPHRASE, SealedJournal
from locking import quickly_locked

QUICK, SMALL = 1.0, 50 * 1024  # seconds of processor time, and kB
NOT_LAST = 1
"""Bytes at the end by whose want alone no cut can be seen: a text may lack its last line end."""

TRY_EACH = """
import json, re, sys, time
from datetime import date
from pathlib import Path
from equityjournal.core.text.errors import UnusableFile
from equityjournal.store.lock.vault import Vault
import equityjournal.store.lock.locked_stream
root, passphrase, variants = Path(sys.argv[1]), sys.argv[2], sorted(Path(sys.argv[3]).iterdir())
vault, slowest, opened, said = Vault(root), 0.0, [], set()
for variant in variants:
    (root / "lock" / "key.age").write_bytes(variant.read_bytes())
    begun = time.process_time()
    try:
        vault.unlock(passphrase, date(2026, 6, 1))
        opened.append(variant.name)
    except UnusableFile as refused:
        said.add(refused.sentence)
    slowest = max(slowest, time.process_time() - begun)
most = int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
print(json.dumps([len(variants), slowest, most, opened, sorted(said)]))
"""


def variants(text: bytes) -> dict[str, bytes]:
    """What may stand in place of a whole key file, by name."""
    whole = quickly_locked(text, PASSPHRASE, armored=False, said="18")
    stanza = whole[whole.index(b"-> ") : whole.index(b"---")]
    other = b"-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n" + stanza.split(b"\n")[1] + b"\n"
    works = ("0", "21", "22", "30", "63", "018", "+1", "")
    asking = {
        f"work {work}": whole.replace(b" 18\n", f" {work}".encode().rstrip() + b"\n", 1) for work in works
    }
    cut = {f"cut at {length:03}": whole[:length] for length in range(len(whole) - NOT_LAST)}
    return {
        **asking,
        **cut,
        "two passphrases": whole.replace(stanza, stanza * 2, 1),
        "a key besides": whole.replace(stanza, stanza + other, 1),
        "a key before": whole.replace(stanza, other + stanza, 1),
        "armour": quickly_locked(text, PASSPHRASE),
        "large": b"-> scrypt\n" * 100_000,
    }


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the system does not tell of a process's memory"
)
def test_a_key_file_that_is_none_is_refused_at_once_and_in_little_memory(
    sealed_journal: SealedJournal, tmp_path: Path
) -> None:
    """Two stanzas, armour, work of 0, 21, 22, 30, 63 or none, and cut off at any byte: `lock/key.age` is named."""
    folder = tmp_path / "variants"
    folder.mkdir()
    for name, data in variants(sealed_journal.keys.key.text().encode()).items():
        (folder / name).write_bytes(data)
    line = [sys.executable, "-c", TRY_EACH, str(sealed_journal.root), PASSPHRASE, str(folder)]
    done = subprocess.run(line, capture_output=True, check=True)
    tried, slowest, memory, opened, said = json.loads(done.stdout)
    assert tried > 400
    assert opened == []
    assert all(sentence.startswith("lock/key.age cannot be used: it ") for sentence in said), said
    assert len(said) == 2
    assert slowest < QUICK
    assert memory < SMALL
