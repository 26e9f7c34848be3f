"""Files beyond the measure of a diary: refused, or named piece by piece, and never read without end."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from equityjournal.core.importing.items import Unread
from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.importing import headed, jrnl_xml, json_stream
from equityjournal.formats.importing.jrnl_text import entries as of_text
from equityjournal.formats.importing.zips import LARGEST_LIST, archive_of
from equityjournal.store.importing.sources import OnDisk

_ELSEWHERE = 0xFFFF_FFFF


def _zip(listed: int, large: int | None) -> bytes:
    """A zip whose end says how large its list is, and whose larger end says so too."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("diary.txt", "3 May 2026\nWords.\n")
    data = packed.getvalue()
    at = data.rindex(b"PK\5\6")
    end = data[at : at + 12] + struct.pack("<L", listed) + data[at + 16 :]
    if large is None:
        return data[:at] + end
    record = b"PK\6\6" + bytes(36) + struct.pack("<QQ", large, 0)
    return data[:at] + record + b"PK\6\7" + struct.pack("<LQL", 0, at, 1) + end


@pytest.mark.parametrize(
    ("listed", "large"),
    [
        (LARGEST_LIST + 1, None),
        (_ELSEWHERE, LARGEST_LIST + 1),
        (100, LARGEST_LIST + 1),
        (LARGEST_LIST + 1, 100),
    ],
)
def test_a_zip_with_too_long_a_list_is_refused_before_the_list_is_read(
    tmp_path: Path, listed: int, large: int | None
) -> None:
    """Wherever its end says so."""
    (tmp_path / "diary.zip").write_bytes(_zip(listed, large))
    with (
        pytest.raises(DamagedFile, match="lists more files than a diary"),
        archive_of(OnDisk(tmp_path / "diary.zip")),
    ):
        pass


def _refused(path: Path) -> str:
    """The reason for which the one file of a zip is not read."""
    with archive_of(OnDisk(path)) as archive:
        (name,) = archive.files()
        with pytest.raises(DamagedFile) as refusal, archive.opened(name) as file:
            file.read()
    return refusal.value.why


def test_a_file_in_a_zip_that_cannot_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    """Locked, packed in a rare way, or swelling without end."""
    path = tmp_path / "diary.zip"
    data = bytearray(_zip(0, None))
    at = data.rindex(b"PK\1\2")
    data[-10:-6] = struct.pack("<L", data.rindex(b"PK\5\6") - at)
    data[at + 8] |= 1
    path.write_bytes(data)
    assert _refused(path) == "diary.txt in it is locked with a password"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("diary.txt", "Words.")
    assert _refused(path) == "diary.txt in it is packed in a way that is not read here"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("diary.txt", bytes(20 * 2**20))
    assert _refused(path) == "diary.txt in it swells to far more than its size"


def test_words_too_long_for_an_entry_are_named_in_pieces_and_none_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The entry has as much as it can hold; the rest stands under no day."""
    monkeypatch.setattr(headed, "LARGEST", 20)
    lines = ["[2026-05-03 18:00] A day", *(f"words {number}" for number in range(7))]
    first, *others = of_text(lambda: lines, "")
    assert not isinstance(first, Unread)
    assert [isinstance(other, Unread) for other in others] == [True, True, True]
    pieces = [first, *others]
    assert "\n".join(getattr(piece, "text", "") for piece in pieces).split("\n") == lines[1:]


def test_an_entry_in_xml_larger_than_any_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words together count, not each of its pieces; those of another entry do not."""
    monkeypatch.setattr(jrnl_xml, "LARGEST", 100)
    entry = '<entry date="2026-05-03T18:00:00">{}</entry>'
    file = tmp_path / "diary.xml"
    file.write_text(f"<journal>{entry.format('Words. ' * 8) * 3}</journal>")
    assert len(list(jrnl_xml.entries(OnDisk(file), file.name))) == 3
    file.write_text(f"<journal>{entry.format('Words. <b/>' * 20)}</journal>")
    with pytest.raises(DamagedFile, match="more in one place"):
        list(jrnl_xml.entries(OnDisk(file), file.name))


def test_json_is_read_whole_across_its_pieces_and_refused_where_a_value_has_no_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Texts, numbers and lists that go on in the next piece are one value each."""
    monkeypatch.setattr(json_stream, "_PIECE", 8)
    monkeypatch.setattr(json_stream, "MOST_BYTES", 60)
    whole = b'{"a longer name": "words over several pieces", "n": 1234567890, "entries": [{"text": "more words"}, 7]}'
    read = list(json_stream.members(io.BytesIO(whole), "entries"))
    assert [member.value for member in read] == [
        "words over several pieces",
        1234567890,
        {"text": "more words"},
        7,
    ]
    for file, why in (
        (b'{"a longer name": "words without an end', "cut off"),
        (b'{"name": "' + b"words " * 20, "more in one place"),
        (b'{"name": [' + b'"words", ' * 20, "more in one place"),
    ):
        with pytest.raises(DamagedFile, match=why):
            list(json_stream.members(io.BytesIO(file), "entries"))
