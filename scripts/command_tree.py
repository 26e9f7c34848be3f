"""The command tree: every command of the program, with its options, read from the program itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from typer import Context
from typer.main import get_command

from equityjournal.cli import OTHER_SPELLINGS, app

NAMES = ("equityjournal", "ej")
"""The two names of the program."""

WIDTH = 79
"""Columns of help text, as on a usual terminal."""


@dataclass(frozen=True)
class Command:
    """One command, as its `--help` tells it."""

    path: tuple[str, ...]
    """Words after the program's name; none for the program itself."""
    summary: str
    text: str
    """Paragraphs of help, the summary first."""
    usage: str
    """Words after the command's name: `[OPTIONS] {FORMAT}`."""
    arguments: tuple[tuple[str, str], ...]
    """Name and help of each argument."""
    options: tuple[tuple[str, str], ...]
    """Spelling (`-o, --output FILE`) and help of each option."""
    flags: frozenset[str]
    """Spellings of options, without their values."""
    subcommands: tuple[str, ...]
    help: str
    """The whole of `--help`."""

    @property
    def name(self) -> str:
        """The command as typed: `equityjournal packs check`."""
        return " ".join((NAMES[0], *self.path))


@cache
def commands() -> tuple[Command, ...]:
    """Every command of the program, the program itself first, in the order of `--help`."""
    root: Any = get_command(app)
    return tuple(_walk(root, ()))


def other_spellings() -> dict[str, str]:
    """Commands by another name, such as `neglected` for `themes`."""
    return dict(OTHER_SPELLINGS)


def _walk(command: Any, path: tuple[str, ...], parent: Any = None) -> Iterator[Command]:
    name = path[-1] if path else NAMES[0]
    settings = command.context_settings | {"terminal_width": WIDTH}
    context = Context(command, info_name=name, parent=parent, **settings)
    below = command.list_commands(context) if hasattr(command, "list_commands") else []
    yield _told(command, context, path, tuple(below))
    for word in below:
        yield from _walk(command.get_command(context, word), (*path, word), context)


def _told(command: Any, context: Any, path: tuple[str, ...], below: tuple[str, ...]) -> Command:
    records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    flags: set[str] = set()
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is None:
            continue  # hidden from `--help`, and so from every page
        records[parameter.param_type_name].append((record[0], record[1]))
        if parameter.param_type_name == "option":
            flags.update((*parameter.opts, *parameter.secondary_opts))
    return Command(
        path=path,
        summary=(command.help or "").split("\n")[0].strip(),
        text=(command.help or "").strip(),
        usage=" ".join(command.collect_usage_pieces(context)),
        arguments=tuple(records["argument"]),
        options=tuple(records["option"]),
        flags=frozenset(flags),
        subcommands=below,
        help=command.get_help(context),
    )
