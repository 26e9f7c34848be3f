"""`untag`: take back a theme given by hand."""

from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.completing import some_entries, some_themes
from equityjournal.cli.writing.tagging import retag
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry


def untag(
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
    """Take back a theme given by hand.

    The version before it is kept.
    """
    retag(context, entry, themes, _without)


def _without(entry: "Entry", theme: str, title: str) -> list[str] | str:
    if theme in entry.themes:
        return [one for one in entry.themes if one != theme]
    if theme in entry.credited:
        return say(
            "{id} is about {title} because of the question it answers, so there is no tag to take back.",
            id=entry.id,
            title=title,
        )
    return say("{id} has no tag for {title}.", id=entry.id, title=title)
