"""The same stories, written in the box and line by line, on a real terminal."""

import signal
import time
from pathlib import Path
from typing import Any

import pytest

from cli.kept import only_record
from cli.real_terminal import at_terminal, close_window, end, until_gone, wait_for_draft, wait_for_editor
from cli.writing.test_no_typed_word_is_lost import draft_texts

WAYS = {
    "box": {"EQUITYJOURNAL_WRITING": "box", "TERM": "xterm"},
    "lines": {"EQUITYJOURNAL_WRITING": "lines", "TERM": "xterm"},
}
EXACT = "ZWJ 👩\u200d⚕\ufe0f ZWNJ می\u200cخواهم NFD e\u0301 שלום 漢字かな"
PASTED = [f"Line {number} of what she said – gŵyl." for number in range(1, 45)]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    """In the box, or line by line."""
    return str(request.param)


def asked(way: str, *arguments: str, **environment: str) -> Any:
    """A sitting whose question waits for an answer."""
    variables: dict[str, Any] = WAYS[way] | environment
    session = at_terminal("write", "-t", "power", *arguments, **variables)
    session.delaybeforesend = None
    session.expect(r"later\)\.")
    wait_for_editor(session)
    if way == "box":
        session.expect(r"\x1b\[\?2004h")  # it takes pastes from here on
    return session


def saved(session: Any, journal: Path) -> str:
    """The answer of the entry, once it is saved."""
    session.expect("leaves it out")
    wait_for_editor(session)
    session.send("\r")
    end(session)
    assert not list(journal.glob("drafts/*"))
    return str(only_record(journal)["answers"][0]["text"])


@pytest.mark.parametrize(
    "finisher",
    [".\r", *(pytest.param(key, marks=pytest.mark.torture) for key in ["\x04", *[".\r"] * 20])],
)
def test_type_and_finish_in_one_burst(way: str, finisher: str, journal: Path) -> None:
    """Words and what ends them may come together; each code point is kept, a spoken full stop is text."""
    session = asked(way)
    session.send(f"{EXACT}\rShe left. And I stayed full stop.\r{finisher}")
    assert saved(session, journal) == f"{EXACT}\nShe left. And I stayed full stop."


def test_esc_and_enter_finish_the_box(journal: Path) -> None:
    """A lone Esc does nothing."""
    session = asked("box")
    session.send("One.\x1b")
    wait_for_draft(session, journal, "One.")
    session.send("\rTwo.\x1b\r")
    assert saved(session, journal) in ("One.\nTwo.", "One.")


@pytest.mark.torture
@pytest.mark.parametrize("word", [":pass", ":stop", ":mine", ":burn", ":nonsense", ":editor"])
def test_a_word_on_its_own_line_steers(way: str, word: str, journal: Path) -> None:
    """Each does what it says; the word itself is never text."""
    session = asked(way, EDITOR="true")
    session.send("A first line.\r")
    wait_for_draft(session, journal, "A first line.")
    session.send(f"{word}\r")
    if word == ":pass":
        session.expect("kept, unfinished")
        session.expect(r"later\)\.")
    elif word == ":stop":
        assert "kept, unfinished" in end(session)
    elif word == ":burn":
        session.expect("Type yes")
        wait_for_editor(session)
        session.send("yes\r")
        assert "None of it is kept" in end(session)
        assert not list(journal.glob("drafts/*"))
        return
    else:
        session.expect(
            {":mine": "It is private now", ":nonsense": "not one of", ":editor": "as it was"}[word]
        )
    if session.isalive():
        close_window(session)
        until_gone(session)
    begins_a_line = way == "box" and word in (":mine", ":nonsense", ":editor")  # where the cursor is left
    assert [text for text in draft_texts(journal) if text] == [
        "A first line.\n" if begins_a_line else "A first line."
    ]


