"""A folder typed for the journal's, and near it: one of its own rooms, or the one it lies in."""

from pathlib import Path

import pytest

from program import Program


def files_in(folder: Path) -> set[Path]:
    """All files and folders below a folder."""
    return set(folder.rglob("*"))


@pytest.mark.parametrize("room", ["entries", "entries/2026", "drafts", "trash/2026"])
@pytest.mark.parametrize(
    "verb", [["list"], ["write", "Words of mine."], ["check"], ["import", "FILE", "--yes"]]
)
def test_a_room_of_a_journal_is_no_journal(
    program: Program, journal: Path, tmp_path: Path, room: str, verb: list[str]
) -> None:
    """Nothing is made there, where no command would see it, and the words of a line come back."""
    program("write", "First words.")
    diary = tmp_path / "diary.txt"
    diary.write_text("3 June 2026\nI saw her again.\n", "utf-8")
    before = files_in(journal)
    line = [str(diary) if word == "FILE" else word for word in verb]
    said = program("--journal", str(journal / room), *line, code=1).err
    assert f"`--journal {journal}`" in " ".join(said.split())
    assert files_in(journal) == before
    assert ("Words of mine." in said) == (verb[0] == "write")


def test_the_folder_a_backup_was_unpacked_into_leads_to_the_journal_in_it(
    program: Program, journal: Path, tmp_path: Path
) -> None:
    """It is said where the journal is; a journal of its own beside others says nothing."""
    program("write", "First words.")
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    journal.rename(unpacked / "journal")
    said = program("--journal", str(unpacked), "list").err
    assert f"there is one in {unpacked / 'journal'}" in " ".join(said.split())
    assert "there is one" not in program("--journal", str(unpacked / "journal"), "list").err
    program("--journal", str(unpacked), "write", "Words.")
    assert "there is one" not in program("--journal", str(unpacked), "list").err
