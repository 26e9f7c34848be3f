"""Given text with `--editor`: it opens in the editor, and no failure costs a word of it."""

from pathlib import Path

import pytest

from cli.fake_editor import Editor
from cli.kept import kept_files, only_record
from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.writing import saving
from equityjournal.cli.writing.request import Request
from equityjournal.cli.writing.text_in_editor import changed_in_editor
from equityjournal.core.entries.entry import Draft, Entry
from program import Program


@pytest.fixture(autouse=True)
def through_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text given to `write -e` goes through the editor before it is saved."""
    save = saving.save

    def save_what_the_editor_left(request: Request, draft: Draft, hand: InHand) -> tuple[Entry, Path]:
        left = changed_in_editor(request, draft, hand) if request.options.editor else draft
        return save(request, left, hand)

    monkeypatch.setattr(saving, "save", save_what_the_editor_left)


@pytest.mark.parametrize("piped", [False, True])
def test_given_text_opens_in_the_editor(
    program: Program, journal: Path, editor: Editor, *, piped: bool
) -> None:
    """Text after the command, or through a pipe, is what the editor opens with; what it leaves is the entry."""
    editor.replaces("partial", "whole")
    program(
        *(["write", "-e"] if piped else ["write", "-e", "A partial entry."]),
        piped="A partial entry.\n" if piped else "",
    )
    assert editor.opened_with == "A partial entry.\n"
    assert only_record(journal)["answers"][0]["text"] == "A whole entry."
    assert not list(journal.glob("drafts/*"))


def test_text_left_unchanged_is_saved_as_given(program: Program, journal: Path, editor: Editor) -> None:
    """An editor closed without a change takes nothing away."""
    editor.does("pass")
    program("write", "-e", "Words.", "-t", "power")
    assert only_record(journal)["answers"][0]["text"] == "Words."
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize(
    "body", ["path.write_text('')", "sys.exit(1)", "path.unlink()", "import os; os.kill(os.getpid(), 9)"]
)
def test_an_editor_that_fails_keeps_the_given_text(
    program: Program, journal: Path, editor: Editor, body: str
) -> None:
    """Emptied, failed, taken away, killed: the words are an unfinished answer, with their theme, once."""
    editor.does(body)
    assert "kept, unfinished" in program("write", "-e", "Words.", "-t", "power", code=1).err
    assert not kept_files(journal)
    assert [path.suffix for path in journal.glob("drafts/*")] == [".toml"]
    program("write", "--resume", piped=".\n")
    assert only_record(journal)["answers"][0]["text"] == "Words."


def test_an_editor_that_is_not_there_keeps_the_given_text(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names the editor, and the words are an unfinished answer."""
    monkeypatch.setenv("EDITOR", "nosuch")
    said = program("write", "-e", "Words.", code=1).err
    assert "“nosuch”" in said
    assert "kept, unfinished" in said
    assert len(list(journal.glob("drafts/*"))) == 1
