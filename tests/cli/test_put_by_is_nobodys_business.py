"""What was put by stands in no entry, export or JSON; files that say so are read, and lose it."""

import shutil
import tomllib
from pathlib import Path

import pytest

from cli.kept import kept_files, only_record
from equityjournal.store.disk.places import put_by_place
from equityjournal.store.records.seal import sealed
from program import Program

OLD = b'feelings = []\nshown = [\n    "power/who-decided",\n]\npassed = ["power/who-decided"]\n'


def older(program: Program, journal: Path) -> Path:
    """An entry as an earlier version of the program wrote it."""
    program("write", "-t", "power", "Words.")
    (path,) = kept_files(journal)
    body = path.read_bytes().rpartition(b"# end of")[0].replace(b"feelings = []\n", OLD)
    path.write_bytes(sealed(body, path.stem))
    return path


@pytest.mark.parametrize("change", [["edit", "last", "--title", "T"], ["tag", "last", "humility"]])
def test_an_older_entry_reads_on_and_loses_them_at_the_next_edit(
    program: Program, journal: Path, change: list[str]
) -> None:
    """Nothing is wrong with it; what it says of questions put by is told by no command."""
    path = older(program, journal)
    assert program("check").code == 0
    assert "Words." in program("show", "last").out
    for command in (["show", "last", "--json"], ["list", "--json"], ["export", "markdown"]):
        assert "who-decided" not in program(*command).out
    program(*change)
    assert not {"shown", "passed"} & set(tomllib.loads(path.read_text("utf-8")))
    assert program("check").code == 0


def power(program: Program) -> int:
    """How often the program asked about power since it last came up."""
    themes = program("themes", "--json").json["themes"]
    return next(int(theme["shown"]) for theme in themes if theme["theme"] == "power")


def test_the_count_goes_on_after_two_weeks_and_the_name_does_not(program: Program, journal: Path) -> None:
    """The same number the day before, the day after and a year later; written about, it begins anew."""
    program.at_terminal("write", "-p", "power/who-decided", typed=[":pass", "Else.", ".", ""], code=0)
    program.at_terminal("write", "-p", "power/said-no", typed=[":pass", "^C"], code=130)
    counts = []
    for days in (0, 14, 1, 365):
        program.clock.pass_days(days)
        counts.append(power(program))
    assert len(set(counts)) == 1
    assert counts[0] >= 2
    (kept,) = put_by_place().glob("*.json")
    assert "who-decided" not in kept.read_text("utf-8")
    program("write", "-t", "power", "Words.")
    assert power(program) == 0


def test_without_the_folder_of_state_the_journal_goes_on(program: Program, journal: Path) -> None:
    """Lost, or on another machine: no error; what was answered is known from the entries."""
    program.at_terminal("write", "-p", "power/said-no", typed=[":pass", "^C"], code=130)
    program.at_terminal("write", "-p", "humility/not-knowing", typed=["Words.", ".", ""])
    shutil.rmtree(put_by_place())
    assert power(program) == 0
    asked = {row["theme"]: row["asked"] for row in program("review", "--json").json["themes"]}
    assert (asked["humility"], asked["power"]) == (1, 0)
    program.at_terminal("write", "-p", "power/said-no", typed=[":pass", "^C"], code=130)
    assert power(program) == 1


def test_it_is_in_no_entry_draft_export_or_backup(program: Program, home: Path, journal: Path) -> None:
    """Only below the folder of state, and nothing of harm to the writer there."""
    program.at_terminal("write", "-p", "power/who-decided", typed=[":pass", "Words.", ".", ""])
    holding = [path for path in home.rglob("*") if path.is_file() and b"who-decided" in path.read_bytes()]
    assert [path for path in holding if "index" not in path.parts and "lists" not in path.parts] == list(
        put_by_place().glob("*.json")
    )
    assert only_record(journal)["answers"][0]["text"] == "Words."
    program.at_terminal("write", "--happened-to-me", typed=[":pass", ":pass", "Words.", ".", *[""] * 12])
    assert "me-" not in next(put_by_place().glob("*.json")).read_text("utf-8")


def test_a_look_back_owns_up_to_what_was_asked(program: Program) -> None:
    """A theme put by is not said never to have been asked about."""
    program("write", "-t", "humility", "Words.")
    program.at_terminal("write", "-p", "power/who-decided", typed=[":pass", "^C"], code=130)
    (unasked,) = (line for line in program("review").out.splitlines() if "I did not ask" in line)
    assert "Power dynamics" not in unasked
