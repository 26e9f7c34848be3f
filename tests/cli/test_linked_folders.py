"""A folder of the journal that is a link: writing and reading treat it the same."""

from pathlib import Path

import pytest

from cli.kept import kept_files
from program import Program


def linked(folder: Path, elsewhere: Path) -> Path:
    """Put a folder elsewhere, and a link in its place."""
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere, target_is_directory=True)
    return elsewhere


@pytest.mark.parametrize("level", ["month", "year"])
def test_nothing_is_saved_where_nothing_is_read(program: Program, journal: Path, level: str) -> None:
    """The link is named by both; the text is kept, and is saved once the folder is back."""
    program("write", "-d", "3 May 2025", "Another year.")
    program("write", "First words here.")
    month = journal / "entries" / "2026" / "06"
    folder = {"month": month, "year": month.parent}[level]
    elsewhere = linked(folder, journal.parent / "elsewhere")
    before = sorted(elsewhere.rglob("*"))
    refused = program("write", "Second words here.", code=1)
    assert f"{folder} is a link to another folder" in refused.err.replace("\n", " ")
    assert "Saved" not in refused.out
    assert sorted(elsewhere.rglob("*")) == before
    name = folder.relative_to(journal).as_posix()
    assert f"{name}: it is a link to another folder" in program("list").err.replace("\n", " ")
    (problem,) = [one for one in program("check", "--json", code=1).json["problems"] if one["path"] == name]
    assert "Put the folder itself in the place of the link" in problem["message"]
    folder.unlink()
    elsewhere.rename(folder)
    program.at_terminal("write", "--resume", typed=["", ".", ""])
    assert {entry["excerpt"] for entry in program("list", "--json").json} >= {"Second words here."}


@pytest.mark.parametrize("room", ["entries", "versions", "trash", "drafts"])
def test_a_room_may_be_a_link_for_writing_and_for_reading(program: Program, journal: Path, room: str) -> None:
    """As may the journal's own folder: saved, found, changed, deleted, brought back and erased."""
    program("write", "First words here.")
    (journal / room).mkdir(exist_ok=True)
    elsewhere = linked(journal / room, journal.parent / "elsewhere")
    program("write", "A zzkettle.")
    program("edit", "last", "--title", "T")
    (identity,) = [entry["id"] for entry in program("list", "--json").json if entry["title"] == "T"]
    program("delete", identity)
    program("restore", identity)
    assert len(program("show", identity, "--versions", "--json").json) == 1
    assert program("check", "--json").json["whole"]
    program("erase", identity, "--yes")
    assert not [path for path in elsewhere.rglob("*") if identity in path.name]
    assert len(kept_files(journal)) == 1


@pytest.mark.parametrize("below", ["versions/{id}", "trash/2026-06-01"])
def test_no_words_go_through_a_link_below_a_room(program: Program, journal: Path, below: str) -> None:
    """There no verb would find them again, to show or to erase them."""
    program("write", "First words here.")
    (path,) = kept_files(journal)
    folder = journal / below.format(id=path.stem)
    folder.parent.mkdir(exist_ok=True)
    elsewhere = journal.parent / "elsewhere"
    elsewhere.mkdir()
    folder.symlink_to(elsewhere, target_is_directory=True)
    verb = ["delete", "last"] if "trash" in below else ["edit", "last", "--title", "T"]
    assert "is a link to another folder" in program(*verb, code=1).err.replace("\n", " ")
    assert list(elsewhere.iterdir()) == []
    assert path.exists()
    name = folder.relative_to(journal).as_posix()
    assert name in {one["path"] for one in program("check", "--json", code=1).json["problems"]}


def test_a_file_that_reading_does_not_find_again_is_not_called_saved(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something put a link there in the very moment; the file is named, and not written a second time."""
    program("write", "First words here.")
    monkeypatch.setattr("equityjournal.store.entries.journal.is_reached", lambda *_: False)
    told = program("write", "Second words here.", code=1)
    assert "Saved" not in told.out
    assert "the journal does not find it again" in told.err.replace("\n", " ")
    assert len(kept_files(journal)) == 2
