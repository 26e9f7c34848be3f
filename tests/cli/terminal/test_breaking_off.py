"""Ctrl-C at the question on which a command depends: nothing is done, and the exit code says so."""

from pathlib import Path

import pytest

from cli.kept import kept_files
from program import Program

ENTRY = "The panel met without her."


@pytest.mark.parametrize(
    ("line", "typed", "said"),
    [
        (["delete", "1"], [], "Nothing was deleted."),
        (["drop", "1"], [], "Nothing was changed."),
        (["untag", "1", "power"], [], "Nothing was changed."),
        (["erase", "1"], [], "Nothing was erased."),
        (["erase", "--before", "tomorrow"], [], "Nothing was erased."),
        (["erase", "last", "--words", "panel"], [], "Nothing was erased."),
        (["import", "diary.txt"], [], "Nothing was brought in."),
        (["lock"], [], "Nothing was changed."),
        (["export", "nmc", "last"], [":stop"], "Nothing was made."),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_ctrl_c_at_a_question_leaves_all_as_it_was_and_ends_with_130(
    program: Program,
    journal: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    line: list[str],
    typed: list[str],
    said: str,
) -> None:
    """As an interruption, which a script can tell from a no; and the person is told that nothing was done."""
    there = tmp_path_factory.mktemp("there")
    monkeypatch.chdir(there)
    (there / "diary.txt").write_text("[2019-07-18 10:00] A day.\nWords of the day.\n")
    program("write", ENTRY, "-t", "power", "--step", "Ring her.")
    program.at_terminal("steps" if line[0] == "drop" else "list")
    before = [path.read_bytes() for path in kept_files(journal)]
    shown = program.at_terminal(*line, typed=[*typed, "^C"], code=130)
    assert said in shown.out
    assert [path.read_bytes() for path in kept_files(journal)] == before
    assert [path.name for path in there.iterdir()] == ["diary.txt"]
