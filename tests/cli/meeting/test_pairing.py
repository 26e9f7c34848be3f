"""Two people pair: an invitation, four words on the telephone, an answer; counted, on both sides."""

import re
from collections.abc import Callable

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone
from program import Program


@pytest.fixture
def line(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch) -> Telephone:
    """Amara and Bronwen, who have nothing yet but each other's telephone number."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "200")
    return Telephone(machine, monkeypatch)


def test_from_nothing_to_the_first_conversation_is_two_commands_and_one_file_each(line: Telephone) -> None:
    """With at most 300 words to read for both together, without the entries' own."""
    line.amara("write", "-t", "power", "OWN WORDS of the entry.")
    screens = [line.at(line.amara, "with", "Bronwen", typed=["me", "files", "Amara"])]
    screens.append(
        line.at(line.bronwen, "with", "Amara", typed=["they", "files", "no", "yes", "Bronwen", "", ""])
    )
    line.mail(line.bronwen, line.amara)
    screens.append(line.at(line.amara, "open", typed=[line.words, "no", "yes", "2", "yes"]))
    line.mail(line.amara, line.bronwen)
    screens.append(line.at(line.bronwen, "open", typed=["", "y"]))
    words = [len(to_read(screen)) for screen in screens]
    assert sum(words) <= 300, words


def to_read(screen: str) -> list[str]:
    """The words on a screen up to the first talk, without those typed and those that she wrote or tagged."""
    before, _, _ = screen.partition("Type a word:")
    lines = [line for line in before.splitlines() if not line.startswith(">")]
    text = " ".join(lines)
    for own in ("OWN WORDS of the entry.", "June 2026 Themes: Power dynamics"):
        text = text.replace(own, "")
    return text.split()