def test_undo_gives_the_last_line_back(way: str, journal: Path) -> None:
    """The word goes, and the cursor is behind the line above."""
    session = asked(way)
    session.send("One.\rTwo, nearly\r")
    wait_for_draft(session, journal, "Two, nearly")
    session.send(":undo\r")
    if way == "lines":
        session.expect("is back")
    time.sleep(0.3)  # what comes at once behind a word is of a paste
    wait_for_editor(session)
    session.send(" right.\r")
    wait_for_draft(session, journal, "Two, nearly right.")
    session.send(".\r")
    assert saved(session, journal) == "One.\nTwo, nearly right."


@pytest.mark.torture
@pytest.mark.parametrize("kind", ["bracketed", "raw"])
def test_a_paste_of_44_lines_is_kept_whole(way: str, kind: str, journal: Path) -> None:
    """With a full stop and a command on lines of their own inside it, which are text there."""
    text = "\r".join([*PASTED[:22], ".", *PASTED[22:]])
    session = asked(way)
    session.send(f"\x1b[200~{text}\x1b[201~" if kind == "bracketed" else f"{text}\r")
    wait_for_draft(session, journal, PASTED[-1])
    session.send("\x04" if way == "box" else "\r\x04")
    kept = saved(session, journal).rstrip("\n")
    assert kept == text.replace("\r", "\n")


@pytest.mark.torture
def test_a_burst_of_5000_characters_is_kept_whole(way: str, journal: Path) -> None:
    """As dictation types them: one line, and no Enter."""
    burst = "and then she said that nobody had asked her. " * 111
    session = asked(way)
    session.send(burst)
    wait_for_draft(session, journal, burst.strip()[-300:])
    session.send("\r.\r")
    assert saved(session, journal) == burst


@pytest.mark.parametrize(
    "left_by",
    ["closed", *(pytest.param(way, marks=pytest.mark.torture) for way in ("ctrl-c", "killed", "terminated"))],
)
def test_however_it_is_left_all_is_kept_and_offered_again(way: str, left_by: str, journal: Path) -> None:
    """To be gone on with, where it was left."""
    session = asked(way)
    session.send("A first line.\rAnd half a li")
    wait_for_draft(session, journal, "And half a li")
    if left_by == "ctrl-c":
        session.send("\x03")
        assert "kept, unfinished" in end(session)
        assert session.exitstatus == 130
    elif left_by == "terminated":
        session.kill(signal.SIGTERM)
        assert "kept, unfinished" in end(session)
    elif left_by == "closed":
        close_window(session)
        until_gone(session)
    else:
        session.kill(signal.SIGKILL)
        session.wait()
    assert draft_texts(journal) == ["A first line.\nAnd half a li"]
    if left_by != "closed":
        return
    again = asked(way, "--resume")
    again.send("ne.\r.\r")
    assert saved(again, journal).replace("li\nne", "line") == "A first line.\nAnd half a line."


def test_the_box_gives_way_to_lines_when_asked(journal: Path) -> None:
    """`:lines` keeps all there is, and says how to have it so always."""
    session = asked("box")
    session.send("One.\r:lines\r")
    session.expect("config writing lines")
    session.expect("One.")
    wait_for_editor(session)
    session.send("Two.\r.\r")
    assert saved(session, journal) == "One.\nTwo."


def test_kept_is_said_and_a_word_mended_further_up(journal: Path) -> None:
    """Ctrl-S says it; the arrows go back to the line above."""
    session = asked("box")
    session.send("I said nothnig.\rThen more.")
    session.send("\x13")
    session.expect("Kept.")
    assert draft_texts(journal) == ["I said nothnig.\nThen more."]
    session.expect("Then more.")
    wait_for_editor(session)
    session.send("\x1b[A\x1b[F" + "\x7f" * 4 + "ing.")
    wait_for_draft(session, journal, "nothing.")
    session.send("\x1b[1;5F\x04")
    assert saved(session, journal) == "I said nothing.\nThen more."
