"""Slow proofs that any command line ends in a sentence, and that no file is replaced unasked."""

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

import diaries
from equityjournal.cli import app
from locked import PASSPHRASE, locked_at
from pairs import pair
from program import Outcome, Program

pytestmark = pytest.mark.torture

ROUNDS, COMMANDS = 60, 120  # journals, and command lines for each

LIKELY = {
    "THEME": ["power", "trust", "history", "humility"],
    "DAY": ["yesterday", "3 June 2026", "3/6", "last friday", "tomorrow", "2026-05-01"],
    "WHEN": ["friday", "short", "in two weeks"],
    "ID": ["last", "1", "2", "3", "yesterday"],
    "NAME": ["Amara", "Bronwen", "Amara Okafor"],
    "N": ["1", "2", "0"],
    "FORMAT": ["markdown", "html", "docx", "json", "csv", "nmc", "asye", "jrnl"],
    "PACK": ["pause", "relational-equity", "together"],
    "PROMPT": ["power/who-decided"],
    "FILE": ["mine.txt", "diary.json", "new/page.html", "."],
    "DIR": ["elsewhere", "."],
}
ODD = [
    "", " ", "\t", "-", "--", "-1", "99", "007", "2026-13-45", "9999-12-31", "0001-01-01", "a" * 300, "é", "🙂", "\u202eevil",
    "\x1b[31m", "\x01", "\udcff", "[bold]x[/]", "{x}", "%s", "~", "?", "help", ":stop", ":burn", "q1", "age1qqqq", "on", "all",
    "She didn't ring.", "I could not stop thinking of the stairs",
]  # fmt: skip
TYPED = [
    "",
    "",
    "yes",
    "no",
    "1",
    "2",
    ".",
    "?",
    "Amara",
    "me",
    "they",
    "page",
    ":stop",
    "back",
    "The visit took an hour.",
    "^C",
    "^D",
]
PIPED = [b"", b"", b"some piped words\n", b"yes\n", b"\xff\xfe\x00a"]


class CommandLines:
    """Random command lines of the program's own commands and options."""

    def __init__(self, lot: random.Random) -> None:
        self._lot = lot

    def draw(self) -> list[str]:
        """A command, likely and odd values for its arguments, and a few of its options."""
        line, command = self._command()
        parts = [part for known in command.get_params(typer.Context(command)) if (part := self._part(known))]
        if self._lot.random() < 0.1:
            parts.append([self._lot.choice(["--json", "--yes", "--all", "--nonsense", "-x"])])
        self._lot.shuffle(parts)
        return [*line, *(word for part in parts for word in part)]

    def _command(self) -> tuple[list[str], Any]:
        line: list[str] = []
        command: Any = get_command(app)
        while hasattr(command, "list_commands") and not (line and self._lot.random() < 0.1):
            line.append(self._lot.choice(command.list_commands(typer.Context(command))))
            command = command.get_command(typer.Context(command), line[-1])
        return line, command

    def _part(self, known: Any) -> list[str]:
        is_option = known.param_type_name == "option"
        if "--help" in known.opts or self._lot.random() > (0.12 if is_option else 0.8):
            return []
        if not is_option:
            return [
                self._value(known) for _ in range(1 if known.nargs == 1 else self._lot.choice([1, 1, 2, 3]))
            ]
        values = 0 if known.is_flag else known.nargs
        return [
            self._lot.choice([*known.opts, *known.secondary_opts]),
            *(self._value(known) for _ in range(values)),
        ]

    def _value(self, known: Any) -> str:
        likely = LIKELY.get((known.metavar or "").strip("[]."), ["home visit", "uneasy"])
        return self._lot.choice(likely if self._lot.random() < 0.75 else ODD)


def begin(program: Program, machine: Callable[[str], Program], journal: Path, round_: int) -> Program:
    """The program with two entries; every third knows a coach and shared with her, and every third is locked."""
    if round_ % 3 == 1:
        program, _ = pair(machine)
    if round_ % 3 == 2:
        locked_at(journal)
    for theme in ("power", "humility"):
        program("write", "The panel met without her again and nobody said so.", "-t", theme)
    if round_ % 3 == 1:
        program("share", "last", "--with", "Bronwen", "--yes", "-o", "shared.txt")
    return program


def fault_of(outcome: Outcome, line: Sequence[str], *, piped: bool) -> str | None:
    """What is wrong with the end of a command, if anything."""
    said = outcome.out + outcome.err
    if outcome.code not in (0, 1, 2, 130):
        return f"exit code {outcome.code}"
    if outcome.code in (1, 2) and not said.strip():
        return "a refusal without a word"
    if any(
        sign in said
        for sign in ("\x1b[31m", "\u202e", "Traceback", "ValidationError", "Errno", " object at 0x")
    ):
        return "a stranger's characters, or the program's insides"
    if outcome.code == 0 and piped and "--json" in line and "--help" not in line and outcome.out.strip():
        try:
            json.loads(outcome.out)
        except ValueError:
            return "no JSON"
    return None


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_any_command_line_ends_in_a_sentence_and_replaces_no_file(
    program: Program,
    machine: Callable[[str], Program],
    journal: Path,
    quick: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    round_: int,
) -> None:
    """Piped, and at terminals of three widths with all sorts of answers; `--force` alone replaces a file."""
    lot = random.Random(round_)  # noqa: S311 - a fixed lot for tests
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "mine.txt").write_text("My own notes, of years.")
    (diary,) = diaries.jrnl_json(lot).files.values()
    (work / "diary.json").write_bytes(diary)
    program = begin(program, machine, journal, round_)
    lines = CommandLines(lot)
    for _ in range(COMMANDS):
        line, before, piped = lines.draw(), contents(work), lot.random() < 0.5
        if piped:
            outcome = program(*line, piped=lot.choice(PIPED), code=None)
        else:
            typed = [lot.choice(TYPED) for _ in range(lot.randrange(12))]
            unseen = [PASSPHRASE] * lot.randrange(4)
            outcome = program.at_terminal(
                *line, typed=typed, unseen=unseen, code=None, columns=lot.choice([20, 40, 80])
            )
        assert fault_of(outcome, line, piped=piped) is None, (line, outcome)
        if "--force" not in line:
            after = contents(work)
            assert {path: after.get(path) for path in before} == before, line


def contents(folder: Path) -> dict[Path, bytes]:
    """The bytes of each file below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
