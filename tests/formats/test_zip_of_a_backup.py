"""The zip of a backup: its list is believed in nothing, and a piece of a file at a time is held."""

import hashlib
import io
import json
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from equityjournal.formats import reading_backup
from equityjournal.formats.backup import Piece, write
from equityjournal.formats.reading_backup import opened
from formats.containers import ABOUT, FILES, forged, refused, whole


class Onwards(io.RawIOBase):
    """A file that is only written on, as a sealed one is."""

    def __init__(self, to: BinaryIO) -> None:
        super().__init__()
        self._to = to

    def writable(self) -> bool:
        """Bytes may be written."""
        return True

    def write(self, data: Any) -> int:
        """Takes bytes."""
        return self._to.write(data)


@pytest.mark.parametrize("sealed", [False, True])
def test_a_backup_of_earlier_releases_opens(sealed: bool) -> None:
    """They have long sizes, sealed ones sizes after the bytes, and a manifest written in a single piece."""
    file = io.BytesIO()
    to: Any = Onwards(file) if sealed else file
    manifest: list[dict[str, object]] = []
    with zipfile.ZipFile(to, "w") as container:
        container.writestr(member("READ-ME.txt"), b"For people.")
        for name, data in FILES.items():
            manifest.append({"path": name, "mode": "0700" if data is None else "0600"})
            if data is None:
                container.writestr(member(name), b"")
                continue
            with container.open(member(name), "w", force_zip64=True) as inside:
                inside.write(data)
            manifest[-1] |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        facts = {
            "made": ABOUT.made.isoformat(),
            "journal": ABOUT.journal,
            "entries": 1,
            "names": False,
            "keys": False,
        }
        listing = json.dumps({"schema": 1, **facts, "files": manifest}, indent=1).encode()
        container.writestr(member("manifest.json"), listing)
        container.comment = f"equityjournal backup 1 sha256:{hashlib.sha256(listing).hexdigest()}".encode()
    with opened(file) as backup:
        backup.prove()
        assert backup.about == ABOUT
        held = {
            content.path: None if content.is_folder else b"".join(backup.chunks(content))
            for content in backup.contents()
        }
        assert held == FILES


def member(name: str) -> zipfile.ZipInfo:
    """An entry of a zip, as earlier releases made it."""
    made = zipfile.ZipInfo(name)
    made.create_system = 3
    made.external_attr = (0o40700 if name.endswith("/") else 0o100600) << 16
    return made


def test_nothing_in_it_can_swell() -> None:
    """Compressed files are refused unread; so is a list that says more than there is."""
    bomb = forged([("journal/x", bytes(50_000_000))], method=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    assert "no plain file" in refused(bomb)
    data = bytearray(whole())
    at = data.rfind(b"PK\1\2")
    sizes = struct.pack("<LL", 2**31, 2**31)
    data[at + 20 : at + 28] = sizes
    assert refused(bytes(data))


def changed(name: str, **values: object) -> Callable[[dict[str, zipfile.ZipInfo]], None]:
    """A change of what the zip's own list says of a file."""

    def change(files: dict[str, zipfile.ZipInfo]) -> None:
        for key, value in values.items():
            setattr(files[name], key, value)

    return change


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"CRC": 1}, "cut off or altered"),
        ({"flag_bits": 1}, "no plain file"),
        ({"flag_bits": 0x20}, "cut off or altered"),
        ({"flag_bits": 0x40}, "cut off or altered"),
        ({"compress_type": 8}, "no plain file"),
        ({"compress_type": 99}, "no plain file"),
        ({"compress_size": 4}, "no plain file"),
        ({"file_size": 2}, "no plain file"),
        ({"file_size": 2, "compress_size": 2}, "cut off or altered"),
        ({"file_size": 10**6, "compress_size": 10**6}, "larger than it is"),
        ({"file_size": 2**50, "compress_size": 2**50}, "larger than it is"),
        ({"header_offset": 0}, "cut off or altered"),
        ({"header_offset": 2**50}, "larger than it is"),
        ({"filename": "journal/y"}, "cut off or altered"),
        ({"filename": "journal/x\0y"}, "cut off or altered"),
        ({"extract_version": 99}, "cut off or altered"),
        ({"extra": b"\1\0\xff\xff"}, "cut off or altered"),
    ],
    ids=str,
)
def test_a_list_that_lies_is_refused(values: dict[str, object], why: str) -> None:
    """Another checksum, size, place or name than the file has, or a seal, is never believed."""
    assert why in refused(forged([("journal/x", b"one")], zipped=changed("journal/x", **values)))


@pytest.mark.parametrize("name", ["READ-ME.txt", "manifest.json"])
def test_a_container_without_its_own_two_files_is_refused(name: str) -> None:
    """The text for people stands first, the manifest last."""
    assert refused(forged([("journal/x", b"one")], zipped=changed(name, filename="other.txt")))


