"""Words in a pipe beside words after the command: said to be unread, and left there."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from cli.kept import kept_files, only_record

UNREAD = "What came through the pipe was not read"


def said_by(*arguments: str, stdin: int) -> str:
    """What the program says on standard error, with something to read from."""
    command = [sys.executable, "-m", "equityjournal", *arguments]
    return subprocess.run(command, stdin=stdin, capture_output=True, text=True, check=True).stderr


def with_pipe(arguments: Sequence[str], words: bytes) -> tuple[str, bytes]:
    """What the program says with words waiting in a pipe, and what is left there."""
    out, into = os.pipe()
    os.write(into, words)
    os.close(into)
    try:
        return said_by(*arguments, stdin=out), os.read(out, 1000)
    finally:
        os.close(out)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe cannot be asked there")
def test_words_in_a_pipe_beside_text_are_said_to_be_unread(journal: Path) -> None:
    """TEXT is kept, and the pipe is left as it is."""
    said, left = with_pipe(["write", "These are the words."], b"And these.\n")
    assert UNREAD in said
    assert left == b"And these.\n"
    assert only_record(journal)["answers"][0]["text"] == "These are the words."


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe cannot be asked there")
def test_words_piped_into_edit_are_said_to_be_unread(journal: Path) -> None:
    """The change by options is made all the same."""
    with_pipe(["write", "Words."], b"")
    said, left = with_pipe(["edit", "last", "--title", "A title"], b"Other words.\n")
    assert "`equityjournal edit` reads no words from a pipe" in " ".join(said.split())
    assert left == b"Other words.\n"
    assert only_record(journal)["title"] == "A title"


def test_a_file_is_like_a_pipe_unless_it_was_read_in_part(journal: Path, tmp_path: Path) -> None:
    """A loop that takes its lines from a file gives each to a command of its own."""
    lines = tmp_path / "lines"
    lines.write_text("one\ntwo\n")
    command = ["write", "These are the words."]
    with lines.open("rb", buffering=0) as whole:
        assert UNREAD in said_by(*command, stdin=whole.fileno())
    with lines.open("rb", buffering=0) as begun:
        begun.read(4)
        assert UNREAD not in said_by(*command, stdin=begun.fileno())
    with Path(os.devnull).open("rb") as nothing:
        assert UNREAD not in said_by(*command, stdin=nothing.fileno())
    assert len(kept_files(journal)) == 3
