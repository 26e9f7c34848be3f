"""The formats of `export`, found at run time."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer._click.shell_completion import CompletionItem
from typer.core import TyperGroup

from equityjournal.cli.commands.verb_command import VerbGroup
from equityjournal.cli.exporting.entries_command import EntriesCommand
from equityjournal.cli.exporting.own_commands import OWN_COMMANDS
from equityjournal.cli.session.plug_ins import usable
from equityjournal.cli.terminal.output import note
from equityjournal.cli.terminal.typed_path import mean_paths_as_typed
from equityjournal.core.text.errors import NotAllowed, UnclearCommand
from equityjournal.core.text.naming import closest
from equityjournal.core.text.speech import say
from equityjournal.formats import BUILT_IN, doors, is_built_in

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class FormatGroup(VerbGroup):
    """The formats: exporters, then exports with own files."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Every format, ours first."""
        return [*_doors(ctx), *OWN_COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A format, ready to run; None for another word.

        Raises:
            NotAllowed: For a plug-in that cannot be loaded.
        """
        if cmd_name in OWN_COMMANDS:
            return _own_command(cmd_name)
        door = _doors(ctx).get(cmd_name)
        return door and _document_command(door)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the formats with their purposes; only plug-ins are loaded.

        A plug-in is named if it cannot be loaded.
        """
        rows = []
        for name, door in _doors(ctx).items():
            try:
                rows.append((name, _purpose(door)))
            except NotAllowed as refusal:
                note(refusal.sentence)
        rows += [(name, export.purpose) for name, export in OWN_COMMANDS.items()]
        with formatter.section("Formats"):
            formatter.write_dl(rows)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Offer the formats by name, and load none."""
        names = [CompletionItem(name) for name in self.list_commands(ctx) if name.startswith(incomplete)]
        return names + super(TyperGroup, self).shell_complete(ctx, incomplete)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words after `export`.

        Raises:
            UnclearCommand: Without any.
        """
        if not args and not ctx.resilient_parsing:
            raise UnclearCommand(
                say(
                    "Into which format? For example: `equityjournal export markdown`. "
                    "`equityjournal export --help` lists them."
                )
            )
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The format typed, by its name's clear start.

        Raises:
            UnclearCommand: With the nearest names.
        """
        found = closest(args[0], {name: (name,) for name in self.list_commands(ctx)})
        return super().resolve_command(ctx, [found[0], *args[1:]] if len(found) == 1 else args)


def _doors(ctx: Any) -> "dict[str, EntryPoint]":
    """Entry points of formats by name.

    They are looked for once for each command line.
    """
    if DOORS not in ctx.meta:
        ctx.meta[DOORS] = doors()
    found: dict[str, EntryPoint] = ctx.meta[DOORS]
    return found


DOORS = f"{__name__}.doors"
"""The place of the entry points in a command line's notes."""


@cache
def _own_command(name: str) -> Any:
    """The command of an export with its own file."""
    stem, purpose = OWN_COMMANDS[name]
    module = import_module(f"equityjournal.cli.exporting.{stem}")
    return _made(name, purpose, getattr(module, stem), getattr(module, "COMMAND", EntriesCommand))


def _purpose(door: "EntryPoint") -> str:
    """The purpose of a format.

    Raises:
        NotAllowed: When it is a plug-in's and cannot be loaded.
    """
    if is_built_in(door):
        return BUILT_IN[door.name]
    purpose: str = _document_command(door).get_short_help_str(limit=1000)
    return purpose


def _document_command(door: "EntryPoint") -> Any:
    """The command of a format behind the door.

    Raises:
        NotAllowed: When it cannot be loaded.
    """
    from equityjournal.cli.exporting.document import document  # noqa: PLC0415 - loads Pydantic

    with usable(door):
        made = door.load()()
        return _made(door.name, made.purpose, document(made), EntriesCommand)


def _made(name: str, purpose: str, function: Any, kind: Any) -> Any:
    """The command of a function."""
    group = typer.Typer(add_completion=False, rich_markup_mode=None)
    group.command(name, short_help=purpose, cls=kind)(function)
    command = typer.main.get_command(group)
    command.name = name
    mean_paths_as_typed(command)
    return command
