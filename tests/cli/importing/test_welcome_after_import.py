"""An import is no writing here: nobody is welcomed back for the day of an old entry."""

from pathlib import Path

import pytest

from program import Program

WELCOME = "Welcome back."


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary of jrnl with an old entry."""
    file = tmp_path / "diary.txt"
    file.write_text("[2019-07-18 14:23] The first @power\nWords of the first.\n")
    return file


@pytest.mark.parametrize("verb", [[], ["themes"]])
def test_nobody_is_welcomed_back_who_has_just_imported(
    program: Program, diary: Path, verb: list[str]
) -> None:
    """Where nothing was written here, there is nothing to come back to."""
    program("import", str(diary), "--yes", "--not-private")
    assert WELCOME not in program(*verb).out


def test_the_last_entry_written_here_counts(program: Program, tmp_path: Path) -> None:
    """Neither an older nor a younger one that was brought in changes it."""
    program("write", "Written here.")
    program.clock.pass_days(40)
    assert WELCOME in program("themes").out
    young = tmp_path / "young.txt"
    young.write_text("[2026-07-05 14:23] The first\nWords.\n")
    program("import", str(young), "--yes", "--not-private")
    assert WELCOME in program("themes").out
    program("write", "Here again.")
    assert WELCOME not in program("themes").out
