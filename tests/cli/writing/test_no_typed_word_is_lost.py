"""What a tired person does at the keyboard, on a real terminal: no word of it is lost, and none goes astray."""

import signal
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cli.kept import only_record
from cli.real_terminal import at_terminal, end, wait_for_draft, wait_for_editor
from outside import needs
from program import Program


def draft_texts(journal: Path) -> list[str]:
    """What the drafts say, oldest first."""
    drafts = [tomllib.loads(path.read_text("utf-8")) for path in sorted(journal.glob("drafts/*.toml"))]
    return [answer["text"] for draft in drafts for answer in draft.get("answers", [])]


def asked(*arguments: str) -> Any:
    """A sitting whose question has just been asked."""
    session = at_terminal("write", "-t", "power", *arguments)
    session.expect(r"later\)\.")
    wait_for_editor(session)
    return session


def test_words_typed_at_the_top_of_nano_are_in_the_answer(home: Path, journal: Path) -> None:
    """Nano opens where the answer goes; typing at once, and above the first line, loses nothing."""
    needs("nano")
    session = at_terminal("write", "-t", "power", "-e", EDITOR="nano -R", TERM="xterm")
    session.expect(r"\^X")  # its keys are listed once it is there
    wait_for_editor(session)
    session.send("Typed at once.\r\x1b\\At the very top.\r\x0f\r")
    session.expect("Wrote")
    session.send("\x18")
    session.expect("One last line")
    session.sendline("")
    end(session)
    text = only_record(journal)["answers"][0]["text"]
    assert text.split() == ["At", "the", "very", "top.", "Typed", "at", "once."]
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize("way", ["ctrl-c", "terminated", "hung up"])
def test_the_half_of_a_line_is_kept(journal: Path, way: str) -> None:
    """Whoever stops in the middle of a line finds it again, half as it is."""
    session = asked()
    session.sendline("A whole line.")
    wait_for_draft(session, journal, "A whole line.")
    session.send("And half a li")
    session.expect("And half a li")
    if way == "ctrl-c":
        session.sendintr()
        assert "What you typed is kept" in end(session)
    elif way == "terminated":
        session.kill(signal.SIGTERM)
        assert "What you typed is kept" in end(session)
    else:
        session.kill(signal.SIGHUP)
        session.wait()
    assert draft_texts(journal) == ["A whole line.\nAnd half a li"]


def test_where_the_half_line_is_lost_that_is_said(program: Program, journal: Path) -> None:
    """Without Python's line editor only whole lines are kept, and the sentence does not say more."""
    screen = program.at_terminal("write", "-t", "power", typed=["one", "^C"], code=130)
    assert "All but the line you were on is kept, unfinished." in " ".join(screen.out.split())
    assert draft_texts(journal) == ["one"]


def test_a_full_stop_in_the_middle_of_a_paste_ends_nothing(journal: Path) -> None:
    """What came with it is part of the answer, and nothing of it reaches the next question, or the shell."""
    session = asked()
    session.send("First.\n.\nrm -rf everything\n:pass\nLast.\n")
    session.expect("More text came with that")
    session.sendline(".")
    session.expect("One last line")
    session.sendline("tired")
    assert "Feelings: tired." in end(session)
    kept = only_record(journal)
    assert kept["answers"][0]["text"] == "First.\n.\nrm -rf everything\n:pass\nLast."
    assert kept["feelings"] == ["tired"]


def test_a_paste_that_ends_in_a_full_stop_is_finished(journal: Path) -> None:
    """A lone full stop at its very end finishes, though there was one before."""
    session = asked()
    session.send("First.\n.\nLast.\n.\n")
    session.expect("One last line")
    session.sendline("")
    end(session)
    assert only_record(journal)["answers"][0]["text"] == "First.\n.\nLast."


def test_the_window_closed_at_the_last_line_leaves_a_saved_entry(journal: Path) -> None:
    """The entry is saved at the full stop; what is asked after it is extra."""
    session = asked()
    session.sendline("Said.")
    session.sendline(".")
    session.expect("Saved, about today")
    session.expect("One last line")
    session.kill(signal.SIGKILL)
    session.wait()
    assert only_record(journal)["answers"][0]["text"] == "Said."
    assert not list(journal.glob("drafts/*"))


