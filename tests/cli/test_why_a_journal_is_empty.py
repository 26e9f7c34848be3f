"""A journal without entries: none was written, all are in the trash, or they vanished."""

import shutil
import zipfile
from pathlib import Path

import pytest

from cli.erased_files import said
from cli.kept import kept_files
from program import Program

READING: tuple[list[str], ...] = (["list"], ["themes"], ["search", "rang"], [], ["show", "last"])


@pytest.mark.parametrize("command", READING)
def test_after_a_loss_nothing_is_played_as_on_a_first_day(
    program: Program, journal: Path, command: list[str]
) -> None:
    """What was there is the news, on the screen as on standard error."""
    program("write", "Nobody rang back.")
    shutil.rmtree(journal / "entries")
    told = said(program(*command, code=None))
    assert f"No entry is in {journal} any longer." in told
    assert "1 entry vanished since 1 June 2026" in told
    for first_day in ("Nothing is written yet", "no entries yet", "A journal for people", "write` begins"):
        assert first_day not in told


@pytest.mark.parametrize("command", READING)
def test_where_all_is_in_the_trash_the_way_back_is_said(program: Program, command: list[str]) -> None:
    """Nobody reads that nothing was ever written."""
    program("write", "Nobody rang back.")
    program("delete", "last")
    told = said(program(*command, code=None))
    assert "All your entries are in the trash. `equityjournal restore` lists them." in told
    assert "yet" not in told


def test_a_backup_after_a_loss_does_not_say_that_nothing_is_missing(
    program: Program, journal: Path, tmp_path: Path
) -> None:
    """It was read back all the same; the loss is what counts."""
    program("write", "Nobody rang back.")
    assert "nothing is missing in it" in said(program("backup", str(tmp_path / "before.zip")))
    shutil.rmtree(journal / "entries")
    told = said(program("backup", str(tmp_path / "after.zip")))
    assert "in which there are no entries" in told
    assert "nothing is missing" not in told
    assert "1 entry vanished" in told


@pytest.mark.parametrize("others", [True, False])
@pytest.mark.parametrize("command", ["show", "edit", "delete", "tag"])
def test_an_entry_in_the_trash_is_said_to_be_there(program: Program, command: str, others: bool) -> None:
    """By its id or its letters, whether or not other entries are in the journal."""
    program("write", "Nobody rang back.")
    identity = program("list", "--json").json[0]["id"]
    if others:
        program("write", "Another.")
    program("delete", identity)
    rest = ["power"] if command == "tag" else []
    for name in (identity, identity[-6:]):
        told = said(program(command, name, *rest, code=1))
        assert f"{identity} is in the trash. `equityjournal restore {identity}` brings it back." in told


def test_an_entry_with_earlier_versions_alone_is_said_to_have_them(program: Program, journal: Path) -> None:
    """The way back that is named works."""
    program("write", "Nobody rang back.")
    program("edit", "last", "--title", "T")
    (path,) = kept_files(journal)
    path.unlink()
    told = said(program("show", path.stem, code=1))
    assert f"Of {path.stem} only earlier versions are left." in told
    assert "Nobody rang back." in program("show", path.stem, "--versions").out
    program("restore", path.stem, "--version", "1")
    assert "Nobody rang back." in program("show", path.stem).out


def test_a_backup_that_a_browser_unpacked_is_known_for_what_it_is(program: Program, tmp_path: Path) -> None:
    """And its journal can be read by the line that is shown."""
    program("write", "Nobody rang back.")
    program("backup", str(tmp_path / "b.zip"))
    folder = tmp_path / "unpacked"
    zipfile.ZipFile(tmp_path / "b.zip").extractall(folder)
    told = said(program("restore", "--from", str(folder), "--to", str(tmp_path / "new"), code=1))
    assert "is a folder, as of a backup that was unpacked already" in told
    assert f"`equityjournal --journal {folder / 'journal'} list`" in told
    assert "Nobody rang back." in program("--journal", str(folder / "journal"), "list").out
    told = said(program("restore", "--from", str(tmp_path), "--to", str(tmp_path / "new"), code=1))
    assert "and no backup: name the file that `equityjournal backup` made" in told
