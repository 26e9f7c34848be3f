"""A pager, where it was asked for: never by itself, never for a pipe, and nothing of it stays behind."""

from pathlib import Path
from typing import Any

import pytest

from cli.kept import keep
from cli.real_terminal import at_terminal, end, pexpect
from equityjournal.store.settings.values import journal_place
from outside import needs, outside
from program import Program

ENTRIES = 60
VERBS = (
    ["list", "--all"],
    ["search", "CANARY", "--all"],
    ["show", "last"],
    ["themes", "--all", "--explain"],
)


@pytest.fixture
def filled(program: Program) -> None:
    """A journal whose lists and last entry are longer than a screen of thirty lines."""
    for number in range(ENTRIES):
        keep(journal_place(), program.clock, about=[], themes=["power"], text=f"CANARY {number}")
        program.clock.pass_days(1)
    program("write", "\n".join(f"CANARY line {number}" for number in range(100)))


def screen(*verb: str, **environment: str) -> Any:
    """A command at a terminal of thirty lines whose kind a pager can use."""
    surroundings: dict[str, Any] = {"TERM": "xterm", **environment}
    return at_terminal(*verb, **surroundings)


def is_paged(session: Any) -> bool:
    """Whether a pager waits for a key; `q` leaves it."""
    return bool(session.expect([r"\x1b\[\?1049h", pexpect.EOF]) == 0)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_long_output_opens_in_it_and_leaves_it_whole(filled: None, program: Program, verb: list[str]) -> None:
    """Only by the setting; then the end is reached by a key, and q leaves."""
    needs("less")
    program("config", "pager", "on")
    session = screen(*verb)
    assert is_paged(session)
    session.send("G")
    session.expect(r"\(END\)")
    session.send("q")
    end(session)
    assert session.exitstatus == 0


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_variable_alone_opens_none(filled: None, verb: list[str], tmp_path: Path) -> None:
    """$PAGER may be one that keeps what is looked for in it."""
    trap = tmp_path / "pager"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/called\ncat\n")
    trap.chmod(0o700)
    session = screen(*verb, PAGER=str(trap), MANPAGER=str(trap))
    assert ("Power dynamics" if verb[0] == "themes" else "CANARY") in end(session)
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize(
    "surroundings",
    [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}, {"TERM": "unknown"}],
    ids=lambda surroundings: next(iter(surroundings.values())),
)
def test_it_never_opens_for_a_screen_reader_or_a_plain_terminal(
    filled: None, program: Program, surroundings: dict[str, str]
) -> None:
    """Everything is printed, and the program ends by itself."""
    program("config", "pager", "on")
    session = screen("list", "--all", **surroundings)
    said = end(session)
    assert said.count("Power dynamics") == ENTRIES
    assert "1049h" not in said


@pytest.mark.parametrize("verb", [["list", "--all", "--json"], ["show", "last", "--json"]], ids=" ".join)
def test_it_never_opens_for_json(filled: None, program: Program, verb: list[str]) -> None:
    """Not even at a terminal."""
    program("config", "pager", "on")
    said = end(screen(*verb))
    assert "CANARY" in said
    assert "1049h" not in said


def test_it_never_opens_for_a_pipe(filled: None, program: Program) -> None:
    """The same bytes come out with it and without."""
    without = outside("list", "--all").stdout
    program("config", "pager", "on")
    assert outside("list", "--all").stdout == without


def test_what_fits_on_the_screen_is_printed(program: Program) -> None:
    """A pager for three lines would only be in the way."""
    program("write", "CANARY")
    program("config", "pager", "on")
    said = end(screen("list"))
    assert "CANARY" in said
    assert "1049h" not in said


def test_what_is_looked_for_in_it_stays_nowhere(filled: None, program: Program, home: Path) -> None:
    """A name searched for in less would otherwise stand in its history, and with a log, all that was read."""
    needs("less")
    program("config", "pager", "on")
    session = screen(
        "show",
        "last",
        LESSHISTFILE=str(home / "history"),
        LESS=f"-o{home}/log",
        LESSOPEN=f"||tee {home}/copy %s",
    )
    session.expect("log file support is not available")
    session.send("\r")
    assert is_paged(session)
    session.send("/PEMBERTON\r")
    session.expect("not found")
    session.send("\r")
    session.send("q")
    end(session)
    there = {path for path in home.rglob("*") if path.is_file() and b"PEMBERTON" in path.read_bytes()}
    assert there == set()
    assert not {"history", "log", "copy", ".lesshst"} & {path.name for path in home.iterdir()}


def test_no_other_program_is_started_from_it(filled: None, program: Program, home: Path) -> None:
    """`!` and `v` would hand private words to a shell or an editor."""
    needs("less")
    program("config", "pager", "on")
    session = screen("show", "last", EDITOR=f"touch {home}/edited")
    assert is_paged(session)
    for key in "!v|":
        session.send(key)
        session.expect("not available")
        session.send("\r")
    session.send("q")
    end(session)
    assert not (home / "edited").exists()


def test_ctrl_c_and_leaving_early_end_nothing_badly(filled: None, program: Program) -> None:
    """Ctrl-C is the pager's own; whoever leaves at the first screen leaves with exit code 0."""
    needs("less")
    program("config", "pager", "on")
    session = screen("list", "--all")
    assert is_paged(session)
    session.sendintr()
    # Keys before Ctrl-C is dealt with are lost.
    while session.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=0.2):
        session.send("q")
    session.close()
    assert session.exitstatus == 0


def test_where_there_is_no_pager_everything_is_printed_and_it_cannot_be_set(
    filled: None, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The setting may come from another machine."""
    program("config", "pager", "on")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program.at_terminal("list", "--all").out.count("Power dynamics") == ENTRIES
    assert "neither less nor more was found" in program("config", "pager", "on", code=1).err


def test_a_refusal_is_said_as_ever(program: Program) -> None:
    """Nothing is held back of it."""
    program("write", "Words.")
    program("config", "pager", "on")
    assert "No entry" in program.at_terminal("show", "zzzzzz", code=1).out
