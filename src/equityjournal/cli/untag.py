"""`untag`: themes given by hand, taken back."""

from typing import TYPE_CHECKING

import typer

from equityjournal.cli.commands.arguments import EntryName, ThemeNames
from equityjournal.cli.editing.tagging import retag
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry


def untag(context: typer.Context, entry: EntryName, themes: ThemeNames) -> None:
    """Take back a theme given by hand.

    The version before it is kept. An entry named by a number is asked about
    first.
    """
    retag(context, entry, themes, _without, ask=say("Take the theme back?"))


def _without(entry: "Entry", theme: str, title: str) -> list[str] | str:
    if theme in entry.themes:
        return [tagged for tagged in entry.themes if tagged != theme]
    if entry.private:  # its own themes are not named
        return say("{id} has no tag for {title}, so nothing was changed.", id=entry.id, title=title)
    if theme in entry.credited:
        return say(
            "{id} is about {title} because of the question it answers, so there is no tag to take back.",
            id=entry.id,
            title=title,
        )
    return say("{id} has no tag for {title}.", id=entry.id, title=title)
