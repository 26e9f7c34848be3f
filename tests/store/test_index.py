"""The index: never stale, never believed when it is not as we left it, and never needed to keep an entry."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from equityjournal.core.entry import Answer, Draft
from equityjournal.core.query import parse_query
from equityjournal.core.selection import Selection
from equityjournal.store import counting, disk, refresh, tables
from equityjournal.store.catalogue import Catalogue
from equityjournal.store.config import index_place, shipped_packs
from equityjournal.store.index import Index, Unusable
from equityjournal.store.journal import Journal
from equityjournal.store.packs import Wanted
from equityjournal.store.reading import read_entries
from equityjournal.store.refresh import Refresh
from equityjournal.store.searching import search
from program import Program

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)
TODAY = NOW.date()


def index_of(root: Path, made_for: str = "") -> Index:
    """The index of a journal, as a new command opens it."""
    return Index(root.parent / "cache", root, made_for, Refresh(root, shipped_packs(), Wanted()))


def catalogue(root: Path) -> Catalogue:
    """What a new command would answer from."""
    return Catalogue(index_of(root).up_to_date(), root)


def texts(root: Path) -> dict[str, str]:
    """What the index says each entry begins with."""
    return {brief.id: brief.excerpt for brief in catalogue(root).find(Selection())[0]}


def truth(root: Path) -> dict[str, str]:
    """What the files say each entry begins with."""
    return {kept.record.id: kept.record.excerpt for kept in read_entries(root).entries}


def found(root: Path, words: str) -> set[str]:
    """The ids of the entries in which a word is found."""
    return {hit.brief.id for hit in search(catalogue(root), parse_query([words]), Selection())[0]}


def write(root: Path, text: str, day: date = TODAY) -> tuple[str, Path]:
    """Keep one entry, as another program would: the index is not told."""
    draft = Draft(
        started=NOW, happened=day, pack="relational-equity", language="en-GB", answers=[Answer(text=text)]
    )
    entry, path = Journal(root).add(draft, NOW)
    return entry.id, path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal of three entries that the index has seen."""
    place = tmp_path / "journal"
    for text in ("The kettle was on.", "Nobody rang back.", "The panel decided."):
        write(place, text)
    assert texts(place) == truth(place)
    return place


# Never stale


def append(path: Path) -> None:
    """As `>>` does: the folder's own time stays as it was."""
    with path.open("a", encoding="utf-8") as file:
        file.write("# a remark\n")


def same_size(path: Path) -> None:
    """Other words of the very same length, in the very same file."""
    data = path.read_bytes().replace(b"kettle", b"teapot")
    with path.open("r+b") as file:
        file.write(data)


def same_size_and_time(path: Path) -> None:
    """The same, with the times put back as they were, as a sync service does."""
    before = path.stat()
    same_size(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(path: Path) -> None:
    """As most editors save: another file takes its name."""
    other = path.with_name("other.tmp")
    other.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))
    other.replace(path)


def older(path: Path) -> None:
    """An older version comes back from a backup, with its own old time."""
    path.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))
    os.utime(path, (1_000_000_000, 1_000_000_000))


def of_the_future(path: Path) -> None:
    """A file from a machine whose clock is ahead."""
    path.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))
    os.utime(path, (4_000_000_000, 4_000_000_000))


@pytest.mark.parametrize("change", [same_size, same_size_and_time, replaced, older, of_the_future])
def test_every_change_made_outside_is_noticed(root: Path, change: Callable[[Path], None]) -> None:
    """In place, with the same size, with its times put back, by another file, from the past or from the future."""
    for _ in range(3):  # at once, while the index is young, and again
        identity, path = write(root, "A kettle again.")
        assert identity in found(root, "kettle")
        change(path)
        assert texts(root) == truth(root)
        assert identity in found(root, "teapot")
        assert identity not in found(root, "kettle")


