"""The last line: what is a feeling, and what is a setting or a yes."""

from pathlib import Path

import pytest

from cli.kept import only_record
from program import Program


@pytest.mark.parametrize(
    "typed", ["focused", "shared it", "locked in", "less tired", "more sad than cross", "Clear", "supported"]
)
def test_a_feeling_like_a_misspelt_verb_is_kept_without_a_question(
    program: Program, journal: Path, typed: str
) -> None:
    """A word of the language is no slip of the fingers."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed]).out
    assert only_record(journal)["feelings"] == [typed]
    assert "may be a command" not in screen


@pytest.mark.parametrize(
    ("typed", "feelings", "setting"),
    [
        ("home visit", [], "home visit"),
        ("tired, team meeting", ["tired"], "team meeting"),
        ("Home visit, cross and sad", ["cross", "sad"], "Home visit"),
        ("tired / home visit, late", ["tired"], "home visit, late"),
        ("feelings: tired, setting: office", ["tired"], "office"),
        ("tired & sad at the office", ["tired", "sad"], "office"),
        ("numb, by the lifts", ["numb"], "lifts"),
    ],
)
def test_a_setting_that_is_known_is_no_feeling(
    program: Program, journal: Path, typed: str, feelings: list[str], setting: str
) -> None:
    """The examples of the help, and settings of the journal, are where it was."""
    program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed])
    record = only_record(journal)
    assert (record["feelings"], record["setting"]) == (feelings, setting)


@pytest.mark.parametrize("yes", ["y", "Yes.", "yes please"])
def test_yes_to_a_question_for_words_waits_for_them(program: Program, journal: Path, yes: str) -> None:
    """It is no feeling; what is typed next is."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", yes, "tired"]).out
    assert "Type it here, then; Enter leaves it out." in screen
    assert only_record(journal)["feelings"] == ["tired"]


def test_the_line_that_parts_feelings_names_the_one_like_a_place(program: Program) -> None:
    """Not merely the second of them."""
    typed = ["Words.", ".", "numb, a bit ashamed, the lifts"]
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=typed).out
    assert '-f numb --setting "the lifts"' in " ".join(screen.split())
