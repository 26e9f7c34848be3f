"""`edit`: no slip in the editor costs a word, refusals come before it opens, and what became of it is said."""

import os
from pathlib import Path

import pytest

from cli.fake_editor import Editor
from program import Program


def texts(program: Program) -> list[str]:
    """What the answers of the last entry say."""
    return [answer["text"] for answer in program("show", "last", "--json").json["answers"]]


def two_answers(program: Program) -> None:
    """An entry with two answers."""
    program.at_terminal("write", "--more", "-t", "power", typed=["First.", ".", "Second.", ".", "", ""])


def in_one_line(text: str) -> str:
    """Text without the breaks of a narrow screen."""
    return " ".join(text.split())


# In the editor


def test_one_answer_opens_as_it_is(program: Program, editor: Editor) -> None:
    """With one answer there is nothing in the editor but its words; what is typed at once is text."""
    program("write", "Words.")
    editor.types("changed ")
    program("edit", "last")
    assert editor.opened_with == "Words.\n"
    assert texts(program) == ["changed Words."]


def test_typing_on_a_marker_is_no_reason_to_refuse(program: Program, editor: Editor) -> None:
    """Words typed at once, on the line of the first marker, are the first answer's."""
    two_answers(program)
    editor.types("changed ")
    assert "Answer 1 was changed." in program("edit", "last").out
    assert texts(program) == ["changed\nFirst.", "Second."]


def test_an_answer_left_empty_is_said_to_be(program: Program, editor: Editor) -> None:
    """Where the words of one of several answers are gone, the screen says which."""
    two_answers(program)
    editor.replaces("Second.", "")
    assert "Answer 2 is empty now." in program("edit", "last").out


def test_an_edit_without_a_change_leaves_nothing(program: Program, journal: Path, editor: Editor) -> None:
    """An editor left as it was opened, also with an error, says so, and no file is among the drafts."""
    program("write", "Words.")
    editor.does("pass")
    assert program("edit", "last").out == "Nothing was changed.\n"
    editor.does("sys.exit(1)")
    assert "Nothing was changed." in program("edit", "last", code=1).err
    assert not list(journal.glob("drafts/*"))


# Said before it opens


