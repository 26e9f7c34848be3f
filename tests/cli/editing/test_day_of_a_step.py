"""The day of a small step, typed after a slash."""

from pathlib import Path
from typing import Any

import pytest

from cli.kept import only_record
from program import Program

ASKED = "Type the day again; Enter keeps the step without one."


def step_after(program: Program, journal: Path, *typed: str) -> tuple[dict[str, Any], str]:
    """The step kept, and the screen, of an answer followed by these lines; it is Monday 1 June 2026."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", *typed]).out
    return only_record(journal)["steps"][0], screen


@pytest.mark.parametrize(
    ("by", "due"),
    [
        ("friday", "2026-06-05"), ("the 5th", "2026-06-05"), ("in two weeks", "2026-06-15"),
        ("end of the month", "2026-06-30"), ("5/6", "2026-06-05"), ("dydd Gwener", "2026-06-05"),
    ],
)  # fmt: skip
def test_the_last_line_reads_a_day_as_every_option_does(
    program: Program, journal: Path, by: str, due: str
) -> None:
    """After the last slash stands the same grammar as after --by."""
    step, screen = step_after(program, journal, f"tired / office / ring her / {by}")
    assert (step["text"], str(step["due"])) == ("ring her", due)
    assert ASKED not in screen


@pytest.mark.parametrize(
    ("by", "reason"),
    [("tusday", "Did you mean Tuesday?"), ("next friday", "could be"), ("31/4", "no such day")],
)
def test_an_unclear_day_of_a_step_is_asked_for_again(
    program: Program, journal: Path, by: str, reason: str
) -> None:
    """What stays unclear is asked, and the words of the step are kept as they are."""
    step, screen = step_after(program, journal, f"tired / office / ring her / {by}", "dunno", "12/6")
    assert reason in screen
    assert (step["text"], str(step["due"])) == ("ring her", "2026-06-12")
    assert screen.count(ASKED) == 2


def test_enter_keeps_the_step_without_a_day(program: Program, journal: Path) -> None:
    """Nobody has to give a day."""
    step, _ = step_after(program, journal, "tired / office / step: ring her / tusday", "")
    assert step["text"] == "ring her"
    assert step.get("due") is None


@pytest.mark.parametrize("line", ["tired / office / ask him/her", "tired / office / ask her and/or Tusday"])
def test_a_slash_of_the_words_is_not_asked_about(program: Program, journal: Path, line: str) -> None:
    """Only a slash that stands alone has a day behind it."""
    step, screen = step_after(program, journal, line)
    assert step["text"] == line.split(" / ")[2]
    assert ASKED not in screen


def test_a_date_with_slashes_stands_behind_a_slash(program: Program, journal: Path) -> None:
    """Where a step is asked for by itself, `ring her / 5/6/26` is due on 5 June."""
    typed = ["Words.", ".", "Ring her / 5/6/26"]
    program.at_terminal("write", "-p", "pause-power-up/say-yes-yourself", typed=typed)
    step = only_record(journal)["steps"][0]
    assert (step["text"], str(step["due"])) == ("Ring her", "2026-06-05")
