"""Paths as typed: the same bytes, `~` as the home folder, and never empty."""

import contextlib
from pathlib import Path
from typing import Any

from typer.models import TyperPath

from equityjournal.cli.terminal import streams
from equityjournal.core.text.errors import NotAllowed, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk.places import expanded


class TypedPath(TyperPath):
    """The type of an option or argument for a path."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Path:
        """The path.

        Raises:
            NotAllowed: For no path at all, as an unset variable leaves it, and for the home of nobody.
        """
        if isinstance(value, Path):
            return value
        if not value.strip():
            raise NotAllowed(
                say(
                    "{option} was given an empty name. Name a file or folder there, or leave it out.",
                    option=param.get_error_hint(ctx).strip("'") if param else say("A path"),
                )
            )
        return path_typed(value)


def path_typed(word: str) -> Path:
    """The path of a word of the command line.

    Raises:
        NotAllowed: For the home of nobody.
    """
    return expanded(streams.as_the_system_gave(word))


def mean_paths_as_typed(command: Any) -> None:
    """Give each path of a command and its subcommands the type above."""
    for parameter in command.params:
        if isinstance(parameter.type, TyperPath):
            parameter.type = TypedPath()
    for inner in getattr(command, "commands", {}).values():
        mean_paths_as_typed(inner)


def not_there(path: Path) -> UnusableFile:
    """The refusal of a path without a file, with how to type the right one."""
    said = say("{path} is not there.", path=path)
    with contextlib.suppress(OSError):  # this folder was removed meanwhile
        if not path.is_absolute():
            said = say("{path} is not in {folder}, where this terminal is.", path=path, folder=Path.cwd())
    how = say("A file dragged into this window is typed with its whole path.")
    return UnusableFile(f"{said} {how}")
