"""Given text with `--editor`: it opens in the editor, and no failure costs a word of it."""

from pathlib import Path

import pytest

from cli.fake_editor import Editor
from cli.kept import kept_files, only_record
from program import Program


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
