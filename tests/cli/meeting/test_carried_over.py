"""Two people who shared before there were marks: nothing is asked of them but two words, and it goes on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone
from pairs import add, journal_of, place
from program import Program

BEFORE = Path(__file__).parents[2] / "files_before_marks"


@pytest.fixture
def line(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch) -> Telephone:
    """Amara and Bronwen, with all that the program of that day left with them."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "200")
    line = Telephone(machine, monkeypatch)
    for who, name in ((line.amara, "amara"), (line.bronwen, "bronwen")):
        shutil.copytree(BEFORE / name / "sharing", place(who))
    shutil.copytree(BEFORE / "amara" / "journal", journal_of(line.amara))
    return line


def test_what_was_shared_before_is_read_and_goes_on_under_marks(line: Telephone) -> None:
    """The ten words are asked about once on each machine; once a letter went each way, two words are compared."""
    entry = add(line.amara, "Words under a mark.").id
    assert "The rota was made without us." in line.at(line.bronwen, "coach", "Amara")
    unchecked = line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes", code=1)
    assert "Nothing was sealed." in words_on(unchecked)
    said = words_on(line.at(line.amara, "with", "Bronwen", "--bring", entry, typed=["yes", "yes"]))
    assert "Have Bronwen read you these ten words" in said
    agreed, replied = ["no", "yes"], ["reply 1", "yes", "And now?", ".", "", "yes"]
    letter = str(line.mail(line.amara, line.bronwen))
    came = line.at(line.bronwen, "open", letter, typed=["", *agreed, *replied])
    assert "Words under a mark." in came
    assert "The rota was made without us." in came
    said = line.at(line.amara, "open", str(line.mail(line.bronwen, line.amara)), typed=["", ""])
    assert "wrote on 1, “Words under a mark.”: And now?" in words_on(said)
    line.at(line.bronwen, "with", "Amara", typed=["", ""])
    assert line.two["amara"] == line.two["bronwen"]
    private = place(line.bronwen) / "keys" / "1" / "private.txt"
    assert "signing key" in private.read_text("utf-8")
    line.at(line.bronwen, "with", "Amara", typed=["y", ""])
    assert "signing key" not in private.read_text("utf-8")
    again = line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes")
    assert "ten words" not in again


def test_an_end_reaches_what_was_shared_before_under_other_keys(line: Telephone) -> None:
    """All of it goes, and the word of it names what was sealed before."""
    add(line.amara, "Words.")
    line.at(line.amara, "with", "Bronwen", "--stop", typed=["yes", "yes"])
    end = line.mail(line.amara, line.bronwen)
    assert "is removed" in words_on(line.run(line.bronwen, "open", str(end), "--yes"))
    assert "The rota was made without us." not in line.run(line.bronwen, "coach", "Amara", code=None)
    line.at(line.bronwen, "with", "Amara", "--send", typed=["yes", "yes"])
    said = words_on(line.run(line.amara, "open", str(line.mail(line.bronwen, line.amara))))
    assert "Bronwen removed what you sealed on 6 May 2026" in said
