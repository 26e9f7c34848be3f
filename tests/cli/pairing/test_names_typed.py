"""A name typed at a question is a name: an answer to another question is asked for again."""

import pytest

from cli.meeting.both_sides import words_on
from program import Program


@pytest.mark.parametrize(
    "typed", ["yes", "No", "y", "n", "me", "THEY", "files", "7", "with", "write", "ej open", "help"]
)
def test_an_answer_to_another_question_is_no_name(
    program: Program, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """A yes too many, a number, a verb, a command: it is asked again, and the name goes onto the card."""
    monkeypatch.setenv("NO_COLOR", "1")
    said = words_on(program.at_terminal("with", "Bronwen", typed=["me", "files", typed, "Amara"]).out)
    assert "looks like the answer to another question" in said
    assert "type ej with Amara," in said


def test_a_question_is_no_name(program: Program) -> None:
    """A question typed back would stand on the card for good; it is asked again."""
    said = words_on(
        program.at_terminal("with", "Bronwen", typed=["me", "files", "What do you mean?", "Amara"]).out
    )
    assert "it looks like a question. Type another." in said
    assert "type ej with Amara," in said


@pytest.mark.parametrize("name", ["Yesenia", "No-eun", "Noé", "Will Open", "Mehdi", "3 Rivers team", "Grace"])
def test_a_name_that_begins_like_one_is_a_name(program: Program, name: str) -> None:
    """Nobody is asked twice for the name they have."""
    said = words_on(program.at_terminal("with", "Bronwen", typed=["me", "files", name]).out)
    assert f"type ej with {name}," in said
