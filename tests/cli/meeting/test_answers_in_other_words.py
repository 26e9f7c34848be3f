"""Short answers as people type them: politely, nearly, or by another word. None is lost, and none taken for another."""

import pytest

from cli.meeting.both_sides import BothSides, words_on
from program import Program

CONSENTED = ["yes", "Yes.", "yes please", "Yes, please!", "yes thanks"]
NEARLY = ["y", "Y.", "yep", "yeah", "ok", "Okay.", "sure", "yes but without the names"]
REFUSED = ["", "no", "n", "no thanks", "later", "help", "?", "2"]


@pytest.fixture
def asked_back(both: BothSides) -> BothSides:
    """Bronwen has an entry that Amara asks back, and the file that asks lies with her."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    both.at(both.amara, "with", "Bronwen", "--take-back", "1", typed=["yes"])
    return both


def open_request(both: BothSides, *typed: str) -> str:
    """Bronwen opens the request, and answers."""
    path = str(both.carry("for-bronwen.txt", both.amara, both.bronwen))
    return words_on(both.at(both.bronwen, "open", path, typed=typed).out)


@pytest.mark.parametrize("typed", CONSENTED)
def test_a_polite_yes_is_a_yes(asked_back: BothSides, typed: str) -> None:
    """A please or a full stop takes nothing from it."""
    assert "What Amara asked back is removed." in open_request(asked_back, typed)


@pytest.mark.parametrize("typed", NEARLY)
def test_nearly_a_yes_is_asked_about_before_it_counts(asked_back: BothSides, typed: str) -> None:
    """It is no consent yet, and nobody is told that it was a no: the whole word is asked for, once."""
    said = open_request(asked_back, typed, "yes")
    assert "type the whole word yes" in said
    assert "What Amara asked back is removed." in said


@pytest.mark.parametrize("typed", [["y", "y"], ["ok", ""], *([refused] for refused in REFUSED)])
def test_all_else_is_a_no(asked_back: BothSides, typed: list[str]) -> None:
    """Also nearly a yes twice: nothing is removed without the word."""
    assert "It is kept." in open_request(asked_back, *typed)


@pytest.mark.parametrize(
    ("brings", "way", "manages", "danger"),
    [
        ("I", "side by side", "No thanks.", "yes please"),
        ("Me.", "page", "nope", "Yes."),
        ("1", "p", "n", "y"),
    ],
)
def test_the_first_questions_understand_plain_answers(
    program: Program, brings: str, way: str, manages: str, danger: str
) -> None:
    """An answer that is not understood is asked for again, and nothing has to begin anew."""
    typed = [brings, way, manages, *(["no"] if manages == "nope" else []), danger]
    said = words_on(program.at_terminal("with", "Sunita", typed=typed, code=None).out)
    assert ("Type yes or no." in said) == (manages == "nope")
    assert "Agreed by both? yes/no" in said
    assert "Then nothing is looked at together" not in said


@pytest.mark.parametrize("typed", ["?", "help", "what do you mean", "yes please"])
def test_a_choice_that_is_not_understood_says_what_its_words_mean(program: Program, typed: str) -> None:
    """Asked for help, a question of two words explains both."""
    typing = [typed, "me", typed, "paper", "no", "no"]
    said = words_on(program.at_terminal("with", "Sunita", typed=typing).out)
    assert "me: you show what you wrote. they: you are shown what they wrote." in said
    assert "paper: a page to look at together. files: each mails a sealed file." in said


@pytest.mark.parametrize(("typed", "state"), [("done", "kept"), ("Kept.", "kept"), ("drop", "let go")])
def test_what_came_of_a_small_thing_is_said_in_any_of_its_words(
    both: BothSides, typed: str, state: str
) -> None:
    """A word that is not understood is answered by a whole sentence."""
    both.at(both.amara, "with", "Bronwen", "--agreed", "Slower.", "--who", "Amara: ask the third mother")
    said = words_on(both.at(both.amara, "with", "Bronwen", typed=["agreed", "perhaps", typed]).out)
    assert "Type kept or let go. Enter leaves it as it is." in said
    shown = words_on(both.at(both.amara, "with", "Bronwen").out)
    assert f"Amara: ask the third mother ({state}" in shown


@pytest.mark.parametrize("typed", ["no", "None.", "nothing", "no thanks", "n", "."])
def test_a_no_to_a_question_for_words_is_no_text(both: BothSides, typed: str) -> None:
    """It becomes no question to send, no agreement, no line of a talk."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    said = both.at(both.bronwen, "with", "Amara", typed=["questions", "", typed, ""]).out
    assert "This is all that Amara will read" not in said
    said = both.at(both.amara, "with", "Bronwen", typed=["agreed", typed, typed, typed, typed]).out
    assert "Who does it?" not in said
    assert "Nothing was typed, so nothing was noted." in said
    both.at(both.amara, "with", "Bronwen", "--agreed", "Slower.")
    said = both.at(both.amara, "with", "Bronwen", typed=["sharing", typed, ""]).out
    assert "Nothing was changed." in said


@pytest.mark.parametrize("who", ["me", "I", "You", "she"])
def test_a_small_thing_is_somebody_s_by_name(both: BothSides, who: str) -> None:
    """Both read the line, and `me` is somebody else to each of them."""
    typed = ["agreed", "", f"{who}: ask about the lift", "Bronwen: ask about the lift", "", "", ""]
    said = words_on(both.at(both.amara, "with", "Bronwen", typed=typed).out)
    assert f"“{who}” is somebody else to each of you. Put a name before the colon." in said
    shown = both.at(both.amara, "with", "Bronwen").out
    assert "Bronwen: ask about the lift (open)" in shown
    assert f"{who}: ask" not in shown
