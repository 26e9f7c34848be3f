"""An answer written in an editor: what comes back from it, and an editor that fails."""

import json
import sys
import tomllib
from pathlib import Path

import pytest

from cli.kept import kept_files, only_record
from program import Program


def editor(tmp_path: Path, body: str) -> str:
    """An editor that does to the file whatever `body`, a line of Python, says with `path`."""
    script = tmp_path / "editor.py"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{body}\n")
    return f"{json.dumps(sys.executable)} {json.dumps(str(script))}"


def test_an_editor_may_be_used(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What stands below the line in the editor is the answer; the question above it is left out."""
    body = "path.write_bytes(path.read_bytes().replace(b'\\n', b'\\r\\n') + b'From the editor.\\r\\n')"
    monkeypatch.setenv("EDITOR", editor(tmp_path, body))
    program.at_terminal("write", "-t", "power", typed=["A first line.", ":editor", ""])
    assert only_record(journal)["answers"][0]["text"] == "A first line.\nFrom the editor."
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sys.exit(1)", "ended with an error"),
        ("path.write_bytes(b'caf\\xe9')", "not save plain text"),
        ("path.write_bytes(b'')", "left no text"),
        ("pass", "Nothing was changed."),
        ("path.unlink()", "took the file away"),
    ],
)
def test_a_failing_editor_loses_nothing(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str, said: str
) -> None:
    """An editor that fails or leaves nothing is named; the lines typed before are kept, and go on being typed."""
    monkeypatch.setenv("EDITOR", editor(tmp_path, body))
    screen = program.at_terminal("write", "-t", "power", typed=["A first line.", ":editor"], code=130)
    assert said in " ".join(screen.out.split())
    (draft,) = journal.glob("drafts/*.toml")
    assert tomllib.loads(draft.read_text("utf-8"))["answers"][0]["text"] == "A first line."


def test_an_editor_left_without_saving_is_spoken_of_and_the_answer_is_typed_instead(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing was there to be changed, so the sentence is about saving."""
    monkeypatch.setenv("EDITOR", editor(tmp_path, "pass"))
    screen = program.at_terminal("write", "-e", "-t", "power", typed=["Typed.", ".", ""]).out
    assert "Nothing was saved in the editor." in screen
    assert "Nothing was changed." not in screen


def test_a_missing_editor_is_named(program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that is not there, or a name that is no command, is named; the answer is typed instead."""
    for named in ("no-such-editor-at-all", "vim 'x"):
        monkeypatch.setenv("EDITOR", named)
        screen = program.at_terminal("write", "-e", "-t", "power", typed=["Typed.", ".", ""])
        assert named in screen.out
    assert [tomllib.loads(path.read_text("utf-8"))["answers"][0]["text"] for path in kept_files(journal)] == [
        "Typed."
    ] * 2


def test_there_may_be_no_editor_at_all(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any editor the sentence says how to name one, and the answer is typed."""
    monkeypatch.setenv("PATH", "")
    assert (
        "EDITOR can name" in program.at_terminal("write", "-e", "-t", "power", typed=["Typed.", ".", ""]).out
    )


def test_a_follow_up_emptied_in_the_editor_keeps_what_was_typed(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An editor that comes back empty takes nothing away, in a follow-up neither."""
    monkeypatch.setenv("EDITOR", editor(tmp_path, "path.write_text(path.read_text().replace('Second.', ''))"))
    typed = ["First.", ".", "Second.", ":editor", ".", "", ""]
    assert "left no text" in program.at_terminal("write", "--more", "-t", "power", typed=typed).out
    assert [answer["text"] for answer in only_record(journal)["answers"]] == ["First.", "Second."]
