"""The line being typed, on a real terminal: it survives whatever ends it, and it is shown once."""

import os
import shlex
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from answering import ENTRY, Pair, begun, item, left_behind, waiting
from cli.kept import only_record
from cli.real_terminal import (
    at_terminal,
    close_window,
    end,
    heeding_ctrl_c,
    pexpect,
    until_gone,
    wait_for_draft,
    wait_for_editor,
    wait_until,
)
from cli.writing.test_no_typed_word_is_lost import asked, draft_texts

PARAGRAPH = "A whole paragraph typed without Enter – gŵyl, 🙂 – as in any text box"
LONG_LINE = "And then I thought of what she had told me before"
WRITE = f"{shlex.quote(sys.executable)} -m equityjournal write -t power"

SLOW_DISK = """
import os, runpy, time
sync = os.fsync
os.fsync = lambda handle: (time.sleep(0.15), sync(handle))
runpy.run_module("equityjournal", run_name="__main__", alter_sys=True)
"""


def in_shell(*command: str, **environment: str) -> Any:
    """A shell on a pseudo-terminal, in which the program is run."""
    surroundings = {**os.environ, "TERM": "dumb", "PS1": "ready> ", **environment}
    return pexpect.spawn(
        command[0], list(command[1:]), env=surroundings, encoding="utf-8", timeout=20,
        preexec_fn=heeding_ctrl_c, dimensions=(30, 100),
    )  # fmt: skip


def asked_in_shell(**environment: str) -> Any:
    """A sitting in a shell that says at the end how the terminal is."""
    session = in_shell("sh", "-c", f"trap : INT TERM; {WRITE}; stty -a; echo at-the-end", **environment)
    session.expect(r"later\)\.")
    wait_for_editor(session)
    return session


def echoes(session: Any) -> bool:
    """Whether the terminal shows keys, by what `stty` says at the end."""
    session.expect("at-the-end")
    return " echo " in session.before


def at_the_last_line(journal: Path, typed: str) -> Any:
    """A sitting whose answer is saved, with a long line typed at the last question, and on disk."""
    session = asked()
    session.sendline("Said.")
    session.sendline(".")
    session.expect("leaves it out")
    wait_for_editor(session)
    session.send(typed)
    wait_until(lambda: any(journal.glob("drafts/*.txt")))
    return session


def only_answer(journal: Path) -> str:
    """The text of the only entry."""
    text: str = only_record(journal)["answers"][0]["text"]
    return text


@pytest.mark.parametrize("way", ["closed", "killed"])
def test_the_line_being_typed_is_on_disk_before_enter(journal: Path, way: str) -> None:
    """A closed window or a kill takes nothing away, and nothing is offered or shown twice afterwards."""
    session = asked()
    session.sendline("A first line.")
    session.send(PARAGRAPH)
    wait_for_draft(session, journal, PARAGRAPH)
    if way == "closed":
        close_window(session)
        until_gone(session)
    else:
        session.kill(signal.SIGKILL)
        session.wait()
    assert draft_texts(journal) == [f"A first line.\n{PARAGRAPH}"]
    again = at_terminal("write", "--resume", columns=200)
    again.expect(r"later\)\.")
    again.expect(r"text box\r\n")
    assert again.before.count("A whole paragraph") == 1
    wait_for_editor(again)
    again.sendline(" and on.")
    again.sendline(".")
    again.expect("One last line")
    assert "paragraph" not in again.before.split("Saved")[0]
    again.sendline("")
    end(again)
    assert only_answer(journal) == f"A first line.\n{PARAGRAPH}\n and on."
    assert not list(journal.glob("drafts/*"))


def test_a_line_that_was_emptied_again_is_not_kept(journal: Path) -> None:
    """What the writer takes away themselves goes from the disk too, without Enter."""
    session = asked()
    session.sendline("A first line.")
    session.send("Not this.")
    wait_for_draft(session, journal, "Not this.")
    session.send("\x15")
    wait_until(lambda: draft_texts(journal) == ["A first line."])
    close_window(session)
    until_gone(session)
    assert draft_texts(journal) == ["A first line."]


@pytest.mark.parametrize(
    "word",
    [".", ":stop", *(pytest.param(word, marks=pytest.mark.torture) for word in (":pass", ":nonsense"))],
)
def test_a_word_that_steers_is_no_part_of_the_answer(journal: Path, word: str) -> None:
    """Typed slowly, or after other words were taken away, it leaves nothing of either in the draft."""
    session = asked()
    session.sendline("A first line.")
    session.send("Not this.")
    wait_for_draft(session, journal, "Not this.")
    session.send("\x15" + word)
    time.sleep(1)
    session.sendline("")
    if word == ".":
        session.expect("One last line")
        close_window(session)
        assert only_answer(journal) == "A first line."
        return
    session.expect({":stop": "kept, unfinished", ":pass": "another|later", ":nonsense": "not one of"}[word])
    if word == ":nonsense":
        session.kill(signal.SIGKILL)
    close_window(session)
    until_gone(session)
    assert [text for text in draft_texts(journal) if text] == ["A first line."]


def test_up_offers_no_line_from_before(journal: Path) -> None:
    """Up does nothing: neither the line above nor an earlier full stop is doubled by it."""
    session = at_terminal("write", "-t", "power", TERM="xterm")
    session.expect(r"later\)\.")
    wait_for_editor(session)
    session.sendline("I said nothnig.")
    wait_for_draft(session, journal, "nothnig")
    session.send("\x1b[A")
    session.sendline("Then more.")
    session.sendline(".")
    session.expect("leaves it out")
    wait_for_editor(session)
    session.send("\x1b[A")
    session.sendline("calm")
    assert "Feelings: calm." in end(session)
    assert only_answer(journal) == "I said nothnig.\nThen more."