def test_a_line_appended_in_place_is_noticed(root: Path) -> None:
    """By the state of the file: it is no longer whole as it was sealed."""
    identity, path = write(root, "Sealed.")
    assert catalogue(root).whole(identity)[1].value == "whole"
    append(path)
    assert catalogue(root).whole(identity)[1].value == "changed outside"


def test_files_that_come_go_or_move_are_noticed(root: Path) -> None:
    """Added, removed, renamed, moved to another month, a whole folder gone and back."""
    identity, path = write(root, "A guest.")
    assert identity in texts(root)
    elsewhere = path.parents[1] / "12" / path.name
    elsewhere.parent.mkdir()
    path.rename(elsewhere)
    assert identity in texts(root)
    elsewhere.rename(elsewhere.with_name("another-name.toml"))
    assert identity not in texts(root)
    assert "copy" in {problem.kind for problem in catalogue(root).problems()}
    shutil.move(root / "entries", root / "away")
    assert texts(root) == {}
    shutil.move(root / "away", root / "entries")
    assert texts(root) == truth(root)


@pytest.mark.parametrize("tool", ["sed", "vim", "nano", "git"])
def test_changes_by_the_tools_people_use_are_noticed(root: Path, tool: str) -> None:
    """`sed -i`, vim, nano, and git going back to an earlier commit."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed here")
    identity, path = write(root, "A kettle again.")
    assert identity in found(root, "kettle")
    quiet = {"check": True, "capture_output": True, "stdin": subprocess.DEVNULL, "timeout": 60}
    if tool == "sed":
        command = ["sed", "-i", "s/kettle/teapot/", str(path)]
        subprocess.run(command, **quiet)  # type: ignore[call-overload]
    elif tool == "vim":
        command = ["vim", "-es", "-u", "NONE", "-c", "%s/kettle/teapot/", "-c", "wq", str(path)]
        subprocess.run(command, **quiet)  # type: ignore[call-overload]
    elif tool == "nano":
        import pexpect

        session = pexpect.spawn("nano", [str(path)], env=os.environ | {"TERM": "xterm"}, timeout=30)
        session.send("# typed in nano\r\x0f\r\x18")
        session.expect(pexpect.EOF)
        session.close()
        assert catalogue(root).whole(identity)[1].value == "changed outside"
        return
    else:
        git = ["git", "-C", str(root), "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
        for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "kettle"]):
            subprocess.run([*git, *step], **quiet)  # type: ignore[call-overload]
        path.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))
        assert identity in found(root, "teapot")
        subprocess.run([*git, "checkout", "-q", "--", "."], **quiet)  # type: ignore[call-overload]
        assert identity in found(root, "kettle")
        return
    assert texts(root) == truth(root)
    assert identity in found(root, "teapot")


def test_choices_and_drafts_are_noticed_too(root: Path) -> None:
    """A theme set aside by a synced machine, and an offer in something begun elsewhere."""
    (root / "choices").mkdir()
    (root / "choices" / "one.toml").write_text(
        'schema = 1\nmade = 2026-06-01T18:00:00+00:00\nday = 2026-06-01\ntheme = "power"\nweight = 0\n',
        "utf-8",
    )
    assert [choice.theme for choice in counting.choices(catalogue(root).database)] == ["power"]
    draft = Draft(
        started=NOW,
        happened=NOW.date(),
        pack="relational-equity",
        language="en-GB",
        shown=["power/who-decided"],
    )
    Journal(root).drafts.keep(draft)
    assert [offer.prompt for offer in counting.history(catalogue(root).database).offers] == [
        "power/who-decided"
    ]
    Journal(root).drafts.remove(draft)
    (root / "choices" / "one.toml").unlink()
    assert counting.choices(catalogue(root).database) == []
    assert not counting.history(catalogue(root).database).offers


class AnyChanges(RuleBasedStateMachine):
    """Whatever is done to the files, by whomever, the index says what the files say."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.home = Path(tempfile.mkdtemp(prefix="index-"))
        self.root = self.home / "journal"
        self.lot = random.Random(11)  # noqa: S311

    def teardown(self) -> None:
        """Take everything away again."""
        shutil.rmtree(self.home)

    def _some_file(self) -> Path | None:
        there = sorted(self.root.glob("entries/**/*.toml"))
        return self.lot.choice(there) if there else None

    @rule(text=st.sampled_from(["A kettle.", "A teapot.", "Nobody rang.", "Gŵyl."]), days=st.integers(0, 70))
    def write(self, text: str, days: int) -> None:
        """An entry, about this day or an earlier one."""
        write(self.root, text, NOW.date() - timedelta(days=days))

    @rule(cut=st.integers(0, 400))
    def truncate(self, cut: int) -> None:
        """A file is cut short."""
        if path := self._some_file():
            path.write_bytes(path.read_bytes()[:cut])

    @rule(name=st.sampled_from(["x.toml", "2026-06-01-aaaaaa.toml", "2026-06-01-aaaaaa 2.toml"]))
    def copy(self, name: str) -> None:
        """A file is copied beside itself, under another name."""
        if (path := self._some_file()) and path.name != name:
            shutil.copy(path, path.with_name(name))

    @rule()
    def remove(self) -> None:
        """A file is gone."""
        if path := self._some_file():
            path.unlink()

    @rule()
    def edit(self) -> None:
        """A word is changed in place."""
        if path := self._some_file():
            path.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))

    @rule()
    def look(self) -> None:
        """A command reads the journal."""
        texts(self.root)

    @invariant()
    def the_index_says_what_the_files_say(self) -> None:
        """Entries, problems, and what is found by a word."""
        files, there = read_entries(self.root), catalogue(self.root)
        assert {one.id: one.excerpt for one in there.find(Selection())[0]} == truth(self.root)
        assert sorted(map(repr, there.problems())) == sorted(map(repr, files.problems))
        teapots = {kept.record.id for kept in files.entries if "teapot" in kept.record.answers[0].text}
        assert found(self.root, "teapot") == teapots


