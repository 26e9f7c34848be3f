"""`focus`: themes the writer wants to be asked about more."""

from typing import Annotated

import typer

from equityjournal.cli.session.completing import some_themes
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.choosing_themes import choose
from equityjournal.core.text.speech import listed, say
from equityjournal.core.themes.choices import IN_FOCUS


def focus(
    context: typer.Context,
    themes: Annotated[
        list[str],
        typer.Argument(
            metavar="THEME...", help="A clear part of each theme's name.", autocompletion=some_themes
        ),
    ],
) -> None:
    """Put themes in focus.

    Each counts for two, so its silence is named sooner.
    """
    titles, _ = choose(context, themes, IN_FOCUS)
    tell(
        say(
            "In focus: {titles}. `equityjournal bring-back THEME` ends it.", titles=listed([*titles.values()])
        )
    )
