"""Parsed word lists in the cache: never stale, never believed when damaged, never needed."""

import os
from pathlib import Path

import pytest

from equityjournal.store.disk.places import lists_place
from equityjournal.store.packs import parsed_lists
from equityjournal.store.records import toml


def tables(paths: list[Path]) -> list[dict[str, object]]:
    """The tables of lists."""
    return [
        kept.table for kept in parsed_lists.parsed_lists("words", paths, lambda data: (toml.parse(data), {}))
    ]


@pytest.fixture
def lists(tmp_path: Path, home: Path) -> list[Path]:
    """Two lists."""
    paths = [tmp_path / "language.a.toml", tmp_path / "language.b.toml"]
    for path in paths:
        path.write_text(f'word = "{path.stem}"\n', "utf-8")
    return paths


def test_a_list_that_is_known_is_not_parsed_again(lists: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time, both come from the cache, in their order."""
    first = tables(lists)
    monkeypatch.setattr("equityjournal.store.records.toml.parse", lambda _: pytest.fail("parsed again"))
    assert tables(lists) == first == [{"word": "language.a"}, {"word": "language.b"}]
    assert tables(lists[::-1]) == first[::-1]


def test_a_list_that_changed_is_parsed_again(lists: list[Path]) -> None:
    """Even one of the same size and time."""
    tables(lists)
    before = lists[0].stat()
    lists[0].write_text('word = "language.c"\n', "utf-8")
    os.utime(lists[0], ns=(before.st_atime_ns, before.st_mtime_ns))
    assert tables(lists) == [{"word": "language.c"}, {"word": "language.b"}]


@pytest.mark.parametrize("at", [0, 70, 90, -1])
def test_a_damaged_cache_is_never_believed(lists: list[Path], at: int) -> None:
    """Whatever byte is changed, the lists are as their files say."""
    right = tables(lists)
    (place,) = lists_place().glob("words-*.json")
    data = bytearray(place.read_bytes())
    data[at] ^= 1
    place.write_bytes(data)
    assert tables(lists) == right


def test_without_a_cache_lists_are_parsed_each_time(
    lists: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache that cannot be written, and a list that it cannot hold, cost time and nothing else."""
    lists[1].write_text("day = 2026-11-27\n", "utf-8")
    monkeypatch.setattr(parsed_lists, "lists_place", lambda: Path("/proc/nowhere"))
    assert [set(table) for table in tables(lists)] == [{"word"}, {"day"}]
    assert [set(table) for table in tables(lists)] == [{"word"}, {"day"}]


def test_a_program_with_other_keys_validates_the_same_list_anew(lists: list[Path]) -> None:
    """After an update a list may be the same, byte for byte, and its table another."""
    read: list[bytes] = []

    def validated(data: bytes) -> parsed_lists.Parsed:
        read.append(data)
        return {}, {}

    for form in ("as it was", "as it was", "as it is now"):
        parsed_lists.parsed_lists("words", lists, validated, form)
    assert len(read) == 2 * len(lists)


def test_two_copies_of_the_program_do_not_overwrite_each_others_lists(
    lists: list[Path], tmp_path: Path
) -> None:
    """Lists of two versions, read in turn, are each validated once."""
    read: list[bytes] = []

    def validated(data: bytes) -> parsed_lists.Parsed:
        read.append(data)
        return {}, {}

    other = tmp_path / "other" / lists[0].name
    other.parent.mkdir()
    other.write_text('word = "newer"\n', "utf-8")
    for _ in range(3):
        parsed_lists.parsed_lists("words", lists, validated)
        parsed_lists.parsed_lists("words", [other, lists[1]], validated)
        parsed_lists.parsed_lists("words", lists, validated, "newer form")
    assert len(read) == 3 * len(lists)


def test_files_of_other_versions_stay_few(lists: list[Path]) -> None:
    """The oldest go, the file of an older program among them; other lists stay."""
    place = lists_place()
    place.mkdir(parents=True)
    for name in ("words.json", "identifiers-11-a.json"):
        (place / name).write_bytes(b"")
        os.utime(place / name, (1, 1))
    for form in range(9):
        parsed_lists.parsed_lists("words", lists, lambda data: (toml.parse(data), {}), form)
    assert len(list(place.glob("words*"))) == parsed_lists.MOST_VERSIONS
    assert not (place / "words.json").exists()
    assert (place / "identifiers-11-a.json").exists()
