"""Ctrl-D on an empty line finishes an answer; a window that is closed never does."""

import tomllib
from pathlib import Path

import pytest

from cli.kept import only_record
from cli.real_terminal import at_terminal, close_window, end, until_gone, wait_for_draft, wait_for_editor
from program import Program


@pytest.mark.parametrize("last_key", ["\x04", "\r"], ids=["Ctrl-D", "Enter"])
def test_three_keys_lead_from_an_answer_back_to_the_shell(journal: Path, last_key: str) -> None:
    """Enter ends the line, Ctrl-D the answer, and Ctrl-D or Enter the last line; each stands on the screen."""
    session = at_terminal("write", "-t", "power")
    session.expect(r"full stop or Ctrl-D on its own line")
    wait_for_editor(session)
    session.send("They decided.")
    session.send("\r")
    wait_for_draft(session, journal, "They decided.")
    session.send("\x04")
    session.expect("Saved, about today")
    session.expect("Enter leaves it out")
    wait_for_editor(session)
    session.send(last_key)
    assert "kept, unfinished" not in end(session)
    assert session.exitstatus == 0
    assert only_record(journal)["answers"][0]["text"] == "They decided."
    assert list(journal.glob("drafts/*.toml")) == []


def test_a_closed_window_is_no_ctrl_d(journal: Path) -> None:
    """The input ends for both; without a terminal the answer stays a draft, and no entry is made."""
    session = at_terminal("write", "-t", "power")
    session.expect("Ctrl-D")
    wait_for_editor(session)
    session.sendline("A first line.")
    wait_for_draft(session, journal, "A first line.")
    close_window(session)
    until_gone(session)
    assert list(journal.glob("entries/*/*/*.toml")) == []
    (draft,) = journal.glob("drafts/*.toml")
    assert tomllib.loads(draft.read_text("utf-8"))["answers"][0]["text"] == "A first line."


def test_ctrl_d_with_nothing_written_saves_nothing(journal: Path) -> None:
    """It leaves, says that nothing is saved, and leaves no file."""
    session = at_terminal("write", "-t", "power")
    session.expect("Ctrl-D")
    wait_for_editor(session)
    session.send("\x04")
    assert "Nothing was written, so nothing is saved." in end(session)
    assert session.exitstatus == 130
    assert list(journal.glob("*/**/*.toml")) == []


def test_ctrl_d_cuts_no_pasted_text(journal: Path) -> None:
    """Where more text came with it, all is kept, and the answer goes on."""
    session = at_terminal("write", "-t", "power")
    session.expect("Ctrl-D")
    wait_for_editor(session)
    session.send("One.\r\x04Two.\rThree.\r")
    session.expect("More text came with that")
    wait_for_editor(session)
    session.send("\x04")
    session.expect("Saved, about today")
    session.sendline("")
    end(session)
    assert only_record(journal)["answers"][0]["text"] == "One.\nTwo.\nThree."


def test_ctrl_d_leaves_out_a_follow_up(journal: Path) -> None:
    """At an optional question nothing is lost by it: the answer before is finished, and saved."""
    session = at_terminal("write", "--more", "-p", "power/who-decided")
    session.expect("Ctrl-D")
    wait_for_editor(session)
    session.send("They decided.\r")
    wait_for_draft(session, journal, "They decided.")
    session.send("\x04")
    session.expect("Enter at once skips this")
    wait_for_editor(session)
    session.send("\x04")
    session.expect("Another question")
    wait_for_editor(session)
    session.send("\x04")
    session.expect("Saved, about today")
    session.sendline("")
    end(session)
    assert [answer["text"] for answer in only_record(journal)["answers"]] == ["They decided."]


def test_a_system_that_gives_ctrl_d_as_a_letter_ends_the_answer_too(program: Program, journal: Path) -> None:
    """So does Windows: there the key is followed by Enter."""
    program.at_terminal("write", "-t", "power", typed=["They decided.", "\x04", "\x04"])
    record = only_record(journal)
    assert record["answers"][0]["text"] == "They decided."
    assert "feelings" not in record or record["feelings"] == []
