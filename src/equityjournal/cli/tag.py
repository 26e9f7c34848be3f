"""`tag`: say by hand that an entry is about a theme."""

from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.completing import some_entries, some_themes
from equityjournal.cli.writing.tagging import retag
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry


def tag(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="The entry, as `show` takes it.", autocompletion=some_entries)
    ],
    themes: Annotated[
        list[str],
        typer.Argument(
            metavar="THEME...", help="A clear part of each theme's name.", autocompletion=some_themes
        ),
    ],
) -> None:
    """Say that an entry is about a theme, or several.

    The version before it is kept.
    """
    retag(context, entry, themes, _with)


def _with(entry: "Entry", theme: str, title: str) -> list[str] | str:
    if theme in entry.credited:
        return say("{id} is about {title} already.", id=entry.id, title=title)
    return [*entry.themes, theme]
