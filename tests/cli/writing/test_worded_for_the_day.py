"""Questions are worded for the day that is written about, and keep to the letter that was asked for."""

from datetime import date
from pathlib import Path

import pytest

from cli.kept import only_record
from packs import shipped
from program import Program

TODAY = "How much did your own word weigh in what was decided today?"
THAT_DAY = "How much did your own word weigh in what was decided that day?"


@pytest.mark.parametrize(
    ("day", "question"), [((), TODAY), (("-d", "today"), TODAY), (("-d", "3 May"), THAT_DAY)]
)
def test_a_question_is_asked_and_kept_as_it_was_worded(
    program: Program, journal: Path, day: tuple[str, ...], question: str
) -> None:
    """About another day it says "that day", on the screen and in the entry, whenever it is read again."""
    said = program.at_terminal("write", "-p", "who-decided", *day, typed=["Little.", ".", ""])
    assert question in said.out
    assert only_record(journal)["answers"][0]["question"] == question


def test_a_text_given_to_a_question_keeps_its_wording_too(program: Program, journal: Path) -> None:
    """Nothing is asked, and what is kept is about the day that was said."""
    program("write", "-p", "who-decided", "-d", "yesterday", "Little.")
    assert only_record(journal)["answers"][0]["question"] == THAT_DAY


def test_what_paper_asked_is_kept_as_it_stood_on_paper(program: Program, journal: Path) -> None:
    """A sheet says today, whenever it is typed in."""
    program.at_terminal("write", "--from-paper", typed=["20 May", "who-decided", "Little.", ".", ".", "", ""])
    kept = only_record(journal)
    assert (kept["happened"], kept["answers"][0]["question"]) == (date(2026, 5, 20), TODAY)


@pytest.mark.parametrize("letter", ["race", "religion", "sexual orientation", "class", "gender"])
def test_a_letter_asked_for_is_the_only_one_asked_about(program: Program, journal: Path, letter: str) -> None:
    """`-t race` in that pack never asks about religion, however often another question is wanted."""
    program.at_terminal("write", "--pack", "social-graces", "-t", letter, typed=["Enough.", ".", ""])
    graces = shipped("social-graces")
    assert {graces.prompt(answer["prompt"]).letter for answer in only_record(journal)["answers"]} == {letter}
