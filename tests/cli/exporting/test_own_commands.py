"""Exports with files of their own, which stand in the list of formats."""

import re
import sys
from types import ModuleType

import pytest
import typer

from equityjournal.cli.commands.verb_command import VerbCommand
from equityjournal.cli.exporting import format_group
from equityjournal.cli.exporting.own_commands import OWN_COMMANDS, OwnCommand
from equityjournal.cli.exporting.previewing import previewed
from equityjournal.cli.terminal.output import tell
from program import Program


def fair_copy(context: typer.Context, yes: bool = False) -> None:
    """Make a fair copy."""
    if previewed(f"Words for {context.info_name}\nand more", yes=yes):
        tell("Made.")


@pytest.fixture
def attached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two words for one file of this room."""
    module = ModuleType("fair_copy")
    module.fair_copy = fair_copy  # type: ignore[attr-defined] # as a file has it
    module.COMMAND = VerbCommand  # type: ignore[attr-defined] # likewise
    monkeypatch.setitem(sys.modules, "equityjournal.cli.exporting.fair_copy", module)
    rows = dict.fromkeys(("fair", "fairest"), OwnCommand("fair_copy", "A fair copy."))
    monkeypatch.setattr(format_group, "OWN_COMMANDS", {**OWN_COMMANDS, **rows})
    format_group._own_command.cache_clear()


@pytest.mark.usefixtures("attached")
def test_an_export_with_a_file_of_its_own_stands_in_the_list(program: Program) -> None:
    """It has its own options alone, and knows by which word it was typed."""
    assert re.search(r"^ +fairest +A fair copy\.$", program("export", "--help").out, re.MULTILINE)
    assert "--since" not in program("export", "fair", "--help").out
    assert "Words for fairest\nand more\n" in program("export", "fairest", "--yes").err
    assert "--yes does without" in program("export", "fair", code=1).err


@pytest.mark.usefixtures("attached")
@pytest.mark.parametrize(("typed", "said"), [("yes", "Made."), ("no", "Nothing was made.")])
def test_a_preview_is_shown_and_agreed_to(program: Program, typed: str, said: str) -> None:
    """All of it is on the screen before the question, and only a full yes makes it."""
    shown = program.at_terminal("export", "fair", typed=[typed]).out
    assert shown.startswith("This is all that goes into it:\n\nWords for fair\nand more\n\nMake it?")
    assert shown.endswith(f"{said}\n")
