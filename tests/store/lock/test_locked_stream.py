"""Files of any size locked with a passphrase: age's own format, and no more than a piece of them in memory."""

import os
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from pyrage import passphrase

from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.store.lock.locked_stream import Locking, is_streamed, unlocking
from locking import quickly_locked

PIECE = 64 * 1024
SECRET = "correct horse"  # noqa: S105 - for tests
WRONG = NotAllowed("Wrong.")


@pytest.fixture(autouse=True)
def little_work(quick: None) -> None:
    """Locking takes no time."""


def locked(plain: bytes) -> bytes:
    """A locked file."""
    to = BytesIO()
    locking = Locking(to, SECRET)
    for start in range(0, len(plain), 50_001):
        locking.write(plain[start : start + 50_001])
    locking.finish()
    return to.getvalue()


@pytest.mark.parametrize(
    "size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE - 1, 2 * PIECE, 2 * PIECE + 1, 300_000]
)
def test_what_was_locked_is_opened_by_the_age_library_and_here(size: int) -> None:
    """At every edge of a piece: the same bytes, from the library beneath and from here."""
    plain = os.urandom(size)
    file = locked(plain)
    assert is_streamed(file)
    assert passphrase.decrypt(file, SECRET) == plain
    assert unlocking(BytesIO(file), SECRET, WRONG).read() == plain


def test_work_beyond_what_is_allowed_unasked_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase takes more memory than OpenSSL gives without being told."""
    monkeypatch.setattr("equityjournal.store.lock.locked_stream.WORK", 15)
    assert unlocking(BytesIO(locked(b"Words.")), SECRET, WRONG).read() == b"Words."


def test_what_the_library_locked_is_opened_here() -> None:
    """A backup sealed by an earlier version of the program."""
    file = quickly_locked(b"An earlier one.", SECRET, armored=False)
    assert unlocking(BytesIO(file), SECRET, WRONG).read() == b"An earlier one."


def test_any_part_is_read_without_the_rest() -> None:
    """Forwards, backwards, from the end, and beyond it."""
    plain = os.urandom(200_000)
    opened = unlocking(BytesIO(locked(plain)), SECRET, WRONG)
    for start, length in (
        (150_000, 9),
        (0, 70_000),
        (65_530, 12),
        (199_999, 5),
        (250_000, 3),
        (131_072, 65_536),
    ):
        assert opened.seek(start) == start
        assert opened.read(length) == plain[start : start + length]
    assert opened.seek(-10, os.SEEK_END) == 199_990
    assert opened.read() == plain[-10:]


def test_a_wrong_passphrase_is_said_to_be_wrong() -> None:
    """So is one of bytes that are no characters."""
    for secret in ("another", "", "\udcff"):
        with pytest.raises(NotAllowed, match="Wrong"):
            unlocking(BytesIO(locked(b"Words.")), secret, WRONG)


def test_whatever_is_cut_off_or_altered_is_refused() -> None:
    """Cut at every edge and between, one bit changed in every part, pieces swapped: never a byte that was not put in."""
    plain = os.urandom(3 * PIECE)
    file = locked(plain)
    start = len(file) - 3 * (PIECE + 16)
    cuts = {
        *range(start + 40),
        start + PIECE + 16,
        start + 2 * (PIECE + 16),
        len(file) - 16,
        len(file) - 1,
    }
    altered = [file[:cut] for cut in cuts] + [file + b"x", file + file[start : start + PIECE + 16]]
    swapped = file[start + PIECE + 16 : start + 2 * (PIECE + 16)] + file[start : start + PIECE + 16]
    altered.append(file[:start] + swapped + file[start + 2 * (PIECE + 16) :])
    for at in (*range(22, start), start, start + PIECE, start + PIECE + 16 + 9, len(file) - 1):
        altered.append(file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :])
    for data in altered:
        with pytest.raises((DamagedFile, NotAllowed)):
            unlocking(BytesIO(data), SECRET, WRONG).read()


def test_a_file_that_would_need_too_much_memory_is_not_tried() -> None:
    """The header says how much; nothing is done with the passphrase."""
    data = locked(b"Words.").replace(b" 4\n", b" 22\n")
    with pytest.raises(DamagedFile, match="not a file that was locked here"):
        unlocking(BytesIO(data), SECRET, WRONG)


def test_no_more_than_a_few_pieces_are_in_memory(tmp_path: Path) -> None:
    """30 MB, written and read: less than 3 MB of memory."""
    path, piece = tmp_path / "f.age", os.urandom(1024 * 1024)
    tracemalloc.start()
    try:
        with path.open("wb") as file:
            locking = Locking(file, SECRET)
            for _ in range(30):
                locking.write(piece)
            locking.finish()
        with path.open("rb") as file:
            opened = unlocking(file, SECRET, WRONG)
            assert all(opened.read(len(piece)) == piece for _ in range(30))
            assert opened.read() == b""
        assert tracemalloc.get_traced_memory()[1] < 3 * 1024 * 1024
    finally:
        tracemalloc.stop()