def test_undo_gives_the_last_line_back_for_editing(journal: Path) -> None:
    """Changed, it takes its own place; meanwhile it is on disk, and emptied it is gone, without a blank line."""
    session = asked()
    session.sendline("One.")
    session.sendline("Two, nearly")
    session.sendline(":undo")
    session.expect("Your last line is back")
    session.expect("Two, nearly")
    assert draft_texts(journal) == ["One.\nTwo, nearly"]
    wait_for_editor(session)
    session.sendline(" right.")
    wait_for_draft(session, journal, "Two, nearly right.")
    session.sendline(":undo")
    session.expect("Your last line is back")
    wait_for_editor(session)
    session.sendline("\x15")
    session.sendline("Three.")
    session.sendline(".")
    session.expect("One last line")
    session.sendline("")
    end(session)
    assert only_answer(journal) == "One.\nThree."


def test_typed_on_while_a_line_is_saved_nothing_is_shown_twice(journal: Path) -> None:
    """On a slow disk, each line of a fast typist is on the screen once, and whole in the answer."""
    session = in_shell(sys.executable, "-c", SLOW_DISK, "write", "-t", "power", TERM="xterm")
    session.expect(r"later\)\.")
    wait_for_editor(session)
    lines = [f"Line {number} of what she said." for number in range(3)]
    shown: list[str] = []
    session.expect("\r\n")  # of the line before, which told how to finish
    session.delaybeforesend = None
    session.send(f"{lines[0]}\r")
    for line in [*lines[1:], "."]:
        session.expect("\r\n")
        shown.append(session.before)
        time.sleep(0.15)  # in the midst of the save, which takes a third of a second here
        session.send(f"{line}\r")
    session.expect("Saved, about")
    assert [*shown, *session.before.split("\r\n")] == [*lines, ".", ""]
    session.close()
    assert only_answer(journal) == "\n".join(lines)


@pytest.mark.parametrize("way", ["closed", "killed", "ctrl-c"])
def test_a_long_last_line_is_on_disk_before_enter(journal: Path, way: str) -> None:
    """A sentence typed where feelings are asked for is kept among the drafts, and the next `write` says so."""
    session = at_the_last_line(journal, LONG_LINE)
    (left,) = journal.glob("drafts/*.txt")
    if way == "ctrl-c":
        session.sendintr()
        assert "What you typed there is kept in" in end(session)
    elif way == "closed":
        close_window(session)
        until_gone(session)
    else:
        session.kill(signal.SIGKILL)
        session.wait()
    assert left.read_text("utf-8") == LONG_LINE
    again = at_terminal("write", "-t", "power")
    again.expect("1 file among your drafts is in no entry yet")
    again.close()


def test_ctrl_c_in_the_moment_of_a_look_at_the_line_is_an_interruption_only(journal: Path) -> None:
    """Both signals wait while the program is stopped, and arrive at once when it goes on."""
    session = at_the_last_line(journal, LONG_LINE)
    session.kill(signal.SIGSTOP)
    session.kill(signal.SIGURG)
    session.kill(signal.SIGINT)
    session.kill(signal.SIGCONT)
    assert "wrong" not in end(session)
    assert [path.read_text("utf-8") for path in journal.glob("drafts/*.txt")] == [LONG_LINE]


def test_typed_after_ctrl_z_and_fg_is_kept_without_enter(journal: Path) -> None:
    """The line is shown again, and the letters behind it are on disk before Enter, and at Ctrl-C."""
    shell = in_shell("bash", "--norc", "--noprofile", "-i")
    shell.sendline(WRITE)
    shell.expect(r"later\)\.")
    wait_for_editor(shell)
    shell.send("Half a line I was typ")
    wait_for_draft(shell, journal, "I was typ")
    shell.send("\x1a")
    shell.expect("Stopped")
    shell.sendline("fg")
    shell.expect("Half a line I was typ")
    shell.send("ing")
    wait_for_draft(shell, journal, "I was typing")
    shell.sendintr()
    shell.expect("kept, unfinished")
    close_window(shell)
    assert draft_texts(journal) == ["Half a line I was typing"]


def test_a_long_last_line_leaves_no_file_once_it_is_safe(journal: Path) -> None:
    """Added to the answer, or made a feeling, it stands in the entry alone; a few words are never a file."""
    session = at_the_last_line(journal, LONG_LINE)
    session.sendline("")
    session.expect("Was that part")
    assert list(journal.glob("drafts/*.txt"))
    wait_for_editor(session)
    session.sendline("")
    end(session)
    assert only_answer(journal).startswith("Said.\nAnd then")
    assert not list(journal.glob("drafts/*"))


def test_a_reply_survives_the_closed_window_as_well(pair: Pair) -> None:
    """The line a coach is typing is on disk before Enter; the same command shows it once, and goes on."""
    pair.share(item(ENTRY))
    pair.at_home(pair.bronwen)
    command = ["coach", "reply", "amara", "1"]
    session = at_terminal(*command)
    session.expect(r"later\)\.")
    wait_for_editor(session)
    session.sendline("Thank you.")
    session.send("I read it twice")
    wait_until(lambda: "twice" in begun(pair))
    close_window(session)
    until_gone(session)
    assert begun(pair) == "Thank you.\nI read it twice"
    assert b"Thank you" not in left_behind(pair)[0].read_bytes()
    said = pair.bronwen.at_terminal(*command, typed=[", and slept.", "."]).out
    assert said.count("I read it twice") == 1
    assert waiting(pair) == [(ENTRY, "Thank you.\nI read it twice\n, and slept.")]
    assert left_behind(pair) == []
