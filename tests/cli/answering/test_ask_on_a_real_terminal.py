"""The questions, asked on a real terminal by the real program in a process of its own."""

import signal
import tomllib
from pathlib import Path

import pytest

from cli.kept import only_record
from cli.real_terminal import at_terminal, end, wait_for_draft


def test_a_question_is_asked_answered_and_kept(journal: Path) -> None:
    """Prompt, answer with accents and an emoji, feelings: all of it comes back from the record."""
    session = at_terminal("write", "-t", "power")
    session.expect("Finish with a full stop")
    session.sendline("They decided – gŵyl, نعم, 🙂.")
    session.sendline(".")
    session.expect("Saved, about today")
    session.expect("One last line")
    session.sendline("torn / panel")
    assert "Feelings: torn.\r\nSetting: panel." in end(session)
    assert session.exitstatus == 0
    kept = only_record(journal)
    assert kept["answers"][0]["text"] == "They decided – gŵyl, نعم, 🙂."
    assert (kept["feelings"], kept["setting"]) == (["torn"], "panel")


@pytest.mark.parametrize("way", ["ctrl-c", "killed", "terminated", "closed"])
def test_however_it_ends_what_was_typed_is_kept(journal: Path, way: str) -> None:
    """Ctrl-C, a kill and a closed window all leave every finished line in the draft."""
    session = at_terminal("write", "-t", "power")
    session.expect("Finish with a full stop")
    session.sendline("A first line.")
    session.sendline("A second.")
    session.expect("A second.")
    wait_for_draft(session, journal, "A second.")
    if way == "ctrl-c":
        session.sendintr()
        assert "kept, unfinished" in end(session)
        assert session.exitstatus == 130
    elif way == "closed":
        session.close()
    elif way == "terminated":
        session.kill(signal.SIGTERM)
        assert "kept, unfinished" in end(session)
        assert session.exitstatus == 130
    else:
        session.kill(signal.SIGKILL)
        session.wait()
    (draft,) = journal.glob("drafts/*.toml")
    assert tomllib.loads(draft.read_text("utf-8"))["answers"][0]["text"] == "A first line.\nA second."


def test_a_long_pasted_line_is_kept_whole(journal: Path) -> None:
    """A line longer than a terminal's own 4,096 characters is not cut."""
    session = at_terminal("write", "-t", "power")
    session.expect("Finish with a full stop")
    long_line = "word " * 1500
    session.sendline(long_line)
    session.sendline(".")
    session.expect("One last line")
    session.sendline("")
    end(session)
    assert only_record(journal)["answers"][0]["text"] == long_line


def test_on_a_screen_of_forty_columns_nothing_is_wider(journal: Path) -> None:
    """Questions and hints fit forty columns, without a box, a colour or an escape sequence; a path stays whole."""
    session = at_terminal("write", "-t", "power", columns=40)
    session.expect(r"later\)\.")
    shown = str(session.before)
    session.close()
    assert "\x1b" not in shown
    assert {line.strip() for line in shown.splitlines() if len(line) > 40} <= {f"{journal}."}
