"""Answers begun and left: offered again, gone on with, left for later, put in the trash and brought back."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from program import Program


def begin(program: Program, *lines: str) -> None:
    """Begin an answer and be called away."""
    program.at_terminal("write", "--fresh", "-t", "power", typed=[*lines, "^C"], code=130)


def drafts(journal: Path) -> list[str]:
    """What the drafts say, oldest first."""
    return [
        tomllib.loads(path.read_text("utf-8"))["answers"][0]["text"]
        for path in sorted(journal.glob("drafts/*.toml"))
    ]


def said(text: str) -> str:
    """What is on a screen, without its line breaks."""
    return " ".join(text.split())


def test_the_offer_says_which_answer_it_is_and_what_can_be_done(program: Program) -> None:
    """The day, the first words, and all three answers stand in the one sentence."""
    begin(program, "Nobody had asked her.")
    screen = said(program.at_terminal("write", typed=["", ".", ""]).out)
    assert (
        "You began an answer earlier today and left it unfinished: Nobody had asked her. Go on with it? "
        "Enter for yes, n for not now, t to put it in the trash." in screen
    )


@pytest.mark.parametrize("no", ["n", "not now", "Later"])
def test_n_leaves_it_for_another_time(program: Program, journal: Path, no: str) -> None:
    """After n, or the words of the question, something new is asked, and the draft is as it was."""
    begin(program, "one")
    program.at_terminal("write", "-t", "humility", typed=[no, "new", ".", ""])
    assert drafts(journal) == ["one"]


def test_t_puts_it_in_the_trash_and_restore_brings_it_back(program: Program, journal: Path) -> None:
    """What is put away is offered no more, byte for byte in the trash, and comes back as it was."""
    begin(program, "one – ŵ")
    (path,) = journal.glob("drafts/*.toml")
    before = path.read_bytes()
    screen = program.at_terminal("write", "-t", "humility", typed=["t", "new", ".", ""])
    assert "`equityjournal restore draft` brings it back" in said(screen.out)
    assert drafts(journal) == []
    assert [kept.read_bytes() for kept in journal.glob("trash/drafts/*")] == [before]
    assert "Go on with it?" not in program.at_terminal("write", "-t", "humility", typed=["x", ".", ""]).out
    assert program("check", "--json").json["problems"] == []
    assert "is back, unfinished" in program("restore", "draft").out
    assert path.read_bytes() == before
    assert "no unfinished answer in the trash" in program("restore", "draft", code=1).err


def test_several_are_counted_and_offered_one_after_another(program: Program, journal: Path) -> None:
    """The latest comes first, with how many there are; once it is put away the next is offered."""
    for words in ("one", "two", "three"):
        begin(program, words)
    screen = said(program.at_terminal("write", typed=["t", "t", "", "more", ".", ""]).out)
    assert "You have 3 unfinished answers. The latest, begun earlier today: three" in screen
    assert "You have 2 unfinished answers. The latest, begun earlier today: two" in screen
    assert "and left it unfinished: one" in screen
    (entry,) = journal.glob("entries/*/*/*.toml")
    assert tomllib.loads(entry.read_text("utf-8"))["answers"][0]["text"] == "one\nmore"
    assert len(list(journal.glob("trash/drafts/*"))) == 2
    program("restore", "draft")
    assert drafts(journal) == ["two"]


def test_anything_else_is_no_answer_and_is_asked_again(program: Program, journal: Path) -> None:
    """Words typed at the offer are taken for neither yes nor no."""
    begin(program, "one")
    screen = program.at_terminal("write", typed=["I mean to say", "yes", ".", ""])
    assert said(screen.out).count("Go on with it?") == 2
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize("typed", [["^C"], []], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_at_the_offer_leaves_everything(program: Program, journal: Path, typed: list[str]) -> None:
    """An interruption at the offer is exit code 130, and the draft is as it was."""
    begin(program, "one")
    program.at_terminal("write", typed=typed, code=130)
    assert drafts(journal) == ["one"]


def test_a_draft_that_cannot_be_read_is_named_and_left(program: Program, journal: Path) -> None:
    """Before anything is asked, a draft that cannot be read is named with the reason; its bytes stay."""
    begin(program, "one")
    (path,) = journal.glob("drafts/*.toml")
    for name, data in (
        ("newer.toml", b"schema = 9\n"),
        ("cut.toml", path.read_bytes()[:60]),
        ("e.toml", b"\xff"),
    ):
        (path.parent / name).write_bytes(data)
    screen = said(program.at_terminal("write", typed=["n", "new", ".", ""]).out)
    for words in (
        "drafts/newer.toml: a newer version",
        "drafts/cut.toml: it is cut off",
        "drafts/e.toml: it is not UTF-8",
    ):
        assert words in screen
    assert {one.name for one in journal.glob("drafts/*")} == {path.name, "newer.toml", "cut.toml", "e.toml"}


def test_what_else_lies_among_the_drafts_is_counted_and_left(program: Program, journal: Path) -> None:
    """Texts and interrupted saves among the drafts are counted when writing begins, and none is taken away."""
    program("write", "One.")
    left = [journal / "drafts" / name for name in ("a.txt", ".b.toml.0123.tmp", ".c.txt.swp")]
    for path in left:
        path.write_text("words")
    assert "3 files among your drafts are in no entry yet" in said(
        program.at_terminal("write", "-t", "power", typed=["x", ".", ""]).out
    )
    assert all(path.read_text() == "words" for path in left)


def test_a_copy_that_a_sync_service_made_is_a_draft_of_its_own(program: Program, journal: Path) -> None:
    """Two versions of one draft are both offered, and going on with one never changes the other."""
    begin(program, "here")
    (path,) = journal.glob("drafts/*.toml")
    copy = path.with_name(f"{path.stem}.sync-conflict-20260601-101010-ABCDEFG.toml")
    copy.write_bytes(path.read_bytes().replace(b"here", b"there"))
    screen = program.at_terminal("write", typed=["", "end", ".", ""])
    assert "You have 2 unfinished answers" in said(screen.out)
    program.at_terminal("write", typed=["", "end", ".", ""])
    texts = {
        tomllib.loads(entry.read_text("utf-8"))["answers"][0]["text"]
        for entry in journal.glob("entries/*/*/*.toml")
    }
    assert texts == {"here\nend", "there\nend"}
    assert not list(journal.glob("drafts/*"))


def test_erasing_takes_the_drafts_of_the_entry_too(program: Program, journal: Path) -> None:
    """A text of the entry in an editor, what the editor left of it, and a draft that says the same are erased."""
    begin(program, "CANARY")
    (draft,) = journal.glob("drafts/*.toml")
    saved = draft.read_bytes()
    program.at_terminal("write", typed=["", ".", ""])
    (entry,) = journal.glob("entries/*/*/*.toml")
    begin(program, "OTHER")
    (journal / "trash" / "drafts").mkdir(parents=True, mode=0o700)
    for place in (draft, journal / "trash/drafts/x.toml"):
        place.write_bytes(saved)
    for name in ("{}-1.txt", ".{}-1.txt.swp", "{}-1.txt~", "#{}-1.txt#"):
        (journal / "drafts" / name.format(entry.stem)).write_text("CANARY")
    assert "7 files" in program("erase", "last", "--yes").out
    left = {path.name: path.read_text("utf-8") for path in journal.rglob("*") if path.is_file()}
    assert not [name for name, text in left.items() if "CANARY" in text]
    assert drafts(journal) == ["OTHER"]


def test_an_answer_that_was_saved_already_is_not_offered_again(program: Program, journal: Path) -> None:
    """After a crash between saving an entry and taking its draft away, the draft goes to the trash, and that is said."""
    begin(program, "one")
    (draft,) = journal.glob("drafts/*.toml")
    before = draft.read_bytes()
    program.at_terminal("write", typed=["", ".", ""])
    draft.write_bytes(before)
    screen = said(program.at_terminal("write", "-t", "humility", typed=["two", ".", ""]).out)
    assert "was saved, as 2026-06-01-" in screen
    assert "Go on with it?" not in screen
    assert [path.read_bytes() for path in journal.glob("trash/drafts/*")] == [before]
    assert len(program("list", "--json").json) == 2


def test_piped_input_is_never_asked(program: Program, journal: Path) -> None:
    """With an answer left open, text from a pipe is kept and nothing is offered."""
    begin(program, "one")
    outcome = program("write", piped="Piped words.")
    assert "Go on with it?" not in outcome.out + outcome.err
    assert json.loads(program("list", "--json").out)[0]["excerpt"] == "Piped words."
    assert drafts(journal) == ["one"]


def test_a_file_in_the_place_of_the_trash_costs_no_draft(program: Program, journal: Path) -> None:
    """Where the draft cannot be put in the trash, it stays, and the sentence says why."""
    begin(program, "one")
    shutil.rmtree(journal / "trash", ignore_errors=True)
    (journal / "trash").write_text("a file where a folder should be")
    refused = program.at_terminal("write", typed=["t"], code=1)
    assert "is a file" in said(refused.out)
    assert drafts(journal) == ["one"]
