"""Formats of other packages: found, listed, refused when broken; documents of bytes."""

import io
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import ClassVar

import pytest

from equityjournal.cli.terminal.writing_out import to_screen
from equityjournal.core.entries.entry import Entry
from equityjournal.formats import DOOR, About, doors
from program import Program


class PictureExporter:
    """A format whose documents are bytes and no text, as those of a word processor are."""

    purpose = "A picture of what you wrote."
    ending = ".picture"
    on_screen = False
    switches: ClassVar = {"in-colour": "Not in black and white."}
    DOCUMENT = b"PK\x03\x04\xff\x00\n\r\n\xfe"

    def export(self, entries: Iterator[Entry], about: About) -> Iterable[bytes]:
        """The same few bytes whatever the entries are, and one more for the colours."""
        assert [entry.answers[0].text for entry in entries] == ["One."] * about.count
        yield self.DOCUMENT
        yield b"\xcc" if "in-colour" in about.switched_on else b""


@pytest.fixture
def picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package beside this one brings the format `picture` through the door for plug-ins."""
    door = EntryPoint("picture", f"{__name__}:PictureExporter", DOOR)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [door] if group == DOOR else [])


@pytest.mark.usefixtures("picture")
def test_a_document_of_bytes_reaches_a_file_and_a_pipe_unchanged(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plug-in's bytes are written as they are, to a file and to a pipe."""
    program("write", "One.")
    target = home / "out.picture"
    assert "1 entry written to" in program("export", "picture", "-o", str(target)).out
    assert target.read_bytes() == PictureExporter.DOCUMENT
    program("export", "picture", "--in-colour", "--force", "-o", str(target))
    assert target.read_bytes() == PictureExporter.DOCUMENT + b"\xcc"
    pipe = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(pipe, encoding="cp1252"))
    to_screen(PictureExporter.DOCUMENT)
    assert pipe.getvalue() == PictureExporter.DOCUMENT


@pytest.mark.usefixtures("picture")
def test_a_document_of_bytes_is_not_poured_onto_a_screen(program: Program) -> None:
    """At a terminal `-o -` is refused in a sentence that says how to get it into a file."""
    program("write", "One.")
    said = program.at_terminal("export", "picture", "-o", "-", code=1).out
    assert "is not text for a screen; --output FILE writes it to a file." in said
    assert "PK" not in said


@pytest.mark.usefixtures("picture")
def test_a_document_for_no_screen_gets_a_name_by_its_day(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name it is put beside the last, never over it, and never under a title; a pipe stays clean."""
    monkeypatch.chdir(home)
    program("write", "--title", "Secret", "One.")
    said = program("export", "picture")
    assert said.out == ""
    assert "1 entry written to equityjournal-2026-06-01.picture." in said.err
    assert "equityjournal-2026-06-01-2.picture" in program.at_terminal("export", "picture").out
    for name in ("equityjournal-2026-06-01.picture", "equityjournal-2026-06-01-2.picture"):
        assert (home / name).read_bytes() == PictureExporter.DOCUMENT


@pytest.mark.usefixtures("picture")
def test_a_format_of_another_package_stands_in_the_same_list(program: Program) -> None:
    """`export --help` says what it is for, and its own help has its own option; no other format has that."""
    assert re.search(
        r"^ +picture +A picture of what you wrote\.$", program("export", "--help").out, re.MULTILINE
    )
    assert "--in-colour" in program("export", "picture", "--help").out


def test_a_format_that_cannot_be_loaded_is_named(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken package beside this one hides no other format from the list, and is refused in a sentence."""
    broken = EntryPoint("broken", "nosuch_package:Exporter", DOOR)
    ours = doors()["markdown"]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [broken, ours])
    listed = program("export", "--help")
    assert "markdown  " in listed.out
    why = "The format broken comes from another package, which cannot be used (ModuleNotFoundError: No module"
    assert why in listed.err
    assert why in program("export", "broken", code=1).err