def test_two_windows_never_share_an_answer(journal: Path) -> None:
    """What is being written in one window is not offered in another; once it is left, it is."""
    first = asked()
    first.sendline("In the first window.")
    wait_for_draft(first, journal, "In the first window.")
    second = at_terminal("write", "-t", "humility")
    second.expect(r"later\)\.")
    assert "unfinished" not in second.before
    wait_for_editor(second)
    second.sendline("In the second.")
    second.sendline(".")
    second.expect("One last line")
    second.sendline("")
    end(second)
    assert draft_texts(journal) == ["In the first window."]
    first.kill(signal.SIGKILL)
    first.wait()
    third = at_terminal("write")
    third.expect("left it unfinished")
    third.expect("In the first window.")
    third.close()


def test_two_windows_that_are_offered_one_answer_do_not_both_take_it(journal: Path) -> None:
    """The second to say yes is told, and is asked something new."""
    begun = asked()
    begun.sendline("Begun.")
    wait_for_draft(begun, journal, "Begun.")
    begun.kill(signal.SIGKILL)
    begun.wait()
    one, two = at_terminal("write"), at_terminal("write")
    for window in (one, two):
        window.expect("Go on with it")
        window.expect("trash")
        wait_for_editor(window)
    one.sendline("")
    one.expect(r"later\)\.")
    two.sendline("")
    two.expect("in another window")
    for window in (one, two):
        window.close()


def test_a_sentence_is_never_taken_for_no(program: Program, journal: Path) -> None:
    """At “Another question?” anything but yes and no is asked about, and Enter adds it to the answer."""
    program.at_terminal(
        "write", "--more", "-p", "power/who-decided",
        typed=["First.", ".", ".", "And she rang back.", "what", "", "n", ""],
    )  # fmt: skip
    assert only_record(journal)["answers"][0]["text"] == "First.\nAnd she rang back."


def test_n_leaves_that_sentence_out(program: Program, journal: Path) -> None:
    """A slip of the keyboard is not forced into the answer."""
    program.at_terminal("write", "--more", "-t", "power", typed=["First.", ".", ".", "qwe", "n", "", ""])
    assert only_record(journal)["answers"][0]["text"] == "First."


@pytest.mark.parametrize("line", [":q", ":helpme", ":QUIT", ": q", ":wq", ":exit"])
def test_a_word_after_a_colon_that_is_no_command_is_not_text(
    program: Program, journal: Path, line: str
) -> None:
    """It is answered with what there is, and how such a line is written."""
    screen = program.at_terminal("write", "-t", "power", typed=["one", line, "two", ".", ""])
    assert "is not one of the commands" in screen.out
    assert "begin it with two colons" in " ".join(screen.out.split())
    assert only_record(journal)["answers"][0]["text"] == "one\ntwo"


def test_a_line_may_begin_with_a_colon(program: Program, journal: Path) -> None:
    """Two colons stand for one before a single word; a sentence after a colon is text as it is."""
    program.at_terminal("write", "-t", "power", typed=["::pass", ": it was late", ":-)", "::", ".", ""])
    assert only_record(journal)["answers"][0]["text"] == ":pass\n: it was late\n:-)\n::"


def test_undo_takes_the_last_line_back(program: Program, journal: Path) -> None:
    """Line by line, on disk too, in any capitals; with none left it says so."""
    screen = program.at_terminal(
        "write", "-t", "power", typed=[":undo", "one", "two", ":UNDO", "", ": undo", "three", ".", ""]
    )
    assert "There is no line to take back." in screen.out
    assert "Taken back: two" in screen.out
    assert only_record(journal)["answers"][0]["text"] == "one\nthree"


def test_stop_leaves_and_keeps_everything(program: Program, journal: Path) -> None:
    """It is no interruption: exit code 0, and the answer is offered again."""
    screen = program.at_terminal("write", "-t", "power", typed=["one", ":Stop"])
    assert "kept, unfinished" in screen.out
    assert draft_texts(journal) == ["one"]
    assert (
        "Nothing was written" in program.at_terminal("write", "--fresh", "-t", "power", typed=[":stop"]).out
    )


def test_what_was_taken_up_can_be_put_by_again(program: Program, journal: Path) -> None:
    """:pass after going on keeps the whole of it, and asks another question."""
    program.at_terminal("write", "-t", "power", typed=["one", ":stop"])
    program.at_terminal("write", typed=["", "two", ":pass", "Else.", ".", ""])
    assert draft_texts(journal) == ["one\ntwo"]
    assert only_record(journal)["answers"][0]["text"] == "Else."


@pytest.mark.parametrize("typed", [["", ""], ["done"], ["End"], ["quit"]])
def test_somebody_who_cannot_find_the_end_is_told_of_it(
    program: Program, journal: Path, typed: list[str]
) -> None:
    """After two blank lines, or a word such as “done”, how to finish is said again; the words are kept."""
    screen = program.at_terminal("write", "-t", "power", typed=["one", *typed, ".", ""])
    assert screen.out.count("Finish with a full stop or Ctrl-D on its own line.") == 2
    assert only_record(journal)["answers"][0]["text"] == "\n".join(["one", *typed])


