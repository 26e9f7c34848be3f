"""`edit` where the words are read: one answer in the box, or line by line."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cli.fake_editor import Editor
from cli.real_terminal import at_terminal, close_window, end, until_gone, wait_for_editor, wait_until
from program import Outcome, Program

if TYPE_CHECKING:
    from boxed import FakeKeys

CTRL_C, CTRL_D, CTRL_U, UP, END, BACKSPACE = "\x03", "\x04", "\x15", "\x1b[A", "\x1b[F", "\x7f"


def texts(program: Program) -> list[str]:
    """What the answers of the last entry say."""
    return [answer["text"] for answer in program("show", "last", "--json").json["answers"]]


def edited(program: Program, *options: str, typed: tuple[str, ...] = (), code: int = 0) -> Outcome:
    """An edit of the last entry."""
    return program.at_terminal("edit", "last", *options, typed=typed, code=code)


def opened(*, again: bool = False) -> Any:
    """An edit of the last entry on a real terminal, once its box takes keys.

    Args:
        again: It goes on with an earlier one.
    """
    session = at_terminal("edit", "last", TERM="xterm", EQUITYJOURNAL_WRITING="box")
    session.delaybeforesend = None
    if again:
        session.expect("Go on with it")
        wait_for_editor(session)
        session.send("\r")
    session.expect(r"the rest\.")
    wait_for_editor(session)
    session.expect(r"\x1b\[\?2004h")
    return session


def left_behind(journal: Path) -> list[str]:
    """The texts among the drafts."""
    return [path.read_text("utf-8") for path in journal.glob("drafts/*.txt")]


def two_answers(program: Program) -> None:
    """An entry with two answers."""
    program.at_terminal(
        "write", "--more", "--lines", "-t", "power", typed=["First.", ".", "Second.", ".", "", ""]
    )


def test_one_answer_opens_with_its_words_and_a_word_further_up_is_mended(
    program: Program, journal: Path, keys: "FakeKeys"
) -> None:
    """Ctrl-D further up goes to the end and deletes nothing; there it finishes. The version before is kept."""
    program("write", "I said nothnig.\nThen more.")
    keys.are(f"{UP}{END}{BACKSPACE * 4}ing.{CTRL_D}{CTRL_D}")
    said = edited(program).out
    assert "The version before is kept." in " ".join(said.split())
    assert "The words were changed." in said
    assert texts(program) == ["I said nothing.\nThen more."]
    assert left_behind(journal) == []


@pytest.mark.parametrize("text", ["Words.", "A line\n.", "A line\n:stop", "Words.\n"])
def test_unchanged_it_says_so_and_leaves_nothing(
    text: str, program: Program, journal: Path, keys: "FakeKeys"
) -> None:
    """Even where the last line looks like a full stop that finishes, or a command."""
    program("write", "-", piped=f"{text}\n")
    keys.are(CTRL_D)
    assert "Nothing was changed." in edited(program).out
    assert texts(program) == [text]
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize(("left_by", "code"), [("\r:stop\r", 0), (CTRL_C, 130)])
def test_left_the_same_edit_goes_on(
    left_by: str, code: int, program: Program, journal: Path, keys: "FakeKeys"
) -> None:
    """What was changed is among the drafts, and offered by the next `edit`."""
    program("write", "Words.")
    keys.are(f" And more.{left_by}")
    assert "What you changed is kept, unsaved." in edited(program, code=code).out
    assert left_behind(journal) == ["Words. And more.\n"]
    assert texts(program) == ["Words."]
    keys.are(" Still more.\x1b\r")
    assert "Go on with it" in edited(program, typed=("",)).out
    assert texts(program) == ["Words. And more. Still more."]
    assert left_behind(journal) == []


@pytest.mark.torture
@pytest.mark.parametrize("cut_off_by", ["killed", "closed"])
def test_cut_off_the_same_edit_goes_on(cut_off_by: str, program: Program, journal: Path) -> None:
    """On a real terminal: what was changed is on disk half a second later."""
    program("write", "Words.")
    session = opened()
    session.send(" And more.")
    wait_until(lambda: left_behind(journal) == ["Words. And more.\n"])
    if cut_off_by == "killed":
        session.kill(signal.SIGKILL)
        session.wait()
    else:
        close_window(session)
        until_gone(session)
    assert left_behind(journal) == ["Words. And more.\n"]
    assert texts(program) == ["Words."]
    session = opened(again=True)
    session.send(" Still more.\x1b\r")
    end(session)
    assert texts(program) == ["Words. And more. Still more."]
    assert left_behind(journal) == []


def test_of_several_answers_one_is_chosen(program: Program, keys: "FakeKeys") -> None:
    """By its number; the others stay as they are."""
    two_answers(program)
    keys.are(" Changed.\r.\r")
    said = edited(program, typed=("7", "2")).out
    assert said.count("Type its number") == 2
    assert "Answer 2 was changed." in said
    assert texts(program) == ["First.", "Second. Changed."]


def test_enter_opens_all_answers_in_the_editor(program: Program, editor: Editor, keys: "FakeKeys") -> None:
    """As `--editor` does without asking."""
    two_answers(program)
    editor.replaces("First", "1st")
    assert "Answer 1 was changed." in edited(program, typed=("",)).out
    editor.replaces("Second", "2nd")
    edited(program, "--editor")
    assert texts(program) == ["1st.", "2nd."]


def test_the_editor_takes_over_and_gives_back(
    program: Program, journal: Path, editor: Editor, keys: "FakeKeys"
) -> None:
    """After `:editor` the edit is finished; where the editor fails, the box goes on, and its file stays too."""
    program("write", "Words.")
    editor.changes_and_fails("Words", "Lost words")
    between: list[str] = []
    keys.are(" More.\r:editor\r", lambda: between.extend(left_behind(journal)), "Even more.\x1b\r")
    assert "as it was" in edited(program).out
    assert sorted(between) == ["Lost words. More.\n", "Words. More.\n"]
    assert texts(program) == ["Words. More.\nEven more."]
    assert left_behind(journal) == ["Lost words. More.\n"]
    program("check", code=None)
    editor.replaces("More", "Less")
    keys.are("\r:editor\r")
    edited(program, typed=("n",))
    assert texts(program) == ["Words. Less.\nEven more."]


def test_nothing_of_it_is_kept_if_so_wished(program: Program, journal: Path, keys: "FakeKeys") -> None:
    """`:burn` leaves the entry as it was, and no draft; emptied, it refuses."""
    program("write", "Words.")
    keys.are(" More.\r:burn\r")
    assert "The entry is as it was." in edited(program, typed=("yes",)).out
    keys.are(f"{CTRL_U}{CTRL_D}")
    assert "No text is left, so nothing was changed." in edited(program, code=1).out
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


def test_a_private_entry_keeps_to_itself(program: Program, keys: "FakeKeys") -> None:
    """Neither the offer of an edit that was left, nor a choice of answers, shows its words."""
    program("write", "--private", "CANARY.")
    keys.are(f" CANARY too.{CTRL_C}")
    edited(program, code=130)
    assert "CANARY" not in program.at_terminal("write", "--lines", typed=["^D"], code=None).out
    assert "CANARY" not in program.at_terminal("edit", "last", "--editor", typed=["^D"], code=None).out


def test_two_windows_change_one_entry_apart(program: Program, journal: Path, keys: "FakeKeys") -> None:
    """A window is not offered what another is changing; the later save is refused, and nothing overwritten."""
    program("write", "Words.")
    elsewhere: list[str] = []

    def in_another_window() -> None:
        elsewhere.append(edited(program, "--lines", typed=("Other.", ".")).out)

    keys.are(" Mine.\x13", in_another_window, CTRL_D)
    said = edited(program, code=1).out
    assert "Go on with it" not in elsewhere[0]
    assert "was changed by something else" in said
    assert texts(program) == ["Words.\nOther."]
    assert left_behind(journal) == ["Words. Mine.\n"]
