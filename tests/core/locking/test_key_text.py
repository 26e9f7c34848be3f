"""The inside of `lock/key.age`."""

from datetime import date

import pytest

from equityjournal.core.locking.key_text import SHORTEST, KeyText, key_text_in
from equityjournal.core.text.errors import DamagedFile

SECRET = "AGE-SECRET-KEY-1" + "Q" * 58
DAY, RECOVERY, OLD = (f"age1{letter * 58}" for letter in "qpz")
KEY = KeyText((SECRET,), DAY, RECOVERY, date(2026, 6, 1))


@pytest.mark.parametrize("key", [KEY, KeyText((SECRET, SECRET), DAY, RECOVERY, KEY.made, 2, (OLD, RECOVERY))])
def test_a_key_reads_back_as_it_was_written(key: KeyText) -> None:
    """Its halves, its generation, and the public keys that it replaced."""
    assert key_text_in(key.text()) == key


@pytest.mark.parametrize(
    ("old", "new"),
    [("AGE-SECRET-KEY-1Q", "AGE-SECRET-KEY-1B"), (DAY, "age1x"), ("generation: 1", "generation: 0"),
     ("generation: 1", "generation: one"), ("# generation: 1\n", ""),
     ("made: 2026-06-01", "made: June"), (f"# public key: {DAY}\n", "")],
)  # fmt: skip
def test_a_key_that_is_not_whole_is_damage(old: str, new: str) -> None:
    """Nothing of it is guessed."""
    assert old in KEY.text()
    with pytest.raises(DamagedFile, match="not whole"):
        key_text_in(KEY.text().replace(old, new))


def test_no_whole_text_is_shorter_than_the_shortest() -> None:
    """Without its last line end it still reads; without one byte more it does not."""
    text = KEY.text()[:SHORTEST]
    assert key_text_in(text) == KEY
    with pytest.raises(DamagedFile):
        key_text_in(text[:-1])