AnyChanges.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
TestAnyChanges = AnyChanges.TestCase


# Never believed when it is not as we left it


def the_file(root: Path) -> Path:
    """The index on disk."""
    (path,) = (root.parent / "cache").glob("*.sqlite")
    return path


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("Not a database at all.\n" * 400),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(b"\0" * 100 + path.read_bytes()[100:]),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: path.with_suffix(".mark").unlink(),
        lambda path: path.with_suffix(".mark").write_text("1 2 3 4"),
        lambda path: path.with_suffix(".mark").write_bytes(b"\xff"),
        lambda path: path.with_suffix(".new").write_bytes(b"left by a program that was killed"),
    ],
    ids=["gone", "empty", "text", "half", "header", "folder", "no mark", "another mark", "odd mark", "left over"],
)  # fmt: skip
def test_a_damaged_index_is_made_again(root: Path, damage: Callable[[Path], object]) -> None:
    """Whatever became of it, the answers are those of the files."""
    damage(the_file(root))
    try:
        assert texts(root) == truth(root)
    except Unusable:
        assert the_file(root).is_dir()  # it cannot be put there: a command then reads the files, and says so
        return
    assert found(root, "kettle")


def test_no_flipped_byte_is_ever_believed(root: Path) -> None:
    """A hundred times one byte, a hundred times two hundred: found words and entries are those of the files."""
    lot = random.Random(5)  # noqa: S311
    whole = found(root, "panel")
    for number in range(200):
        path = the_file(root)
        data = bytearray(path.read_bytes())
        for _ in range(1 if number % 2 else 200):
            data[lot.randrange(len(data))] ^= 1 << lot.randrange(8)
        path.write_bytes(data)
        assert found(root, "panel") == whole
        assert texts(root) == truth(root)


def test_an_index_for_another_language_or_journal_is_not_believed(root: Path) -> None:
    """It is made again for whoever asks."""
    other = index_of(root, "cy")
    assert Catalogue(other.up_to_date(), root).find(Selection())[1] == 3
    other.close()
    assert texts(root) == truth(root)


