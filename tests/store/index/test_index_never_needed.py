"""The index is never needed: without it entries are saved and read, more slowly."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from equityjournal.core.entries.search_words import parse_query
from equityjournal.core.entries.selection import Selection
from equityjournal.store.disk import systems
from equityjournal.store.disk.places import index_place
from equityjournal.store.index import tables
from equityjournal.store.lookup.search import search
from many import some
from program import Program
from store.indexed import catalogue, index_file, index_of


def held(path: Path) -> sqlite3.Connection:
    """Somebody holds the whole index for themselves."""
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.execute("BEGIN EXCLUSIVE")
    return database


def test_a_locked_index_keeps_no_entry_from_being_saved(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is saved, reading goes to the files and says so, and afterwards the index has caught up."""
    monkeypatch.setattr("equityjournal.store.index.index_file.PATIENCE", 0.2)
    monkeypatch.setattr("equityjournal.store.disk.database.BUSY", 0.2)
    program("write", "Before.")
    program("list")
    with closing(held(index_file())):
        assert "Saved" in program("write", "CANARY while it was locked.").out
        said = program("search", "canary")
        assert "[CANARY]" in said.out
        assert "very file is read instead" in said.err
    said = program("search", "canary")
    assert "[CANARY]" in said.out
    assert said.err == ""


def test_where_no_index_can_be_kept_everything_works(program: Program, home: Path) -> None:
    """The place for caches is a file; every reading verb answers, and says why it may be slow."""
    (home / ".cache").write_text("in the way")
    program("write", "-t", "power", "A kettle.")
    for verb in (["list"], ["show", "last"], ["search", "kettle"], ["themes"]):
        said = program(*verb)
        assert said.out.strip()
        assert "cannot be used" in said.err


def test_a_stopped_program_that_holds_the_lock_stops_no_other(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while the files are read instead."""
    monkeypatch.setattr("equityjournal.store.index.index_file.PATIENCE", 0.2)
    program("write", "A kettle.")
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        with systems.locked_within(index_place() / ".lock", 1):
            taken.set()
            done.wait(30)

    index_place().mkdir(parents=True, exist_ok=True)
    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(10)
    try:
        assert "kettle" in program("list").out
    finally:
        done.set()
        holder.join()


def test_a_search_without_full_text_search_looks_through_the_texts(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Python whose SQLite lacks it finds the same words, letter for letter."""
    monkeypatch.setattr(tables, "_word_table", lambda *_: "CREATE VIRTUAL TABLE stems USING nosuchmodule (x)")
    index_of(root).discard()
    (hit,) = search(catalogue(root), parse_query(["KETTLE"]), Selection())[0]
    assert hit.line == "The [kettle] was on."


@pytest.mark.many
def test_many_programs_at_once_never_trip_over_the_index(tmp_path: Path) -> None:
    """As many that write as read, at the same time; in the end the index says what the files say."""
    env = os.environ | {"HOME": str(tmp_path)}
    command = [sys.executable, "-m", "equityjournal", "--journal", str(tmp_path / "journal")]
    numbers = some(range(10), 3)
    running = [
        subprocess.Popen([*command, *verb], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for number in numbers
        for verb in (["write", f"Entry {number}."], ["list"])
    ]  # fmt: skip
    for process in running:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, out + err
    listed = subprocess.run([*command, "list", "--json"], env=env, capture_output=True, text=True, check=True)
    assert listed.stdout.count('"excerpt"') == len(numbers)


@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_a_mark_that_is_no_file_is_taken_for_none(program: Program, kind: str) -> None:
    """A pipe in its place holds nothing up, and a folder or a link is not followed: every answer is right."""
    program("write", "A kettle.")
    program("list")
    (mark,) = index_place().glob("*.mark")
    mark.unlink()
    if kind == "pipe":
        os.mkfifo(mark)
    elif kind == "folder":
        mark.mkdir()
    else:
        mark.symlink_to(mark.with_name("elsewhere"))
    assert "kettle" in program("list").out
    assert "kettle" in program("search", "kettle").out
    assert "Saved" in program("write", "Another.").out
