"""`equityjournal` without a verb: where things stand, in fewer lines than twelve, and nothing private."""

from pathlib import Path

import pytest

from program import Program
from test_guards import GRADING


def test_before_the_first_entry_it_says_what_it_is_and_makes_nothing(program: Program, journal: Path) -> None:
    """What it is, where the journal will be, how to begin and what lists the rest; no folder is made."""
    said = program().out
    for piece in (str(journal), "`equityjournal write`", "`equityjournal --help`", "fairness"):
        assert piece in said
    assert not journal.exists()


def test_the_list_of_commands_stands_behind_help_alone(program: Program) -> None:
    """Where things stand comes without it."""
    assert "Every day" in program("--help").out
    assert "Every day" not in program().out


def fill(program: Program) -> None:
    """A journal with as much to say as there can be: a draft, five near steps, a long title."""
    for number in range(5):
        program(
            "write", "-t", "power", f"Thought {number}.", "--step", f"Step {number} that goes on for longer than a line has room for it",
            "--by", "short", "--title", "A title that is much longer than anybody would want to see here in one line",
        )  # fmt: skip
    program.at_terminal(
        "write", "-t", "power", typed=["Words that were typed before the phone rang again.", "^C"], code=130
    )


@pytest.mark.parametrize("weeks", [0, 10])
def test_it_is_fewer_than_twelve_lines(program: Program, weeks: int) -> None:
    """With everything there is to say, before and after a long break, at eighty columns."""
    fill(program)
    program.clock.pass_days(7 * weeks)
    lines = program.at_terminal().out.splitlines()
    assert len(lines) < 12
    assert sum("Small step: " in line for line in lines) == 3
    assert not GRADING.search("\n".join(lines))


def test_a_line_from_a_year_ago_is_one_more(program: Program) -> None:
    """Whoever asks for it has twelve lines at the most."""
    program("write", "The stairs again, and the lift that has been out of order since the week before last.")
    program.clock.pass_days(365)
    fill(program)
    program("config", "on-this-day", "on")
    lines = program.at_terminal().out.splitlines()
    assert lines[-1].startswith("A year ago today you wrote: The stairs again")
    assert len(lines) < 13


def test_after_a_break_it_says_the_same_and_welcome_back(program: Program) -> None:
    """Ten weeks change no line that was there; two are added."""
    fill(program)
    before = program().out.splitlines()
    program.clock.pass_days(70)
    after = program().out.splitlines()
    assert after[0] == "Welcome back. Nothing was lost, and your themes are as you left them."
    assert [line for line in before if line not in after] == []
    (added,) = (line for line in after[1:] if line not in before)
    assert "keep, change or let go" in added


def test_no_word_of_anything_private_is_on_it(program: Program) -> None:
    """Of a private entry or draft there is the day and the word private: no words, title, step, feeling or setting."""
    private = (
        "--title",
        "CANARY1",
        "--setting",
        "CANARY2",
        "-f",
        "CANARY3",
        "--step",
        "CANARY4",
        "--by",
        "short",
    )
    program("write", "--private", "CANARY5", *private)
    program.at_terminal("write", "--private", "-t", "power", *private, typed=["CANARY6", "^C"], code=130)
    said = program()
    assert "CANARY" not in said.out + said.err
    assert "Last entry: 1 June 2026: private\n" in said.out
    assert "Left open on 1 June 2026: private\n" in said.out
    program("write", "--happened-to-me", "CANARY7", *private)
    program.at_terminal("write", "--fresh", "-t", "power", typed=[":mine", "CANARY8", "^C"], code=130)
    said = program()
    assert "CANARY" not in said.out + said.err


def test_a_private_entry_that_was_cut_off_stays_private(program: Program, journal: Path) -> None:
    """An entry whose end is missing is taken as private here too."""
    program("write", "CANARY", "--step", "CANARY", "--by", "short")
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text(path.read_text("utf-8").rpartition("# end of")[0], "utf-8")
    assert "CANARY" not in program().out


def test_a_title_stands_in_for_the_first_words(program: Program) -> None:
    """The last entry saved is named by its day and its title, or its first words."""
    program("write", "-d", "1 May", "Quiet words.")
    assert "Last entry: 1 May 2026: Quiet words." in program().out
    program("write", "Other words.", "--title", "The drop-in")
    assert "Last entry: 1 June 2026: The drop-in" in program().out


def test_what_cannot_be_read_is_said(program: Program, journal: Path) -> None:
    """Where every entry is damaged it does not pretend that there are none."""
    program("write", "Something.")
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text("not toml at all", "utf-8")
    said = program()
    assert "None of your entries could be read" in said.out
    assert path.name in said.err


def test_a_draft_alone_is_named_before_the_first_entry(program: Program) -> None:
    """Somebody called away from their very first answer finds it again."""
    program.at_terminal("write", "-t", "power", typed=["First words.", "^C"], code=130)
    assert "First words." in program().out