def test_an_index_of_a_later_version_is_left_alone(root: Path) -> None:
    """It is a file of its own."""
    later = the_file(root).with_name(
        the_file(root).name.replace(f"-{tables.VERSION}.", f"-{tables.VERSION + 1}.")
    )
    later.write_bytes(b"of a later version")
    assert texts(root) == truth(root)
    assert later.read_bytes() == b"of a later version"


def test_the_index_proves_itself_or_is_thrown_away(root: Path) -> None:
    """SQLite's own tests find what no command has stumbled over yet; the next command makes it again."""
    assert index_of(root).prove()
    path = the_file(root)
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM stems_data WHERE id > 10")
        database.commit()
    index = index_of(root)
    path.with_suffix(".mark").write_text(index._stamp())  # as if the disk, and nobody else, had done it
    assert not index.prove()
    assert found(root, "kettle")


def test_nobody_else_may_read_it(root: Path) -> None:
    """It holds what people wrote: 0600 in a folder of 0700, whatever the umask."""
    for path in (root.parent / "cache").iterdir():
        assert path.stat().st_mode & 0o077 == 0
    assert (root.parent / "cache").stat().st_mode & 0o077 == 0


# Never needed


def held(path: Path) -> sqlite3.Connection:
    """Somebody holds the whole index for themselves."""
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.execute("BEGIN EXCLUSIVE")
    return database


def index_file() -> Path:
    """The index of the program's own journal."""
    (path,) = index_place().glob("*.sqlite")
    return path


def test_a_locked_index_keeps_no_entry_from_being_saved(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is saved, reading goes to the files and says so, and afterwards the index has caught up."""
    monkeypatch.setattr("equityjournal.store.index.PATIENCE", 0.2)
    monkeypatch.setattr("equityjournal.store.index.BUSY", 0.2)
    program("write", "Before.")
    program("list")
    with closing(held(index_file())):
        assert "Saved" in program("write", "CANARY while it was locked.").out
        said = program("search", "canary")
        assert "[CANARY]" in said.out
        assert "every file is read instead" in said.err
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
    monkeypatch.setattr("equityjournal.store.index.PATIENCE", 0.2)
    program("write", "A kettle.")
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        with disk.locked_within(index_place() / ".lock", 1):
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
    monkeypatch.setattr(
        "equityjournal.store.tables._WORDS", "CREATE VIRTUAL TABLE stems USING nosuchmodule (x);"
    )
    index_of(root).discard()
    (hit,) = search(catalogue(root), parse_query(["KETTLE"]), Selection())[0]
    assert hit.line == "The [kettle] was on."


def test_many_programs_at_once_never_trip_over_the_index(tmp_path: Path) -> None:
    """Ten that write and ten that read at the same time; in the end the index says what the files say."""
    env = os.environ | {"HOME": str(tmp_path)}
    command = [sys.executable, "-m", "equityjournal", "--journal", str(tmp_path / "journal")]
    running = [
        subprocess.Popen([*command, *verb], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for number in range(10)
        for verb in (["write", f"Entry {number}."], ["list"])
    ]  # fmt: skip
    for process in running:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, out + err
    listed = subprocess.run([*command, "list", "--json"], env=env, capture_output=True, text=True, check=True)
    assert listed.stdout.count('"excerpt"') == 10


# What was erased is gone


def test_erased_words_are_in_no_byte_of_the_index(program: Program) -> None:
    """Not in its words, not in unused pages; other entries are found as before."""
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
    monkeypatch.setattr(refresh, "EVERY", 1)
    told: list[tuple[int, int]] = []
    index_of(root).discard()
    Index(
        root.parent / "cache",
        root,
        "",
        Refresh(root, shipped_packs(), Wanted()),
        lambda *now: told.append(now),
    ).up_to_date()
    assert told == [(1, 3), (2, 3), (3, 3)]
