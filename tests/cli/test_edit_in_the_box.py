"""`edit` where the words are read: one answer in the box, or line by line, on a real terminal."""

import signal
from pathlib import Path
from typing import Any

import pytest

from cli.fake_editor import Editor
from cli.real_terminal import at_terminal, close_window, end, until_gone, wait_for_editor, wait_until
from program import Program


def texts(program: Program) -> list[str]:
    """What the answers of the last entry say."""
    return [answer["text"] for answer in program("show", "last", "--json").json["answers"]]


def editing(*options: str) -> Any:
    """An edit of the last entry, at its beginning."""
    session = at_terminal("edit", "last", *options, TERM="xterm", EQUITYJOURNAL_WRITING="box")
    session.delaybeforesend = None
    return session


def opened(session: Any) -> Any:
    """The session, once its box takes keys."""
    session.expect(r"the rest\.")
    wait_for_editor(session)
    session.expect(r"\x1b\[\?2004h")
    return session


def left_behind(journal: Path) -> list[str]:
    """The texts among the drafts."""
    return [path.read_text("utf-8") for path in journal.glob("drafts/*.txt")]


def two_answers(program: Program) -> None:
    """An entry with two answers."""
    program.at_terminal("write", "--more", "-t", "power", typed=["First.", ".", "Second.", ".", "", ""])


def test_one_answer_opens_with_its_words_and_a_word_further_up_is_mended(
    program: Program, journal: Path
) -> None:
    """Ctrl-D further up goes to the end and deletes nothing; there it finishes. The version before is kept."""
    program("write", "I said nothnig.\nThen more.")
    session = opened(editing())
    session.send("\x1b[A\x1b[F" + "\x7f" * 4 + "ing.\x04")
    wait_until(lambda: any("nothing." in text for text in left_behind(journal)))
    session.send("\x04")
    said = end(session)
    assert session.exitstatus == 0
    assert "The version before is kept." in " ".join(said.split())
    assert "The words were changed." in said
    assert texts(program) == ["I said nothing.\nThen more."]
    assert left_behind(journal) == []


@pytest.mark.parametrize("text", ["Words.", "A line\n.", "A line\n:stop", "Words.\n"])
def test_unchanged_it_says_so_and_leaves_nothing(text: str, program: Program, journal: Path) -> None:
    """Even where the last line looks like a full stop that finishes, or a command."""
    program("write", "-", piped=f"{text}\n")
    session = opened(editing())
    session.send("\x04")
    assert "Nothing was changed." in end(session)
    assert texts(program) == [text]
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize(
    "left_by",
    ["killed", *(pytest.param(way, marks=pytest.mark.torture) for way in ("closed", "stopped", "ctrl-c"))],
)
def test_however_it_is_left_the_same_edit_goes_on(left_by: str, program: Program, journal: Path) -> None:
    """What was changed is among the drafts half a second later, and offered by the next `edit`."""
    program("write", "Words.")
    session = opened(editing())
    session.send(" And more.")
    wait_until(lambda: left_behind(journal) == ["Words. And more.\n"])
    if left_by == "killed":
        session.kill(signal.SIGKILL)
        session.wait()
    elif left_by == "closed":
        close_window(session)
        until_gone(session)
    else:
        session.send("\r:stop\r" if left_by == "stopped" else "\x03")
        assert "What you changed is kept, unsaved." in end(session)
        assert session.exitstatus == (0 if left_by == "stopped" else 130)
    assert left_behind(journal) == ["Words. And more.\n"]
    assert texts(program) == ["Words."]
    again = editing()
    again.expect("Go on with it")
    wait_for_editor(again)
    again.send("\r")
    opened(again).send(" Still more.\x1b\r")
    end(again)
    assert texts(program) == ["Words. And more. Still more."]
    assert left_behind(journal) == []


def test_of_several_answers_one_is_chosen(program: Program, journal: Path) -> None:
    """By its number; the others stay as they are."""
    two_answers(program)
    session = editing()
    session.expect("Type its number")
    wait_for_editor(session)
    session.send("7\r")
    session.expect("Type its number")
    wait_for_editor(session)
    session.send("2\r")
    opened(session).send(" Changed.\r.\r")
    assert "Answer 2 was changed." in end(session)
    assert texts(program) == ["First.", "Second. Changed."]


