"""Erased words leave the index, and an erased entry that comes back is named."""

import re
import sqlite3
from pathlib import Path

import pytest

from cli.erased_files import holding, said
from cli.fake_editor import Editor
from cli.kept import kept_files
from equityjournal.store.disk.places import erased_place, index_place
from equityjournal.store.index import marks, tables
from program import Program


@pytest.fixture(autouse=True)
def texts_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packed without any work: words that were left in the index would show in its bytes."""
    monkeypatch.setattr(tables, "WORK", 0)


def test_an_index_that_cannot_be_cleaned_is_said(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is gone all the same; the exit code is that of a failure."""
    program("write", "A zzkettle.")
    program("list")
    monkeypatch.setattr("equityjournal.store.index.forgotten_words.remove", _no_vacuum)
    monkeypatch.setattr(marks, "remove_index", lambda _: False)
    told = program("erase", "last", "--yes", code=1)
    assert "is gone for good" in told.out
    (index,) = index_place().glob("*.sqlite")
    assert "Its words may still stand in the index" in told.err
    assert str(index) in "".join(told.err.split("\n"))
    assert kept_files(journal) == []


def test_an_index_that_cannot_be_cleaned_goes_as_a_whole(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left to be deleted by hand, and nothing of it is said."""
    program("write", "A zzkettle.")
    program("list")
    monkeypatch.setattr("equityjournal.store.index.forgotten_words.remove", _no_vacuum)
    assert program("erase", "last", "--yes").err == ""
    assert holding(index_place(), b"zzkettle") == []
    assert program("list", "--json").json == []


def _no_vacuum(database: sqlite3.Connection) -> None:
    raise sqlite3.OperationalError("attempt to write a readonly database")


@pytest.mark.parametrize("gone", ["file", "month", "trash"])
def test_words_of_files_that_went_by_other_ways_leave_the_index(
    program: Program, journal: Path, gone: str
) -> None:
    """Taken away by a sync service or by hand, from the entries or from the trash; at the next look."""
    program("write", "-d", "3 May", "Nobody rang back.")
    program("write", "A zzkettle.")
    (path,) = journal.glob("entries/2026/06/*.toml")
    program("list")
    if gone == "trash":
        program("delete", path.stem)
        (path,) = journal.glob("trash/*/*.toml")
        assert holding(index_place(), b"zzkettle")
    path.unlink()
    if gone == "month":
        path.parent.rmdir()
    program("list")
    assert holding(index_place(), b"zzkettle") == []
    assert len(program("search", "rang", "--json").json) == 1


@pytest.mark.parametrize("known_as", ["entry", "version"])
def test_words_erased_on_another_device_leave_the_index_at_the_next_look(
    program: Program, journal: Path, editor: Editor, known_as: str
) -> None:
    """They come by a sync service: out of the entry, or out of an earlier version that alone still has them."""
    program("write", "-d", "3 May", "Nobody rang back.")
    program("write", "A zzkettle and more.")
    (path,) = journal.glob("entries/2026/06/*.toml")
    program("list")
    if known_as == "version":
        editor.does("path.write_text('A pan and more.')")
        program("edit", path.stem)
        (path,) = journal.glob("versions/*/*.toml")
        program("list")
    assert b"zzkettle" in path.read_bytes()
    assert holding(index_place(), b"zzkettle")
    path.write_bytes(path.read_bytes().replace(b"zzkettle", b"[erased]"))
    program("list")
    assert holding(index_place(), b"zzkettle") == []
    assert len(program("search", "more", "--json").json) == 1


def test_what_is_added_after_saving_cleans_nothing(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word of the entry goes, so that every answer with a last line would cost the whole index."""
    monkeypatch.setattr("equityjournal.store.index.forgotten_words.remove", _cleaned)
    program.at_terminal("write", typed=["A zzkettle.", ".", "tired / office"])
    (path,) = kept_files(journal)
    assert b"office" in path.read_bytes()
    program("list")
    assert len(program("search", "zzkettle", "--json").json) == 1


def _cleaned(database: sqlite3.Connection) -> None:
    raise AssertionError("the whole index was written again")


def test_many_edits_are_cleaned_together(
    program: Program, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each edit that waits is looked at by every command, so that they are few."""
    monkeypatch.setattr("equityjournal.store.index.forgotten_words._MOST_WAITING", 2)
    program("write", "A zzkettle.")
    for word in ("pan", "pot", "tin"):
        assert holding(index_place(), b"zzkettle")
        editor.does(f"path.write_text('A {word}.')")
        program("edit", "last")
    program("list")
    assert holding(index_place(), b"zzkettle") == []


def test_an_edit_or_a_move_cleans_nothing(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words are still on the disk, and cleaning costs time at every change."""
    program("write", "A zzkettle.")
    program("list")
    monkeypatch.setattr("equityjournal.store.index.forgotten_words.remove", _cleaned)
    (path,) = kept_files(journal)
    program("edit", "last", "--title", "T")
    program("tag", "last", "power")
    program("list")
    (journal / "entries" / "moved").mkdir()
    path.rename(journal / "entries" / "moved" / path.name)
    program("list")
    program("delete", "last")
    program("list")
    program("restore", path.stem)
    assert len(program("list", "--json").json) == 1


def test_an_erased_entry_that_comes_back_is_named_until_it_goes_or_is_to_stay(
    program: Program, journal: Path
) -> None:
    """By a sync service, from another device or a copy: reading says so, and `check` with both ways on."""
    program("write", "A zzkettle.")
    program("write", "Another.")
    (path,) = (path for path in kept_files(journal) if b"zzkettle" in path.read_bytes())
    before = path.read_bytes()
    program("erase", path.stem, "--yes")
    program("check")
    for again in (f"erase {path.stem} --yes", "check --accept"):
        path.write_bytes(before)
        assert f"{path.stem} was erased here, and has come back." in said(program("list"))
        assert program("list", "--json").err
        told = said(program("check", code=1))
        assert f"`equityjournal erase {path.stem}` removes it again" in told
        assert "erased" in [one["kind"] for one in program("check", "--json", code=1).json["problems"]]
        program(*again.split())
        program("check")
        assert "was erased here" not in said(program("list"))
    assert path.exists()


@pytest.mark.parametrize("room", ["trash", "versions"])
def test_an_erased_entry_that_comes_back_into_another_room_is_named(
    program: Program, journal: Path, room: str
) -> None:
    """As from a device that deleted or edited it."""
    program("write", "A zzkettle.")
    program("edit", "last", "--title", "T")
    if room == "trash":
        program("delete", "last")
    (path,) = (journal / room).rglob("*.toml") if room == "versions" else journal.glob("trash/*/*.toml")
    (identity,) = (folder.name for folder in (journal / "versions").iterdir())
    before = path.read_bytes()
    program("erase", identity, "--yes")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before)
    assert f"{identity} was erased on this machine" in said(program("check", code=1))
    program("erase", identity, "--yes")
    program("check")


def test_what_is_kept_of_an_erased_id_tells_neither_the_id_nor_its_day(program: Program, home: Path) -> None:
    """Eight digits of its hash, on this machine alone; none is kept twice."""
    program("write", "Words.")
    program("write", "Words.")
    ids = [entry["id"] for entry in program("list", "--json").json]
    for identity in ids:
        program("erase", identity, "--yes")
    (kept,) = erased_place().glob("*.toml")
    listed = re.findall(r'"(.*)"', kept.read_text())
    assert len(listed) == 2
    assert all(re.fullmatch("[0-9a-f]{8}", digits) for digits in listed)
    assert [
        path for path in home.rglob("*") if path.is_file() and ids[0][10:].encode() in path.read_bytes()
    ] == []
