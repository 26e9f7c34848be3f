"""`tag`: themes given to an entry by hand."""

from typing import TYPE_CHECKING

import typer

from equityjournal.cli.commands.arguments import EntryName, ThemeNames
from equityjournal.cli.editing.tagging import retag
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry


def tag(context: typer.Context, entry: EntryName, themes: ThemeNames) -> None:
    """Say that an entry is about a theme, or several.

    The version before it is kept.
    """
    retag(context, entry, themes, _with)


def _with(entry: "Entry", theme: str, title: str) -> list[str] | str:
    if theme in entry.credited and entry.private:  # its themes are not named
        return say("Nothing was changed.")
    if theme in entry.credited:
        return say("{id} is about {title} already.", id=entry.id, title=title)
    return [*entry.themes, theme]
