"""The index: nobody else may read it, what was erased is not in it, and how far the first one is gets told."""

import json
import os
import shutil
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.store.disk.database import database_in_memory
from equityjournal.store.disk.places import index_place, shipped_packs
from equityjournal.store.index import intake, tables
from equityjournal.store.index.index import Index
from equityjournal.store.index.refresh import Refresh
from equityjournal.store.index.tables import with_tables
from equityjournal.store.listing.looks import JUST_NOW
from equityjournal.store.lookup.catalogue import Catalogue
from equityjournal.store.lookup.queries import brief_of
from equityjournal.store.packs import reading_packs
from equityjournal.store.packs.packs import Wanted
from program import Program
from store.indexed import index_file, index_of


def test_nobody_else_may_read_it(root: Path) -> None:
    """It holds what people wrote: 0600 in a folder of 0700, whatever the umask."""
    for path in (root.parent / "cache").iterdir():
        assert path.stat().st_mode & 0o077 == 0
    assert (root.parent / "cache").stat().st_mode & 0o077 == 0


def test_erased_words_are_in_no_byte_of_the_index(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in its words, not in unused pages; other entries are found as before."""
    monkeypatch.setattr(tables, "WORK", 0)  # kept as they are, packed texts show in the bytes
    program("write", "Others stay.")
    identity = program(
        "write", "--json", "--title", "zzcanaryone", "--setting", "zzcanarytwo", "A zzcanarythree."
    ).json["id"]
    program("edit", identity, "--title", "zzcanaryfour")
    assert program("search", "zzcanarythree").out.count("[zzcanarythree]") == 1
    assert b"zzcanarythree" in index_file().read_bytes()
    program("delete", identity)
    program("list")
    program("erase", identity, "--yes")
    program("list")
    for path in index_place().iterdir():
        assert b"zzcanary" not in path.read_bytes()
    assert "Others [stay]." in program("search", "stay").out


def test_a_progress_is_told_while_a_long_first_indexing_lasts(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many files of how many, never backwards."""
    monkeypatch.setattr(intake, "EVERY", 1)
    told: list[tuple[int, int]] = []
    index_of(root).discard()
    files = Refresh(root, shipped_packs(), Wanted())
    with closing(Index(root.parent / "cache", root, "", files, lambda *now: told.append(now))) as index:
        index.up_to_date()
    assert told == [(1, 3), (2, 3), (3, 3)]


@given(st.lists(st.text()), st.lists(st.text(alphabet='a", \\[]é')))
def test_lists_in_the_index_read_as_they_were_written(themes: list[str], feelings: list[str]) -> None:
    """With whatever signs: commas, quotes, brackets, accents."""
    row = (
        "2026-06-03-abcdef",
        1,
        "2026-06-03T12:00:00+00:00",
        "",
        "",
        json.dumps(themes),
        json.dumps(feelings),
    )
    brief = brief_of((*row, "", False, "", ""))
    assert (brief.themes, brief.feelings) == (themes, feelings)


def test_an_index_in_memory_is_brought_the_packs_of_the_one_on_disk(root: Path) -> None:
    """So that reading a locked journal without sealed pages does not read every pack at each command."""
    files = Refresh(root, shipped_packs(), Wanted())
    with (
        closing(with_tables(database_in_memory(), "")) as known,
        closing(with_tables(database_in_memory(), "")) as new,
    ):
        files.packs.take(known)
        files.packs.bring(known, new)
        assert files.packs.are_known(new)
        assert files.packs.shelf(new) == files.packs.shelf(known)


def test_from_the_second_entry_on_writing_reads_no_pack(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one made an index, for there was little to read; nobody ever asked for a list."""
    program("write", "One.")
    read = []
    monkeypatch.setattr(reading_packs, "find_packs", lambda *places: read.append(places))
    program("write", "Two.")
    assert read == []


@pytest.mark.parametrize("verb", [["show"], ["tag"], ["delete"], ["edit", "--title", "T"]])
def test_an_entry_taken_away_by_another_window_between_finding_and_reading_is_said_to_be_gone(
    program: Program, monkeypatch: pytest.MonkeyPatch, verb: list[str]
) -> None:
    """Its row leaves the index between two look-ups: a sentence, and no mistake of ours."""
    program("write", "Words.")
    identity = program("list", "--json").json[0]["id"]
    whole = Catalogue._rows

    def rows(catalogue: Catalogue, query: str, *values: object) -> list[Any]:
        is_second = "JOIN" in query and identity in values
        return [] if is_second else whole(catalogue, query, *values)

    monkeypatch.setattr(Catalogue, "_rows", rows)
    name, *rest = verb
    more = ["power"] if name == "tag" else []
    assert f"{identity} is gone." in program(name, identity, *more, *rest, code=1).err


def test_two_installed_copies_read_one_journal_in_turn_without_reading_packs_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each keeps its own packs in the one index; so does a copy that only writes, after an update."""
    root, other = tmp_path / "journal", tmp_path / "prompts"
    shutil.copytree(shipped_packs(), other)
    (root / "entries").mkdir(parents=True)
    long_ago = 1_700_000_000
    for path in other.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    on_time = time.time_ns
    monkeypatch.setattr("equityjournal.store.listing.looks.time.time_ns", lambda: on_time() + 2 * JUST_NOW)

    def packs_of(shipped: Path) -> set[Path]:
        index = Index(index_place(), root, "", Refresh(root, shipped, Wanted()))
        found, problems = index.packs()
        index.close()
        assert not problems
        return {pack.path.parent for pack in found}

    index = Index(index_place(), root, "", Refresh(root, shipped_packs(), Wanted()))
    index.up_to_date()
    index.close()
    packs_of(other)
    monkeypatch.setattr(
        "equityjournal.store.packs.reading_packs.find_packs", lambda *_: pytest.fail("read anew")
    )
    for shipped in (shipped_packs(), other, shipped_packs(), other):
        assert packs_of(shipped) == {shipped}


def test_a_save_without_an_index_counts_by_folder(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every other does: to list 100,000 names takes longer than the save."""
    program("write", "One.")
    for path in index_place().iterdir():
        path.unlink()
    for module in ("listing.folder_counts", "entries.loss_guard"):
        monkeypatch.setattr(
            f"equityjournal.store.{module}.count_entries", lambda _: pytest.fail("listed all")
        )
    assert "Saved" in program("write", "Two.").out


def test_a_look_right_after_a_save_changes_no_index(program: Program, journal: Path) -> None:
    """The file may still change without new times, so its bytes are compared; nothing is written for that."""
    program("write", "One.")
    before = index_file().stat()
    for verb in ("list", "themes"):
        program(verb)
    assert index_file().stat().st_mtime_ns == before.st_mtime_ns
    (entry,) = (journal / "entries").rglob("*.toml")
    entry.write_bytes(entry.read_bytes().replace(b"One.", b"Two."))
    assert "Two." in program("list").out
