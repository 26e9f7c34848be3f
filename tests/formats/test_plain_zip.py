"""A zip of stored files: what is written any program reads, and it is held to its list."""

import io
import tracemalloc
import zipfile
from functools import partial

import pytest

from equityjournal.formats import plain_zip
from equityjournal.formats.plain_zip import Member, NoZip, Writing, chunks_of, list_of, members

FOLDER, FILE = 0o40700, 0o100600
TEXTS = {"é/": b"", "é/a": b"one" * 99, "é/b": b"", "z": bytes(range(256))}


def written(comment: bytes = b"") -> bytes:
    """A zip of four members."""
    file = io.BytesIO()
    container = Writing(file)
    for name, data in TEXTS.items():
        container.put(name, FOLDER if name.endswith("/") else FILE, partial(list, (data[:5], data[5:])))
    assert [member.path for member in container.members] == list(TEXTS)
    container.finish(comment)
    return file.getvalue()


def read(data: bytes, comment: int = 0) -> dict[str, bytes]:
    """What is in a zip."""
    file = io.BytesIO(data)
    return {
        member.path: b"".join(chunks_of(file, member)) for member in members(list_of(file, comment, 10**6))
    }


def zip64(monkeypatch: pytest.MonkeyPatch, limit: int, few: int) -> None:
    """Have numbers told by their longer form from a smaller limit on."""
    monkeypatch.setattr(plain_zip, "LIMIT", limit)
    monkeypatch.setattr(plain_zip, "FEW", few)


@pytest.mark.parametrize(("limit", "few"), [(2**32 - 1, 2**16 - 1), (100, 2**16 - 1), (1, 2**16 - 1)])
def test_it_is_read_again_also_by_python(monkeypatch: pytest.MonkeyPatch, limit: int, few: int) -> None:
    """Names beyond ASCII, empty files and sizes and places told in their long form come back."""
    with monkeypatch.context() as small:
        zip64(small, limit, few)
        data = written(b"A remark.")
    assert read(data, 9) == TEXTS
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert container.testzip() is None
        assert container.comment == b"A remark."
        assert {name: container.read(name) for name in container.namelist()} == TEXTS
        assert [member.external_attr >> 16 for member in container.infolist()] == [FOLDER, FILE, FILE, FILE]


def test_seventy_thousand_files_are_listed() -> None:
    """More than the first zips could count."""
    file = io.BytesIO()
    container = Writing(file)
    for number in range(70_000):
        container.put(f"{number}", FILE, lambda: ())
    container.finish(b"")
    assert sum(1 for _ in members(list_of(file, 0, 10**8))) == 70_000
    assert len(zipfile.ZipFile(file).namelist()) == 70_000


def test_a_list_beyond_the_longest_is_not_read() -> None:
    """Nor is one that ends elsewhere than it says."""
    data = written()
    with pytest.raises(NoZip):
        list_of(io.BytesIO(data), 0, 10)
    at = data.rfind(b"PK\5\6")
    with pytest.raises(NoZip):
        read(data[:at] + b"x" + data[at:])


def test_files_that_lie_over_each_other_are_refused() -> None:
    """A list can name one place twice, and so be larger than its zip by any measure."""
    data = written()
    file = io.BytesIO(data)
    listed = list_of(file, 0, 10**6)
    with pytest.raises(NoZip):
        list(members(listed + listed))


def test_bytes_with_another_checksum_are_refused() -> None:
    """Also where nothing else would tell."""
    file = io.BytesIO(written())
    *_, last = members(list_of(file, 0, 10**6))
    with pytest.raises(NoZip):
        list(chunks_of(file, last._replace(crc=last.crc ^ 1)))
    with pytest.raises(NoZip):
        list(chunks_of(file, last._replace(size=10**6)))
    with pytest.raises(NoZip):
        list(chunks_of(file, Member("y", FILE, last.size, last.crc, last.start, is_stored=True)))


def test_a_list_takes_little_more_than_its_names() -> None:
    """A hundred thousand files fit into twelve megabytes, when written and when read."""
    file = io.BytesIO()
    tracemalloc.start()
    try:
        container = Writing(file)
        for number in range(3000):
            container.put(f"journal/entries/2026/11/2026-11-20-{number:06}.toml", FILE, lambda: ())
        container.finish(b"")
        before = file.getbuffer().nbytes
        assert tracemalloc.get_traced_memory()[1] - before < 3000 * 120
        assert sum(1 for _ in members(list_of(file, 0, 10**6))) == 3000
        assert tracemalloc.get_traced_memory()[1] - before < 3000 * 240
    finally:
        tracemalloc.stop()
