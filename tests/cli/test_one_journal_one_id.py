"""A journal is known by its id: links, spellings, copies and moves; and a folder that held another is said."""

import os
import shutil
from pathlib import Path

import pytest

from equityjournal.store.disk.places import index_place
from equityjournal.store.index.tables import VERSION
from equityjournal.store.records.journal_id import ID_FILE, id_in, id_of_journal
from program import Program

READING: tuple[list[str], ...] = (
    ["list"],
    ["themes"],
    ["search", "kettle"],
    ["steps"],
    ["review"],
    ["packs"],
    ["shares"],
    [],
    ["check"],
)


def indexes() -> list[Path]:
    """All indexes on this machine."""
    return sorted(index_place().glob("*.sqlite"))


def holding(word: bytes) -> list[Path]:
    """Files of the cache that hold a word."""
    return [path for path in index_place().iterdir() if path.is_file() and word in path.read_bytes()]


def link_to(journal: Path) -> Path:
    """A link to the journal, beside it."""
    link = journal.with_name("link")
    link.symlink_to(journal, target_is_directory=True)
    return link


def test_the_first_change_gives_the_id_and_reading_never_does(program: Program, journal: Path) -> None:
    """No later change writes it again."""
    (journal / "entries").mkdir(parents=True)
    for verb in READING:
        program(*verb, code=None)
    assert not (journal / ID_FILE).exists()
    program("write", "Words.")
    first = (journal / ID_FILE).read_bytes()
    program("write", "More words.")
    program("tag", "last", "power")
    program("set-aside", "humility")
    assert (journal / ID_FILE).read_bytes() == first
    assert id_of_journal(journal) == id_in(journal / ID_FILE)


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("", True), ("\r", True), (" ", False), ("\r\r", False), (" # mine", False), ("\n", True),
    ],
)  # fmt: skip
def test_the_id_stands_alone_on_its_line(tmp_path: Path, line: str, is_found: bool) -> None:
    """However the line ends; nothing longer, shorter or in other letters is an id."""
    path, identity = tmp_path / ID_FILE, "abcdefghijklmnopqrstuvwx27"
    path.write_bytes(f'schema = 1\nid = "{identity}"{line}\n# end'.encode())
    assert id_in(path) == (identity if is_found else None)
    for other in (identity[:-1], f"{identity}a", identity.upper(), f"{identity[:-1]}1", ""):
        path.write_text(f'id = "{other}"')
        assert id_in(path) is None
    path.write_text(f'  id = "{identity}"\nid="{identity}"\nid = {identity}')
    assert id_in(path) is None
    path.unlink()
    assert id_in(path) is None
    path.mkdir()
    assert id_in(path) is None


def test_links_and_other_spellings_meet_in_one_index(program: Program, journal: Path) -> None:
    """What is erased by one of them is in no file of the cache."""
    program("write", "A zzkettle.")
    for place in (link_to(journal), journal.parent / "x" / ".." / journal.name):
        (journal.parent / "x").mkdir(exist_ok=True)
        program("--journal", str(place), "list")
    assert len(indexes()) == 1
    program("erase", "last", "--yes")
    assert holding(b"zzkettle") == []


def test_a_moved_journal_keeps_its_index_and_its_count(program: Program, journal: Path) -> None:
    """Erased at its new place, nothing is left of the words at the old one."""
    program("write", "A zzkettle.")
    program("list")
    before = indexes()
    moved = journal.with_name("moved")
    journal.rename(moved)
    program("--journal", str(moved), "list")
    assert indexes() == before
    program("--journal", str(moved), "erase", "last", "--yes")
    assert holding(b"zzkettle") == []


def test_a_copy_has_an_index_of_its_own_and_erasing_cleans_both(program: Program, journal: Path) -> None:
    """The copy on this machine keeps its entry; its index is made again without the erased words of the other."""
    program("write", "A zzkettle.")
    program("list")
    copy = journal.with_name("copy")
    shutil.copytree(journal, copy)
    program("--journal", str(copy), "list")
    assert id_of_journal(copy) == id_of_journal(journal)
    assert len(indexes()) == 2
    program("erase", "last", "--yes")
    assert holding(b"zzkettle") == []
    assert "zzkettle" in program("--journal", str(copy), "list").out


def test_the_index_of_a_journal_that_is_gone_goes_too(program: Program, journal: Path) -> None:
    """And so does that of an earlier version of the program."""
    program("write", "A zzkettle.")
    program("list")
    (index,) = indexes()
    earlier = index.with_name(index.name.replace(f"-{VERSION}.", f"-{VERSION - 1}."))
    shutil.copy(index, earlier)
    shutil.rmtree(journal)
    program("--journal", str(journal.with_name("other")), "list")
    assert holding(b"zzkettle") == []