def test_enter_opens_all_answers_in_the_editor(program: Program, editor: Editor) -> None:
    """As `--editor` does without asking."""
    two_answers(program)
    editor.replaces("First", "1st")
    session = editing()
    session.expect("Type its number")
    wait_for_editor(session)
    session.send("\r")
    assert "Answer 1 was changed." in end(session)
    editor.replaces("Second", "2nd")
    end(editing("--editor"))
    assert texts(program) == ["1st.", "2nd."]


@pytest.mark.torture
def test_the_editor_takes_over_and_gives_back(program: Program, journal: Path, editor: Editor) -> None:
    """After `:editor` the edit is finished; where the editor fails, the box goes on, and its file stays too."""
    program("write", "Words.")
    editor.changes_and_fails("Words", "Lost words")
    session = opened(editing())
    session.send(" More.\r:editor\r")
    session.expect("as it was")
    session.expect(r"\x1b\[\?2004h")
    assert sorted(left_behind(journal)) == ["Lost words. More.\n", "Words. More.\n"]
    session.send(" Even more.\x1b\r")
    end(session)
    assert texts(program) == ["Words. More. Even more."]
    assert left_behind(journal) == ["Lost words. More.\n"]
    program("check", code=None)
    editor.replaces("More", "Less")
    session = editing()
    session.expect("Go on with it")
    wait_for_editor(session)
    session.send("n\r")
    opened(session).send("\r:editor\r")
    end(session)
    assert texts(program) == ["Words. Less. Even more."]


@pytest.mark.torture
def test_nothing_of_it_is_kept_if_so_wished(program: Program, journal: Path) -> None:
    """`:burn` leaves the entry as it was, and no draft; emptied, it refuses."""
    program("write", "Words.")
    session = opened(editing())
    session.send(" More.\r:burn\r")
    session.expect("Type yes")
    wait_for_editor(session)
    session.send("yes\r")
    assert "The entry is as it was." in end(session)
    session = opened(editing())
    session.send("\x15\x04")
    assert "No text is left, so nothing was changed." in end(session)
    assert texts(program) == ["Words."]
    assert not list(journal.glob("drafts/*"))


def test_line_by_line_the_words_stand_above_and_go_on_below(program: Program, journal: Path) -> None:
    """With `--lines`, or where there is no editor: more is added below, and `:undo` gives a line back."""
    program("write", "First.\nSecond.")
    said = program.at_terminal("edit", "last", "--lines", typed=["Third.", "."]).out
    assert said.partition("Saved")[0].count("Second.") == 1
    assert "line by line" in said
    assert texts(program) == ["First.\nSecond.\nThird."]
    assert "Nothing was changed." in program.at_terminal("edit", "last", "--lines", typed=["."]).out
    said = program.at_terminal("edit", "last", "--lines", typed=["Fourth.", "^C"], code=130).out
    assert "kept" in said
    assert "offers what you" in said
    said = program.at_terminal("edit", "last", "--lines", typed=["", "."]).out
    assert texts(program) == ["First.\nSecond.\nThird.\nFourth."]


def test_without_an_editor_lines_do_what_they_can(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal that shows no box; `--editor` is refused."""
    program("write", "First.")
    monkeypatch.setenv("EDITOR", "no-such-editor")
    said = program.at_terminal("edit", "last", typed=["Second.", "."]).out
    assert "no-such-editor" in said
    assert texts(program) == ["First.\nSecond."]
    program.at_terminal("edit", "last", "--editor", code=1)


def test_a_private_entry_keeps_to_itself(program: Program, journal: Path) -> None:
    """Neither the offer of an edit that was left, nor a choice of answers, shows its words."""
    program("write", "--private", "CANARY.")
    session = opened(editing())
    session.send(" CANARY too.")
    wait_until(lambda: bool(left_behind(journal)))
    session.kill(signal.SIGKILL)
    session.wait()
    assert "CANARY" not in program.at_terminal("write", typed=["^D"], code=None).out
    assert "CANARY" not in program.at_terminal("edit", "last", "--editor", typed=["^D"], code=None).out


def test_two_windows_change_one_entry_apart(program: Program, journal: Path) -> None:
    """A window is not offered what another is changing; the later save is refused, and nothing overwritten."""
    program("write", "Words.")
    session = opened(editing())
    session.send(" Mine.")
    wait_until(lambda: bool(left_behind(journal)))
    other = program.at_terminal("edit", "last", "--lines", typed=["Other.", "."]).out
    assert "Go on with it" not in other
    session.send("\x04")
    assert "was changed by something else" in end(session)
    assert texts(program) == ["Words.\nOther."]
    assert left_behind(journal) == ["Words. Mine.\n"]
