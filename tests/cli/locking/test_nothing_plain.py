"""Nothing that is written into a locked journal lies anywhere in plain: not in it, and not beside it."""

from pathlib import Path

import pytest

from cli.fake_editor import Editor
from equityjournal.core.locking.sealed_form import is_for_two_keys
from locked import SealedJournal
from program import Program

CANARY = b"CANARY"


@pytest.fixture
def editor(home: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that does as it is told."""
    return Editor(monkeypatch, home / "editor.py")


def plain_places(home: Path) -> list[str]:
    """Files below a home that hold or are named for a canary."""
    files = [path for path in home.rglob("*") if path.is_file() and path.suffix not in (".py", ".opened")]
    return [
        str(path.relative_to(home)) for path in files if CANARY in path.read_bytes() or "CANARY" in path.name
    ]


FACTS = [
    "--title", "CANARY title", "--setting", "CANARY setting", "--person", "CANARY person", "-f", "tired",
    "--step", "CANARY step", "--by", "short", "--their-words", "CANARY said",
]  # fmt: skip


def test_no_word_of_an_open_journal_is_plain_anywhere(
    program: Program, sealed_journal: SealedJournal, keeper: Path, home: Path, editor: Editor
) -> None:
    """After writing, changing, searching, sharing and erasing, a canary stands in no file of the whole home."""
    sealed_journal.remember()
    program("write", "CANARY one, asked twice.", "-t", "power", *FACTS)
    program("write", "CANARY two", "--private")
    program.at_terminal("write", typed=["CANARY three, some words typed.", "^C"], code=None)
    editor.replaces("one", "CANARY changed")
    program("edit", "1", "--title", "CANARY again", code=None)
    for line in (
        ["list"], ["show", "1"], ["search", "CANARY"], ["search", "CANARY", "--json"], ["themes"], ["review"], ["steps"],
        ["their-words"], ["check"], ["look-over", "1"], ["tag", "1", "humility"], ["untag", "1", "humility"],
        ["done", "CANARY"], ["set-aside", "humility"], ["bring-back", "humility"], ["focus", "dignity"],
        ["discussed", "1", "--with", "CANARY coach", "--note", "CANARY note"], ["delete", "1"], ["restore", "1"], ["list"],
    ):  # fmt: skip
        said = program(*line, code=None)
        assert said.code in (0, 1), (line, said)
        assert "Traceback" not in said.err
        assert plain_places(home) == [], line
    program.at_terminal("edit", "1", code=None)
    (identity,) = {path.name[:17] for path in sealed_journal.files("versions")} or {""}
    program.at_terminal("erase", identity, typed=["y", "yes"], code=None)
    assert plain_places(home) == []
    sealed = sealed_journal.files()
    assert sealed
    assert [path for path in sealed if not is_for_two_keys(path.read_bytes())] == []
    assert {path.stat().st_size // 4096 for path in sealed} == {0}


def test_no_word_written_while_closed_is_plain_anywhere(
    program: Program, sealed_journal: SealedJournal, home: Path, editor: Editor
) -> None:
    """A closed journal takes words from the command line, a pipe, the keyboard and the editor, all sealed."""
    program("write", "CANARY one", "-t", "power", *FACTS)
    program("write", "-", piped="CANARY two\n", code=None)
    program("write", "-d", "yesteday", *FACTS, piped="CANARY three", code=1)
    program.at_terminal("write", typed=["CANARY four, some words typed.", "."], code=None)
    editor.types("CANARY five")
    program.at_terminal("write", "--editor", code=None)
    assert plain_places(home) == []
    assert len(sealed_journal.files("entries")) >= 3