def test_of_two_ids_that_met_by_sync_the_smaller_one_counts(program: Program, journal: Path) -> None:
    """Whichever of the two files the service called the conflict copy."""
    program("write", "Words.")
    own = id_of_journal(journal)
    copy = journal / "journal.sync-conflict-20260602-101010-ABCDEFG.toml"
    for other in ("a" * 26, "z" * 26):
        copy.write_text(f'schema = 1\nid = "{other}"\n')
        assert id_of_journal(journal) == min(own or "", other)


@pytest.mark.parametrize("what", ["another", "none"])
def test_a_folder_that_held_another_journal_is_refused_and_said(
    program: Program, journal: Path, what: str
) -> None:
    """A drive that is not plugged in leaves a folder like that; reading goes on, and accepting it is possible."""
    program("write", "Words.")
    identity = journal / ID_FILE
    if what == "another":
        identity.write_text(f'schema = 1\nid = "{"a" * 26}"\n')
    else:
        identity.unlink()
    assert "On 1 June 2026 this folder held another journal" in program("write", "More.", code=1).err
    listed = program("list")
    assert "Words." in listed.out
    assert "this folder held another journal" in listed.err
    checked = program("check", "--json", code=1).json
    assert [problem["kind"] for problem in checked["problems"]] == ["other-journal"]
    program("check", "--accept-loss")
    program("write", "More.")
    assert "another journal" not in program("list").err


def test_a_damaged_id_is_named_and_written_again_as_it_was(program: Program, journal: Path) -> None:
    """The count of this machine knows it."""
    program("write", "Words.")
    before = id_of_journal(journal)
    (journal / ID_FILE).write_bytes(b"")
    checked = program("check", "--json", code=1).json["problems"]
    assert (ID_FILE, "damaged") in [(problem["path"], problem["kind"]) for problem in checked]
    program("check", "--accept-loss")
    assert id_of_journal(journal) == before


def test_the_loss_is_noticed_by_whatever_way_the_folder_is_reached(program: Program, journal: Path) -> None:
    """And entries deleted one by one through a link are no loss."""
    journal.mkdir()
    link = link_to(journal)
    for number in range(11):
        program("--journal", str(link), "write", f"Entry {number}.")
    for _ in range(10):
        program("--journal", str(link), "delete", "last")
    program("write", "No loss.")
    shutil.rmtree(journal / "entries")
    assert "2 entries vanished" in program("--journal", str(link), "write", "More.", code=1).err


@pytest.mark.parametrize("kept", [1, 2, 5])
def test_every_reading_verb_says_that_entries_vanished(program: Program, journal: Path, kept: int) -> None:
    """On standard error; what they print, and their exit code, are as always."""
    for number in range(kept):
        program("write", f"Entry {number}.")
    shutil.rmtree(journal / "entries")
    (journal / "entries").mkdir()
    for verb in (["list"], ["themes"], ["search", "kettle"], ["steps"], ["review"], []):
        said = program(*verb, code=None).err
        assert "vanished since 1 June 2026. `equityjournal check` says what to do." in said, verb


def test_copies_made_by_a_sync_service_are_no_entries_to_lose(program: Program, journal: Path) -> None:
    """Taking them away, as `check` advises, is no loss."""
    for number in range(20):
        program("write", f"Entry {number}.")
    paths = sorted(journal.glob("entries/*/*/*.toml"))
    for path in paths[:12]:
        shutil.copy(path, path.with_name(f"{path.stem}.sync-conflict-20261127-101010-ABCDEFG.toml"))
    program("write", "More.")
    for copy in journal.glob("entries/*/*/*sync-conflict*"):
        copy.unlink()
    program("write", "And more.")


def test_a_draft_is_held_by_whatever_way_its_folder_is_reached(journal: Path) -> None:
    """Two windows, of which one came by a link, do not take the same draft."""
    from equityjournal.store.disk.draft_locks import Holding

    (journal / "drafts").mkdir(parents=True)
    first, second = Holding(journal.parent / "locks"), Holding(journal.parent / "locks")
    assert first.take(journal / "drafts" / "x.toml")
    assert second.is_taken(link_to(journal) / "drafts" / "x.toml")
    assert os.listdir(journal.parent / "locks")  # noqa: PTH208 - names alone