def test_what_can_be_known_is_said_before_the_editor_opens(
    program: Program, journal: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry cut off, a great loss, a folder that cannot be written to: refused with no word written."""
    for number in range(4):
        program("write", f"Words {number}.")
    editor.does("pass")
    paths = sorted(journal.glob("entries/*/*/*.toml"))
    last = next(path for path in paths if path.stem == program("show", "last", "--json").json["id"])
    whole = last.read_bytes()
    last.write_bytes(whole.rpartition(b"\n#")[0])
    assert "cut off" in program("edit", last.stem, "--title", "T", code=1).err
    last.write_bytes(whole)
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda path, _: Path(path) != last.parent)
        assert "cannot be written to" in program("edit", "last", code=1).err
    for path in paths:
        if path != last:
            path.rename(path.with_suffix(".gone"))
    last.rename(journal / "elsewhere")
    assert "vanished" in program("write", "x", code=1).err
    assert editor.opened_with is None


def test_an_editor_that_is_not_there_is_said_before_anything(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence can be followed as it is, and no file is left."""
    program("write", "Words.")
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")
    said = in_one_line(program("edit", "last", code=1).err)
    assert said == (
        "The editor “no-such-editor”, which EDITOR names, was not found, so nothing was opened. "
        "Name another, as in `export EDITOR=nano`."
    )
    assert not list(journal.glob("drafts/*"))


# An edit that was refused


def test_a_refused_edit_is_offered_again(program: Program, journal: Path, editor: Editor) -> None:
    """What an editor left is named by a command, offered by the next `edit`, and gone once it is saved."""
    program("write", "Words.")
    editor.changes_and_fails("Words", "New words")
    refused = program("edit", "last", code=1).err
    assert "offers what you wrote again" in refused
    assert str(journal) not in refused
    assert "`equityjournal edit " in program("check").out
    editor.replaces("New", "Newer")
    screen = program.at_terminal("edit", "last", typed=[""]).out
    assert "it was not saved:\n  New words." in screen
    assert editor.opened_with == "New words.\n"
    assert texts(program) == ["Newer words."]
    assert not list(journal.glob("drafts/*"))


def test_a_refused_edit_may_be_put_away(program: Program, journal: Path, editor: Editor) -> None:
    """With n the editor opens on the entry as it is, and what was left goes to the trash."""
    program("write", "Words.")
    editor.changes_and_fails("Words", "New words")
    program("edit", "last", code=1)
    editor.does("pass")
    program.at_terminal("edit", "last", typed=["what?", "n"])
    assert editor.opened_with == "Words.\n"
    (away,) = journal.glob("trash/drafts/*.txt")
    assert away.read_text() == "New words.\n"
    assert "erased" not in program("erase", "last", "--yes").out
    assert not away.exists()


def test_the_offer_of_a_private_edit_shows_no_word(program: Program, editor: Editor) -> None:
    """Of a private entry the offer shows the word private alone."""
    program("write", "--private", "Words.")
    editor.changes_and_fails("Words", "CANARY")
    program("edit", "last", code=1)
    editor.does("pass")
    assert "CANARY" not in program.at_terminal("edit", "last", typed=[""]).out


def put_beside_the_entry(program: Program, journal: Path, name: str, words: str) -> None:
    """A file among the drafts, named for the latest entry."""
    identity = program("show", "last", "--json").json["id"]
    (journal / "drafts" / f"{identity}-{name}").write_text(words)


def test_an_edit_that_is_the_entry_by_now_is_not_offered(
    program: Program, journal: Path, editor: Editor
) -> None:
    """A file an editor saved late, with the words the entry has, goes without a word."""
    program("write", "Words.")
    put_beside_the_entry(program, journal, "edit-20260601T181000000000Z.txt", "Words.\n")
    editor.does("pass")
    assert program.at_terminal("edit", "last").out == "Nothing was changed.\n"
    assert not list(journal.glob("drafts/*"))


def test_other_words_about_an_entry_are_no_edit_of_it(
    program: Program, journal: Path, editor: Editor
) -> None:
    """A line on feelings that was cut off is not offered as the entry's words."""
    program("write", "Words.")
    put_beside_the_entry(program, journal, "20260601T181000000000Z.txt", "tired and much else besides")
    editor.does("pass")
    assert program.at_terminal("edit", "last").out == "Nothing was changed.\n"
    assert editor.opened_with == "Words.\n"


# What is said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-d", "29 May"], "Day: Friday 29 May 2026; before: Monday 1 June 2026"),
        (["--setting", "panel"], "Setting: panel; before: home visit"),
        (["--setting", ""], "Setting: none; before: home visit"),
        (["--title", "A"], "Title: A"),
        (["--person", "a nurse", "--person", "a parent"], "With: a nurse, a parent"),
        (["-f", "torn, glad"], "Feelings: torn, glad; before: uneasy"),
    ],
)
def test_each_fact_changed_is_said(program: Program, options: list[str], said: str) -> None:
    """The day, the first words, and the fact as it is now and was before."""
    program("write", "Words.", "--setting", "home visit", "-f", "uneasy")
    identity = program("show", "last", "--json").json["id"]
    day = "Friday 29 May 2026" if "-d" in options else "Monday 1 June 2026"
    assert program("edit", "last", *options).out.splitlines() == [
        f"Saved, about {day} ({identity}). The version before is kept.",
        "  Words.",
        f"  {said}",
    ]


def test_a_private_entry_says_its_day_alone(program: Program) -> None:
    """No word and no fact of an entry that is private, or just became so; one made open says that it is."""
    program("write", "CANARY.", "--setting", "CANARY")
    identity = program("show", "last", "--json").json["id"]
    private = f"Saved as private, about Monday 1 June 2026 ({identity}). The version before is kept.\n"
    assert program("edit", "last", "--private").out == private
    assert program("edit", "last", "--title", "CANARY").out == private
    assert program("edit", "last", "--not-private").out.splitlines()[-1] == "  It is no longer private."


def test_a_day_to_come_is_said(program: Program) -> None:
    """A day that is still to come is kept, and said to be."""
    program("write", "Words.")
    assert "3 June 2026 is still to come" in program("edit", "last", "-d", "2026-06-03").out


def test_words_changed_in_the_editor_are_said(program: Program, editor: Editor) -> None:
    """The first words as they are now, and that they were changed."""
    program("write", "Words.")
    editor.replaces("Words", "Other words")
    assert program("edit", "last").out.splitlines()[1:] == ["  Other words.", "  The words were changed."]