@pytest.mark.parametrize("line", ["", ".", "no", "None", "n", ":pass", ":stop"])
def test_a_last_line_may_mean_nothing(program: Program, journal: Path, line: str) -> None:
    """None of these is made a feeling."""
    program.at_terminal("write", "-t", "power", typed=["one", ".", line])
    assert (only_record(journal)["feelings"], only_record(journal)["setting"]) == ([], "")


@pytest.mark.parametrize(
    ("choice", "text", "feelings"),
    [
        ("", "one\nI felt that I had let her down", []),
        ("n", "one", []),
        ("f", "one", ["I felt that I had let her down"]),
    ],
)
def test_a_long_last_line_is_asked_about(
    program: Program, journal: Path, choice: str, text: str, feelings: list[str]
) -> None:
    """A sentence is put where the writer says it belongs, and no version before is kept of it."""
    program.at_terminal("write", "-t", "power", typed=["one", ".", "I felt that I had let her down", choice])
    kept = only_record(journal)
    assert (kept["answers"][0]["text"], kept["feelings"]) == (text, feelings)
    assert "edited" not in kept
    assert not (journal / "versions").exists()


@pytest.mark.parametrize("word", ["n", "no", "none", "0", ".", "N"])
def test_no_is_no_theme(program: Program, journal: Path, word: str) -> None:
    """Asked for a theme, each of these means none."""
    program.at_terminal("write", "Words.", typed=[word])
    assert only_record(journal)["themes"] == []


def test_the_themes_are_listed_when_they_are_asked_for(program: Program, journal: Path) -> None:
    """The question is one line; a question mark lists the titles, and numbers are taken at once."""
    screen = program.at_terminal("write", "Words.", typed=["?", "5, humility"]).out
    assert "14  Recognising positionality" in screen
    assert only_record(journal)["themes"] == ["power", "humility"]
    assert "It is about Power dynamics and Reflective practice and humility." in " ".join(screen.split())
    assert "Recognising" not in program.at_terminal("write", "Words.", typed=[""]).out


def test_words_above_the_first_question_in_an_editor_go_first(
    program: Program, home: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`edit` keeps what was typed above the first heading with the first answer."""
    program("write", "As it was.")
    script = home / "editor.sh"
    script.write_text('#!/bin/sh\n{ echo "Above."; cat "$1"; } > "$1.new" && mv "$1.new" "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    program("edit", "last")
    assert only_record(journal)["answers"][0]["text"] == "Above.\nAs it was."


def test_an_editor_left_with_a_question_alone_leaves_no_file(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it stays among the drafts, `check` has nothing to say, and `write` does not speak of it."""
    monkeypatch.setenv("EDITOR", "true")
    program.at_terminal("write", "-e", "-t", "power", typed=["Typed.", ".", ""])
    assert not list(journal.glob("drafts/*"))
    assert "The journal is whole." in program("check").out
    assert "in no entry yet" not in program.at_terminal("write", "-t", "power", typed=["x", ".", ""]).out


def test_a_second_editor_leaves_the_text_of_the_first(
    program: Program, home: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an editor left before it failed is still in its file after the next one."""
    script = home / "editor.sh"
    script.write_text('#!/bin/sh\necho "Of the first." >> "$1"\nexit 1\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    program.at_terminal("write", "-t", "power", typed=[":editor", ":editor", "Typed.", ".", ""])
    assert [path.read_text().count("Of the first.") for path in journal.glob("drafts/*.txt")] == [1, 1]


def test_deleted_twice_an_entry_is_in_the_trash_twice(program: Program, journal: Path) -> None:
    """A delete that was cut off, a change, and another delete: both copies are kept, and the later comes back."""
    program("write", "As it was.")
    (path,) = journal.glob("entries/*/*/*.toml")
    before = path.read_bytes()
    program("delete", "last")
    path.write_bytes(before)  # as if the delete had been cut off once the copy in the trash was there
    program("edit", "last", "--title", "Changed")
    program("delete", "last")
    assert len(list(journal.glob("trash/*/*.toml"))) == 2
    program("restore", path.stem)
    assert only_record(journal)["title"] == "Changed"
    problems = program("check", "--json", code=1).json["problems"]
    assert [problem["kind"] for problem in problems] == ["deleted"]  # the one before is in the trash still
