"""An entry about what happened to its writer, seen by its writer alone: a canary in every field, and every way out.

New verbs, new formats and new exports are taken in by themselves: they are listed when the test runs.
"""

import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import typer

from cli.meeting.to_bronwen import EVERYTHING, WITH, every
from cli.session.test_private_words_in_passing import every_verb
from equityjournal.cli import VERBS, _verb
from equityjournal.store.disk.places import index_place
from pairs import add, opened
from program import Program

FACTS = [
    "--title", "QUAILTITLE", "--setting", "QUAILPLACE", "--person", "QUAILWITNESS", "-f", "QUAILFEELING",
    "--step", "QUAILSTEP", "--by", "short",
]  # fmt: skip
OPEN = "An open word."


@pytest.fixture
def entry(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Its id; beside it stand an open entry, a version, a draft and a later thought of the kind."""
    monkeypatch.chdir(tmp_path)
    program("write", OPEN, "-t", "humility")
    answers = [
        "Mr QUAILDOER shouted.",
        ".",
        "QUAILDAY",
        ".",
        "QUAILDOER",
        ".",
        "QUAILWITNESS",
        ".",
        *[""] * 9,
    ]
    program.at_terminal("write", "--happened-to-me", *FACTS, typed=answers)
    identity = str(program("show", "last", "--json").json["id"])
    program("edit", identity, "--title", "QUAILTITLE2")
    program("write", "--reply", identity, "QUAILLATER")
    program("write", "--happened-to-me", "-d", "yesteday", *FACTS, piped="QUAILDRAFT", code=1)
    return identity


def formats() -> Sequence[str]:
    """Everything that `export` takes, found as the program finds it."""
    group = _verb("export")
    return list(group.list_commands(typer.Context(group)))


def switches(form: str) -> Iterator[str]:
    """Every option of a format that is on or off, but those by which a writer asks for their own private words."""
    group = _verb("export")
    command = group.get_command(typer.Context(group), form)
    for option in command.params:
        if getattr(option, "is_flag", False):
            yield from (name for name in option.opts if name.startswith("--"))


def seen(program: Program, *verb: str) -> str:
    """All that a command says; whatever its exit code."""
    said = program(*verb, code=None)
    return said.out + said.err


def all_in(file: Path) -> str:
    """All words of a file, and of the files packed into it."""
    if not zipfile.is_zipfile(file):
        return file.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(file) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_its_writer_sees_it(
    program: Program, entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In `show`, `edit`, a search for private words, the account, their own JSON, and a backup."""
    monkeypatch.setenv("VISUAL", f"cp -t {tmp_path}")
    program.at_terminal("edit", entry, typed=["e"], code=None)
    program("export", "what-happened", "--unmasked", "-o", "account.md")
    ways = {
        "show": seen(program, "show", entry),
        "search": seen(program, "search", "QUAILDOER", "--private"),
        "edit": "".join(path.read_text("utf-8") for path in tmp_path.iterdir() if path.name != "account.md"),
        "export what-happened": (tmp_path / "account.md").read_text("utf-8"),
    }
    if "json" in formats():
        program("export", "json", "--include-private", "-o", "own.json")
        ways["export json"] = (tmp_path / "own.json").read_text("utf-8")
    program("backup", "whole.zip")
    ways["backup"] = all_in(tmp_path / "whole.zip")
    assert {way for way, words in ways.items() if "QUAILDOER" not in words} == set()
    assert all("QUAILWITNESS" in words for way, words in ways.items() if way != "search")


def test_no_export_takes_it_along_unasked(program: Program, entry: str, tmp_path: Path) -> None:
    """No format there is, by filters or by the entry's id, alone and with its switches but --include-private."""
    taken = []
    for form in formats():
        asking = [switch for switch in switches(form) if switch in ("--yes", "--unmasked")]
        asking = [] if form == "what-happened" else asking
        every = [switch for switch in switches(form) if switch not in ("--include-private", "--unmasked")]
        for number, options in enumerate([asking, [*asking, "--since", "1 May"], every, [entry, *asking]]):
            place = tmp_path / f"{form}-{number}"
            said = seen(program, "export", form, *options, "-o", str(place))
            words = said + (all_in(place) if place.exists() else "")
            if "QUAIL" in words:
                taken.append((form, options))
    assert taken == []
    made = {path.name.rpartition("-")[0] for path in tmp_path.iterdir()}
    assert made == {form for form in formats() if form != "what-happened"}, "of the open entry beside it"


def test_asked_for_private_entries_no_document_for_reading_takes_it(
    program: Program, entry: str, tmp_path: Path
) -> None:
    """By filters it is counted, and by its id refused, each with the export that is for it; JSON is a copy."""
    for form in [form for form in formats() if "--include-private" in switches(form) and form != "json"]:
        place = tmp_path / form
        said = program("export", form, "--include-private", "-o", str(place))
        assert "2 entries about what happened to you stay here" in said.err
        assert "export what-happened" in said.err
        assert "QUAIL" not in all_in(place)
        named = program("export", form, entry, "--include-private", "-o", str(tmp_path / "no"), code=1)
        assert f"`equityjournal export what-happened {entry}`" in " ".join(named.err.split())
        assert not (tmp_path / "no").exists()


def test_every_other_verb_is_looked_at_elsewhere(entry: str) -> None:
    """`tests/cli/session/test_private_words_in_passing.py` runs all of them, in every form, on an entry like this."""
    assert {*every_verb(entry)} | {
        "edit",
        "share",
        "open",
        "demo",
        "worksheet",
        "completion",
        "reminder",
    } == set(VERBS)


def test_no_page_sheet_or_share_holds_it(program: Program, entry: str, tmp_path: Path) -> None:
    """A look back with all its options, every pack on paper, and a message, by filters and by its id."""
    seen(
        program, "review", "--page", "page.html", "--with-happened-to-me", "--with-feelings", "--with-settings",
        "--with-steps", "--since", "1 January",
    )  # fmt: skip
    seen(program, "review", "--page", "plain.html")
    for pack in program("packs", "--json").json:
        seen(program, "worksheet", pack["id"], "-o", f"{pack['id']}.html")
    seen(program, "worksheet", "relational-equity", "--look-back", "-o", "look.html")
    written = "".join(path.read_bytes().decode("utf-8", "replace") for path in tmp_path.iterdir())
    assert "QUAIL" not in written
    assert len(written) > 10_000


def test_no_message_holds_it(two: tuple[Program, Program], out: Path) -> None:
    """Neither all that may go along, nor its own id, takes it to another person."""
    amara, bronwen = two
    kept = add(amara, "QUAIL", setting="QUAIL", people=["QUAIL"], private=True, happened_to_me=True)
    add(amara, OPEN, follows=kept.id)
    amara(*WITH, *every(amara), *EVERYTHING, "-o", str(out), "--yes")
    message = opened(bronwen, out).model_dump_json()
    assert OPEN in message
    assert "QUAIL" not in message
    assert kept.id not in message
    said = amara(*WITH, kept.id, "-o", str(out.with_name("2.age")), "--yes", code=1)
    assert said.err == f"{kept.id} is private, and stays in the journal.\n"


def test_the_tab_key_offers_nothing_of_it(
    program: Program, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its day alone, and no window's title is set by anything."""
    monkeypatch.setenv("_EQUITYJOURNAL_COMPLETE", "complete_zsh")
    for line in (
        "equityjournal show ",
        "equityjournal write --reply ",
        "equityjournal export what-happened ",
    ):
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        offered = seen(program)
        assert entry in offered
        assert "QUAIL" not in offered


def test_nothing_outside_the_journal_holds_it_but_the_index(program: Program, entry: str, home: Path) -> None:
    """Settings, counts, numbers of the list and reports: every file below home is read."""
    program.at_terminal("list")
    program.at_terminal("show", "1")
    inside = (_journal(), index_place())
    outside = [
        path
        for path in home.rglob("*")
        if path.is_file() and not any(path.is_relative_to(place) for place in inside)
    ]
    assert outside
    assert [path for path in outside if b"QUAIL" in path.read_bytes()] == []
    shown = program.at_terminal("list").out + program.at_terminal().out
    assert "\x1b]" not in shown
    assert "QUAIL" not in shown


def _journal() -> Path:
    return Path(os.environ["EQUITYJOURNAL_DIR"])
