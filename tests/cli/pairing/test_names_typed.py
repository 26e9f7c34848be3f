"""A name typed at a question is a name: an answer to another question is asked for again."""

import base64
import re

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone, downloads
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


def test_a_name_of_ones_own_for_somebody_stays_on_this_machine(line: Telephone) -> None:
    """What is mailed, and the page for two, say what stands on the card; before any card, the first word."""
    own = "Amara, who is difficult"
    line.at(line.bronwen, "with", own, typed=["they", "files", "no", "yes", "Bronwen", "", ""])
    invitation = line.mail(line.bronwen, line.amara).read_text("utf-8")
    assert invitation.startswith("For Amara. Open it with: equityjournal open\n")
    letters = re.search(r"INVITATION-----\n(.*?)\n-----END", invitation, re.DOTALL)
    assert letters
    assert b"difficult" not in base64.b64decode(letters[1].replace("\n", ""))
    line.run(line.amara, "write", "-t", "power", "Words.")
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "2", "Amara", "yes"])
    line.mail(line.amara, line.bronwen)
    line.at(line.bronwen, "open")
    line.run(line.bronwen, "with", own, "--ask", "Why?", "--agreed", "Slower.", "--send", "--yes")
    (letter,) = line.letters(line.bronwen)
    assert letter.name == "for-amara.txt"
    assert letter.read_text("utf-8").startswith("For Amara. Open it with")
    line.run(line.amara, "open", str(line.mail(line.bronwen, line.amara)))
    assert "difficult" not in line.run(line.amara, "with", "Bronwen") + line.run(line.amara, "discussed")


def test_a_page_for_two_says_the_name_on_the_card(line: Telephone) -> None:
    """The other reads it, too."""
    line.at(line.amara, "with", "Bronwen my boss", typed=["me", "files", "Amara"])
    line.at(line.bronwen, "with", "Amara", typed=["they", "files", "no", "yes", "Bronwen", "", ""])
    line.mail(line.bronwen, line.amara)
    line.run(line.amara, "write", "-t", "power", "Words.")
    line.at(line.amara, "open", typed=[line.words, "yes", "no", "yes", "1", "yes"])
    line.run(line.amara, "with", "Bronwen my boss", "--paper", "--bring", "last", "--yes")
    (page,) = downloads(line.amara).parent.glob("page-for-two-*.html")
    assert "For a talk with Bronwen" in page.read_text("utf-8")
    assert "boss" not in page.read_text("utf-8")