def test_a_manifest_of_another_digest_than_the_comment_is_refused() -> None:
    """The comment stands for all that is in it."""
    data = whole()
    assert (
        refused(data[:-1] + (b"1" if data.endswith(b"0") else b"0"))
        == "manifest.json in it was cut off or altered"
    )


def test_a_manifest_beyond_the_longest_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the room of the list, and more for its digests."""
    data = whole()
    (listed,) = struct.unpack_from("<L", data, data.rfind(b"PK\5\6") + 12)
    monkeypatch.setattr(reading_backup, "MOST_LISTED", listed)
    assert refused(data) == "manifest.json in it was cut off or altered"


def test_files_that_lie_over_each_other_are_refused() -> None:
    """Within the bytes of a file lies another, whole: so a small zip could hold more than any disk."""
    inner = zipfile.ZipInfo("journal/y")
    inner.CRC = 0
    within = inner.FileHeader() + b"two"
    alone = forged([("journal/x", within), ("journal/y", b"two")])
    with opened(io.BytesIO(alone)) as backup:
        backup.prove()

    def overlap(files: dict[str, zipfile.ZipInfo]) -> None:
        files["journal/y"].header_offset = files["journal/x"].header_offset + 30 + len("journal/x")

    over = forged([("journal/x", within), ("journal/y", b"two")], zipped=overlap)
    with zipfile.ZipFile(io.BytesIO(over)) as container:
        assert container.infolist()[3].header_offset < container.infolist()[2].header_offset + len(within)
    assert refused(over) == "journal/y in it was cut off or altered"


def test_a_list_beyond_the_longest_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether its size is told shortly or, with more files than the first zips could count, in the longer form."""
    with monkeypatch.context() as few:
        few.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
        long = whole()
    with opened(io.BytesIO(long)) as backup:
        backup.prove()
    at = long.rfind(b"PK\6\6")
    assert at > 0
    assert "cut off or altered" in refused(long[:at] + b"x" + long[at:])
    elsewhere = bytearray(long)
    elsewhere[at + 64 : at + 72] = bytes(8)
    assert "cut off or altered" in refused(bytes(elsewhere))
    huge = bytearray(long)
    huge[at + 40 : at + 48] = struct.pack("<Q", 2**40)
    assert "lists more files" in refused(bytes(huge))
    end = huge.rfind(b"PK\5\6")
    huge[end + 12 : end + 16] = bytes(4)
    assert "lists more files" in refused(bytes(huge))
    monkeypatch.setattr(reading_backup, "MOST_LISTED", 100)
    assert "lists more files" in refused(whole())


@pytest.mark.parametrize("sealed", [False, True])
def test_a_large_file_is_held_a_piece_at_a_time(tmp_path: Path, sealed: bool) -> None:
    """Written and proven, sixty megabytes take less than four, also where sizes follow the bytes."""
    large, to = tmp_path / "large", tmp_path / "to.zip"
    with large.open("wb") as empty:
        empty.truncate(60_000_000)
    tracemalloc.start()
    try:
        with large.open("rb") as file, to.open("wb") as out:
            pieces = [Piece("journal/", 0o700, None), Piece("journal/x", 0o600, file)]
            write(Onwards(out) if sealed else out, ABOUT, pieces)
        with to.open("rb") as made, opened(made) as backup:
            backup.prove()
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_many_files_take_little_more_than_the_list_of_the_zip(tmp_path: Path) -> None:
    """Written and proven, each of two thousand takes less than a kilobyte."""
    to = tmp_path / "to.zip"
    names = (f"journal/2026-11-20-{number:06}.toml" for number in range(2000))
    pieces = chain(
        [Piece("journal/", 0o700, None)],
        (Piece(name, 0o600, io.BytesIO(name.encode() * 50)) for name in names),
    )
    tracemalloc.start()
    try:
        with to.open("wb") as out:
            write(out, ABOUT, pieces)
        with to.open("rb") as made, opened(made) as backup:
            backup.prove()
            assert backup.count == 2001
        assert tracemalloc.get_traced_memory()[1] < 2000 * 1000 + 1_500_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("ending", [b"", b"\0" * 90])
def test_a_zip_that_was_packed_anew_is_told_from_one_that_is_none(ending: bytes) -> None:
    """By macOS, for one, or with bytes that a mail service added: all of the journal may be there."""
    anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole())) as old, zipfile.ZipFile(anew, "w") as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member))
        new.comment = b"" if not ending else old.comment
    assert "packed it anew" in refused(anew.getvalue() + ending)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as new:
        new.writestr("journal/entries/", b"")
    assert "it is no backup of this program" in refused(other.getvalue())
